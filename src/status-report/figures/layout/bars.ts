import type { Chart } from '../spec.ts';
import { after, columnsOf, rowOf } from './rows.ts';
import { line, rect, scale, STUB, type Mark, type Scene, type Words } from './scene.ts';
import { wrap } from './text.ts';

const THICK = 20;
const GAP = 12;
/** where labels stand above, each belongs to what is below it */
const APART = 18;

/** One bar an item, all from zero, with its number in words after it. */
export function bars({ items, max }: Extract<Chart, { kind: 'bars' }>, width: number, words: Words): Scene {
  const said = items.map((item) => item.said || (item.value === null ? words.untold : words.number(item.value)));
  const columns = columnsOf(
    width,
    items.map(({ label }) => label),
    said,
  );
  const { start, end } = columns;
  const most = max ?? items.reduce((sum, { value }) => Math.max(sum, value ?? 0), 0);
  const x = scale(0, most, start, end);
  const gap = columns.beside ? GAP : APART;
  let top = 4;
  const marks = items.map(({ label, value }, n): Mark => {
    const text = said[n]!;
    const row = rowOf(columns, label, top, THICK, wrap(text, columns.room).length);
    const y = row.middle - THICK / 2;
    const mark: Mark = {
      name: `${label}: ${text}`,
      box: { x: 0, y: top - 4, width, height: row.bottom - top + 8 },
      shapes: [
        value === null
          ? { as: 'untold', d: rect(start, y, STUB, THICK) }
          : { as: 'bar', d: rect(start, y, x(value) - start, THICK) },
      ],
      lines: [...row.lines, ...after(columns, text, row.middle)],
    };
    top = row.bottom + gap;
    return mark;
  });
  const axis = line(start, 0, start, top - gap + 4);
  return {
    width,
    height: Math.max(0, top - gap + 4),
    // where labels stand above, it would run through them
    shapes: columns.beside && items.length ? [{ as: 'axis', d: axis }] : [],
    lines: [],
    marks,
  };
}
