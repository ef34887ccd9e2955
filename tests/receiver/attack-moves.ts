import type { Told } from './attack-told.ts';
import type { State } from './attack-world.ts';

/** Two respondents answer otherwise, and every told number stays: the numbers of their states before and after. */
export interface Move {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/**
 * Other worlds that look the same, each two respondents away. What such a move changes is not known from what is told, also to
 * who knows that no count is negative.
 */
export function moves(
  atoms: readonly State[],
  counts: readonly number[],
  known: readonly Told[],
  next: (below: number) => number,
): Move[] {
  // In place of the list of what a state is counted in, a sum of random numbers: equal where the lists are.
  const weights = known.map(() => next(2 ** 44));
  const looks = atoms.map((state) => known.reduce((sum, { set }, i) => sum + (set(state) ? weights[i]! : 0), 0));
  const alike = new Map<number, [number, number][]>();
  looks.forEach((look, a) => {
    for (let b = a; b < atoms.length; b++) {
      const both = look + looks[b]!;
      const list = alike.get(both);
      if (list) list.push([a, b]);
      else alike.set(both, [[a, b]]);
    }
  });
  const there = ([a, b]: readonly [number, number]) => (a === b ? counts[a]! > 1 : counts[a]! > 0 && counts[b]! > 0);
  return [...alike.values()].flatMap((pairs) => {
    if (pairs.length < 2) return [];
    return pairs.filter(there).flatMap((from) => pairs.flatMap((to): Move[] => (to === from ? [] : [{ from, to }])));
  });
}

/**
 * Moves that after each other change how many are in a set: one, or else two, of which the first makes room for the second.
 * @param others what `moves` found
 */
export function changing(
  set: readonly boolean[],
  others: readonly Move[],
  further: (counts: readonly number[]) => Move[],
  counts: readonly number[],
): Move[] | undefined {
  const one = others.find((move) => changes(move, set));
  if (one) return [one];
  for (const first of others) {
    const then = [...counts];
    for (const state of first.from) then[state]!--;
    for (const state of first.to) then[state]!++;
    const second = further(then).find((move) => changes(move, set));
    if (second) return [first, second];
  }
  return undefined;
}

/** Whether a move changes how many are in a set. */
export const changes = ({ from, to }: Move, set: readonly boolean[]): boolean =>
  Number(set[from[0]]) + Number(set[from[1]]) !== Number(set[to[0]]) + Number(set[to[1]]);
