import { finish, type Steps } from './breathe.ts';
import { Gates } from './gates.ts';

/**
 * Which counts of a release may be told. Every question is one or more tables; a table puts each respondent into exactly
 * one cell, so its cells add up to all n respondents, which everybody knows. Cells that hold 1 to 4 are small.
 *
 * 1. A small cell is hidden, and its table hides more cells until the hidden ones (the pool) are at least two and hold
 *    at least five: the pool's sum, which anyone can subtract, is then a group of five or more. Which cells join depends
 *    on their order alone, never on their counts, so that the choice says nothing about them.
 * 2. The same people may be a cell of two tables: who said "no" is who was asked the next question. A hidden cell that
 *    another table tells gives no protection: then the pool grows; and if it is small, the other table hides it too. This
 *    is repeated until nothing changes; pools only grow, so it ends.
 * 3. Conditions tie tables together: where a small group follows from several of them, more is hidden (gates.ts).
 */
export const threshold = 5;

/** Whether a count is of too few. Nobody is not, unless `nobody` says so. */
export const small = (count: number, nobody = false): boolean => count < threshold && (count > 0 || nobody);

export interface Table {
  /** how many respondents are in each cell */
  readonly counts: readonly number[];
  /** a value that stands for the set of people in each cell; that of a union of cells is the xor of theirs */
  readonly marks: readonly bigint[];
  /** order in which cells join a pool: indices of cells */
  readonly order: readonly number[];
  /** cells are told all or none (their mean is told, which with the others would give away one that is hidden) */
  readonly whole?: boolean;
  /** the cell of each respondent */
  readonly cellOf: Uint16Array;
  /** the question it is of, and those that decide whether that is asked; without, any may */
  readonly question?: { readonly id: string; readonly on?: readonly string[] };
}

/**
 * Whether the sum over hidden counts, which anyone can work out, says nothing of one of them: 8 over two small ones would be
 * 4 and 4, 5 over five of them 1 each.
 */
function safe(counts: readonly number[]): boolean {
  const sum = counts.reduce((a, b) => a + b, 0);
  const { length } = counts;
  return length > 1 && sum >= threshold && sum !== length && sum !== length * (threshold - 1);
}

/** @returns for each table, the cells that may not be told */
export const suppress = (tables: readonly Table[]): ReadonlySet<number>[] => finish(suppressing(tables));

/** The same in steps. */
export function* suppressing(tables: readonly Table[]): Steps<ReadonlySet<number>[]> {
  const pools = tables.map((table) => new Set(table.counts.flatMap((count, cell) => (small(count) ? [cell] : []))));
  const exposed = tables.map(() => new Set<number>());

  const fill = (t: number): boolean => {
    const { counts, order, whole } = tables[t]!;
    const pool = pools[t]!;
    const before = pool.size;
    if (!before) return false;
    // Of fewer than ten there is too little to hide behind.
    const all = whole || counts.reduce((a, b) => a + b, 0) < 2 * threshold;
    const hides = () => [...pool].filter((cell) => !exposed[t]!.has(cell));
    // From the first hidden cell on, in the table's own order.
    const from = order.findIndex((cell) => pool.has(cell));
    for (let step = 0; step < order.length; step++) {
      if (!all && safe(hides().map((cell) => counts[cell]!))) break;
      pool.add(order[(from + step) % order.length]!);
    }
    return pool.size > before;
  };

  /** Sets of people that can be worked out from what is told, with the cells that would have to be hidden to prevent it. */
  const told = (): Map<bigint, [table: number, cell: number][]> => {
    const known = new Map<bigint, [number, number][]>();
    const tell = (mark: bigint, table: number, cell: number) =>
      void (known.get(mark) ?? known.set(mark, []).get(mark)!).push([table, cell]);
    tables.forEach(({ counts, marks, order }, t) => {
      const pool = pools[t]!;
      const all = marks.reduce((a, b) => a ^ b, 0n);
      let rest = all;
      marks.forEach((mark, cell) => {
        if (pool.has(cell)) return;
        rest ^= mark;
        if (!counts[cell]) return;
        tell(mark, t, cell);
        tell(all ^ mark, t, cell);
      });
      // All who are in told cells, and all who are not: known unless one more cell is hidden.
      const next = order.find((cell) => !pool.has(cell) && counts[cell]! > 0);
      if (pool.size && next !== undefined) {
        tell(rest, t, next);
        tell(all ^ rest, t, next);
      }
      // Who answered, who was asked: unions of neighbours that conditions of other questions speak of.
      let union = 0n;
      for (const cell of order.slice(0, -1)) {
        if (pool.has(cell)) break;
        union ^= marks[cell]!;
        if (counts[cell]) {
          tell(union, t, cell);
          tell(all ^ union, t, cell);
        }
      }
    });
    return known;
  };

  const gates = new Gates(tables);
  for (let changed = true; changed;) {
    changed = false;
    for (let t = 0; t < tables.length; t++) changed = fill(t) || changed;
    const known = told();
    tables.forEach(({ counts, marks }, t) => {
      for (const cell of pools[t]!) {
        if (!counts[cell] || exposed[t]!.has(cell)) continue;
        const others = (known.get(marks[cell]!) ?? []).filter(([other]) => other !== t);
        if (!others.length) continue;
        changed = true;
        if (small(counts[cell]!)) for (const [other, otherCell] of others) pools[other]!.add(otherCell);
        else exposed[t]!.add(cell);
      }
    });
    if (changed) continue;
    yield;
    for (const [t, cell] of yield* gates.leaking(pools, exposed)) {
      changed ||= !pools[t]!.has(cell);
      pools[t]!.add(cell);
    }
  }
  return pools;
}
