import { idle } from '../element/varco-element.ts';
import { decoding, type Basemap } from './basemap/decode.ts';
import { detail, type Detail } from './basemap/detail.ts';
import { draw, type Look } from './basemap/draw.ts';
import { packed } from './basemap/generated/world-110.ts';
import { inSlices } from '../finding/slices.ts';
import type { View } from './geo/mercator.ts';

const loaders: Record<Detail, () => Promise<Basemap>> = {
  110: async () => inSlices(decoding(packed), Infinity),
  50: async () => inSlices(decoding((await import('./basemap/generated/world-50.ts')).packed), Infinity),
  IT: async () => (await import('./basemap/italy.ts')).italy,
};
/** Maps by detail, decoded once a page; those that are on their way are undefined. */
const maps = new Map<Detail, Basemap | undefined>();
/** who is to draw again when another has come */
const waiting = new Set<() => void>();

function want(detail: Detail): void {
  if (maps.has(detail)) return;
  maps.set(detail, undefined);
  loaders[detail]().then(
    (map) => {
      maps.set(detail, map);
      for (const draw of waiting) draw();
    },
    // where it cannot be had, the coarse map is a map; the next view asks again
    () => maps.delete(detail),
  );
}
// mostly before there is anything to show on it
idle(() => want('110'));

/**
 * Draws land and sea, as finely as is there, and again when what the view deserves has come.
 * @param again draws again: the same function at each call
 */
export function paintGround(
  ctx: CanvasRenderingContext2D,
  view: View,
  ratio: number,
  look: Look,
  chosen: ReadonlySet<string>,
  again: () => void,
): void {
  waiting.add(again);
  want('110');
  const [main, region] = detail(view);
  if (main) want(main);
  if (region) want(region);
  const IT = region && maps.get(region);
  const world = (main && maps.get(main)) ?? maps.get('110') ?? { points: [], starts: [], kinds: [], shapes: [] };
  draw(ctx, view, { world: world as Basemap, ...(IT && { regions: { IT } }) }, look, ratio, chosen);
}

/** A map is gone: it draws no more. */
export const leaveGround = (again: () => void): void => void waiting.delete(again);
