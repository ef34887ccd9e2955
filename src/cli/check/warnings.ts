import { jsonPath } from '../../contract/author-issue.ts';
import { nearest } from '../../contract/nearest.ts';
import type { Question } from '../../contract/questionnaire.ts';
import type { Model } from '../../form/index.ts';
import { several } from '../io.ts';
import type { Subject } from './subject.ts';
import { texts } from './texts.ts';

/** What does not keep a definition from being shown, and that its author will want to know before publishing. */
export interface Warning {
  readonly kind:
    'partners' | 'events' | 'text' | 'locale' | 'markup' | 'piping' | 'carryTo' | 'page' | 'form' | 'dates' | 'digest';
  /** JSONPath */
  readonly path: string;
  readonly message: string;
}

/** Texts without a translation, by locale: the paths of those that lack it. */
export type Missing = Readonly<Record<string, readonly string[]>>;

/** Lines of a page (a row of a matrix is one) from which people lose sight of where they are. */
const longPage = 25;

/** What later steps of a programme take up. */
const destinations = [
  ...['', '.experiences', '.tracks', '.factors', '.frame'].map((part) => `interview${part}`),
  'partner-map',
  'event-calendar',
  'status-report',
];

const html = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|&(?:[a-z]+|#\d+);/i;
const link = /\[[^[\]]+\]\(([^()\s]*)\)/g;
const safeLink = /^(?:https?:\/\/|mailto:|tel:)/i;

/**
 * @param now for closing dates
 * @returns in the order of the document, kind by kind
 */
export function warnings(subject: Subject, now: Date): Warning[] {
  const found: Warning[] = [];
  const warn = (kind: Warning['kind'], path: readonly (string | number)[], message: string) =>
    void found.push({ kind, path: jsonPath(path), message });

  inTexts(subject, warn);
  for (const { sections, place, bare } of subject.parts)
    sections.forEach(({ questions }, s) => {
      const at = [...place(s), 'questions'];
      const lines = questions.reduce((sum, question) => sum + linesOf(question), 0);
      if (!questions.length && !bare) warn('page', at, 'a section without questions is an empty step');
      else if (lines > longPage)
        warn('page', at, `${lines} lines to answer on one page: more than ${longPage} tire; divide the section`);
      questions.forEach((question, q) => {
        carried(question, [...at, q]);
        if (question.type === 'group') question.fields.forEach((field, f) => carried(field, [...at, q, 'fields', f]));
      });
    });
  inForms(subject.parts[0]!.model, warn);
  inDates(subject.definition, now, warn);
  return found;

  function carried(question: Question, place: (string | number)[]): void {
    const to = 'carryTo' in question ? question.carryTo : undefined;
    if (to === undefined || destinations.includes(to)) return;
    const near = nearest(to, destinations);
    warn(
      'carryTo',
      [...place, 'carryTo'],
      `no step of the programme takes up "${to}"${near ? `; did you mean "${near}"?` : `: known are ${destinations.join(', ')}`}`,
    );
  }
}

type Warn = (kind: Warning['kind'], path: readonly (string | number)[], message: string) => void;

const linesOf = (question: Question): number =>
  'rows' in question && question.rows ? question.rows.length : question.type === 'group' ? question.fields.length : 1;

/** Blank texts, languages that the document does not name, HTML, links that will not be links, answers that do not exist. */
function inTexts({ definition, parts }: Subject, warn: Warn): void {
  for (const { path, text } of texts(definition)) {
    const all = typeof text === 'string' ? [['', text]] : Object.entries(text);
    if (!all.length || all.every(([, said]) => !said!.trim())) {
      warn(
        'text',
        path,
        path.at(-1) === 'label' && path.at(-3) === 'options'
          ? 'an option without a label: nothing to choose by'
          : 'a blank text',
      );
      continue;
    }
    for (const [tag, said] of all as [string, string][]) {
      const place = tag ? [...path, tag] : path;
      if (tag && !definition.locales.includes(tag))
        warn(
          'locale',
          place,
          `a text in "${tag}", which locales (${definition.locales.join(', ')}) does not name: nobody will see it`,
        );
      const tagged = html.exec(said)?.[0];
      if (tagged)
        warn(
          'markup',
          place,
          `\`${tagged}\` will be shown as it is: texts have **bold**, *italic*, [links](https://…) and lists, no HTML`,
        );
      for (const [, address] of said.matchAll(link))
        if (!safeLink.test(address!))
          warn('markup', place, `"${address}" will not be a link: only https:, http:, mailto: and tel: are`);
      for (const [, id] of said.matchAll(/\$\{([\w.]{1,130})\}/g)) {
        const scope = groupAround(definition, path);
        const names = around(parts, path).flatMap(({ model: { nodes } }) => [...nodes.keys()]);
        if (names.includes(id!) || (scope && names.includes(`${scope}.${id}`))) continue;
        const near = nearest(id!, names);
        warn(
          'piping',
          place,
          `\${${id}} names no question, and will be shown as "…"${near && !near.startsWith('#') ? `; did you mean \${${near}}?` : ''}`,
        );
      }
    }
  }
}

/** The parts whose answers a text may name: a question those of its own; what is said around questions, those of all. */
const around = (parts: Subject['parts'], path: readonly (string | number)[]): Subject['parts'] =>
  path.includes('questions') ? parts.filter(({ place }) => place(0)[0] === path[0]) : parts;

/** The id of the repeated group that a path lies in. */
function groupAround(definition: Subject['definition'], path: readonly (string | number)[]): string | undefined {
  const questions = path.indexOf('questions');
  if (questions < 0) return undefined;
  const question = path
    .slice(0, questions + 2)
    .reduce<unknown>((at, key) => (at as never)[key], definition) as Question;
  return question.type === 'group' ? question.id : undefined;
}

/** A shorter form leaves out what its own questions depend on: their conditions would never be true. */
function inForms({ definition, nodes }: Model, warn: Warn): void {
  for (const [name, { questions }] of Object.entries(definition.forms ?? {})) {
    const inside = new Set(questions);
    questions.forEach((id, i) => {
      const node = nodes.get(id);
      const section = node && nodes.get(`#${node.section}`);
      const reads = new Set([node?.showIf, node?.calculate, section?.showIf].flatMap((rule) => rule?.reads ?? []));
      const absent = [...reads].filter((read) => read !== '$today' && !inside.has(read.split('.', 1)[0]!));
      if (absent.length)
        warn(
          'form',
          ['forms', name, 'questions', i],
          `"${id}" depends on ${absent.map((read) => `"${read}"`).join(', ')}, which this form does not ask`,
        );
    });
  }
}

function inDates({ opens, closes }: Subject['definition'], now: Date, warn: Warn): void {
  const [from, until] = [opens, closes].map((instant) => (instant === undefined ? NaN : Date.parse(instant)));
  if (opens !== undefined && Number.isNaN(from)) warn('dates', ['opens'], `${opens} is not an instant of the calendar`);
  if (closes !== undefined && Number.isNaN(until))
    warn('dates', ['closes'], `${closes} is not an instant of the calendar`);
  if (until! <= from!) warn('dates', ['closes'], 'it closes before it opens: no answers will be taken');
  else if (until! <= now.getTime()) warn('dates', ['closes'], `it closed on ${closes}: no answers are taken`);
}

/** Texts that lack a language of `locales`, by language; and those that are one string for several languages. */
export function untranslated(definition: Subject['definition']): { missing: Missing; single: string[]; total: number } {
  const missing: Record<string, string[]> = Object.fromEntries(definition.locales.map((locale) => [locale, []]));
  const single: string[] = [];
  let total = 0;
  for (const { path, text } of texts(definition)) {
    total++;
    if (typeof text === 'string') {
      // a sign or a number is the same in every language; words are not
      if (definition.locales.length > 1 && /\p{L}{2}/u.test(text.replace(/\$\{[^}]*\}/g, '')))
        single.push(jsonPath(path));
    } else for (const locale of definition.locales) if (!text[locale]?.trim()) missing[locale]!.push(jsonPath(path));
  }
  return { missing, single, total };
}

/** The lines that tell what is not translated. */
export function translationLines(definition: Subject['definition'], list: boolean): string[] {
  const { missing, single, total } = untranslated(definition);
  const lines: string[] = [];
  for (const [locale, paths] of Object.entries(missing)) {
    if (!paths.length) continue;
    lines.push(
      `${several(paths.length, 'text')} of ${total} missing in ${locale}${list ? ':' : ' (--missing lists them)'}`,
    );
    if (list) lines.push(...paths.map((path) => `  ${path}`));
  }
  if (single.length) {
    lines.push(
      `${several(single.length, 'text is', 'texts are')} the same in every language (plain strings)${list ? ':' : ''}`,
    );
    if (list) lines.push(...single.map((path) => `  ${path}`));
  }
  return lines;
}
