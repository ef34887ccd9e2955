/** Things that are said to be in one country. */
export interface Country<T> {
  /** undefined where it was not said */
  readonly name: string | undefined;
  readonly things: readonly T[];
}

/**
 * Things by country: where there are most of them first, then by name; those of no country at the end. In a country they
 * keep their order.
 * @param nameOf the country's name, in the language that `compare` sorts by; empty where it was not said
 */
export function byCountry<T>(
  things: readonly T[],
  nameOf: (thing: T) => string,
  compare: (a: string, b: string) => number,
): Country<T>[] {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const name = nameOf(thing);
    found.set(name, [...(found.get(name) ?? []), thing]);
  }
  return [...found]
    .sort(([a, some], [b, others]) => +!a - +!b || others.length - some.length || compare(a, b))
    .map(([name, all]) => ({ name: name || undefined, things: all }));
}
