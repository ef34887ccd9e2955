/** Latitude where Web Mercator's square ends: what lies nearer to a pole is drawn at its edge. */
export const MAX_LATITUDE = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;

/**
 * What a map shows. `x`, `y`: its centre in Web Mercator's unit square, x to the east from the antimeridian, y to the
 * south from `MAX_LATITUDE`; `zoom`: the world is 256 · 2^zoom CSS px wide; `width`, `height`: CSS px.
 */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** A box in the unit square; it may reach beyond the world's west or east side, onto its next copy. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

/** CSS px around the world. */
export const worldSize = (zoom: number): number => 256 * 2 ** zoom;

/** Degrees east → unit square. */
export const toX = (longitude: number): number => longitude / 360 + 0.5;

/** Degrees north → unit square, within it. */
export function toY(latitude: number): number {
  const sin = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/** Unit square → degrees. */
export const toLongitude = (x: number): number => (x - 0.5) * 360;
export const toLatitude = (y: number): number => (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
