import { boardOf, pairsOf } from './board.ts';
import { Timetable } from './timetable.ts';
import type { Instance, Matching } from './types.ts';

/** Why two do not meet, or why one has no meeting; the page says it in words. */
export type ReasonCode =
  /** they listed nobody, and nobody listed them */
  | 'no-wishes'
  /** of two who wanted none of each other, nobody had room and a slot in common with them */
  | 'nobody-left'
  /** the other does not take part, or did not come */
  | 'absent'
  /** there is no slot in which both can come */
  | 'no-common-slot'
  /** they have as many meetings as they may, all with people whom they prefer */
  | 'own-agenda-full'
  /** the other has as many meetings as they may, all with people whom they prefer */
  | 'preferred-others'
  /** where both are idle, all tables are taken */
  | 'tables-full'
  /** one or the other has a meeting in each of the slots in which both can come */
  | 'no-slot-left'
  /** their wishes came after the day was put together */
  | 'late';

export interface Reason {
  readonly code: ReasonCode;
  /** id of the other */
  readonly with?: string;
  /** of `preferred-others`: how many meetings the other has */
  readonly meetings?: number;
}

export interface Explanation {
  readonly id: string;
  /** how many they have */
  readonly meetings: number;
  /** for each of their wishes that is not met, in their order; for who has no meeting, also of those who wanted them */
  readonly reasons: readonly Reason[];
}

/** What to tell those who have no meeting, or not all that they wanted; in the order of their ids, the first side first. */
export function explain(instance: Instance, matching: Matching): Explanation[] {
  const board = boardOf(instance);
  const { ids, slots, capacity, rank, candidate, order } = board;
  const m = ids[1].length;
  const timetable = new Timetable(board);
  const held = ids.map((side) => side.map((): number[] => []));
  pairsOf(board, matching.meetings).forEach((pair, i) => {
    timetable.put(pair, matching.meetings[i]!.slot);
    held[0]![Math.floor(pair / m)]!.push(pair);
    held[1]![pair % m]!.push(pair);
  });
  const gone = new Set(matching.absent);
  const end = (side: number, pair: number) => (side === 0 ? Math.floor(pair / m) : pair % m);
  const prefersAll = (side: 0 | 1, pair: number) =>
    held[side]![end(side, pair)]!.every((one) => candidate[one] && rank[side][one]! < rank[side][pair]!);
  const full = (side: 0 | 1, pair: number) =>
    held[side]![end(side, pair)]!.length >= capacity[side][end(side, pair)]! && prefersAll(side, pair);

  const reasonOf = (side: 0 | 1, pair: number): Omit<Reason, 'with'> => {
    const other = (1 - side) as 0 | 1;
    if (!candidate[pair]) return { code: 'no-common-slot' };
    if (full(side, pair)) return { code: 'own-agenda-full' };
    if (full(other, pair)) return { code: 'preferred-others', meetings: held[other]![end(other, pair)]!.length };
    for (let slot = 0; slot < slots; slot++)
      if (timetable.canCome(pair, slot) && timetable.at(0, pair, slot) < 0 && timetable.at(1, pair, slot) < 0)
        return { code: 'tables-full' };
    return { code: 'no-slot-left' };
  };

  const wishes = new Map(
    instance.sides.flat().map(({ id, prefers }) => [id, [...new Set(prefers.map((one) => one.id))]]),
  );
  return ([0, 1] as const).flatMap((side) => {
    const numbers = new Map(ids[1 - side]!.map((id, n) => [id, n]));
    return ids[side].flatMap((id, p): Explanation[] => {
      if (gone.has(id)) return [];
      const own = held[side]![p]!;
      const told = wishes.get(id)!;
      // Whoever has none is told of those who wanted them as well.
      const wanted = own.length ? [] : order[side][p]!.map((other) => ids[1 - side]![other]!);
      const reasons = [...new Set([...told, ...wanted])].flatMap((other): Reason[] => {
        const q = numbers.get(other);
        if (q === undefined || gone.has(other)) return [{ code: 'absent', with: other }];
        const pair = side === 0 ? p * m + q : q * m + p;
        return own.includes(pair) ? [] : [{ ...reasonOf(side, pair), with: other }];
      });
      if (!own.length) reasons.push({ code: told.length || wanted.length ? 'nobody-left' : 'no-wishes' });
      return reasons.length ? [{ id, meetings: own.length, reasons }] : [];
    });
  });
}
