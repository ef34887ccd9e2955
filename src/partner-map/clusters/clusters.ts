import { worldSize, type Box, type View } from '../geo/mercator.ts';
import { merge, REACH } from './merge.ts';
import { DEEPEST, Places, type Region, type Runs } from './places.ts';

/** Entries that are drawn as one marker. */
export interface Cluster {
  /** the middle of its entries, in the unit square; beyond it on the world's next copies */
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** one of its entries: the only one where `count` is 1. Of no other cluster of the same zoom */
  readonly index: number;
  /** the zoom whose clusters it is one of */
  readonly zoom: number;
  /** where its entries are among the places */
  readonly runs: Readonly<Runs>;
}

/**
 * The world of zoom 0 is 2^4 cells of 16 px wide: two places in one cell are always too near each other, for its diagonal
 * is shorter than two single entries need.
 */
const CELLS = 4;
/** So many in a square of 32 px are one marker without being looked at: in crowds that saves most of the work. */
const CROWD = 8;
/** What is one in the finest cells is one for good. */
export const LAST_ZOOM = DEEPEST - CELLS;
/** Steps of the zoom that have clusters of their own: on the screen they are at most 1.41 times as far apart as they need. */
const STEPS = 2;
/**
 * Cells to a side of a block, which is 362 to 512 px: clusters are made for whole blocks, with as much again around them, so
 * that panning does not change them.
 */
const BLOCK = 32;

/**
 * What a map shows of many entries: those that would be drawn over one another as one marker, with their count. Only the
 * step of the zoom below the view's is made, and of it what the view is near to. With a million entries that takes 1 to 50 ms,
 * a filter 10 ms, and sorting them, once, 200 ms, less than reading them takes: there is no worker that would have to be
 * told of every filter.
 */
export class Clusters {
  private readonly places: Places;
  private readonly size: number;
  private made = '';
  private found: Cluster[] = [];

  /** @param xs Web Mercator's unit square (`toX`, `toY`); NaN for an entry without a place */
  constructor(xs: ArrayLike<number>, ys: ArrayLike<number>) {
    this.places = new Places(xs, ys);
    this.size = xs.length;
  }

  /** How many entries have a place and are kept. */
  get count(): number {
    return this.places.counts.at(-1)!;
  }

  /** Keeps some entries: those whose byte in a mask is not 0, or those that are listed; all of them without either. */
  filter(kept?: Uint8Array | Uint32Array | readonly number[]): void {
    let mask = kept;
    if (kept && !(kept instanceof Uint8Array)) {
      mask = new Uint8Array(this.size);
      for (const index of kept) mask[index] = 1;
    }
    this.places.keep(mask as Uint8Array | undefined);
    this.made = '';
  }

  /**
   * Clusters whose middle lies in a view or less than `margin` px beside it. No two of them are nearer to each other than
   * the sum of their `radius`, at any zoom up to `LAST_ZOOM`.
   */
  at(view: View, margin = REACH): Cluster[] {
    const zoom = Math.max(0, Math.min(LAST_ZOOM, Math.floor(view.zoom * STEPS) / STEPS));
    const shown = worldSize(view.zoom);
    const [wide, high] = [(view.width / 2 + margin) / shown, (view.height / 2 + margin) / shown];
    const box = { west: view.x - wide, east: view.x + wide, north: view.y - high, south: view.y + high };
    const region = blocksOf(zoom, box);
    const name = zoom + Object.values(region).join();
    if (name !== this.made) this.found = this.make(zoom, region);
    this.made = name;
    return this.found.flatMap((cluster) => {
      const copies: Cluster[] = [];
      if (cluster.y >= box.north && cluster.y <= box.south)
        for (let x = cluster.x + Math.ceil(box.west - cluster.x); x < box.east; x++)
          copies.push(x === cluster.x ? cluster : { ...cluster, x });
      return copies;
    });
  }

  /**
   * Entries of a cluster that are kept, by their numbers.
   * @param most no more than these, taken from one part of it: to name a cluster of a million, some are enough
   */
  members({ runs }: Pick<Cluster, 'runs'>, most = Infinity): Uint32Array {
    const found: number[] = [];
    for (const at of this.places.kept(runs)) {
      if (found.length >= most) break;
      found.push(this.places.entry[at]!);
    }
    return Uint32Array.from(found).sort();
  }

  /**
   * The first zoom at which the entries of a cluster are not all in one.
   * @returns Infinity where no zoom parts them: they are at one place, or nearer to each other than the map can show
   */
  opensAt({ runs, zoom }: Pick<Cluster, 'runs' | 'zoom'>): number {
    const box = this.places.box(runs);
    const members = [...this.places.kept(runs)];
    if (!box || (box.west === box.east && box.north === box.south)) return Infinity;
    for (let closer = Math.floor(zoom) + 1; closer <= LAST_ZOOM; closer++) {
      const clusters = this.make(closer, blocksOf(closer, box));
      const one = clusters.find((cluster) => within(members[0]!, cluster.runs))!;
      if (!members.every((at) => within(at, one.runs))) return closer;
    }
    return Infinity;
  }

  /** Whether an entry is one of a cluster's, kept or not. */
  holds({ runs }: Pick<Cluster, 'runs'>, index: number): boolean {
    const at = this.places.position(index);
    return at !== undefined && within(at, runs);
  }

  /** The box around a cluster, around an entry, or around all that are kept; undefined where there is no place. */
  box(of?: Pick<Cluster, 'runs'> | number): Box | undefined {
    const at = typeof of === 'number' ? this.places.position(of) : 0;
    if (at === undefined) return undefined;
    const runs = typeof of === 'number' ? [at, at + 1] : (of?.runs ?? [0, this.places.entry.length]);
    return this.places.box(runs);
  }

  private make(zoom: number, region: Region): Cluster[] {
    const { places } = this;
    const runs = places.cells(levelOf(zoom), region, CROWD);
    const { groups, follow, count, x, y } = merge(places, runs, worldSize(zoom));
    return Array.from(groups, (group) => {
      const own: Runs = [];
      for (let run = group; run >= 0; run = follow[run]!) own.push(runs[2 * run]!, runs[2 * run + 1]!);
      const [first] = places.kept(own);
      return { x: x[group]!, y: y[group]!, count: count[group]!, index: places.entry[first!]!, zoom, runs: own };
    });
  }
}

const within = (at: number, runs: Readonly<Runs>): boolean =>
  runs.some((from, run) => run % 2 === 0 && from <= at && at < runs[run + 1]!);

/** Level of the cells of a zoom: none is wider than 16 px. */
const levelOf = (zoom: number): number => Math.ceil(zoom) + CELLS;

/** The cells of all blocks that a box of the unit square touches, and of those around them. */
function blocksOf(zoom: number, { west, east, north, south }: Box): Region {
  const across = 2 ** levelOf(zoom);
  const before = (at: number): number => (Math.floor((at * across) / BLOCK) - 1) * BLOCK;
  const after = (at: number): number => (Math.floor((at * across) / BLOCK) + 2) * BLOCK - 1;
  const turns = Math.floor(before(west) / across) * across;
  const [left, right] = [before(west) - turns, after(east) - turns];
  const round = right - left >= across;
  return { left: round ? 0 : left, right: round ? across - 1 : right, top: before(north), bottom: after(south) };
}
