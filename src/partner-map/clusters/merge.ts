import { UNITS, type Places, type Runs } from './places.ts';
import { MAX_RADIUS, radius } from './size.ts';

/** The farthest at which two can be too near each other, in CSS px. */
export const REACH = 2 * MAX_RADIUS;

/** A group of runs: their sums, and where in `follow` they begin. */
export interface Merged {
  /** number of the first run of each group */
  readonly groups: Int32Array;
  /** the run of the same group that comes after a run; -1 at the end */
  readonly follow: Int32Array;
  readonly count: Float64Array;
  /** the middle of all that it counts, in the unit square */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Merges what would be drawn over one another, until nothing would: in each round any two that are each other's nearest
 * become one, at the middle of all that they count (reciprocal nearest neighbours: F. Murtagh, "A survey of recent advances
 * in hierarchical clustering algorithms", 1983). Nearness is a share of the distance that the two need. Two groups that
 * need more than they have are never left, and there are no more rounds than runs.
 * @param world px around the world
 */
export function merge(places: Places, runs: Readonly<Runs>, world: number): Merged {
  const n = runs.length / 2;
  const [count, sumX, sumY] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [x, y, room] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [last, nearest, next] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  const follow = new Int32Array(n).fill(-1);
  let groups = new Int32Array(n);

  const put = (i: number): void => {
    const around = UNITS * count[i]!;
    if (sumX[i]! < 0) sumX[i]! += around;
    if (sumX[i]! >= around) sumX[i]! -= around;
    x[i] = sumX[i]! / around;
    y[i] = sumY[i]! / around;
    room[i] = radius(count[i]!) / world;
  };
  for (let i = 0; i < n; i++) {
    const [from, to] = [runs[2 * i]!, runs[2 * i + 1]!];
    count[i] = places.counts[to]! - places.counts[from]!;
    sumX[i] = places.sumX[to]! - places.sumX[from]!;
    sumY[i] = places.sumY[to]! - places.sumY[from]!;
    groups[i] = last[i] = i;
    put(i);
  }

  // A hash of buckets as wide as the reach: what is too near lies in the same one or a neighbour. Two buckets may share a
  // slot: then some are looked at in vain.
  const across = Math.floor(world / REACH);
  const bits = Math.ceil(Math.log2(n + 2));
  const heads = new Int32Array(1 << bits);
  const slot = (column: number, row: number): number =>
    (Math.imul(column, 0x9e3779b1) + Math.imul(row, 0x85ebca6b)) >>> (32 - bits);
  const find = (i: number): number => {
    const [column, row] = [Math.floor(x[i]! * across), Math.floor(y[i]! * across)];
    let best = -1;
    let least = 1;
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++)
        for (let j = heads[slot((c + across) % across, r)]! - 1; j >= 0; j = next[j]!) {
          let east = Math.abs(x[i]! - x[j]!);
          if (east > 0.5) east = 1 - east;
          const south = y[i]! - y[j]!;
          const both = room[i]! + room[j]!;
          const share = (east * east + south * south) / (both * both);
          if (share >= 1 || share > least || j === i) continue;
          // Of pairs that are equally near, that of the earliest runs: so there is always a pair that is first for both.
          const first =
            share < least ||
            Math.min(i, j) < Math.min(i, best) ||
            (Math.min(i, j) === Math.min(i, best) && Math.max(i, j) < Math.max(i, best));
          if (first) [least, best] = [share, j];
        }
    return best;
  };

  for (let before = n + 1; groups.length < before;) {
    before = groups.length;
    heads.fill(0);
    for (const i of groups) {
      const at = slot(Math.floor(x[i]! * across), Math.floor(y[i]! * across));
      next[i] = heads[at]! - 1;
      heads[at] = i + 1;
    }
    for (const i of groups) nearest[i] = find(i);
    groups = groups.filter((i) => {
      const j = nearest[i]!;
      if (j < 0 || nearest[j] !== i) return true;
      if (j < i) return false;
      // it may be on the world's next copy
      sumX[i]! += sumX[j]! + Math.round(x[i]! - x[j]!) * UNITS * count[j]!;
      sumY[i]! += sumY[j]!;
      count[i]! += count[j]!;
      follow[last[i]!] = j;
      last[i] = last[j]!;
      put(i);
      return true;
    });
  }
  return { groups, follow, count, x, y };
}
