import { worldSize, type Box, type View } from '../geo/mercator.ts';

/** How near and how far a map goes. */
export interface Limits {
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** Unit square → CSS px from the view's left and top edge, of the world's copy that is nearest to its middle. */
export function toScreen(view: View, x: number, y: number): [x: number, y: number] {
  const world = worldSize(view.zoom);
  const east = x - view.x;
  return [(east - Math.round(east)) * world + view.width / 2, (y - view.y) * world + view.height / 2];
}

/** CSS px in the view → unit square; x may lie on the world's next copy. */
export function fromScreen(view: View, left: number, top: number): [x: number, y: number] {
  const world = worldSize(view.zoom);
  return [view.x + (left - view.width / 2) / world, view.y + (top - view.height / 2) / world];
}

/** A view within limits: it shows no world twice and nothing beyond the poles; round the world it may go on for ever. */
export function within(view: View, { minZoom, maxZoom }: Limits): View {
  const least = Math.max(minZoom, Math.log2(Math.max(view.width, view.height, 1) / 256));
  const zoom = Math.max(least, Math.min(maxZoom, view.zoom));
  const half = view.height / 2 / worldSize(zoom);
  return { ...view, x: view.x - Math.floor(view.x), y: Math.max(half, Math.min(1 - half, view.y)), zoom };
}

export function panned(view: View, dx: number, dy: number): View {
  const world = worldSize(view.zoom);
  return { ...view, x: view.x + dx / world, y: view.y + dy / world };
}

/** The same at another zoom; what is at a point, in CSS px, stays there. */
export function zoomed(view: View, zoom: number, left = view.width / 2, top = view.height / 2): View {
  const [x, y] = fromScreen(view, left, top);
  return panned({ ...view, x, y, zoom }, view.width / 2 - left, view.height / 2 - top);
}

/** The nearest view that shows a box, with some px around it. A point has no size: there the zoom is left to limits. */
export function fitted(view: View, { west, east, north, south }: Box, around = 40): View {
  const share = Math.min(
    Math.max(1, view.width - 2 * around) / Math.max(1e-12, east - west),
    Math.max(1, view.height - 2 * around) / Math.max(1e-12, south - north),
  );
  return { ...view, x: (west + east) / 2, y: (north + south) / 2, zoom: Math.log2(share / 256) };
}

/** On the way from a view to another, the short way round the world; if the zoom changes, one point of the map stays still. */
export function between(from: View, to: View, done: number): View {
  const zoom = from.zoom + (to.zoom - from.zoom) * done;
  const scale = (at: number): number => 1 / worldSize(at);
  const whole = scale(from.zoom) - scale(to.zoom);
  const share = Math.abs(to.zoom - from.zoom) < 1e-6 ? done : (scale(from.zoom) - scale(zoom)) / whole;
  const east = to.x - from.x;
  return { ...to, zoom, x: from.x + (east - Math.round(east)) * share, y: from.y + (to.y - from.y) * share };
}

export const same = (a: View, b: View): boolean =>
  a.x === b.x && a.y === b.y && a.zoom === b.zoom && a.width === b.width && a.height === b.height;
