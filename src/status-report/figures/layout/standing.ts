import type { Standing } from '../spec.ts';
import type { Entry } from './legend.ts';
import { circle, diamond, line, rect, type Shape, type Words } from './scene.ts';

/** A group and somebody in it, along a line at `y`. @param x from the scale to its place */
export function signs(
  { quartiles, mean, own, before, quiet }: Partial<Standing>,
  x: (value: number) => number,
  y: number,
): Shape[] {
  const shapes: Shape[] = [];
  if (quartiles) {
    const [first, median, third] = quartiles.map(x) as [number, number, number];
    // a band of no width would not be seen
    shapes.push({ as: quiet ? 'whole' : 'band', d: rect(first - 1, y - 8, third - first + 2, 16) });
    shapes.push({ as: 'median', d: line(median, y - 12, median, y + 12) });
  } else if (mean !== undefined) shapes.push({ as: 'mean', d: circle(x(mean), y, 6) });
  if (before != null && own != null) shapes.push({ as: 'way', d: line(x(before), y, x(own), y) });
  if (before != null) shapes.push({ as: 'before', d: diamond(x(before), y, 8) });
  if (own != null) shapes.push({ as: 'own', d: diamond(x(own), y, 9) });
  return shapes;
}

/** What the signs of these rows mean: no more than there are. */
export function meanings(rows: readonly Standing[], words: Words): Entry[] {
  const has = (is: (row: Standing) => unknown): boolean => rows.some(is);
  const entries: (Entry | false)[] = [
    has(({ own }) => own != null) && { text: words.own, sign: (x, y) => signs({ own: 0 }, () => x, y) },
    has(({ before }) => before != null) && { text: words.before, sign: (x, y) => signs({ before: 0 }, () => x, y) },
    has(({ quartiles }) => quartiles) && {
      text: words.half,
      sign: (x, y) => [{ as: 'band', d: rect(x - 10, y - 7, 20, 14) }],
    },
    has(({ quartiles }) => quartiles) && {
      text: words.median,
      sign: (x, y) => [{ as: 'median', d: line(x, y - 9, x, y + 9) }],
    },
    has(({ quartiles, mean }) => !quartiles && mean !== undefined) && {
      text: words.mean,
      sign: (x, y) => signs({ mean: 0 }, () => x, y),
    },
  ];
  return entries.filter((entry) => entry !== false);
}
