import { ticks } from 'd3-array';
import type { Chart } from '../spec.ts';
import { legend } from './legend.ts';
import {
  circle,
  diamond,
  line,
  polygon,
  rect,
  type Line,
  type Mark,
  type Scene,
  type Shape,
  type Words,
} from './scene.ts';
import { meanings } from './standing.ts';
import { LINE, lineBox, overlap, stack, textWidth, wrap } from './text.ts';

const RADIUS = 130;

type Radar = Extract<Chart, { kind: 'radar' }>;
type Point = readonly [x: number, y: number];

/** An axis a row, all from one middle. Where the words have no room at their ends, they are numbered, and told below. */
export function radar({ rows, min, max, tick }: Radar, width: number, words: Words): Scene {
  const numbered = width < 440 || rows.length > 12 ? true : crowded(ends(rows, width, RADIUS));
  const radius = numbered ? Math.min(RADIUS, width / 2 - 36) : RADIUS;
  const key = legend(meanings(rows, words), width, 0);
  const names = numbered ? numbers(rows, width, radius, words) : ends(rows, width, radius);
  const highest = Math.min(-radius, ...names.flat().map((each) => lineBox(each).y));
  const lowest = Math.max(radius, ...names.flat().map((each) => each.y + 6));
  const [cx, cy] = [width / 2, key.bottom + 12 - highest];
  const at = (n: number, value: number): Point => {
    const share = Math.max(0, Math.min(1, (value - min) / (max - min || 1))) * radius;
    const [x, y] = direction(n, rows.length);
    return [cx + x * share, cy + y * share];
  };
  const all = (value: number): string => polygon(rows.map((_, n) => at(n, value)));
  const steps = ticks(min, max, 4);
  const shapes: Shape[] = [
    ...key.shapes,
    ...steps.filter((step) => step > min).map((step): Shape => ({ as: 'grid', d: all(step) })),
    ...rows.map((_, n): Shape => ({ as: 'grid', d: line(...at(n, min), ...at(n, max)) })),
  ];
  const grouped = rows.every(({ quartiles }) => quartiles) && rows.length > 2;
  const around = (which: 0 | 1 | 2): string => polygon(rows.map(({ quartiles }, n) => at(n, quartiles![which])));
  // a ring: the first quartile is cut out of the third
  if (grouped) shapes.push({ as: 'band', d: around(2) + around(0) }, { as: 'median', d: around(1) });
  const way = rows.flatMap(({ own }, n) => {
    const next = rows[(n + 1) % rows.length]!.own;
    return own == null || next == null ? [] : [line(...at(n, own), ...at((n + 1) % rows.length, next))];
  });
  if (way.length && rows.length > 1) shapes.push({ as: 'way', d: way.join('') });
  const marks = rows.map((row, n): Mark => {
    const [x, y] = at(n, max);
    const [left, top] = [Math.min(x, cx) - 10, Math.min(y, cy) - 10];
    const signs: Shape[] = [];
    if (!grouped && row.quartiles) {
      signs.push({ as: 'band', d: line(...at(n, row.quartiles[0]), ...at(n, row.quartiles[2])) });
      signs.push({ as: 'median', d: circle(...at(n, row.quartiles[1]), 4) });
    } else if (!row.quartiles && row.mean !== undefined) signs.push({ as: 'mean', d: circle(...at(n, row.mean), 6) });
    if (row.before != null) signs.push({ as: 'before', d: diamond(...at(n, row.before), 7) });
    if (row.own != null) signs.push({ as: 'own', d: diamond(...at(n, row.own), 8) });
    // an axis without a number of one's own says so, by the sign of what is not told
    if (row.own === null) signs.push({ as: 'untold', d: rect(x - 6, y - 6, 12, 12) });
    return {
      name: `${row.label}: ${row.said}`,
      box: { x: left, y: top, width: Math.max(x, cx) + 10 - left, height: Math.max(y, cy) + 10 - top },
      shapes: signs,
      lines: names[n]!.map((each) => ({ ...each, x: each.x + cx, y: each.y + cy })),
    };
  });
  const below = cy + lowest + 8;
  const list = numbered ? rows.flatMap(({ label }, n) => wrap(`${words.number(n + 1)}. ${label}`, width)) : [];
  return {
    width,
    height: below + list.length * LINE + 4,
    shapes,
    lines: [
      ...key.lines,
      { x: cx + 4, y: cy + 14, text: tick(min), as: 'small' },
      { x: cx + 4, y: cy - radius + 14, text: tick(max), as: 'small' },
      ...stack(list, 0, below),
    ],
    marks,
  };
}

const direction = (n: number, of: number): Point => {
  const angle = (2 * Math.PI * n) / of;
  return [Math.sin(angle), -Math.cos(angle)];
};

/** The words at the ends of the axes, around a middle of 0, 0. */
function ends(rows: Radar['rows'], width: number, radius: number): Line[][] {
  return rows.map(({ label }, n) => {
    const [east, south] = direction(n, rows.length);
    const x = east * radius + Math.sign(Math.round(east * 100)) * 14;
    const middle = Math.abs(east) < 0.15;
    const texts = wrap(label, middle ? width * 0.6 : width / 2 - Math.abs(x));
    const high = texts.length * LINE;
    const y = south * (radius + 14) - (middle ? (south < 0 ? high : 0) : high / 2);
    return stack(texts, x, y, { anchor: middle ? 'middle' : east < 0 ? 'end' : undefined });
  });
}

const crowded = (names: readonly Line[][]): boolean => {
  const boxes = names.map((lines) => lines.map(lineBox));
  return (
    names.some((lines) => lines.length > 4) ||
    boxes.some((some, n) => boxes.slice(n + 1).some((others) => some.some((a) => others.some((b) => overlap(a, b)))))
  );
};

/** Their numbers instead; of very many, as many as stand clear of each other. */
function numbers(rows: Radar['rows'], width: number, radius: number, words: Words): Line[][] {
  const every = Math.ceil(rows.length / Math.max(4, (2 * Math.PI * radius) / 32));
  return rows.map((_, n) => {
    const [east, south] = direction(n, rows.length);
    const text = words.number(n + 1);
    const reach = radius + 8 + textWidth(text) / 2;
    return n % every ? [] : [{ x: east * reach, y: south * (radius + 16) + 6, text, anchor: 'middle' }];
  });
}
