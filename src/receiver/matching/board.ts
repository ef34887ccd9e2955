import type { Instance, Participant, Tier } from './types.ts';

/**
 * An instance in numbers. Participants of a side are numbered in the order of their ids, so that the order in which they
 * came decides nothing; a pair is `a * (number of b) + b`.
 */
export interface Board {
  readonly ids: readonly [readonly string[], readonly string[]];
  readonly slots: number;
  /** Infinity when there is a table for everybody */
  readonly tables: number;
  /** the most meetings of each, by side */
  readonly capacity: readonly [Int32Array, Int32Array];
  /** 1 where `participant * slots + slot` is free, by side */
  readonly free: readonly [Uint8Array, Uint8Array];
  /** index into `tiers`, by pair */
  readonly tier: Uint8Array;
  /** 1 where a pair is mutual or one-sided and has a slot in which both can come */
  readonly candidate: Uint8Array;
  /** by side and participant: whom they may meet, best first */
  readonly order: readonly [readonly (readonly number[])[], readonly (readonly number[])[]];
  /** by side and pair: the place of the pair in that side's `order`; no number for others than candidates */
  readonly rank: readonly [Int32Array, Int32Array];
}

export const tiers: readonly Tier[] = ['mutual', 'one-sided', 'free'];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (side: readonly Participant[]): Participant[] => [...side].sort((a, b) => byText(a.id, b.id));

/** By participant, the place and the interest of each whom they list. A second choice stays one when the first does not come. */
function listsOf(side: readonly Participant[], others: readonly Participant[]): Map<number, [number, number]>[] {
  const numbers = new Map(others.map(({ id }, n) => [id, n]));
  return side.map(({ prefers }) => {
    const list = new Map<number, [number, number]>();
    const seen = new Set<string>();
    for (const { id, interest = 2 } of prefers) {
      const other = numbers.get(id);
      if (other !== undefined && !seen.has(id)) list.set(other, [seen.size, interest]);
      seen.add(id);
    }
    return list;
  });
}

function freeOf(side: readonly Participant[], slots: number): Uint8Array {
  const free = new Uint8Array(side.length * slots);
  side.forEach((participant, p) => {
    for (let slot = 0; slot < slots; slot++)
      free[p * slots + slot] = Number(
        (participant.free?.includes(slot) ?? true) && !participant.breaks?.includes(slot),
      );
  });
  return free;
}

/** @throws Error when an id occurs twice */
export function boardOf({ sides, slots: starts, tables = Infinity, meetingsEach }: Instance): Board {
  const slots = starts.length;
  const [first, second] = [sorted(sides[0]), sorted(sides[1])];
  const [n, m] = [first.length, second.length];
  if (new Set([...first, ...second].map(({ id }) => id)).size !== n + m) throw new Error('A participant occurs twice.');
  const lists = [listsOf(first, second), listsOf(second, first)] as const;
  const free = [freeOf(first, slots), freeOf(second, slots)] as const;
  const tier = new Uint8Array(n * m);
  const candidate = new Uint8Array(n * m);
  for (let a = 0; a < n; a++)
    for (let b = 0; b < m; b++) {
      const pair = a * m + b;
      tier[pair] = 2 - Number(lists[0][a]!.has(b)) - Number(lists[1][b]!.has(a));
      if (tier[pair] === 2) continue;
      for (let slot = 0; slot < slots && !candidate[pair]; slot++)
        candidate[pair] = free[0][a * slots + slot]! & free[1][b * slots + slot]!;
    }

  const pairOf = (side: 0 | 1, p: number, other: number) => (side === 0 ? p * m + other : other * m + p);
  const order = ([0, 1] as const).map((side) => {
    const own = lists[side];
    const theirs = lists[1 - side]!;
    return own.map((list, p) => {
      // Mutual wishes first, then one's own, then those of others: by their interest, then by the place they give.
      const key = (other: number): readonly [number, number, number] => {
        const mine = list.get(other);
        const [place, interest] = theirs[other]!.get(p) ?? [-1, 0];
        return mine ? [place < 0 ? 1 : 0, mine[0], 0] : [2, -interest, place];
      };
      return [...theirs.keys()]
        .filter((other) => candidate[pairOf(side, p, other)])
        .map((other) => ({ other, key: key(other) }))
        .sort((x, y) => x.key[0] - y.key[0] || x.key[1] - y.key[1] || x.key[2] - y.key[2] || x.other - y.other)
        .map(({ other }) => other);
    });
  }) as [number[][], number[][]];
  const rank = ([0, 1] as const).map((side) => {
    const places = new Int32Array(n * m);
    order[side].forEach((list, p) => list.forEach((other, place) => (places[pairOf(side, p, other)] = place)));
    return places;
  }) as [Int32Array, Int32Array];

  const most = (side: readonly Participant[], own: Uint8Array) =>
    Int32Array.from(side, ({ capacity = meetingsEach ?? slots }, p) =>
      Math.max(0, Math.min(capacity, own.subarray(p * slots, (p + 1) * slots).filter(Boolean).length)),
    );
  return {
    ids: [first.map(({ id }) => id), second.map(({ id }) => id)],
    slots,
    tables,
    capacity: [most(first, free[0]), most(second, free[1])],
    free,
    tier,
    candidate,
    order,
    rank,
  };
}

/** Mutual ones first, then by how high the two place each other, then by id. */
export const byPriority = ({ tier, rank }: Board, pairs: readonly number[]): number[] => {
  const places = (pair: number) => rank[0][pair]! + rank[1][pair]!;
  return [...pairs].sort((x, y) => tier[x]! - tier[y]! || places(x) - places(y) || x - y);
};

/** The numbers of meetings' pairs. */
export function pairsOf({ ids }: Board, meetings: readonly { readonly a: string; readonly b: string }[]): number[] {
  const [first, second] = ids.map((side) => new Map(side.map((id, n) => [id, n]))) as [
    Map<string, number>,
    Map<string, number>,
  ];
  return meetings.map(({ a, b }) => first.get(a)! * ids[1].length + second.get(b)!);
}
