import { toX, toY, worldSize, type View } from '../geo/mercator.ts';

/** Countries at 1:110 or 1:50 million; the regions of Italy. */
export type Detail = '110' | '50' | 'IT';

/** Italy's corners. */
const WEST = toX(6.6);
const EAST = toX(18.6);
const NORTH = toY(47.1);
const SOUTH = toY(35.4);

/** What a view is best drawn from: finer countries where the coarse would show their corners, regions where there is room. */
export function detail({ x, y, zoom, width, height }: View): Detail[] {
  if (zoom < 4) return ['110'];
  const [wide, high] = [width, height].map((side) => side / worldSize(zoom) / 2) as [number, number];
  const at = x - Math.floor(x);
  const meets = at - wide < EAST && at + wide > WEST && y - high < SOUTH && y + high > NORTH;
  return zoom >= 5.5 && meets ? ['50', 'IT'] : ['50'];
}
