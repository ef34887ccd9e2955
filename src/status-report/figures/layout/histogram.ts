import type { Chart } from '../spec.ts';
import { legend, untoldEntry } from './legend.ts';
import { line, rect, scale, type Line, type Mark, type Scene, type Words } from './scene.ts';
import { meanings } from './standing.ts';
import { clear, LINE, textWidth, within } from './text.ts';

const HEIGHT = 150;
/** a class of which nothing may be told */
const LOW = 24;

type Histogram = Extract<Chart, { kind: 'histogram' }>;

/** Ends for all classes: an open one is drawn as wide as its neighbour, and has no number at its end. */
function ends(bins: Histogram['bins']): [from: number, to: number][] {
  const known = bins.filter(({ from, to }) => from !== null && to !== null).map(({ from, to }) => to! - from!);
  const usual = Math.max(...known, 0) || 1;
  return bins.map(({ from, to }, n) => {
    const beside = (at: number): number => {
      const other = bins[at];
      return other && other.from !== null && other.to !== null ? other.to - other.from || usual : usual;
    };
    const start = from ?? (to ?? 0) - beside(n + 1);
    return [start, to ?? start + beside(n - 1)];
  });
}

/**
 * Classes side by side. They may be of unequal width, so it is the area that tells how many: the height is how many for a
 * step of the scale.
 */
export function histogram({ bins, quartiles, tick }: Histogram, width: number, words: Words): Scene {
  const places = ends(bins);
  const x = scale(
    Math.min(...places.map(([from]) => from)),
    Math.max(...places.map(([, to]) => to)),
    width * 0.02,
    width * 0.98,
  );
  const density = bins.map(({ value }, n) => (value ?? 0) / (places[n]![1] - places[n]![0] || 1));
  const head = legend(
    [
      ...meanings(quartiles ? [{ label: '', said: '', quartiles }] : [], words),
      ...(bins.some(({ value }) => value === null) ? [untoldEntry(words)] : []),
    ],
    width,
    0,
  );
  const begin = head.bottom;
  const above = begin + (quartiles ? 34 : 0);
  const floor = above + LINE + HEIGHT;
  const y = scale(0, Math.max(...density, Number.MIN_VALUE), floor, above + LINE);
  const marks: Mark[] = [];
  if (quartiles && bins.length) {
    const [first, median, third] = quartiles;
    marks.push({
      name: words.quartiles(tick(first), tick(median), tick(third)),
      box: { x: x(first) - 4, y: begin, width: x(third) - x(first) + 8, height: 28 },
      shapes: [
        { as: 'band', d: rect(x(first), begin + 7, x(third) - x(first), 14) },
        { as: 'median', d: line(x(median), begin + 2, x(median), begin + 26) },
      ],
      lines: [],
    });
  }
  const sides = places.map(([from, to]) => [x(from) + 0.5, x(to) - 0.5] as const);
  const inside = ({ said, short, value }: Histogram['bins'][number]): string =>
    value === null ? '' : short || said || words.number(value);
  // all of them have their number, or the highest alone
  const roomy = bins.every((bin, n) => textWidth(inside(bin), 14) <= sides[n]![1] - sides[n]![0]);
  const highest = density.indexOf(Math.max(...density));
  bins.forEach((bin, n) => {
    const { label, value, said } = bin;
    const [left, right] = sides[n]!;
    const text = said || (value === null ? words.untold : words.number(value));
    const top = value === null ? floor - LOW : y(density[n]!);
    marks.push({
      name: `${label}: ${text}`,
      box: { x: left, y: above, width: Math.max(0, right - left), height: floor - above },
      shapes: [{ as: value === null ? 'untold' : 'bar', d: rect(left, top, Math.max(0, right - left), floor - top) }],
      lines: [inside(bin)].flatMap((text): Line[] =>
        text && (roomy || n === highest)
          ? [within({ x: (left + right) / 2, y: top - 5, text, anchor: 'middle', as: 'small' }, 0, width)]
          : [],
      ),
    });
  });
  const edges = [...new Set(bins.flatMap(({ from, to }) => [from, to]))].filter((edge) => edge !== null);
  const lines = edges
    .sort((a, b) => a - b)
    .map((edge): Line =>
      within({ x: x(edge), y: floor + 20, text: tick(edge), anchor: 'middle', as: 'small' }, 0, width),
    );
  return {
    width,
    height: floor + 28,
    shapes: [...head.shapes, { as: 'axis', d: line(0, floor, width, floor) }],
    lines: [...head.lines, ...clear(lines)],
    marks,
  };
}
