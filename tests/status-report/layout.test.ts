import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../src/status-report/figures/layout/later.ts';
import { layout as place } from '../../src/status-report/figures/layout/layout.ts';
import { radar as drawRadar } from '../../src/status-report/figures/layout/radar.ts';
import type { Box, Scene, Shape, Words } from '../../src/status-report/figures/layout/scene.ts';
import { lineBox, overlap, textWidth, wrap } from '../../src/status-report/figures/layout/text.ts';
import type { Chart } from '../../src/status-report/figures/spec.ts';

const words: Words = {
  number: String,
  untold: 'nuk jepet',
  few: 'përgjigje tepër të pakta',
  half: 'gjysma e mesme e grupit',
  median: 'mediana e grupit',
  mean: 'mesatarja e grupit',
  own: 'ju',
  before: 'ju, më parë',
  quartiles: (...all) => all.join(' '),
};
const layout = (chart: Chart, width: number, words: Words): Scene => place(chart, width, words, drawRadar);
const syllables = [
  'inter',
  'national',
  'isierungs',
  'bereit',
  'schafts',
  'shoqëri',
  'për',
  'të',
  'e',
  'MARKT',
  'wirtschaft',
];
const word = fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const label = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('<script>alert(1)</script>', 'א שלום עולם', '\u202egnitset', 'a\u200bb', '', 'W'.repeat(300)),
);
const width = fc.integer({ min: 250, max: 1000 });
const value = fc.option(fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constant(0)), { nil: null });
const said = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0, max: 99_999 }).map((n) => `${n} (${n % 100} %)`),
);
const item = fc.record({ label, value, said });
const items = fc.array(item, { maxLength: 40 });
const key = fc.option(fc.tuple(label, label), { nil: undefined });
/** some in pairs, of which the second is that of all */
const bars = fc.record({
  kind: fc.constant('bars' as const),
  items: fc
    .tuple(items, fc.boolean())
    .map(([all, paired]) => all.map((one, n) => ({ ...one, quiet: paired && n % 2 > 0 }))),
  key,
});
const columns = fc.record({ kind: fc.constant('columns' as const), items });
const stacked = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.record({
    kind: fc.constant('stacked' as const),
    columns: fc.array(label, { minLength: n, maxLength: n }),
    rows: fc.array(
      fc.record({
        label,
        items: fc
          .array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), { minLength: n, maxLength: n })
          .map((parts) => {
            const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0) || 1;
            return parts.map((part) => ({
              label: '',
              value: part === null ? null : part / sum,
              said: part === null ? '' : `${Math.round((100 * part) / sum)} %`,
            }));
          }),
      }),
      { maxLength: 20 },
    ),
  }),
);
const edges = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 12 });
const histogram = fc
  .tuple(edges, fc.array(fc.record({ value, said }), { minLength: 13, maxLength: 13 }), fc.boolean())
  .map(([all, parts, open]): Extract<Chart, { kind: 'histogram' }> => {
    const sorted = [...all].sort((a, b) => a - b);
    const ends: (number | null)[] = open ? [null, ...sorted, null] : sorted;
    return {
      kind: 'histogram',
      tick: String,
      quartiles: [sorted[0]!, sorted[0]!, sorted.at(-1)!],
      bins: ends.slice(1).map((to, n) => ({ label: `${ends[n]} – ${to}`, from: ends[n]!, to, ...parts[n]! })),
    };
  });
const score = fc.integer({ min: 0, max: 100 });
const row = fc.record(
  {
    label,
    quartiles: fc.tuple(score, score, score).map((all) => [...all].sort((a, b) => a - b) as [number, number, number]),
    mean: score,
    own: fc.option(score, { nil: null }),
    before: fc.option(score, { nil: null }),
    said: fc.constant('in words'),
  },
  { requiredKeys: ['label', 'said'] },
);
const ground = { min: fc.constant(0), max: fc.constant(100), tick: fc.constant(String) };
const standings = fc.record({
  kind: fc.constant('standings' as const),
  rows: fc.array(row, { maxLength: 20 }),
  ...ground,
  classes: fc.tuple(label, label).map(([a, b]) => [
    { from: 0, to: 45, label: a },
    { from: 45, to: 100, label: b },
  ]),
});
const radar = fc.record({ kind: fc.constant('radar' as const), rows: fc.array(row, { maxLength: 20 }), ...ground });
const chart: fc.Arbitrary<Chart> = fc.oneof(bars, columns, stacked, histogram, standings, radar) as never;

/** All points of a path of ours: every command in it is relative but M and L. */
function boxOf({ d }: Shape): Box {
  let [x, y] = [0, 0];
  const all: [number, number][] = [];
  for (const [, command, rest] of d.matchAll(/([MLhvlaz])([^MLhvlaz]*)/g)) {
    const n = rest!
      .trim()
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    if (command === 'M' || command === 'L') [x, y] = [n[0]!, n[1]!];
    else if (command === 'h') x += n[0]!;
    else if (command === 'v') y += n[0]!;
    else if (command === 'l') [x, y] = [x + n[0]!, y + n[1]!];
    else if (command === 'a') [x, y] = [x + n[5]!, y + n[6]!];
    all.push([x, y]);
  }
  const xs = all.map(([at]) => at);
  const ys = all.map(([, at]) => at);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
const inside = (box: Box, { width, height }: Scene, by = 1): boolean =>
  box.x >= -by && box.y >= -by && box.x + box.width <= width + by && box.y + box.height <= height + by;
const linesOf = ({ lines, marks }: Scene) => [...lines, ...marks.flatMap((mark) => mark.lines)];

describe('a chart that is laid out', () => {
  it('keeps every mark and every word inside, at any width, for any label', () => {
    fc.assert(
      fc.property(chart, width, (chart, width) => {
        const scene = layout(chart, width, words);
        expect(scene.width).toBe(width);
        for (const shape of [...scene.shapes, ...scene.marks.flatMap(({ shapes }) => shapes)]) {
          expect(shape.d).not.toMatch(/NaN|Infinity|undefined/);
          expect(inside(boxOf(shape), scene), `${shape.as} ${shape.d}`).toBe(true);
        }
        for (const line of linesOf(scene)) expect(inside(lineBox(line), scene, 3), JSON.stringify(line)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('never lays words over words', () => {
    fc.assert(
      fc.property(chart, width, (chart, width) => {
        const boxes = linesOf(layout(chart, width, words))
          .filter(({ text }) => textWidth(text) > 0)
          .map((line) => ({ line, box: lineBox(line) }))
          .sort((a, b) => a.box.y - b.box.y);
        boxes.forEach(({ line, box }, n) => {
          for (const other of boxes.slice(n + 1)) {
            if (other.box.y > box.y + box.height) break;
            expect(overlap(box, other.box), `${JSON.stringify(line)} / ${JSON.stringify(other.line)}`).toBe(false);
          }
        });
      }),
      { numRuns: 600 },
    );
  });

  it('has a mark for each number, named by its label and what is said of it, also when it is not told', () => {
    fc.assert(
      fc.property(bars, width, (chart, width) => {
        expect(layout(chart, width, words).marks.map(({ name }) => name)).toEqual(
          chart.items.map(({ label, value, said }) => `${label}: ${said || (value ?? 'nuk jepet')}`),
        );
      }),
    );
  });

  it('draws bars as long as their numbers, and what may not be told as long for any', () => {
    fc.assert(
      fc.property(bars, width, (chart, width) => {
        const { marks } = layout(chart, width, words);
        const lengths = marks.map(({ shapes }) => boxOf(shapes[0]!).width);
        const most = Math.max(0, ...chart.items.map(({ value }) => value ?? 0));
        const whole = Math.max(...lengths.filter((_, n) => chart.items[n]!.value === most));
        chart.items.forEach(({ value }, n) => {
          if (value === null) expect(marks[n]!.shapes[0]!.as).toBe('untold');
          else if (most) expect(lengths[n]).toBeCloseTo((value / most) * whole, 1);
        });
        expect(new Set(lengths.filter((_, n) => chart.items[n]!.value === null)).size).toBeLessThan(2);
      }),
    );
  });

  it('draws the classes of a number so that areas are in proportion, whatever their widths', () => {
    fc.assert(
      fc.property(histogram, width, (chart, width) => {
        const marks = layout(chart, width, words).marks.slice(1);
        const areas = marks.flatMap(({ shapes }, n) => {
          const { value } = chart.bins[n]!;
          const box = boxOf(shapes[0]!);
          // half a px of each side is the gap between neighbours
          return value ? [{ value, area: (box.width + 1) * box.height, thin: box.width < 4 || box.height < 4 }] : [];
        });
        const sure = areas.filter(({ thin }) => !thin);
        for (const { value, area } of sure) expect(area / value / (sure[0]!.area / sure[0]!.value)).toBeCloseTo(1, 1);
      }),
    );
  });

  it('divides a bar by shares, and leaves empty what may not be told', () => {
    const parts = [0.5, null, 0.25];
    const scene = layout(
      {
        kind: 'stacked',
        columns: ['a', 'b', 'c'],
        rows: [{ label: 'row', items: parts.map((value) => ({ label: '', value, said: '' })) }],
      },
      600,
      words,
    );
    const [a, b, c] = scene.marks.map(({ shapes }) => boxOf(shapes[0]!));
    expect(a!.width).toBeCloseTo(2 * c!.width, 1);
    expect(scene.marks[1]!.shapes[0]!.as).toBe('untold');
    expect(c!.x + c!.width).toBeLessThan(600 - b!.width);
  });

  it('puts labels above bars where there is no room beside them', () => {
    const chart: Chart = { kind: 'bars', items: [{ label: 'Association', value: 3, said: '3' }] };
    const place = (width: number) => {
      const [mark] = layout(chart, width, words).marks;
      return { label: lineBox(mark!.lines[0]!), bar: boxOf(mark!.shapes[0]!) };
    };
    const narrow = place(288);
    expect(narrow.label.y + narrow.label.height).toBeLessThanOrEqual(narrow.bar.y);
    const wide = place(700);
    expect(wide.label.x + wide.label.width).toBeLessThanOrEqual(wide.bar.x);
  });

  it('draws three hundred rows in a moment', () => {
    const rows = Array.from({ length: 300 }, (_, n) => ({ label: `Row ${n}`, value: n, said: String(n) }));
    const begun = performance.now();
    const scene = layout({ kind: 'bars', items: rows }, 600, words);
    expect(scene.marks).toHaveLength(300);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('words in lines', () => {
  it('is not parted where a blank of no break holds a number to its unit', () => {
    expect(wrap('mean 3\u00a0900\u00a0shows', 110)).toEqual(['mean', '3\u00a0900\u00a0shows']);
    expect(wrap('mean 3 shows', 80)).toEqual(['mean 3', 'shows']);
  });
  it('lose nothing, and are no wider than their room', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.integer({ min: 60, max: 700 }), (list, room) => {
        const lines = wrap(list.join(' '), room);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(room + 0.001);
        if (lines.length < 8) expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''));
        else expect(lines).toHaveLength(8);
      }),
    );
  });
});
