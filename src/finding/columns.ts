/** A facet of all entries: those of entry `n` are `values[cells[starts[n]]]` to `values[cells[starts[n + 1] - 1]]`, each once. */
export interface Column {
  readonly values: readonly string[];
  readonly number: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly cells: Uint32Array;
}
/** By facet, in the order in which facets are shown. */
export type Columns<F extends string = string> = ReadonlyMap<F, Column>;

/** Values of an entry, by facet: what is no string, or empty, is passed over, and so is what comes twice. */
export type Values<F extends string = string> = Readonly<Record<F, readonly unknown[]>>;

/**
 * Reads some facets of all entries, to be run by `inSlices`.
 * @param valuesOf the values of entry `n`, which may hold anything
 */
export function* readColumns<F extends string>(
  facets: readonly F[],
  size: number,
  valuesOf: (n: number) => Values<F>,
): Generator<void, Columns<F>> {
  const columns = facets.map(() => ({
    values: [] as string[],
    number: new Map<string, number>(),
    starts: new Uint32Array(size + 1),
    cells: [] as number[],
  }));
  for (let n = 0; n < size; n++) {
    if (!(n % 32)) yield;
    const found = valuesOf(n);
    facets.forEach((facet, i) => {
      const { values, number, starts, cells } = columns[i]!;
      for (const value of found[facet]) {
        if (typeof value !== 'string' || !value) continue;
        let id = number.get(value);
        if (id === undefined) {
          number.set(value, (id = values.length));
          values.push(value);
        }
        if (!cells.includes(id, starts[n])) cells.push(id);
      }
      starts[n + 1] = cells.length;
    });
  }
  const told = new Map<F, Column>();
  for (const [i, facet] of facets.entries()) {
    told.set(facet, { ...columns[i]!, cells: new Uint32Array(columns[i]!.cells) });
    yield;
  }
  return told;
}
