import type { Columns } from './columns.ts';

/** Chosen values by facet: several of one are alternatives, those of several facets must all be met. */
export type Choices<F extends string = string> = ReadonlyMap<F, ReadonlySet<string>>;
export type Counts<F extends string = string> = ReadonlyMap<F, ReadonlyMap<string, number>>;

export interface Narrowed<F extends string = string> {
  /** numbers of the entries that are left, in the order given */
  readonly order: Uint32Array;
  /** by entry: 1 where it is left, else 0 */
  readonly kept: Uint8Array;
  /**
   * By facet and value: how many entries there would be if the facet had that value alone, all others being as they are.
   * Values that no entry would have are left out, unless they are chosen.
   */
  readonly counts: Counts<F>;
  /** by facet with a choice: how many entries there would be without it */
  readonly without: ReadonlyMap<F, number>;
}

/**
 * Narrows entries down by what is chosen. Values that no entry has are as if they were not chosen.
 * @param columns at most 16
 */
export function createFacets<F extends string>(
  columns: Columns<F>,
  size: number,
): (choices: Choices<F>, among?: Uint32Array) => Narrowed<F> {
  const facets = [...columns.keys()];
  const everyone = new Uint32Array(size).map((_, n) => n);
  /** by entry: the facets whose choice it does not meet, as bits */
  const missed = new Uint16Array(size);

  /** Those of some entries that miss exactly these facets. */
  function missing(entries: Uint32Array, bits: number): Uint32Array {
    const found = new Uint32Array(entries.length);
    let count = 0;
    for (let i = 0; i < entries.length; i++) if (missed[entries[i]!] === bits) found[count++] = entries[i]!;
    return found.subarray(0, count);
  }

  function count(facet: F, lists: readonly Uint32Array[], chosen: ReadonlySet<string> | undefined) {
    const { values, starts, cells } = columns.get(facet)!;
    const sums = new Uint32Array(values.length);
    for (const entries of lists)
      for (let i = 0; i < entries.length; i++) {
        const end = starts[entries[i]! + 1]!;
        for (let cell = starts[entries[i]!]!; cell < end; cell++) sums[cells[cell]!]!++;
      }
    const told = new Map<string, number>();
    for (let i = 0; i < sums.length; i++) if (sums[i] || chosen?.has(values[i]!)) told.set(values[i]!, sums[i]!);
    return told;
  }

  let all: Narrowed<F> | undefined;
  return (choices, among) => {
    const chosen = facets.flatMap((facet, i) => {
      const { number, starts, cells } = columns.get(facet)!;
      const ids = [...(choices.get(facet) ?? [])].map((value) => number.get(value)).filter((id) => id !== undefined);
      if (!ids.length) return [];
      const wanted = new Uint8Array(number.size);
      for (const id of ids) wanted[id] = 1;
      return [{ facet, bit: 1 << i, wanted, starts, cells }];
    });
    if (!chosen.length && !among && all) return all;

    const entries = among ?? everyone;
    if (chosen.length) missed.fill(0);
    for (const { bit, wanted, starts, cells } of chosen)
      for (let i = 0; i < entries.length; i++) {
        const n = entries[i]!;
        const end = starts[n + 1]!;
        let cell = starts[n]!;
        while (cell < end && !wanted[cells[cell]!]) cell++;
        if (cell === end) missed[n]! |= bit;
      }
    const order = chosen.length ? missing(entries, 0) : entries;
    const only = new Map(chosen.map(({ facet, bit }) => [facet, missing(entries, bit)]));
    const kept = new Uint8Array(size);
    for (let i = 0; i < order.length; i++) kept[order[i]!] = 1;
    const counts = new Map(
      facets.map((facet) => {
        const others = only.get(facet);
        return [facet, count(facet, others ? [order, others] : [order], choices.get(facet))] as const;
      }),
    );
    const narrowed = {
      order,
      kept,
      counts,
      without: new Map([...only].map(([facet, others]) => [facet, order.length + others.length])),
    };
    if (entries === everyone && !chosen.length) all = narrowed;
    return narrowed;
  };
}
