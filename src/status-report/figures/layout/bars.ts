import type { Chart } from '../spec.ts';
import { legend } from './legend.ts';
import { after, columnsOf, rowOf } from './rows.ts';
import { line, rect, scale, STUB, type Mark, type Scene, type Words } from './scene.ts';
import { wrap } from './text.ts';

const THICK = 20;
const GAP = 12;
/** where labels stand above, each belongs to what is below it */
const APART = 18;
/** between the two of a pair */
const CLOSE = 4;

/** One bar an item, all from zero, with its number in words after it. */
export function bars({ items, max, key }: Extract<Chart, { kind: 'bars' }>, width: number, words: Words): Scene {
  const said = items.map((item) => item.said || (item.value === null ? words.untold : words.number(item.value)));
  const shown = items.map(({ short }, n) => short || said[n]!);
  const columns = columnsOf(
    width,
    items.filter(({ quiet }) => !quiet).map(({ label }) => label),
    shown,
  );
  const { start, end } = columns;
  const most = max ?? items.reduce((sum, { value }) => Math.max(sum, value ?? 0), 0);
  const x = scale(0, most, start, end);
  const gap = columns.beside ? GAP : APART;
  const head = legend(
    (key ?? []).map((text, n) => ({
      text,
      sign: (x, y) => [{ as: n ? ('whole' as const) : ('bar' as const), d: rect(x - 9, y - 7, 18, 14) }],
    })),
    width,
    0,
  );
  const begin = head.bottom + (head.bottom && 8);
  let top = begin + 4;
  let bottom = top;
  const marks = items.map(({ label, value, quiet }, n): Mark => {
    const text = shown[n]!;
    const lines = wrap(text, columns.room).length;
    if (n) top = bottom + (quiet ? CLOSE : gap);
    const row = rowOf(columns, quiet ? undefined : label, top, THICK, lines);
    const y = row.middle - THICK / 2;
    const as = quiet ? 'whole' : 'bar';
    bottom = row.bottom;
    // a ring goes no further than half of the way to the next
    const around = quiet ? CLOSE / 2 : 4;
    return {
      name: `${label}: ${said[n]!}`,
      box: { x: 0, y: top - around, width, height: bottom - top + around + (items[n + 1]?.quiet ? CLOSE / 2 : 4) },
      shapes: [
        value === null
          ? { as: 'untold', d: rect(start, y, STUB, THICK) }
          : { as, d: rect(start, y, x(value) - start, THICK) },
      ],
      lines: [...row.lines, ...after(columns, text, row.middle)],
    };
  });
  const axis = line(start, begin, start, bottom + 4);
  return {
    width,
    height: items.length ? bottom + 4 : 0,
    // where labels stand above, it would run through them
    shapes: [...head.shapes, ...(columns.beside && items.length ? [{ as: 'axis' as const, d: axis }] : [])],
    lines: head.lines,
    marks,
  };
}
