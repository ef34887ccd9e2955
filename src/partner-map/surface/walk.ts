export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Way = 'ArrowRight' | 'ArrowDown' | 'ArrowLeft' | 'ArrowUp';

// of the two axes that cross between the ways: east and south, east and north
const signs: Record<Way, readonly [number, number]> = {
  ArrowRight: [1, 1],
  ArrowDown: [1, -1],
  ArrowLeft: [-1, -1],
  ArrowUp: [-1, 1],
};

/**
 * The point that an arrow key goes to: of those less than 45° off its way the nearest, counted in steps along and across;
 * where there is none, of all that lie that way at all.
 *
 * So every point can be reached from every other. If not, take the nearest two of which one, t, cannot be reached from the
 * other, s: t lies in one of the four quarters around s, and the key of that quarter goes to a v that can be reached and is no
 * farther from s than t. Turned by 45°, the quarters are those of the axes, and the distance is the greater of the two
 * coordinates' differences: v and t have coordinates of the same signs as seen from s, so both differ by less than the farther
 * one is away. Then v is nearer to t than s is: a contradiction. The quarters are turned by a little more, so that none of
 * a row of points lies on a border.
 * @returns its number; undefined where none lies that way
 */
export function walk(points: readonly Point[], from: Point, way: Way): number | undefined {
  const [first, second] = signs[way];
  let best: number | undefined;
  let least = Infinity;
  for (const [i, { x, y }] of points.entries()) {
    const [east, south] = [x - from.x, y - from.y];
    const [a, b] = [(east + south * SKEW) * first, (east - south / SKEW) * second];
    const [along, across] = first === second ? [east * first, south] : [south * first, east];
    if (along <= 0) continue;
    const steps = a > 0 && b > 0 ? Math.max(a, b) : FAR + along + 2 * Math.abs(across);
    if (steps < least) [least, best] = [steps, i];
  }
  return best;
}
const SKEW = 1.000123;
/** More px than there are in any view. */
const FAR = 1e9;

/** The point that is nearest to a place; undefined where there is none. */
export function nearest(points: readonly Point[], { x, y }: Point): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const [i, point] of points.entries()) {
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance < least) [least, best] = [distance, i];
  }
  return best;
}
