import { boardOf, byPriority, tiers, type Board } from './board.ts';
import { seat, type Seated } from './seat.ts';
import { Settlement } from './settle.ts';
import { Timetable } from './timetable.ts';
import type { Instance, Matching } from './types.ts';

/**
 * Who meets whom, when and at which table; README.md says what is promised of it. The same instance in any order has the same
 * outcome.
 * @throws Error when an id occurs twice
 */
export function solve(instance: Instance): Matching {
  const board = boardOf(instance);
  const most = Math.max(0, ...board.capacity[0], ...board.capacity[1]);
  const turns = Math.max(1, Math.min(16, Math.floor(10_000 / board.candidate.length)));
  let day = settled(board, most, 0);
  // Turns may go round in circles from one beginning and not from another; with a smaller share there is more room to move.
  for (let less = 0; !day.stable && less < most; less = less ? less * 2 : 1)
    for (let turn = 0; turn < turns && !day.stable; turn++) {
      const other = settled(board, Math.max(1, most - less), turn);
      if (other.stable) day = other;
    }
  for (let turn = 0; turn < turns && !day.stable; turn++) {
    const other = settled(board, 1, turn);
    if (other.stable) day = other;
  }
  const m = board.ids[1].length;
  const meetings = [...day.timetable.meetings()].map(([pair, slot]) => ({
    a: Math.floor(pair / m),
    b: pair % m,
    slot,
  }));
  const share = day.share < most ? { share: day.share } : {};
  return { meetings: told(board, meetings), absent: [], ...share, stable: day.stable };
}

interface Settled {
  readonly timetable: Timetable;
  readonly share: number;
  readonly stable: boolean;
}

function settled(board: Board, share: number, turn: number): Settled {
  const timetable = new Timetable(board);
  const settlement = new Settlement(board, timetable, share, turn);
  // Mutual wishes have the tables before others do.
  settlement.settle(board.candidate.map((may, pair) => Number(may && board.tier[pair] === 0)));
  settlement.settle(board.candidate);
  const candidates = [...board.candidate.keys()].filter((pair) => board.candidate[pair]);
  // What is left beyond the share: nobody gives up a meeting for it.
  for (const pair of byPriority(board, candidates))
    if (settlement.mayHaveMore(0, pair) && settlement.mayHaveMore(1, pair) && !settlement.meets(pair))
      if (timetable.putIdle(pair)) settlement.add(pair);
  accompany(board, timetable, settlement);
  const stable = !candidates.some((pair) => settlement.blocks(pair));
  return { timetable, share, stable };
}

/** Gives one meeting to who has none, with somebody who has room: nobody's is taken for it. */
function accompany(board: Board, timetable: Timetable, settlement: Settlement): void {
  const { ids, tier, slots } = board;
  const m = ids[1].length;
  const pairOf = (side: 0 | 1, p: number, other: number) => (side === 0 ? p * m + other : other * m + p);
  const share = (pair: number) => {
    for (let slot = 0; slot < slots; slot++) if (timetable.canCome(pair, slot)) return true;
    return false;
  };
  const alone = (side: 0 | 1, pair: number) => settlement.mayHaveMore(side, pair) && !settlement.count(side, pair);
  const company = (side: 0 | 1, p: number): number[] => {
    const other = (1 - side) as 0 | 1;
    return Array.from(ids[other], (_, q) => pairOf(side, p, q))
      .filter((pair) => tier[pair] === 2 && alone(side, pair) && settlement.mayHaveMore(other, pair) && share(pair))
      .sort((x, y) => settlement.count(other, x) - settlement.count(other, y) || x - y);
  };
  const lonely = ([0, 1] as const)
    .flatMap((side) => ids[side].map((_, p) => ({ side, p, choices: company(side, p).length })))
    .filter(({ choices }) => choices)
    // Who has the fewest possibilities chooses first.
    .sort((x, y) => x.choices - y.choices || x.side - y.side || x.p - y.p);
  const serve = (put: (pair: number) => boolean) => {
    for (const { side, p } of lonely) {
      const pair = company(side, p).find(put);
      if (pair !== undefined) settlement.add(pair);
    }
  };
  serve((pair) => timetable.place(pair));
  // Moving meetings for one may have made room for another who was tried before.
  serve((pair) => timetable.putIdle(pair));
}

/** Meetings with ids and tables, by slot and table. */
export function told(board: Board, meetings: readonly Seated[]): Matching['meetings'] {
  const m = board.ids[1].length;
  seat(meetings);
  return meetings
    .map(({ a, b, slot, table }) => ({
      a: board.ids[0][a]!,
      b: board.ids[1][b]!,
      slot,
      table: table!,
      tier: tiers[board.tier[a * m + b]!]!,
    }))
    .sort((x, y) => x.slot - y.slot || x.table - y.table);
}
