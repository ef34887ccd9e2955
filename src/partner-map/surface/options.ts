import type { View } from '../geo/mercator.ts';
import type { Look, Marker } from './paint.ts';

/** All that the map says and shows in words. */
export interface Words {
  /** name of the map */
  readonly map: string;
  /** in a cluster's circle: short */
  number(count: number): string;
  /** name of a marker: of an entry where `count` is 1 */
  label(marker: Pick<Marker, 'count' | 'index' | 'cluster'>): string;
  /** said after a move: so many entries are in view, as so many markers */
  seen(entries: number, markers: number): string;
  /** said when so many entries of one place are fanned out */
  fanned(count: number): string;
  /** name of the pin, said when it moves; degrees */
  pin(longitude: number, latitude: number): string;
  /** shown for a moment: how to move the map by touch, how to zoom it by the wheel */
  readonly fingers: string;
  readonly wheel: string;
}

export interface Options {
  readonly words: Words;
  readonly look: Look;
  /** degrees: west, south, east, north (RFC 7946, bbox). Else all entries */
  readonly home?: readonly [number, number, number, number];
  /** the nearest zoom; no more than `LAST_ZOOM` */
  readonly maxZoom?: number;
  /** number of an entry's category, which `look.marks` shows */
  category?(index: number): number;
  /** short name of an entry, drawn beside it where there is room */
  name?(index: number): string;
  /** draws all of a view on a canvas of `view.width · ratio` × `view.height · ratio` pixels, whose transform is the identity */
  ground?(ctx: CanvasRenderingContext2D, view: View, ratio: number): void;
  /** draws between the ground and the markers, in CSS px; `project` takes the unit square to them */
  lines?(ctx: CanvasRenderingContext2D, view: View, project: (x: number, y: number) => [number, number]): void;
  /** the map came to rest elsewhere */
  onmove?(view: View): void;
  /** an entry is to be shown, or several that are at one place */
  onopen?(opened: { readonly index: number } | { readonly members: Uint32Array }): void;
  /** the entry that the pointer or the focus is on */
  onhover?(index: number | undefined): void;
  /** where the pin is put; degrees */
  onpick?(longitude: number, latitude: number): void;
  say?(text: string): void;
}
