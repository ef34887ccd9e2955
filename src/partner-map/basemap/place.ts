import { toX, toY } from '../geo/mercator.ts';
import type { Basemap, Shape } from './decode.ts';

/** Whether a point of the unit square lies in a shape: a ray to the east crosses its lines an odd number of times. */
function holds({ points, starts }: Basemap, { rings, box }: Shape, x: number, y: number): boolean {
  if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) return false;
  let odd = false;
  for (const ring of rings) {
    for (const arc of ring) {
      const n = arc < 0 ? ~arc : arc;
      for (let i = starts[n]! + 3; i < starts[n + 1]!; i += 2) {
        const [ax, ay, bx, by] = [points[i - 3]!, points[i - 2]!, points[i - 1]!, points[i]!];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
      }
    }
  }
  return odd;
}

/**
 * The shape at a place in degrees; undefined where there is none. Coasts are as coarse as the map: within some kilometres of
 * one, it may be the sea.
 */
export function shapeAt(map: Basemap, longitude: number, latitude: number): Shape | undefined {
  // On the map's eastern or southern edge, it is in what ends there.
  const within = (value: number): number => Math.min(value, 1 - 1e-9);
  const [x, y] = [within(toX(longitude)), within(toY(latitude))];
  return map.shapes.find((shape) => holds(map, shape, x, y));
}

/**
 * The country at a place, ISO 3166-1 alpha-2 (XK for Kosovo); undefined at sea, and on land that is no country's.
 * @param longitude degrees east @param latitude degrees north
 */
export const countryAt = (world: Basemap, longitude: number, latitude: number): string | undefined =>
  shapeAt(world, longitude, latitude)?.code || undefined;
