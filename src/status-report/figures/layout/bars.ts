import type { Chart } from '../spec.ts';
import { legend } from './legend.ts';
import { after, columnsOf, rowOf } from './rows.ts';
import { line, rect, scale, STUB, type Line, type Mark, type Scene, type Words } from './scene.ts';
import { LINE, wrap } from './text.ts';

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
  const highs = shown.map((text) => Math.max(THICK, wrap(text, columns.room).length * LINE));
  let bottom = begin + 4 - gap;
  /** the middle of the second of a pair, which stands beside the same label */
  let second = 0;
  const marks = items.map(({ label, value, quiet }, n): Mark => {
    const text = shown[n]!;
    const [high, under] = [highs[n]!, items[n + 1]?.quiet ? CLOSE + highs[n + 1]! : 0];
    const paired = quiet && n > 0;
    const top = bottom + gap;
    let [middle, lines]: [number, readonly Line[]] = [second, []];
    if (!paired) {
      const row = rowOf(columns, label, top, high + under);
      middle = row.middle - under / 2;
      second = row.middle + (high + CLOSE) / 2;
      bottom = row.bottom;
      lines = row.lines;
    }
    const y = middle - THICK / 2;
    // a ring goes no further than half of the way to the next
    const from = paired ? middle - (high + CLOSE) / 2 : top - 4;
    const to = under ? middle + (high + CLOSE) / 2 : bottom + 4;
    return {
      name: `${label}: ${said[n]!}`,
      box: { x: 0, y: from, width, height: to - from },
      shapes: [
        value === null
          ? { as: 'untold', d: rect(start, y, STUB, THICK) }
          : { as: quiet ? 'whole' : 'bar', d: rect(start, y, x(value) - start, THICK) },
      ],
      lines: [...lines, ...after(columns, text, middle)],
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
