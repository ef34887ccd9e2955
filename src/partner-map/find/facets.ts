import { facetIds, type Columns, type FacetId } from './columns.ts';

/** Chosen values by facet: several of one are alternatives, those of several facets must all be met. */
export type Choices = ReadonlyMap<FacetId, ReadonlySet<string>>;
export type Counts = ReadonlyMap<FacetId, ReadonlyMap<string, number>>;

export interface Narrowed {
  /** numbers of the entries that are left, in the order given */
  readonly order: Uint32Array;
  /** by entry: 1 where it is left, else 0 */
  readonly kept: Uint8Array;
  /**
   * By facet and value: how many entries there would be if the facet had that value alone, all others being as they are.
   * Values that no entry would have are left out, unless they are chosen.
   */
  readonly counts: Counts;
  /** by facet with a choice: how many entries there would be without it */
  readonly without: ReadonlyMap<FacetId, number>;
}

/** Narrows entries down by what is chosen. Values that no entry has are as if they were not chosen. */
export function createFacets(columns: Columns, size: number): (choices: Choices, among?: Uint32Array) => Narrowed {
  const everyone = Uint32Array.from({ length: size }, (_, n) => n);
  /** by entry: the facets whose choice it does not meet, as bits */
  const missed = new Uint16Array(size);

  const count = (facet: FacetId, lists: readonly Uint32Array[], chosen: ReadonlySet<string> | undefined) => {
    const { values, starts, cells } = columns.get(facet)!;
    const sums = new Uint32Array(values.length);
    for (const entries of lists)
      for (const n of entries) for (let i = starts[n]!; i < starts[n + 1]!; i++) sums[cells[i]!]!++;
    const told = new Map<string, number>();
    values.forEach((value, i) => (sums[i] || chosen?.has(value)) && told.set(value, sums[i]!));
    return told;
  };
  const countAll = (order: Uint32Array, only: ReadonlyMap<FacetId, Uint32Array>, choices: Choices): Counts =>
    new Map(
      facetIds.map((facet) => [
        facet,
        count(facet, [order, only.get(facet) ?? []] as Uint32Array[], choices.get(facet)),
      ]),
    );

  let all: Narrowed | undefined;
  return (choices, among) => {
    const chosen = facetIds.flatMap((facet, i) => {
      const { number, starts, cells } = columns.get(facet)!;
      const ids = [...(choices.get(facet) ?? [])].map((value) => number.get(value)).filter((id) => id !== undefined);
      if (!ids.length) return [];
      const wanted = new Uint8Array(number.size);
      for (const id of ids) wanted[id] = 1;
      return [{ facet, bit: 1 << i, wanted, starts, cells }];
    });
    if (!chosen.length && !among && all) return all;

    const entries = among ?? everyone;
    missed.fill(0);
    for (const { bit, wanted, starts, cells } of chosen)
      for (const n of entries) {
        let i = starts[n]!;
        const end = starts[n + 1]!;
        while (i < end && !wanted[cells[i]!]) i++;
        if (i === end) missed[n]! |= bit;
      }
    const order = chosen.length ? entries.filter((n) => !missed[n]) : entries;
    const only = new Map(chosen.map(({ facet, bit }) => [facet, entries.filter((n) => missed[n] === bit)]));
    const kept = new Uint8Array(size);
    for (const n of order) kept[n] = 1;
    const narrowed = {
      order,
      kept,
      counts: countAll(order, only, choices),
      without: new Map([...only].map(([facet, others]) => [facet, order.length + others.length])),
    };
    if (entries === everyone && !chosen.length) all = narrowed;
    return narrowed;
  };
}
