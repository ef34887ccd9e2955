import type { RuleSource, Text } from '../../contract/text.ts';
import type { Published } from '../content.ts';
import type { Cell } from '../../contract/csv.ts';
import { columns, formsOf, type Column } from './columns.ts';

const textIn = (text: unknown, locale: string): string => {
  if (typeof text === 'string') return text;
  if (typeof text !== 'object' || text === null) return '';
  return (text as Record<string, string>)[locale] ?? '';
};

const rule = (source: RuleSource | undefined): Cell =>
  source === undefined ? null : typeof source === 'string' ? source : JSON.stringify(source);

/** What there is beside the answers: name, then what it says. */
export const metaColumns: readonly (readonly [name: string, about: string])[] = [
  ['id', 'id of the submission'],
  ['kind', 'questionnaire, interview, contact, meeting-request or partner'],
  ['about', 'id of the questionnaire or interview, of the partner or the office'],
  ['version', 'version that was answered'],
  ['form', 'shorter form that was answered; empty: the whole'],
  ['locale', 'language in which it was answered'],
  ['received_at', 'when the receiver stored it (UTC)'],
  ['started_at', "when it was begun, by the respondent's clock (UTC)"],
  ['finished_at', "when it was sent, by the respondent's clock (UTC)"],
];

export const dimensionsOf = ({ model }: Published) => model()?.definition.dimensions ?? [];

const localesOf = (definitions: readonly Published[]): string[] => [
  ...new Set(definitions.flatMap(({ definition }) => definition.locales)),
];

/** The codebook: a row per column of the export, with the question's words in each language of its definition. */
export function* codebook(definitions: readonly Published[]): Generator<Cell[]> {
  const locales = localesOf(definitions);
  const labels = (text: unknown) => locales.map((locale) => textIn(text, locale));
  yield [
    ...[
      'sheet',
      'column',
      'questionnaire',
      'version',
      'section',
      'question',
      'type',
      'part',
      'required',
      'data',
      'unit',
      'asked_if',
    ],
    ...locales.map((locale) => `label_${locale}`),
    ...locales.map((locale) => `part_label_${locale}`),
  ];
  const blank = (count: number): Cell[] => Array<Cell>(count).fill(null);
  for (const [name, about] of metaColumns)
    yield ['submissions', name, ...blank(10), ...locales.map(() => about), ...blank(locales.length)];
  for (const published of definitions) {
    const { definition } = published;
    const line = (sheet: string, { name, question, section, part }: Column): Cell[] => {
      const q = question as typeof question & { unit?: Text; required?: boolean; data?: string; showIf?: RuleSource };
      return [
        ...[sheet, name, definition.id, definition.version, section ?? null, q.id, q.type, part?.value ?? null],
        ...[q.required ?? false, q.data ?? null, textIn(q.unit, locales[0] ?? '') || null, rule(q.showIf)],
        ...labels(q.label),
        ...labels(part?.label),
      ];
    };
    const { main, groups } = columns([published]);
    for (const column of main) yield line('submissions', column);
    for (const [id, group] of groups) for (const column of group) yield line(id, column);
    for (const { id, title } of dimensionsOf(published))
      yield [
        'submissions',
        `score.${id}`,
        definition.id,
        definition.version,
        ...blank(8),
        ...labels(title),
        ...blank(locales.length),
      ];
  }
}

/** The codes: a row per value that a column may hold, with its words in each language and its score. */
export function* codes(definitions: readonly Published[]): Generator<Cell[]> {
  const locales = localesOf(definitions);
  yield ['questionnaire', 'version', 'question', 'value', 'score', ...locales.map((locale) => `label_${locale}`)];
  for (const published of definitions) {
    const { id, version } = published;
    for (const [form, { nodes }] of formsOf(published))
      for (const [name, { options }] of nodes)
        for (const { value, label, score } of options) {
          const question = [form, name].filter(Boolean).join('.');
          yield [id, version, question, value, score ?? null, ...locales.map((l) => textIn(label, l))];
        }
  }
}
