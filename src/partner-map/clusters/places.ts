import type { Box } from '../geo/mercator.ts';

/**
 * Many places, sorted once so that any cell of a quadtree is a run of them (Morton order), with running sums, so that
 * what a cell holds is two subtractions. Coordinates are whole numbers of 2^-30 of the world (4 cm at the equator): their
 * sums are exact, and no result depends on the order of adding. In all 40 bytes a place.
 */
export const UNITS = 2 ** 30;
/** The finest cells: 2^21 to a side of the world. */
export const DEEPEST = 21;
/** Bits of each coordinate that one pass of the radix sort looks at. */
const DIGIT = 7;

/** The bits of a digit, each followed by a 0: x and y are woven into one number. */
const spread = Uint16Array.from({ length: 1 << DIGIT }, (_, digit) => {
  let woven = 0;
  for (let bit = 0; bit < DIGIT; bit++) woven |= (digit & (1 << bit)) << bit;
  return woven;
});

/** Runs of places, each in one cell: `[from, to, from, to, …]`. */
export type Runs = number[];

/** Columns and rows of cells. Columns may lie beyond the world on both sides: it goes round. */
export interface Region {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export class Places {
  /** which entry each place is of */
  readonly entry: Uint32Array;
  /** how many kept places lie before each, and the sums of their coordinates */
  readonly counts: Uint32Array;
  readonly sumX: Float64Array;
  readonly sumY: Float64Array;
  private readonly x: Uint32Array;
  private readonly y: Uint32Array;
  private positions: Map<number, number> | undefined;

  /** @param xs Web Mercator's unit square; NaN where an entry has no place. What lies beyond its sides goes round, beyond its top and bottom stays there */
  constructor(xs: ArrayLike<number>, ys: ArrayLike<number>) {
    const all = Math.min(xs.length, ys.length);
    let x = new Uint32Array(all);
    let y = new Uint32Array(all);
    let entry = new Uint32Array(all);
    let n = 0;
    for (let i = 0; i < all; i++) {
      const [east, south] = [xs[i]!, ys[i]!];
      if (!Number.isFinite(east) || !Number.isFinite(south)) continue;
      x[n] = (east - Math.floor(east)) * UNITS;
      y[n] = Math.max(0, Math.min(UNITS - 1, south * UNITS));
      entry[n++] = i;
    }
    let [toX, toY, toEntry] = [new Uint32Array(n), new Uint32Array(n), new Uint32Array(n)];
    const starts = new Uint32Array((1 << (2 * DIGIT)) + 1);
    const mask = (1 << DIGIT) - 1;
    for (let shift = 30 - DEEPEST; shift < 30; shift += DIGIT) {
      const digit = (i: number): number => spread[(x[i]! >>> shift) & mask]! | (spread[(y[i]! >>> shift) & mask]! << 1);
      starts.fill(0);
      for (let i = 0; i < n; i++) starts[digit(i) + 1]!++;
      for (let d = 1; d < starts.length; d++) starts[d]! += starts[d - 1]!;
      for (let i = 0; i < n; i++) {
        const place = starts[digit(i)]!++;
        toX[place] = x[i]!;
        toY[place] = y[i]!;
        toEntry[place] = entry[i]!;
      }
      [x, toX, y, toY, entry, toEntry] = [toX, x, toY, y, toEntry, entry];
    }
    // three passes: the first arrays, which may be longer, are the spare ones now
    this.x = x;
    this.y = y;
    this.entry = entry;
    this.counts = new Uint32Array(n + 1);
    this.sumX = new Float64Array(n + 1);
    this.sumY = new Float64Array(n + 1);
    this.keep();
  }

  /** Keeps the places of some entries only. @param mask one byte an entry, 0 where it is not kept; all are when there is none */
  keep(mask?: Uint8Array): void {
    const { x, y, entry, counts, sumX, sumY } = this;
    let [count, eastward, southward] = [0, 0, 0];
    for (let i = 0; i < entry.length; i++) {
      if (!mask || mask[entry[i]!]) {
        count++;
        eastward += x[i]!;
        southward += y[i]!;
      }
      counts[i + 1] = count;
      sumX[i + 1] = eastward;
      sumY[i + 1] = southward;
    }
  }

  /** Positions, in Morton order, of what is kept of some runs. */
  *kept(runs: Readonly<Runs>): Generator<number> {
    for (let run = 0; run < runs.length; run += 2)
      for (let i = runs[run]!; i < runs[run + 1]!; i++) if (this.counts[i + 1]! > this.counts[i]!) yield i;
  }

  /** Where in Morton order an entry's place is; undefined where it has none. */
  position(index: number): number | undefined {
    this.positions ??= new Map(Array.from(this.entry, (entry, at) => [entry, at]));
    return this.positions.get(index);
  }

  /** The box around what is kept of some runs; undefined where nothing is. */
  box(runs: Readonly<Runs>): Box | undefined {
    let [west, east, north, south, first] = [0, 0, UNITS, 0, -1];
    for (const i of this.kept(runs)) {
      if (first < 0) first = this.x[i]!;
      const beside = this.x[i]! - first;
      const near = beside - Math.round(beside / UNITS) * UNITS;
      [west, east] = [Math.min(west, near), Math.max(east, near)];
      [north, south] = [Math.min(north, this.y[i]!), Math.max(south, this.y[i]!)];
    }
    if (first < 0) return undefined;
    return { west: (first + west) / UNITS, east: (first + east) / UNITS, north: north / UNITS, south: south / UNITS };
  }

  /**
   * Cells of a region that hold a kept place, each as a run, in Morton order.
   * @param level the world is 2^level cells wide, at most 2^21
   * @param many four cells that make one of the level above and hold more than so many are given as one
   */
  cells(level: number, { left, right, top, bottom }: Region, many: number): Runs {
    const runs: Runs = [];
    const across = 2 ** level;
    const visit = (at: number, column: number, row: number, from: number, to: number): void => {
      const size = 2 ** (level - at);
      const [first, last] = [column * size, (column + 1) * size - 1];
      const meets = (turn: number): boolean => first + turn <= right && last + turn >= left;
      const count = this.counts[to]! - this.counts[from]!;
      if (!count || (row + 1) * size <= top || row * size > bottom) return;
      // the region may be on the world's next copy to the west or the east
      if (!meets(0) && !meets(-across) && !meets(across)) return;
      if (at === level || (at === level - 1 && count > many)) {
        runs.push(from, to);
        return;
      }
      const middle = split(this.y, from, to, 29 - at);
      const [above, below] = [split(this.x, from, middle, 29 - at), split(this.x, middle, to, 29 - at)];
      visit(at + 1, column * 2, row * 2, from, above);
      visit(at + 1, column * 2 + 1, row * 2, above, middle);
      visit(at + 1, column * 2, row * 2 + 1, middle, below);
      visit(at + 1, column * 2 + 1, row * 2 + 1, below, to);
    };
    visit(0, 0, 0, 0, this.entry.length);
    return runs;
  }
}

/** Where, in a run in which a bit is first 0 and then 1, the ones begin. */
function split(values: Uint32Array, from: number, to: number, bit: number): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((values[middle]! >>> bit) & 1) to = middle;
    else from = middle + 1;
  }
  return from;
}
