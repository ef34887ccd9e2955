import type { Board } from './board.ts';
import { searchTimetable, tooMany, type Budget } from './search.ts';

/**
 * Who meets when: at most one meeting of a person in a slot, only in slots in which they can come, and never more at once
 * than there are tables. Pairs are put in one after the other; those that are in may be moved to another slot.
 *
 * This is edge colouring of a bipartite graph. Where all can come at all times and there are tables enough, as many slots
 * suffice as the busiest person has meetings (König 1916), and exchanging two slots along an alternating path (Kempe) finds
 * them; with fewer tables, meetings are spread evenly in the same way (de Werra 1970). Where people come only at times,
 * exchanges are tried as far as all can come, and then everything (`searchTimetable`).
 */
export class Timetable {
  readonly #board: Board;
  /** meetings that may still be looked at for exchanges, and for searches */
  readonly #exchanges: Budget = { left: 5_000_000 };
  readonly #search: Budget = { left: 4_000_000 };
  /** by side and `participant * slots + slot`: the pair that meets then, or -1 */
  readonly #at: readonly [Int32Array, Int32Array];
  readonly #used: Int32Array;
  #count = 0;

  constructor(board: Board) {
    this.#board = board;
    this.#at = [new Int32Array(board.free[0].length).fill(-1), new Int32Array(board.free[1].length).fill(-1)];
    this.#used = new Int32Array(board.slots);
  }

  /** Pairs and their slots. */
  *meetings(): Generator<readonly [pair: number, slot: number]> {
    const { slots } = this.#board;
    for (const [place, pair] of this.#at[0].entries()) if (pair >= 0) yield [pair, place % slots];
  }

  /** The pair that one of the two of `pair` meets in a slot, -1 when idle. */
  at = (side: 0 | 1, pair: number, slot: number): number => this.#at[side][this.#place(side, pair) + slot]!;

  slotOf(pair: number): number {
    const start = this.#place(0, pair);
    return this.#at[0].subarray(start, start + this.#board.slots).indexOf(pair);
  }

  hasTable = (slot: number): boolean => this.#used[slot]! < this.#board.tables;

  canCome = (pair: number, slot: number): boolean =>
    !!(this.#board.free[0][this.#place(0, pair) + slot]! & this.#board.free[1][this.#place(1, pair) + slot]!);

  put(pair: number, slot: number): void {
    for (const side of [0, 1] as const) this.#at[side][this.#place(side, pair) + slot] = pair;
    this.#used[slot]!++;
    this.#count++;
  }

  /** @returns the slot in which the pair met */
  lift(pair: number): number {
    const slot = this.slotOf(pair);
    for (const side of [0, 1] as const) this.#at[side][this.#place(side, pair) + slot] = -1;
    this.#used[slot]!--;
    this.#count--;
    return slot;
  }

  /** Puts a pair into the first slot that is idle for both and has a table, moving nobody. @returns whether there is one */
  putIdle(pair: number): boolean {
    for (let slot = 0; slot < this.#board.slots; slot++)
      if (this.canCome(pair, slot) && this.at(0, pair, slot) < 0 && this.at(1, pair, slot) < 0 && this.hasTable(slot)) {
        this.put(pair, slot);
        return true;
      }
    return false;
  }

  /**
   * Puts a pair in, moving others to other slots where it must.
   * @returns false when no timetable of all of them was found; all stay where they are then
   */
  place(pair: number): boolean {
    const { slots, tables } = this.#board;
    if (this.#count >= slots * tables) return false;
    return this.putIdle(pair) || this.#putByExchanges(pair) || this.#putBySearch(pair);
  }

  #putBySearch(pair: number): boolean {
    if (tooMany(this.#count + 1, this.#search)) return false;
    const pairs = [...this.meetings()].map(([one]) => one).concat(pair);
    const found = searchTimetable(this.#board, pairs, this.#search);
    if (!found) return false;
    for (const at of this.#at) at.fill(-1);
    this.#used.fill(0);
    this.#count = 0;
    pairs.forEach((one, i) => this.put(one, found[i]!));
    return true;
  }

  /** where the slots of one of the two begin */
  #place(side: 0 | 1, pair: number): number {
    const { ids, slots } = this.#board;
    const m = ids[1].length;
    return (side === 0 ? Math.floor(pair / m) : pair % m) * slots;
  }

  #putByExchanges(pair: number): boolean {
    if (this.#exchanges.left <= 0) return false;
    const before = [this.#at[0].slice(), this.#at[1].slice(), this.#used.slice()] as const;
    for (let slot = 0; slot < this.#board.slots; slot++) {
      if (!this.canCome(pair, slot)) continue;
      // The path that makes the second idle cannot reach the first: it comes to that side by meetings in `slot` only.
      const first = this.#vacate(0, pair, slot);
      if (first && this.#vacate(1, pair, slot)) {
        this.put(pair, slot);
        if (this.#level()) return true;
        this.#count--;
      }
      if (!first) continue;
      this.#at[0].set(before[0]);
      this.#at[1].set(before[1]);
      this.#used.set(before[2]);
    }
    return false;
  }

  /** Makes one of a pair idle in a slot. @returns false when it could not, having changed nothing */
  #vacate(side: 0 | 1, pair: number, slot: number): boolean {
    const start = this.#place(side, pair);
    if (this.#at[side][start + slot]! < 0) return true;
    for (let other = 0; other < this.#board.slots; other++) {
      const path = this.#path(side, start, slot, other);
      if (!path) continue;
      this.#exchange(path, slot, other);
      return true;
    }
    return false;
  }

  /** Moves meetings out of slots that have more of them than tables. */
  #level(): boolean {
    const { slots, tables } = this.#board;
    for (let slot = 0; slot < slots; slot++)
      for (let over = this.#used[slot]! - tables; over > 0; over--) if (!this.#lower(slot)) return false;
    return true;
  }

  /** One meeting fewer in a slot, by a path that has one more of them there than in a slot with a table left. */
  #lower(slot: number): boolean {
    const { slots } = this.#board;
    for (let other = 0; other < slots; other++) {
      if (!this.hasTable(other)) continue;
      for (let start = 0; start < this.#at[0].length; start += slots) {
        const path = this.#path(0, start, slot, other);
        if (!path || path.length % 2 === 0) continue;
        this.#exchange(path, slot, other);
        return true;
      }
    }
    return false;
  }

  /**
   * The meetings that change slot when those of one person in `slot` and in `other`, where they are idle, are exchanged.
   * @returns undefined when there is nothing to exchange or somebody cannot come then
   */
  #path(side: 0 | 1, start: number, slot: number, other: number): number[] | undefined {
    if (this.#at[side][start + slot]! < 0 || this.#at[side][start + other]! >= 0) return undefined;
    const path: number[] = [];
    let [here, there] = [slot, other];
    for (let pair = this.#at[side][start + here]!; pair >= 0; pair = this.#at[side][start + here]!) {
      this.#exchanges.left--;
      if (!this.canCome(pair, there)) return undefined;
      path.push(pair);
      side = side === 0 ? 1 : 0;
      start = this.#place(side, pair);
      [here, there] = [there, here];
    }
    return path;
  }

  #exchange(path: readonly number[], slot: number, other: number): void {
    for (const [i, pair] of path.entries())
      for (const side of [0, 1] as const) {
        const place = this.#place(side, pair) + (i % 2 ? other : slot);
        if (this.#at[side][place] === pair) this.#at[side][place] = -1;
      }
    for (const [i, pair] of path.entries())
      for (const side of [0, 1] as const) this.#at[side][this.#place(side, pair) + (i % 2 ? slot : other)] = pair;
    const more = path.length % 2;
    this.#used[slot]! -= more;
    this.#used[other]! += more;
  }
}
