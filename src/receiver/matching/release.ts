import { boardOf, byPriority, pairsOf } from './board.ts';
import { told } from './solve.ts';
import { Timetable } from './timetable.ts';
import type { Instance, Matching } from './types.ts';

/**
 * The day without somebody who does not come. Their meetings fall away, and whom that leaves idle is offered to those who
 * wanted them and have no better: mutual wishes first. All other meetings stay where they are, since people have them in
 * their agendas.
 * @param instance of which `matching` is an outcome
 * @throws Error when nobody of that id takes part
 */
export function release(instance: Instance, matching: Matching, id: string): Matching {
  const board = boardOf(instance);
  if (!board.ids.some((side) => side.includes(id))) throw new Error('Nobody of that id takes part.');
  const absent = [...new Set([...matching.absent, id])].sort();
  const kept = matching.meetings.filter(({ a, b }) => a !== id && b !== id);
  const timetable = new Timetable(board);
  const room = board.capacity.map((side) => side.slice()) as [Int32Array, Int32Array];
  const m = board.ids[1].length;
  const take = (pair: number) => {
    room[0][Math.floor(pair / m)]!--;
    room[1][pair % m]!--;
  };
  const before = pairsOf(board, kept);
  before.forEach((pair, i) => {
    timetable.put(pair, kept[i]!.slot);
    take(pair);
  });
  const gone = new Set(absent);
  const meets = new Set(before);
  const waiting = [...board.candidate.keys()].filter(
    (pair) =>
      board.candidate[pair] &&
      !meets.has(pair) &&
      !gone.has(board.ids[0][Math.floor(pair / m)]!) &&
      !gone.has(board.ids[1][pair % m]!),
  );
  for (const pair of byPriority(board, waiting))
    if (room[0][Math.floor(pair / m)]! > 0 && room[1][pair % m]! > 0 && timetable.putIdle(pair)) take(pair);

  const tables = new Map(before.map((pair, i) => [pair, kept[i]!.table]));
  const meetings = [...timetable.meetings()].map(([pair, slot]) => ({
    a: Math.floor(pair / m),
    b: pair % m,
    slot,
    table: tables.get(pair),
  }));
  return { ...matching, meetings: told(board, meetings), absent };
}
