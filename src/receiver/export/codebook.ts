import type { RuleSource, Text } from '../../contract/text.ts';
import type { Model } from '../../form/index.ts';
import type { Cell } from './cell.ts';
import { columns, type Column } from './columns.ts';

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
  ['about', 'id of the questionnaire'],
  ['version', 'version that was answered'],
  ['form', 'shorter form that was answered; empty: the whole'],
  ['locale', 'language in which it was answered'],
  ['received_at', 'when the receiver stored it (UTC)'],
  ['started_at', "when it was begun, by the respondent's clock (UTC)"],
  ['finished_at', "when it was sent, by the respondent's clock (UTC)"],
];

/** The codebook: a row per column of the export, with the question's words in each language of the questionnaire. */
export function* codebook(models: readonly Model[]): Generator<Cell[]> {
  const locales = [...new Set(models.flatMap(({ definition }) => definition.locales))];
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
  for (const model of models) {
    const { definition } = model;
    const sectionOf = new Map(definition.sections.flatMap((s) => s.questions.map((q) => [q.id, s] as const)));
    const line = (sheet: string, { name, question, part }: Column): Cell[] => {
      const q = question as typeof question & { unit?: Text; required?: boolean; data?: string; showIf?: RuleSource };
      const section = sectionOf.get(sheet === 'submissions' ? q.id : sheet);
      return [
        ...[sheet, name, definition.id, definition.version, section?.id ?? null, q.id, q.type, part?.value ?? null],
        ...[q.required ?? false, q.data ?? null, textIn(q.unit, locales[0] ?? '') || null, rule(q.showIf)],
        ...labels(q.label),
        ...labels(part?.label),
      ];
    };
    const { main, groups } = columns([model]);
    for (const column of main) yield line('submissions', column);
    for (const [id, group] of groups) for (const column of group) yield line(id, column);
    for (const { id, title } of definition.dimensions ?? [])
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
export function* codes(models: readonly Model[]): Generator<Cell[]> {
  const locales = [...new Set(models.flatMap(({ definition }) => definition.locales))];
  yield ['questionnaire', 'version', 'question', 'value', 'score', ...locales.map((locale) => `label_${locale}`)];
  for (const { definition, nodes } of models)
    for (const [name, { options }] of nodes)
      for (const { value, label, score } of options)
        yield [definition.id, definition.version, name, value, score ?? null, ...locales.map((l) => textIn(label, l))];
}
