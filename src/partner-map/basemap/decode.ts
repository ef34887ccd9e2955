import { bitReader } from './bits.ts';

/** What an arc parts: land from the map's edge, land from sea, two countries, two that dispute the line, two regions. */
export const SEAM = 0;
export const COAST = 1;
export const BORDER = 2;
export const DISPUTED = 3;
export const REGION = 4;

/** Shapes as `tools/basemap/encode.mjs` packs them: two letters a shape, steps of the grid around the world, the rest. */
export type Packed = readonly [codes: string, grid: number, data: string];

export interface Shape {
  /** ISO 3166-1 alpha-2, XK for Kosovo, empty for what is no country's; of a region the second part of its ISO 3166-2 */
  readonly code: string;
  /** Closed rings of arcs, holes as well: even-odd. `~n` is arc n from its end to its beginning, which came before. */
  readonly rings: readonly (readonly number[])[];
  /** least x, least y, greatest x, greatest y */
  readonly box: readonly [number, number, number, number];
}

/** Shapes that share their borders, in Web Mercator's unit square; nothing crosses its edges. */
export interface Basemap {
  /** x, y, x, y … */
  readonly points: Float32Array;
  /** where each arc begins in `points`, and where the last ends; arcs have their ends in themselves */
  readonly starts: Uint32Array;
  /** of each arc: COAST … */
  readonly kinds: Uint8Array;
  readonly shapes: readonly Shape[];
}

/** Bits that a size takes; one more or less of many matters little. */
const bits = (size: number): number => Math.min(15, 32 - Math.clz32(size));

/**
 * Numbers come as their count of bits, then the bits after the first (adaptive Elias gamma); a point as its step from the
 * last, which the step before tells much of. An arc that was met before, as the neighbour's, comes as its place among
 * those that were met once, the latest first; a ring's last point does not come at all. Pauses after each shape.
 */
export function* decoding([codes, grid, data]: Packed): Generator<void, Basemap> {
  const bit = bitReader(data);
  const number = (context: number): number => {
    let count = 0;
    while (bit(context * 32 + count)) count++;
    let value = Math.min(count, 1);
    for (let i = count; i-- > 1;) value = value * 2 + bit(count * 32 + i);
    return value;
  };
  const signed = (context: number, sign: number): number => {
    const size = number(context);
    return size && bit(sign) ? -size : size;
  };

  const points: number[] = [];
  const starts: number[] = [];
  const kinds: number[] = [];
  const once: number[] = [];
  let x = 0;
  let y = 0;
  const ring = (): number[] => {
    const arcs: number[] = [];
    const many = number(33);
    let first: number[] | undefined;
    for (let left = many; left >= 0; left--) {
      if (bit(first ? 14 : 15)) {
        const arc = once.splice(~number(34), 1)[0]!;
        const end = (starts[arc + 1] ?? points.length) - 2;
        first ??= points.slice(end, end + 2);
        [x, y] = points.slice(starts[arc]!, starts[arc]! + 2) as [number, number];
        arcs.push(~arc);
        continue;
      }
      const kind = number(many ? 35 : 36);
      if (kind > COAST) once.push(kinds.length);
      arcs.push(kinds.length);
      kinds.push(kind);
      starts.push(points.length);
      first ??= [(x += signed(39, 12)), (y += signed(39, 13))];
      points.push(x, y);
      let dx = 0;
      let dy = 0;
      for (let steps = number(many ? 37 : 38) + Math.min(left, 1); steps > 0; steps--) {
        const wide = Math.abs(dx);
        const high = Math.abs(dy);
        const flat = +(wide > high);
        const near = bits(wide + high);
        dx = signed(48 + near, Math.sign(dx) * 2 + 2 + flat);
        dy = signed(64 + near * 16 + bits(Math.abs(dx)), Math.sign(dy) * 2 + 8 + flat);
        points.push((x += dx), (y += dy));
      }
      if (!left) points.push(...([x, y] = first as [number, number]));
    }
    return arcs;
  };

  const shapes: { code: string; rings: number[][] }[] = [];
  for (const code of codes.match(/../g)!) {
    shapes.push({ code: code.trim(), rings: Array.from({ length: number(32) }, ring) });
    yield;
  }
  starts.push(points.length);
  const boxOf = (rings: number[][]): Shape['box'] => {
    let [west, north, east, south] = [grid, grid, 0, 0];
    for (const ring of rings)
      for (const arc of ring) {
        const n = arc < 0 ? ~arc : arc;
        for (let i = starts[n]!; i < starts[n + 1]!; i += 2) {
          const [px, py] = [points[i]!, points[i + 1]!];
          if (px < west) west = px;
          if (px > east) east = px;
          if (py < north) north = py;
          if (py > south) south = py;
        }
      }
    return [west / grid, north / grid, east / grid, south / grid];
  };
  return {
    points: Float32Array.from(points, (step) => step / grid),
    starts: Uint32Array.from(starts),
    kinds: Uint8Array.from(kinds),
    shapes: shapes.map((shape) => ({ ...shape, box: boxOf(shape.rings) })),
  };
}

/** The same without a pause. */
export function decode(packed: Packed): Basemap {
  const work = decoding(packed);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
