import { ticks } from 'd3-array';
import type { Chart } from '../spec.ts';
import { legend } from './legend.ts';
import { after, columnsOf, rowOf } from './rows.ts';
import { line, rect, scale, type Line, type Mark, type Scene, type Shape, type Words } from './scene.ts';
import { meanings, signs } from './standing.ts';
import { clear, LINE, SIZE, stack, textWidth, within, wrap } from './text.ts';

const THICK = 26;

type Standings = Extract<Chart, { kind: 'standings' }>;

/** A line a row: the group's middle half, its median, and where somebody stands among them. */
export function standings({ rows, min, max, classes = [], tick }: Standings, width: number, words: Words): Scene {
  const said = rows.map(({ own, quartiles, mean }) =>
    own === null
      ? words.few
      : own === undefined && !quartiles && mean === undefined
        ? words.untold
        : own === undefined
          ? ''
          : tick(own),
  );
  const columns = columnsOf(
    width,
    rows.map(({ label }) => label),
    said.some(Boolean) ? said : [],
  );
  // half a mark stands out at each end
  const x = scale(min, max, columns.start + 10, columns.end - 10);
  const key = legend(meanings(rows, words), width, 0);
  const stripes = classes.map((each) => ({ ...each, left: x(each.from), right: x(each.to) }));
  // a class whose words have no room in its stripe is told under the chart
  const fits = stripes.every(({ label, left, right }) =>
    label.split(/\s+/).every((word) => textWidth(word, SIZE.small) <= right - left - 6),
  );
  const heads = fits ? stripes.map(({ label, left, right }) => wrap(label, right - left - 6, SIZE.small)) : [];
  const ground = key.bottom + (key.bottom && 8);
  const begin = ground + Math.max(0, ...heads.map(({ length }) => length)) * LINE + (fits && classes.length ? 4 : 0);
  const gap = columns.beside ? 10 : 16;
  let top = begin + 4;
  const marks = rows.map((each, n): Mark => {
    const text = said[n]!;
    const row = rowOf(columns, each.label, top, THICK, text ? wrap(text, columns.room).length : 0);
    const mark: Mark = {
      name: `${each.label}: ${each.said}`,
      box: { x: 0, y: top - 4, width, height: row.bottom - top + 8 },
      shapes: signs(each, x, row.middle),
      lines: [...row.lines, ...(text ? after(columns, text, row.middle, each.own == null ? undefined : 'strong') : [])],
    };
    top = row.bottom + gap;
    return mark;
  });
  const floor = top - gap + 6;
  const steps = ticks(min, max, (columns.end - columns.start) / 90);
  const numbers = clear(
    steps.map((step): Line =>
      within({ x: x(step), y: floor + 18, text: tick(step), anchor: 'middle', as: 'small' }, columns.start, width),
    ),
  );
  const told = fits
    ? []
    : classes.flatMap(({ from, to, label }) => wrap(`${tick(from)}–${tick(to)}: ${label}`, width, SIZE.small));
  return {
    width,
    height: floor + 26 + told.length * LINE,
    shapes: [
      ...key.shapes,
      ...stripes
        .filter((_, n) => n % 2)
        .map(({ left, right }): Shape => ({ as: 'stripe', d: rect(left, ground, right - left, floor - ground) })),
      ...[...new Set(stripes.flatMap(({ left, right }) => [left, right]))].map((at): Shape => ({
        as: 'grid',
        d: line(at, ground, at, floor),
      })),
      { as: 'axis', d: line(columns.start, floor, columns.end, floor) },
      ...steps.map((step): Shape => ({ as: 'axis', d: line(x(step), floor, x(step), floor + 4) })),
    ],
    lines: [
      ...key.lines,
      ...heads.flatMap((texts, n) =>
        stack(texts, (stripes[n]!.left + stripes[n]!.right) / 2, ground, { anchor: 'middle', as: 'small' }),
      ),
      ...numbers,
      ...stack(told, 0, floor + 26, { as: 'small' }),
    ],
    marks,
  };
}
