import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readColumns } from '../../src/finding/columns.ts';
import { createFacets, type Choices } from '../../src/finding/facets.ts';
import { createFinder, type Found, type Source } from '../../src/finding/finder.ts';
import { openSearch } from '../../src/finding/search.ts';
import { inSlices } from '../../src/finding/slices.ts';

const facets = ['kind', 'sector', 'language', 'state'] as const;
type FacetId = (typeof facets)[number];
type Entry = Readonly<Record<FacetId, readonly string[]>>;

const kinds = ['k0', 'k1', 'k2'];
const sectors = ['s0', 's1', 's2', 's3'];
const arbitraryEntry: fc.Arbitrary<Entry> = fc.record({
  kind: fc.constantFrom(...kinds).map((kind) => [kind]),
  sector: fc.subarray(sectors),
  language: fc.subarray(['it', 'en', 'sq']),
  state: fc.constantFrom(['active'], ['closed'], []),
});
const arbitraryChoices: fc.Arbitrary<Choices<FacetId>> = fc
  .record({
    kind: fc.subarray([...kinds, 'nowhere']),
    sector: fc.subarray(sectors),
    language: fc.subarray(['it', 'en', 'sq']),
    state: fc.subarray(['active', 'closed']),
  })
  .map((given) => new Map(facets.map((facet) => [facet, new Set(given[facet])])));

const narrowing = (entries: readonly Entry[]) => {
  const columns = inSlices(
    readColumns(facets, entries.length, (n) => entries[n]!),
    0,
  );
  if (columns instanceof Promise) throw new Error('few entries are read at once');
  return createFacets(columns, entries.length);
};

describe('narrowing, beside what its definition says', () => {
  it('keeps and counts the same', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryEntry, { maxLength: 30 }),
        arbitraryChoices,
        fc.option(fc.infiniteStream(fc.boolean())),
        (entries, choices, picks) => {
          const all = entries.map((_, n) => n).reverse();
          const among = picks ? all.filter(() => picks.next().value) : undefined;
          const found = narrowing(entries)(choices, among && Uint32Array.from(among));
          const known = (facet: FacetId) =>
            [...(choices.get(facet) ?? [])].filter((value) => entries.some((entry) => entry[facet].includes(value)));
          const meets = (n: number, facet: FacetId) =>
            !known(facet).length || entries[n]![facet].some((value) => known(facet).includes(value));
          const without = (left?: FacetId) =>
            (among ?? [...all].reverse()).filter((n) => facets.every((facet) => facet === left || meets(n, facet)));
          const kept = without();
          expect([...found.order]).toEqual(kept);
          expect([...found.kept]).toEqual(entries.map((_, n) => +kept.includes(n)));
          for (const facet of facets) {
            const counts = new Map<string, number>();
            for (const value of known(facet)) counts.set(value, 0);
            for (const n of without(facet))
              for (const value of entries[n]![facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
            expect(new Map(found.counts.get(facet)), facet).toEqual(counts);
            if (known(facet).length) expect(found.without.get(facet)).toBe(without(facet).length);
          }
        },
      ),
    );
  });

  it('passes over what is no text, is empty or comes twice', () => {
    const odd = [null, 7, '', ['a'], { a: 'a' }, 'a', 'a'];
    const columns = inSlices(
      readColumns(['one'], 1, () => ({ one: odd })),
      0,
    );
    expect(columns).not.toBeInstanceOf(Promise);
    const { values, cells } = (columns as Exclude<typeof columns, Promise<unknown>>).get('one')!;
    expect([values, [...cells]]).toEqual([['a'], [0]]);
  });
});

describe('values that change', () => {
  const nothing = { query: '', facets: new Map() };
  const seatsOf = ({ counts }: Found<'kind' | 'seats'>) => Object.fromEntries(counts.get('seats')!);
  /** Entries of which it is learnt later whether they have seats. */
  const world = (size: number) => {
    const seats = Array.from({ length: size }, (): string | undefined => undefined);
    const source: Source<'kind' | 'seats'> = {
      size,
      facets: ['kind', 'seats'],
      *values() {
        return (n) => ({ kind: [`k${n % 2}`], seats: [seats[n]] });
      },
      search: async () =>
        openSearch({
          size,
          names: (n) => [`name ${n}`],
          aliases: () => [],
          labels: () => [],
          terms: () => [],
          vocabularies: [],
          texts: () => [],
        }),
    };
    return { seats, finder: createFinder(source) };
  };

  it.each([10, 2500])('are read again, and the others are still there (%i entries)', async (size) => {
    const { seats, finder } = world(size);
    expect(seatsOf(await finder.find(nothing))).toEqual({});
    seats.fill('free');
    expect(seatsOf(await finder.find(nothing))).toEqual({});
    finder.renew('seats');
    const found = await finder.find(nothing);
    expect(seatsOf(found)).toEqual({ free: size });
    expect([...found.counts.keys()]).toEqual(['kind', 'seats']);
    expect(found.counts.get('kind')!.get('k0')).toBe(size / 2);
    const none = await finder.find({ query: '', facets: new Map([['seats', new Set(['free'])]]) });
    expect(none.order).toHaveLength(size);
  });

  it('are those of the last call, also when the first are still being read', async () => {
    const { seats, finder } = world(2500);
    const first = finder.find(nothing);
    expect(first).toBeInstanceOf(Promise);
    seats.fill('free');
    finder.renew('seats');
    const second = finder.find(nothing);
    seats.fill('full');
    finder.renew('seats');
    const third = finder.find(nothing);
    await Promise.all([first, second]);
    expect(seatsOf(await third)).toEqual({ full: 2500 });
    expect(seatsOf(await finder.find(nothing))).toEqual({ full: 2500 });
    expect((await finder.find(nothing)).counts.get('kind')!.get('k1')).toBe(1250);
  });
});
