import { ticks } from 'd3-array';
import type { Chart } from '../spec.ts';
import { line, rect, scale, type Line, type Mark, type Scene, type Words } from './scene.ts';
import { clear, LINE, SIZE, textWidth, widest, within, wrap } from './text.ts';

const HEIGHT = 160;
const LOW = 24;
/** px of room for the words under a column */
const ROOM = 112;

/** Columns in the order of time: only so many are named as stand clear of each other. */
export function columns({ items }: Extract<Chart, { kind: 'columns' }>, width: number, words: Words): Scene {
  const most = items.reduce((max, { value }) => Math.max(max, value ?? 0), 0) || 1;
  const steps = ticks(0, most, 3).filter((step) => most < 2 || Number.isInteger(step));
  const named = steps.map(words.number);
  const start = widest(named, SIZE.small) + 8;
  const top = LINE + 4;
  const floor = top + HEIGHT;
  const y = scale(0, most, floor, top);
  const step = (width - start) / Math.max(1, items.length);
  const gap = Math.min(8, step * 0.2);
  const marks = items.map(({ label, value, said }, n): Mark => {
    const x = start + n * step + gap / 2;
    const text = said || (value === null ? words.untold : words.number(value));
    const high = value === null ? floor - LOW : y(value);
    return {
      name: `${label}: ${text}`,
      box: { x, y: top - LINE, width: step - gap, height: floor - top + LINE },
      shapes: [{ as: value === null ? 'untold' : 'bar', d: rect(x, high, step - gap, floor - high) }],
      lines:
        textWidth(text, SIZE.small) <= step
          ? [{ x: x + (step - gap) / 2, y: high - 5, text, anchor: 'middle', as: 'small' }]
          : [],
    };
  });
  const names = items.map(({ label }) => wrap(label, ROOM, SIZE.small).slice(0, 3));
  const firsts = names.map(([text = ''], n): Line =>
    within({ x: start + (n + 0.5) * step, y: floor + 20, text, anchor: 'middle', as: 'small' }, 0, width),
  );
  // the widest of a name's lines decides whether it has room
  const wides = firsts.map((first, n) =>
    within({ ...first, text: names[n]!.reduce((a, b) => (textWidth(b) > textWidth(a) ? b : a), '') }, 0, width),
  );
  const kept = new Set(clear(wides, 10));
  const under = wides.flatMap((wide, n) =>
    kept.has(wide) ? names[n]!.map((text, row): Line => ({ ...wide, text, y: wide.y + row * LINE })) : [],
  );
  return {
    width,
    height: Math.max(floor + 8, ...under.map((each) => each.y)) + 8,
    shapes: [
      ...steps.filter(Boolean).map((each) => ({ as: 'grid' as const, d: line(start, y(each), width, y(each)) })),
      { as: 'axis', d: line(start, floor, width, floor) },
    ],
    lines: [
      ...steps.map((each, n): Line => ({ x: start - 6, y: y(each) + 5, text: named[n]!, anchor: 'end', as: 'small' })),
      ...under,
    ],
    marks,
  };
}
