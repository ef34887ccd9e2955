import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/event-calendar/days.ts';
import { facetIds, type FacetId } from '../../src/event-calendar/find/columns.ts';
import { readState, shows, writeState, type LinkState } from '../../src/event-calendar/find/state.ts';

const code = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
const day = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') });
const state: fc.Arbitrary<LinkState> = fc.record(
  {
    query: fc.string({ unit: 'grapheme', maxLength: 60 }).map((query) => query.trim()),
    facets: fc
      .dictionary(fc.constantFrom(...facetIds), fc.uniqueArray(code, { minLength: 1, maxLength: 5 }))
      .map(
        (given) =>
          new Map(Object.entries(given).map(([facet, values]) => [facet as FacetId, new Set(values)] as const)),
      ),
    entry: code,
    show: fc.constantFrom(...shows),
    on: day,
  },
  { requiredKeys: ['query', 'facets'] },
);

describe('the state of a calendar in a link', () => {
  it('is short and can be read', () => {
    const facets = new Map<FacetId, ReadonlySet<string>>([['kind', new Set(['study-visit'])]]);
    expect(
      writeState('', 'c.', { query: 'Tirana', facets, entry: 'cp01', show: 'month', on: dayNumber('2027-02-11') }),
    ).toBe('c.q=Tirana&c.kind=study-visit&c.entry=cp01&c.show=month&c.on=2027-02-11');
    expect(writeState('?', 'c.', { query: '', facets: new Map() })).toBe('');
  });

  it('comes back as it was, beside that of another calendar', () => {
    fc.assert(
      fc.property(state, state, (mine, other) => {
        const both = writeState(`?${writeState('', 'a.', mine)}`, 'b.', other);
        expect(readState(`?${both}`, 'a.')).toEqual(mine);
        expect(readState(`?${both}`, 'b.')).toEqual(other);
      }),
    );
  });

  it('never throws, and holds only what can be', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('2026-02-30', '2026-99-01', '-2026-01-01', 'month', '__proto__', '<script>', 'a,,b', '%'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('q', 'kind', 'entry', 'show', 'on', 'nothing'), value)),
        (pairs) => {
          const { facets, entry, show, on } = readState(pairs.map(([name, given]) => `${name}=${given}`).join('&'), '');
          for (const all of facets.values()) for (const one of all) expect(one).toMatch(/^\w[\w.-]*$/);
          expect(entry ?? 'x').toMatch(/^\w[\w.-]*$/);
          expect([...shows, undefined]).toContain(show);
          expect(Number.isInteger(on ?? 0)).toBe(true);
        },
      ),
    );
  });
});
