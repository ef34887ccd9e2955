import { decode, type Basemap } from './basemap/decode.ts';
import { detail, type Detail } from './basemap/detail.ts';
import { draw, type Look } from './basemap/draw.ts';
import { packed } from './basemap/generated/world-110.ts';
import type { View } from './geo/mercator.ts';

/** Maps by detail, decoded once a page; those that are on their way, or could not be had, are undefined. */
const maps = new Map<Detail, Basemap | undefined>();
const loaders: Partial<Record<Detail, () => Promise<Basemap>>> = {
  50: async () => decode((await import('./basemap/generated/world-50.ts')).packed),
  IT: async () => (await import('./basemap/italy.ts')).italy,
};

/** Draws land and sea at once as finely as is there, and again when what the view deserves has come. */
export function paintGround(
  ctx: CanvasRenderingContext2D,
  view: View,
  ratio: number,
  look: Look,
  chosen: ReadonlySet<string>,
  again: () => void,
): void {
  if (!maps.has('110')) maps.set('110', decode(packed));
  for (const wanted of detail(view)) {
    if (maps.has(wanted)) continue;
    // where it cannot be had, the coarse map is a map
    maps.set(wanted, undefined);
    loaders[wanted]?.().then(
      (map) => {
        maps.set(wanted, map);
        again();
      },
      () => maps.delete(wanted),
    );
  }
  const [main, region] = detail(view);
  const world = (main && maps.get(main)) ?? maps.get('110')!;
  const IT = region && maps.get(region);
  draw(ctx, view, IT ? { world, regions: { IT } } : { world }, look, ratio, chosen);
}
