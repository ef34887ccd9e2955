import type { Board } from './board.ts';
import type { Timetable } from './timetable.ts';

/**
 * Makes meetings until there is no blocking pair: deferred acceptance (Gale and Shapley 1962) in which the timetable is part of
 * the answer. Participants of the first side take turns, and in each turn propose to the best that they may get. Who is
 * proposed to says yes where there is room and a slot, if need be in place of one they like less; who lost a meeting
 * proposes again. The second side only gains by that, so it ends.
 *
 * Where people come only at times, a pair that had no slot may find one later, when the first of the two has settled for
 * less. They may then give that up, so that somebody of the second side loses: such turns are counted, since there are days
 * without any stable outcome.
 */
export class Settlement {
  readonly #board: Board;
  readonly #timetable: Timetable;
  /** by side and participant: the pairs that meet */
  readonly #held: readonly [number[][], number[][]];
  readonly #turn: number;
  readonly #share: number;
  #withdrawals: number;

  /**
   * @param share the most meetings that are settled for each, where it is less than their capacity
   * @param turn another one is another order of turns: who begins, and which slots are looked at first
   */
  constructor(board: Board, timetable: Timetable, share: number, turn: number) {
    this.#board = board;
    this.#share = share;
    this.#turn = turn;
    this.#timetable = timetable;
    this.#held = [board.ids[0].map(() => []), board.ids[1].map(() => [])];
    this.#withdrawals = 4 * (board.ids[0].length + board.ids[1].length);
  }

  /** Whether one of a pair may have one more meeting, be it beyond the share. */
  mayHaveMore = (side: 0 | 1, pair: number): boolean =>
    this.#meetings(side, pair).length < this.#board.capacity[side][this.#end(side, pair)]!;
  /** Whether two meet already. */
  meets = (pair: number): boolean => this.#meetings(0, pair).includes(pair);
  /** How many meetings one of a pair has. */
  count = (side: 0 | 1, pair: number): number => this.#meetings(side, pair).length;

  /** @param open 1 for each pair that may meet */
  settle(open: Uint8Array): void {
    const [firsts, seconds] = this.#board.ids;
    const m = seconds.length;
    for (let changed = true; changed;) {
      changed = false;
      const next = new Int32Array(firsts.length);
      const queue = Array.from(firsts, (_, a) => (a + this.#turn) % firsts.length);
      if (this.#turn % 2) queue.reverse();
      const take = () => (this.#turn % 4 < 2 ? queue.shift() : queue.pop());
      for (let a = take(); a !== undefined; a = take()) {
        const list = this.#board.order[0][a]!;
        while (next[a]! < list.length) {
          const pair = a * m + list[next[a]!++]!;
          const lost = open[pair] ? this.#admit(pair) : undefined;
          if (!lost) continue;
          changed = true;
          queue.push(a);
          for (const other of lost) {
            next[Math.floor(other / m)] = 0;
            queue.push(Math.floor(other / m));
          }
          break;
        }
      }
    }
  }

  /** Takes in a meeting that the timetable has. */
  add(pair: number): void {
    for (const side of [0, 1] as const) this.#meetings(side, pair).push(pair);
  }

  /** Whether two who do not meet would both rather do so, and could, were each to give up one meeting at most. */
  blocks = (pair: number): boolean =>
    !this.#meetings(0, pair).includes(pair) &&
    this.#willing(pair) &&
    this.#exits(pair, true).next().value !== undefined;

  #end(side: 0 | 1, pair: number): number {
    const m = this.#board.ids[1].length;
    return side === 0 ? Math.floor(pair / m) : pair % m;
  }
  #capacity = (side: 0 | 1, pair: number): number =>
    Math.min(this.#share, this.#board.capacity[side][this.#end(side, pair)]!);
  #hasRoom = (side: 0 | 1, pair: number): boolean => this.#meetings(side, pair).length < this.#capacity(side, pair);
  #meetings = (side: 0 | 1, pair: number): number[] => this.#held[side][this.#end(side, pair)]!;
  /** Candidates have a rank; meetings of two who did not list each other are liked least. */
  #rank = (side: 0 | 1, pair: number): number =>
    this.#board.candidate[pair] ? this.#board.rank[side][pair]! : Infinity;

  /** The meeting of one of a pair that they like least, if they like it less than the pair. */
  #worst(side: 0 | 1, pair: number): number | undefined {
    let worst = pair;
    for (const one of this.#meetings(side, pair)) if (this.#rank(side, one) > this.#rank(side, worst)) worst = one;
    return worst === pair ? undefined : worst;
  }

  /** Whether each of the two would have the other among the best of their share. */
  #willing(pair: number): boolean {
    return ([0, 1] as const).every((side) => {
      let better = 0;
      for (const one of this.#meetings(side, pair)) better += Number(this.#rank(side, one) < this.#rank(side, pair));
      return better < this.#capacity(side, pair);
    });
  }

  /** @returns the pairs that lost their meeting for this one; undefined when this one cannot be */
  #admit(pair: number): number[] | undefined {
    if (this.meets(pair) || !this.#willing(pair)) return undefined;
    return this.#admitByMoving(pair) ?? this.#admitInSlot(pair);
  }

  /** Gives up only what there is no room for; the others may be moved to another slot. */
  #admitByMoving(pair: number): number[] | undefined {
    const given = ([0, 1] as const).flatMap((side) => (this.#hasRoom(side, pair) ? [] : [this.#worst(side, pair)!]));
    if (!this.#hasRoom(0, pair) && !this.#withdrawals) return undefined;
    const slots = given.map((one) => this.#timetable.lift(one));
    if (!this.#timetable.place(pair)) {
      given.forEach((one, i) => this.#timetable.put(one, slots[i]!));
      return undefined;
    }
    return this.#took(pair, given);
  }

  #admitInSlot(pair: number): number[] | undefined {
    const exit = this.#exits(pair, this.#withdrawals > 0).next().value;
    if (!exit) return undefined;
    for (const one of exit.given) this.#timetable.lift(one);
    this.#timetable.put(pair, exit.slot);
    return this.#took(pair, exit.given);
  }

  /** The slots in which a pair may meet as the day stands, and what each of the two gives up for it. */
  *#exits(pair: number, withdrawing: boolean): Generator<{ slot: number; given: number[] }> {
    const { slots } = this.#board;
    for (let i = 0; i < slots; i++) {
      const slot = (i + this.#turn) % slots;
      if (!this.#timetable.canCome(pair, slot)) continue;
      // The second side sits at the tables: who sits may meet another, but nobody takes a table along.
      if (this.#timetable.at(1, pair, slot) < 0 && !this.#timetable.hasTable(slot)) continue;
      const [first, second] = ([0, 1] as const).map((side) => this.#gives(side, pair, slot));
      if (first === undefined || second === undefined || (first.length && !withdrawing)) continue;
      yield { slot, given: [...first, ...second] };
    }
  }

  /** What one of a pair gives up to meet in a slot; undefined when they would rather not. */
  #gives(side: 0 | 1, pair: number, slot: number): number[] | undefined {
    const then = this.#timetable.at(side, pair, slot);
    if (then >= 0) return this.#rank(side, then) > this.#rank(side, pair) ? [then] : undefined;
    return this.#hasRoom(side, pair) ? [] : [this.#worst(side, pair)!];
  }

  #took(pair: number, given: readonly number[]): number[] {
    for (const one of given) {
      for (const side of [0, 1] as const) this.#meetings(side, one).splice(this.#meetings(side, one).indexOf(one), 1);
      if (this.#end(0, one) === this.#end(0, pair)) this.#withdrawals--;
    }
    this.add(pair);
    return [...given];
  }
}
