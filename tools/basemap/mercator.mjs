import { toX, toY } from '../../src/partner-map/geo/mercator.ts';

/**
 * A closed ring of degrees in Web Mercator's unit square; what lies beyond its edge runs along it, and so does what is nearer
 * to it than half a step of the grid. An edge along the south is divided, so that no step is half the world.
 * @param {[number, number][]} ring
 * @param {number} grid steps around the world
 * @returns {[number, number][]}
 */
export function project(ring, grid) {
  const near = 0.5 / grid;
  const onto = (value) => (value < near ? 0 : value > 1 - near ? 1 : value);
  const points = [];
  for (const [longitude, latitude] of ring) {
    const [x, y] = [onto(toX(longitude)), onto(toY(latitude))];
    const last = points.at(-1);
    if (last && last[0] === x && last[1] === y) continue;
    if (last && Math.abs(x - last[0]) > 0.4)
      for (const n of [1, 2]) points.push([last[0] + ((x - last[0]) * n) / 3, y]);
    points.push([x, y]);
  }
  return points;
}
