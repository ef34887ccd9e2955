import type { Board } from './board.ts';

/** How much looking is left. Counted in meetings looked at, never in time: the same day has the same outcome anywhere. */
export interface Budget {
  left: number;
}
/** of one call: some 1,600 steps with 120 meetings */
const perCall = 200_000;

/** Whether so many meetings are too many to look for a timetable of. */
export const tooMany = (meetings: number, budget: Budget): boolean => meetings ** 2 > Math.min(budget.left, perCall);

/**
 * Slots for all of these pairs at once, by going through the possibilities, that of the fewest choices first. Timetables with
 * limited availability are NP-complete (Even, Itai and Shamir 1976): with many meetings this gives up.
 * @returns a slot for each pair; undefined when there is no such timetable or the budget did not suffice
 */
export function searchTimetable(
  { ids, slots, tables, free }: Board,
  pairs: readonly number[],
  budget: Budget,
): Int32Array | undefined {
  const m = ids[1].length;
  if (pairs.length > slots * tables) return undefined;
  const floor = Math.max(0, budget.left - perCall);
  const busy = [new Uint8Array(free[0].length), new Uint8Array(free[1].length)] as const;
  const used = new Int32Array(slots);
  const slotOf = new Int32Array(pairs.length).fill(-1);
  const ends = pairs.map((pair) => [Math.floor(pair / m) * slots, (pair % m) * slots] as const);
  const fits = ([a, b]: readonly [number, number], slot: number): boolean =>
    !!(free[0][a + slot]! & free[1][b + slot]!) && !(busy[0][a + slot]! | busy[1][b + slot]!) && used[slot]! < tables;
  const set = (i: number, slot: number, on: 0 | 1): void => {
    const [a, b] = ends[i]!;
    busy[0][a + slot] = busy[1][b + slot] = on;
    used[slot]! += on ? 1 : -1;
    slotOf[i] = on ? slot : -1;
  };

  /** undefined: given up */
  const descend = (rest: number): boolean | undefined => {
    if (!rest) return true;
    if ((budget.left -= rest) <= floor) return undefined;
    let tightest = -1;
    let fewest = Infinity;
    for (let i = 0; i < ends.length && fewest; i++) {
      if (slotOf[i]! >= 0) continue;
      let choices = 0;
      for (let slot = 0; slot < slots; slot++) choices += Number(fits(ends[i]!, slot));
      if (choices < fewest) [tightest, fewest] = [i, choices];
    }
    for (let slot = 0; slot < slots && fewest; slot++) {
      if (!fits(ends[tightest]!, slot)) continue;
      set(tightest, slot, 1);
      const found = descend(rest - 1);
      if (found !== false) return found;
      set(tightest, slot, 0);
    }
    return false;
  };
  return descend(pairs.length) ? slotOf : undefined;
}
