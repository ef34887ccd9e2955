import { DefinitionError, jsonPath, show, type AuthorIssue } from '../contract/author-issue.ts';
import { questionnaireShape } from '../contract/generated/questionnaire.shape.ts';
import { nearest } from '../contract/nearest.ts';
import type { Field, Option, Question, Questionnaire, Section } from '../contract/questionnaire.ts';
import { read } from '../contract/shape.ts';
import type { RuleSource } from '../contract/text.ts';
import { check, compile as ready, pattern, references, toRule, type Rule, type RuleError, type Type } from '../rules/index.ts';
import { parseDate } from './edtf.ts';
import { findCycle, rankNodes } from './graph.ts';
import type { CompiledRule, Model, Node } from './types.ts';

type Place = readonly (string | number)[];
type Writable<T> = { -readonly [K in keyof T]: T[K] };

const other: Option = { value: 'other', label: { en: 'other', it: 'altro', sq: 'tjetër' } };
const numeric = ['integer', 'decimal', 'percent', 'currency', 'year', 'scale'];
const listed = ['single', 'multiple', 'dropdown', 'ranking'];

/** What rules may do with a question's answer. */
function typeOf({ question: q, options, scale }: Node): Type {
  const values = options.length ? { options: options.map((o) => o.value) } : {};
  if (numeric.includes(q.type)) return { kind: 'number' };
  switch (q.type) {
    case 'calculated':
      return { kind: 'any' };
    case 'boolean':
    case 'consent':
      return { kind: 'boolean' };
    case 'multiple':
    case 'ranking':
      return { kind: 'list', of: 'string', ...values };
    case 'dropdown':
    case 'country':
    case 'language':
      return q.multiple ? { kind: 'list', of: 'string', ...values } : { kind: 'string', ...values };
    case 'matrix':
      return { kind: 'record', of: scale ? 'number' : q.multiple ? 'list' : 'string', ...values };
    case 'allocation':
      return { kind: 'record', of: 'number' };
    case 'place':
      return { kind: 'record', of: 'string' };
    case 'group':
    case 'file':
      return { kind: 'list', of: 'record' };
    case 'date':
    case 'time':
      return { kind: q.type };
    default:
      return { kind: 'string', ...values };
  }
}

/** The type of what is under `${question.part}`: a row of a matrix or allocation, a part of a place, a column of a group. */
function partType(node: Node, part: string): Type | undefined {
  const q = node.question;
  if (q.type === 'group') {
    const field = node.fields.find((f) => f.question.id === part);
    if (!field) return undefined;
    const { kind, of, options } = typeOf(field);
    return { kind: 'list', of: kind === 'list' ? (of ?? 'any') : kind, ...(options && { options }) };
  }
  if (q.type === 'place') return part === 'name' || part === 'country' ? { kind: 'string' } : undefined;
  if (!node.rows.some((row) => row.id === part)) return undefined;
  const { of = 'any', options } = typeOf(node);
  return { kind: of, ...(of === 'list' && { of: 'string' }), ...(options && { options }) };
}

/**
 * Checks a definition and makes it ready to be answered.
 * @param document the questionnaire, as parsed JSON
 * @param form name of one of its shorter `forms`
 * @throws DefinitionError naming every mistake: shape first; when the shape is right, ids, references, rules, bounds and cycles
 */
export function compile(document: unknown, form?: string): Model {
  const definition = read<Questionnaire>(questionnaireShape, document);
  const issues: AuthorIssue[] = [];
  const fail = (place: Place, found: unknown, expected: string, hint?: string) =>
    void issues.push({ path: jsonPath(place), found: show(found), expected, ...(hint && { hint }) });

  const nodes = new Map<string, Node>();
  const places = new Map<Node, Place>();
  const sets = definition.optionSets ?? {};

  const unique = (ids: readonly string[], place: (i: number) => Place) => {
    const seen = new Set<string>();
    ids.forEach((id, i) => (seen.has(id) ? fail(place(i), id, 'an id of its own: it stands twice') : seen.add(id)));
  };
  const among = (id: string, place: Place, names: Iterable<string>, what: string) => {
    const all = [...names];
    if (all.includes(id)) return true;
    fail(place, id, what, nearest(id, all));
    return false;
  };

  const node = (question: Question | Field, section: string, place: Place, group?: Node): Node => {
    const q: Question = question;
    const setName = 'optionSet' in q ? q.optionSet : undefined;
    const set = setName !== undefined && Object.hasOwn(sets, setName) ? sets[setName] : undefined;
    if (setName !== undefined) among(setName, [...place, 'optionSet'], Object.keys(sets), 'a name in optionSets');
    const own = q.type === 'matrix' ? q.columns : 'options' in q ? q.options : undefined;
    let options: readonly Option[] = own ?? (Array.isArray(set) ? set : []);
    if ('other' in q && q.other && !options.some((o) => o.value === 'other')) options = [...options, other];
    const scale =
      q.type === 'scale' ? q : q.type === 'matrix' ? (q.scale ?? (set && !Array.isArray(set) ? set : undefined)) : undefined;
    if ((listed.includes(q.type) || (q.type === 'matrix' && !scale)) && !options.length)
      fail(place, undefined, q.type === 'matrix' ? 'columns, a scale or an optionSet' : 'options or an optionSet');
    if (scale && scale.min >= scale.max) fail([...place, 'max'], scale.max, `more than min (${scale.min})`);
    unique(options.map((o) => o.value), (i) => [...place, q.type === 'matrix' ? 'columns' : 'options', i, 'value']);
    const rows = 'rows' in q && q.rows ? q.rows : [];
    unique(rows.map((r) => r.id), (i) => [...place, 'rows', i, 'id']);
    const made: Writable<Node> = {
      name: group ? `${group.question.id}.${q.id}` : q.id,
      question, section, group, fields: [], options, rows, scale,
      showIf: undefined, requiredIf: undefined, calculate: undefined, checks: [], offers: new Map(), pattern: undefined,
      rank: 0, feeds: [], judges: [],
    };
    if (nodes.has(made.name)) fail([...place, 'id'], q.id, 'an id of its own: it stands twice');
    nodes.set(made.name, made);
    places.set(made, place);
    if (q.type === 'group') made.fields = q.fields.map((f, i) => node(f, section, [...place, 'fields', i], made));
    return made;
  };

  unique(definition.sections.map((s) => s.id), (i) => ['sections', i, 'id']);
  const chosen = form === undefined ? undefined : definition.forms?.[form];
  if (form !== undefined && !chosen) fail(['forms'], form, 'the name of a form', nearest(form, Object.keys(definition.forms ?? {})));
  definition.sections.forEach((section, s) => {
    const place: Place = ['sections', s];
    if (section.showIf !== undefined) {
      // a section's condition is a node of its own: its questions depend on it, and it on theirs elsewhere
      const made = node({ type: 'note', id: `#${section.id}`, label: '', showIf: section.showIf }, section.id, place);
      places.set(made, place);
    }
    section.questions.forEach((q, i) => node(q, section.id, [...place, 'questions', i]));
  });

  const typeAt = (scope: Node) => (path: string): Type | undefined => {
    if (path === '$today') return { kind: 'date' };
    const [head = '', part] = path.split('.', 2);
    const found = (scope.group && nodes.get(`${scope.group.question.id}.${head}`)) ?? (head[0] === '#' ? undefined : nodes.get(head));
    return found && (part === undefined ? typeOf(found) : partType(found, part));
  };

  const rule = (source: RuleSource, scope: Node, place: Place, wanted: 'boolean' | undefined, turn = (parsed: Rule) => parsed): CompiledRule | undefined => {
    try {
      const parsed = toRule(source as never);
      const names = [...nodes.keys()].filter((n) => n[0] !== '#');
      for (const p of check(parsed, typeAt(scope), wanted, names)) {
        issues.push({ path: jsonPath(place), found: `${p.found} in ${p.part}`, expected: p.expected });
      }
      const reads = [...new Set(references(parsed).map((path: string) => {
        const head = path.split('.', 1)[0]!;
        return scope.group && nodes.has(`${scope.group.question.id}.${head}`) ? `${scope.group.question.id}.${head}` : head;
      }))];
      return { run: ready(turn(parsed)), reads };
    } catch (error) {
      const { found, expected, message } = error as Partial<RuleError> & Error;
      issues.push({ path: jsonPath(place), found: found ?? show(source), expected: expected ?? message });
      return undefined;
    }
  };

  for (const made of nodes.values() as Iterable<Writable<Node>>) {
    const q = made.question;
    const place = places.get(made)!;
    if (q.showIf !== undefined) made.showIf = rule(q.showIf, made, [...place, 'showIf'], 'boolean');
    if ('requiredIf' in q && q.requiredIf !== undefined) made.requiredIf = rule(q.requiredIf, made, [...place, 'requiredIf'], 'boolean');
    if (q.type === 'calculated') made.calculate = rule(q.calculate, made, [...place, 'calculate'], undefined);
    if ('check' in q && q.check !== undefined) {
      const all = Array.isArray(q.check) ? q.check : [q.check];
      made.checks = all.flatMap(({ rule: r }: { rule: RuleSource }, i: number) => {
        const where = Array.isArray(q.check) ? ['check', i, 'rule'] : ['check', 'rule'];
        // asked the other way round: a check fails when its rule is known to be false, not when it cannot be known
        return rule(r, made, [...place, ...where], 'boolean', (parsed) => ({ '!': [parsed] })) ?? [];
      });
    }
    const offers = new Map<string, CompiledRule>();
    const offer = (key: string, list: readonly { showIf?: RuleSource | undefined }[], id: (i: number) => string) =>
      list.forEach((entry, i) => {
        if (entry.showIf === undefined) return;
        const compiled = rule(entry.showIf, made, [...place, key, i, 'showIf'], 'boolean');
        if (compiled) offers.set(id(i), compiled);
      });
    offer('options', made.options, (i) => made.options[i]!.value);
    offer('rows', made.rows, (i) => made.rows[i]!.id);
    made.offers = offers;
    if (q.type === 'text' && q.pattern !== undefined) {
      try {
        made.pattern = pattern(q.pattern);
      } catch (error) {
        fail([...place, 'pattern'], q.pattern, (error as Error).message);
      }
    }
    checkBounds(made, place, fail);
  }

  // who depends on whom, for the order of evaluation and for what to evaluate again
  for (const made of nodes.values()) {
    const section = made.name[0] === '#' || made.group ? undefined : nodes.get(`#${made.section}`);
    const feeding = [made.showIf, made.calculate, ...made.offers.values()].flatMap((r) => r?.reads ?? []);
    if (section) feeding.push(section.name);
    if (made.group) made.feeds.push(made.group);
    for (const name of new Set(feeding)) nodes.get(name)?.feeds.push(made);
    const judging = [made.requiredIf, ...made.checks].flatMap((r) => r?.reads ?? []);
    for (const name of new Set(judging)) if (name !== made.name) nodes.get(name)?.judges.push(made);
  }
  const cycle = findCycle([...nodes.values()]);
  if (cycle) fail(places.get(cycle[0]!)!, cycle.map((n) => n.question.id).join(' → '), 'conditions that do not depend on themselves');
  else rankNodes([...nodes.values()]);

  const questions = [...nodes.keys()].filter((n) => n[0] !== '#');
  for (const [name, { questions: ids }] of Object.entries(definition.forms ?? {})) {
    ids.forEach((id, i) => among(id, ['forms', name, 'questions', i], questions, 'the id of a question'));
  }
  definition.onePer?.forEach((id, i) => among(id, ['onePer', i], questions, 'the id of a question'));
  const dimensions = (definition.dimensions ?? []).map((d) => d.id);
  definition.scoring?.items.forEach((item, i) => {
    among(item.dimension, ['scoring', 'items', i, 'dimension'], dimensions, 'the id of a dimension');
    among(item.question, ['scoring', 'items', i, 'question'], questions, 'the id of a question');
  });
  const gates = (definition.scoring?.gates ?? []).flatMap((gate, i) => {
    among(gate.dimension, ['scoring', 'gates', i, 'dimension'], dimensions, 'the id of a dimension');
    const scope = nodes.values().next().value;
    return (scope && rule(gate.if, { ...scope, group: undefined }, ['scoring', 'gates', i, 'if'], 'boolean')) ?? [];
  });
  definition.bands?.forEach((band, i, all) => {
    const before = all[i - 1];
    if (before && before.to !== band.from) fail(['bands', i, 'from'], band.from, `${before.to}, where the band before it ends`);
  });
  if (issues.length) throw new DefinitionError(issues);

  const wanted = chosen && new Set(chosen.questions);
  const sections: readonly Section[] = wanted
    ? definition.sections
        .map((s) => ({ ...s, questions: s.questions.filter((q) => wanted.has(q.id)) }))
        .filter((s) => s.questions.length)
    : definition.sections;
  return { definition, sections, form, nodes, gates };
}

/** Bounds that contradict each other, defaults that are not among the options, dates that do not exist. */
function checkBounds(node: Node, place: Place, fail: (place: Place, found: unknown, expected: string, hint?: string) => void) {
  const q = node.question as Partial<Record<string, unknown>> & { type: string };
  if (q.type !== 'scale') for (const [low, high] of [['min', 'max'], ['minLength', 'maxLength'], ['minSelected', 'maxSelected']] as const) {
    const [a, b] = [q[low], q[high]];
    if (typeof a === typeof b && (a as number) > (b as number)) fail([...place, high], b, `at least ${low} (${show(a)})`);
  }
  if (q.type === 'date')
    for (const key of ['min', 'max'])
      if (q[key] !== undefined && !parseDate(String(q[key]))) fail([...place, key], q[key], 'a date: yyyy, yyyy-mm or yyyy-mm-dd');
  const values = node.options.map((o) => o.value);
  for (const value of [q.default].flat())
    if (values.length && value !== undefined && !values.includes(String(value)))
      fail([...place, 'default'], value, 'one of the options', nearest(String(value), values));
}
