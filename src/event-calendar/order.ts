import type { When } from '../form/edtf-when.ts';
import { dayNumber, lastOf, monthOf } from './days.ts';

/** Numbers that fit below a place: 2 ** 17 events, more than any page shows. */
const MOST = 2 ** 17;
/** Before the year 0 there are no days. */
const YEAR_0 = 719_530;
const ranks = { day: 0, month: 1, season: 2, year: 3 } as const;
/** After every minute of a day. */
const ABOUT = 2047;
/** After the last day of the year 9999; times MOST it is still exact. */
const NEVER = 6e10;

const ranksOfTimes = new Map<unknown, number>();
/** Minutes from midnight and one more; 0 where no time is known. Few times are in use, and each is read once. */
export function timeRank(start: unknown): number {
  let rank = ranksOfTimes.get(start);
  if (rank === undefined) {
    rank =
      typeof start === 'string' && /^\d\d:\d\d$/.test(start)
        ? Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) + 1
        : 0;
    if (ranksOfTimes.size < 5000) ranksOfTimes.set(start, rank);
  }
  return rank;
}

/** Where a day stands in the order of time, with what begins then. */
export const placeOfDay = (day: number, time: number): number => (day + YEAR_0) * 8 * 2048 + time;

/**
 * Where something stands whose day may not be known. What begins in one month stands together: first its exact days in order
 * (of one day, what takes all of it, then by the hour, then what is only about then), then what is known to the month, the
 * season, the year. An interval without a start is where it ends. What has no date comes last.
 */
export function placeOf(when: When | undefined, time: number): number {
  const part = when?.parts.find((each) => each !== undefined);
  if (!part) return NEVER;
  const rank = ranks[part.precision];
  const day = dayNumber(part.first);
  // what is known to the month comes after its days, what is known to the season or the year after that
  const at = rank ? lastOf(monthOf(day)) : day;
  return ((at + YEAR_0) * 8 + rank) * 2048 + (part.approximate ? ABOUT : time);
}

/**
 * Numbers in the order of their places; of those alike what ends first, then what has the smaller number.
 * @param last day on which each ends
 */
export function inOrder(places: Float64Array, last: Int32Array): Uint32Array {
  const { length } = places;
  const order = new Uint32Array(length).map((_, n) => n);
  const before = (a: number, b: number): number => places[a]! - places[b]! || last[a]! - last[b]! || a - b;
  if (length > MOST) return order.sort(before);
  // numbers that are compared as they are sort ten times faster than with a function
  const packed = places.map((place, n) => place * MOST + n).sort();
  for (let i = 0; i < length; i++) order[i] = packed[i]! % MOST;
  for (let from = 0, to = 1; from < length; from = to++) {
    while (to < length && places[order[to]!] === places[order[from]!]) to++;
    if (to - from > 1) order.subarray(from, to).sort(before);
  }
  return order;
}
