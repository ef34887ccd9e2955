import type { Cell } from '../../contract/csv.ts';
import type { Text } from '../../contract/text.ts';
import type { Model } from '../model.ts';

const textIn = (text: Text | undefined, locale: string, first: boolean): Cell => {
  if (typeof text === 'string') return first ? text : null;
  return text?.[locale] ?? null;
};

/**
 * What the results are of: a row a question, then one for each of its options and rows, with their words in each language
 * of the definition. A text without languages stands under the first.
 */
export function* codebook({ definition, sections, nodes, experience }: Model): Generator<Cell[]> {
  const { locales } = definition;
  const words = (text: Text | undefined): Cell[] => locales.map((locale, i) => textIn(text, locale, !i));
  yield ['section', 'id', 'type', 'part', 'value', 'score', ...locales.map((locale) => `label_${locale}`)];
  for (const { id, title } of sections) yield [id, null, 'section', null, null, null, ...words(title)];
  for (const list of [nodes, experience])
    for (const { name, question, section, options, rows, scale } of list.values()) {
      if (name.startsWith('#')) continue;
      yield [section, name, question.type, null, null, null, ...words(question.label)];
      for (const row of rows) yield [section, name, question.type, 'row', row.id, null, ...words(row.label)];
      for (const { value, label, score } of options)
        yield [section, name, question.type, 'option', value, score ?? null, ...words(label)];
      for (const [end, label] of [
        [scale?.min, scale?.minLabel],
        [scale?.max, scale?.maxLabel],
      ] as const)
        if (end !== undefined) yield [section, name, question.type, 'scale', end, null, ...words(label)];
    }
  for (const { id, title } of definition.dimensions ?? [])
    yield [null, id, 'dimension', null, null, null, ...words(title)];
  for (const { id, title, from, to } of definition.bands ?? [])
    yield [null, id, 'band', null, `${from}..${to}`, null, ...words(title)];
}
