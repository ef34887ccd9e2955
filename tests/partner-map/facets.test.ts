import { describe, expect, it } from 'vitest';
import type { Choices } from '../../src/finding/facets.ts';
import { createFinder, type Found, type Selection } from '../../src/finding/finder.ts';
import { facetIds, isOpen, sourceOf, type FacetId } from '../../src/partner-map/find/columns.ts';
import { read } from '../../src/partner-map/read.ts';
import { contentModel, modelOf } from './support/content.ts';
import { many } from './support/many.ts';

const TODAY = '2026-11-27';
type Entry = Partial<Record<string, unknown>>;
const facetsOf = (entries: readonly Entry[], head?: Entry) => {
  const model = modelOf(entries as Record<string, unknown>[], head as Record<string, unknown>);
  return createFinder(sourceOf(model, TODAY)).find({ query: '', facets: new Map() }) as Found<FacetId>;
};
const chosen = (given: Partial<Record<FacetId, readonly string[]>>): Choices<FacetId> =>
  new Map(Object.entries(given).map(([facet, values]) => [facet as FacetId, new Set(values)]));
const countsOf = (entries: readonly Entry[], facet: FacetId, head?: Entry) =>
  Object.fromEntries(facetsOf(entries, head).counts.get(facet)!);

describe('the facets of an entry', () => {
  it('are kind, sectors, programmes, languages, purposes, tags and state', () => {
    const entry = {
      kind: 'network',
      sectors: ['a', 'b', 'a'],
      programmes: ['p'],
      languages: ['it', 'sq'],
      purposes: ['project'],
      usefulFor: [{ id: 'goal' }],
      state: 'forming',
    };
    const { counts } = facetsOf([entry]);
    const all = Object.fromEntries([...counts].map(([facet, values]) => [facet, [...values.keys()]]));
    expect(all).toMatchObject({
      kind: ['network'],
      sector: ['a', 'b'],
      programme: ['p'],
      language: ['it', 'sq'],
      purpose: ['project'],
      tag: ['goal'],
      state: ['forming'],
      checked: ['never'],
    });
    expect(counts.get('sector')!.get('a')).toBe(1);
  });
  it('are the countries where it is and works, and those where it or its opportunities want to go', () => {
    const entry = {
      place: { country: 'IT' },
      countries: ['FR', 'IT'],
      targets: ['AL'],
      opportunities: [{ side: 'need', title: 'x', countries: ['XK'], sectors: ['s'], purposes: ['commercial'] }],
    };
    expect(countsOf([entry], 'country')).toEqual({ IT: 1, FR: 1 });
    expect(countsOf([entry], 'target')).toEqual({ AL: 1, XK: 1 });
    expect(countsOf([entry], 'sector')).toEqual({ s: 1 });
    expect(countsOf([entry], 'purpose')).toEqual({ commercial: 1 });
  });
  it('are the networks it belongs to, entries or programmes, by the relations that say so', () => {
    const head = {
      programmes: [{ id: 'prog', label: 'P' }],
      relationTypes: [
        { id: 'member', label: 'm', inverse: 'h', network: true },
        { id: 'partner', label: 'p', inverse: 'p' },
      ],
      relations: [
        { from: 'e0', to: 'e1', type: 'member' },
        { from: 'e0', to: 'prog', type: 'member' },
        { from: 'e2', to: 'e1', type: 'partner' },
      ],
    };
    expect(countsOf([{}, {}, {}], 'network', head)).toEqual({ e1: 1, prog: 1 });
  });
  it('are what it offers and needs, and what of it is still open', () => {
    const one = (side: string, more: Entry) => ({ opportunities: [{ side, title: 'x', ...more }] });
    const entries = [
      one('offer', {}),
      one('offer', { expires: TODAY }),
      one('offer', { expires: '2026-11-26' }),
      one('need', { open: false }),
      one('need', { bid: { deadline: '2026-01-31' } }),
    ];
    expect(countsOf(entries, 'side')).toEqual({ offer: 3, need: 2 });
    expect(countsOf(entries, 'open')).toEqual({ offer: 2 });
  });
  it('are how long ago it was checked', () => {
    const entries = ['2026-11-27', '2025-11-27', '2025-11-26', '2024-11-27', '2024-11-26', 'yesterday', undefined];
    expect(
      countsOf(
        entries.map((checked) => ({ checked })),
        'checked',
      ),
    ).toEqual({
      year: 2,
      'two-years': 2,
      older: 1,
      never: 2,
    });
  });
  it('are read from documents that hold anything', () => {
    for (const odd of [null, 7, 'x', [null], [{}], { id: [] }, [[]], [{ id: 5, side: 4, sectors: 'a' }]])
      expect(() =>
        facetsOf([
          Object.fromEntries(
            'kind sectors place countries targets languages programmes purposes opportunities usefulFor state checked'
              .split(' ')
              .map((field) => [field, odd]),
          ),
        ]),
      ).not.toThrow();
  });
});

describe('an opportunity is open', () => {
  it('until its last day, and that of its call', () => {
    expect(isOpen({}, TODAY)).toBe(true);
    expect(isOpen({ expires: '2026-11-27', bid: { deadline: '2026-11-27' } }, TODAY)).toBe(true);
    expect(isOpen({ expires: '2027-01-01', bid: { deadline: '2026-11-26' } }, TODAY)).toBe(false);
    expect(isOpen({ open: false, expires: '2027-01-01' }, TODAY)).toBe(false);
    expect(isOpen({ expires: 'soon' }, TODAY)).toBe(true);
  });
});

describe('finding', () => {
  const model = contentModel();
  const finder = createFinder(sourceOf(model, TODAY));
  const find = (query: string, facets: Choices<FacetId> = new Map()) => finder.find({ query, facets });
  const ids = (found: Found<FacetId>): string[] => Array.from(found.order, (n) => model.ids[n]!);

  it('is everything, in the document’s order, when nothing is looked for', async () => {
    expect(ids(await find(''))).toEqual(model.ids);
    expect((await find('')).counts.get('kind')!.get('network')).toBe(6);
    expect([...(await find('')).counts.keys()]).toEqual(facetIds);
  });
  it('keeps the search’s order and counts only what it found', async () => {
    const found = await find('bologna', chosen({ kind: ['foundation', 'university'] }));
    expect(ids(found)).toEqual(['unibo', 'fondazione-barberini']);
    expect(Object.fromEntries(found.counts.get('kind')!)).toEqual({ network: 1, foundation: 1, university: 1 });
  });
  it('comes back to the same after a filter', async () => {
    const before = await find('');
    await find('', chosen({ kind: ['network'] }));
    expect(await find('')).toEqual(before);
    expect((await find('')).kept.every(Boolean)).toBe(true);
  });
  it('tells, when nothing is found, what to give up and how else to spell', async () => {
    const selection: Selection<FacetId> = { query: 'lgacop', facets: chosen({ kind: ['network'], country: ['IT'] }) };
    expect(ids(await finder.find(selection))).toEqual([]);
    const { without, spelling } = await finder.advise(selection);
    expect(without).toEqual([{ what: 'query', count: 1 }]);
    expect(spelling).toBe('legacoop');
    const other = await finder.advise({ query: 'legacoop', facets: chosen({ kind: ['network'] }) });
    expect(other).toEqual({
      without: [
        { what: 'query', count: 6 },
        { what: 'kind', count: 5 },
      ],
      spelling: undefined,
    });
  });
  it('is a promise for many entries until what it needs is there', async () => {
    const big = createFinder(sourceOf(read(many(2500)), TODAY));
    const all: Selection<FacetId> = { query: '', facets: new Map() };
    const first = big.find(all);
    expect(first).toBeInstanceOf(Promise);
    expect((await first).order).toHaveLength(2500);
    expect(big.find(all)).not.toBeInstanceOf(Promise);
    const typed = big.find({ ...all, query: 'e' });
    expect(typed).toBeInstanceOf(Promise);
    await typed;
    expect(big.find({ ...all, query: 'ex' })).not.toBeInstanceOf(Promise);
  });
});
