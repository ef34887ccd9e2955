import { jsonPath } from '../../contract/author-issue.ts';
import type { Field, Question } from '../../contract/questionnaire.ts';
import type { RuleSource } from '../../contract/text.ts';
import { sentence, type Words } from '../../rules/author.ts';
import { toRule } from '../../rules/index.ts';
import { words } from '../../rules/words.ts';
import type { Part, Subject } from './subject.ts';
import { say } from './texts.ts';

export type ExplainLocale = keyof typeof words;
export const explainLocales = Object.keys(words) as ExplainLocale[];

/** A condition or formula as written and as a sentence. */
export interface Explained {
  readonly path: string;
  readonly role: 'asked when' | 'required when' | 'right when' | 'worked out as' | 'offered when' | 'settled when';
  /** id of the question, section, option or dimension that it is about */
  readonly about: string;
  readonly sentence: string;
}

/** Every condition and formula as a plain sentence, in the order of the document. */
export const explain = ({ parts }: Subject, locale: ExplainLocale): Explained[] =>
  parts.flatMap((part, i) => explainPart(part, locale, i === 0));

/** @param head whether to tell also what stands outside of sections */
function explainPart({ model, sections, place: placeOf }: Part, locale: ExplainLocale, head: boolean): Explained[] {
  const { definition, nodes } = model;
  const text = (found: Parameters<typeof say>[0]) => say(found, locale, definition.locales).replace(/\s+/g, ' ').trim();
  const explained: Explained[] = [];

  /** The question at a path of a rule, as seen from inside a group or not, and the row that the path names. */
  const at = (path: string, group: string | undefined) => {
    const node = (group && nodes.get(`${group}.${path}`)) || nodes.get(path);
    if (node) return { node, row: undefined };
    const [head = '', part = ''] = path.split('.', 2);
    const owner = (group && nodes.get(`${group}.${head}`)) || nodes.get(head);
    return { node: owner, row: owner?.rows.find(({ id }) => id === part)?.label ?? part };
  };

  const add = (
    role: Explained['role'],
    about: string,
    rule: RuleSource | undefined,
    path: readonly (string | number)[],
    group?: string,
  ) => {
    if (rule === undefined) return;
    const phrases: Words = {
      ...words[locale],
      label: (name) => {
        const { node, row } = at(name, group);
        const label = node ? text(node.question.label) : name;
        return row === undefined ? label : `${label} – ${text(row)}`;
      },
      option: (name, value) => {
        const option = at(name, group).node?.options.find((one) => one.value === value);
        return option && text(option.label);
      },
    };
    explained.push({ role, about, path: jsonPath(path), sentence: sentence(toRule(rule), phrases) });
  };

  const question = (q: Question | Field, place: readonly (string | number)[], group?: string) => {
    add('asked when', q.id, q.showIf, [...place, 'showIf'], group);
    if ('requiredIf' in q) add('required when', q.id, q.requiredIf, [...place, 'requiredIf'], group);
    if ('check' in q && q.check)
      [q.check]
        .flat()
        .forEach(({ rule }, i) =>
          add(
            'right when',
            q.id,
            rule,
            Array.isArray(q.check) ? [...place, 'check', i, 'rule'] : [...place, 'check', 'rule'],
            group,
          ),
        );
    if (q.type === 'calculated') add('worked out as', q.id, q.calculate, [...place, 'calculate'], group);
    for (const list of ['options', 'rows', 'columns'] as const) {
      const entries = (
        q as unknown as Partial<Record<typeof list, { id?: string; value?: string; showIf?: RuleSource }[]>>
      )[list];
      entries?.forEach((entry, i) =>
        add('offered when', `${q.id}: ${entry.value ?? entry.id}`, entry.showIf, [...place, list, i, 'showIf'], group),
      );
    }
    if (q.type === 'group') q.fields.forEach((field, i) => question(field, [...place, 'fields', i], q.id));
  };

  for (const [name, set] of Object.entries((head && definition.optionSets) || {}))
    if (Array.isArray(set))
      set.forEach((option, i) =>
        add('offered when', `${name}: ${option.value}`, option.showIf, ['optionSets', name, i, 'showIf']),
      );
  sections.forEach((section, s) => {
    add('asked when', section.id, section.showIf, [...placeOf(s), 'showIf']);
    section.questions.forEach((q, i) => question(q, [...placeOf(s), 'questions', i]));
  });
  definition.scoring?.gates?.forEach((gate, i) =>
    add('settled when', gate.dimension, gate.if, ['scoring', 'gates', i, 'if']),
  );
  return explained;
}
