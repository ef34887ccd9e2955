import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetIds, type FacetId } from '../../src/partner-map/find/columns.ts';
import { readState, writeState, type LinkState } from '../../src/partner-map/find/state.ts';

const code = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
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
    view: fc.record({
      longitude: fc.integer({ min: -180e5, max: 180e5 }).map((n) => n / 1e5),
      latitude: fc.integer({ min: -90e5, max: 90e5 }).map((n) => n / 1e5),
      zoom: fc.integer({ min: 0, max: 2400 }).map((n) => n / 100),
    }),
    shows: fc.constantFrom('list', 'map'),
  },
  { requiredKeys: ['query', 'facets'] },
);

describe('the state in a link', () => {
  it('is short and can be read', () => {
    const facets = new Map<FacetId, ReadonlySet<string>>([
      ['sector', new Set(['crafts', 'agrifood'])],
      ['kind', new Set(['network'])],
    ]);
    const view = { longitude: 12.496366, latitude: 41.9, zoom: 5.5 };
    expect(writeState('', 'map.', { query: 'rete për Kosovë', facets, entry: 'cecop', view, shows: 'map' })).toBe(
      'map.q=rete+p%C3%ABr+Kosov%C3%AB&map.kind=network&map.sector=agrifood,crafts&map.entry=cecop&map.at=12.49637,41.9,5.5&map.show=map',
    );
    expect(writeState('?', 'map.', { query: '', facets: new Map() })).toBe('');
  });

  it('comes back as it was, beside that of another map and the page’s own parameters', () => {
    fc.assert(
      fc.property(state, state, fc.webQueryParameters(), (mine, other, page) => {
        fc.pre(!/(?:^|&)[ab]\./.test(decodeURIComponent(page.replace(/%(?![0-9a-f]{2})/gi, ''))));
        const first = writeState(`?${page}`, 'a.', mine);
        const both = writeState(`?${first}`, 'b.', other);
        expect(readState(`#${both}`, 'a.')).toEqual(mine);
        expect(readState(`?${both}`, 'b.')).toEqual(other);
        expect(writeState(`?${both}`, 'b.', { query: '', facets: new Map() })).toBe(first);
        const parts = page.split('&').filter(Boolean);
        expect(both.split('&').filter(Boolean).slice(0, parts.length)).toEqual(parts);
      }),
    );
  });

  it('is the same text whatever the order in which values were chosen', () => {
    fc.assert(
      fc.property(state, (mine) => {
        const facets = new Map([...mine.facets].reverse().map(([facet, all]) => [facet, new Set([...all].reverse())]));
        expect(writeState('', '', { ...mine, facets })).toBe(writeState('', '', mine));
      }),
    );
  });

  it('never throws, and holds only what can be', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('NaN,NaN,NaN', '1,2', '200,0,3', '1e3,2,3', 'a,,b', '__proto__', '<script>', '1,2,99'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('q', 'kind', 'entry', 'at', 'show', 'nothing'), value)),
        (pairs) => {
          const { facets, entry, view, shows } = readState(
            pairs.map(([name, given]) => `m.${name}=${given}`).join('&'),
            'm.',
          );
          for (const all of facets.values()) for (const one of all) expect(one).toMatch(/^\w[\w.-]*$/);
          expect(entry ?? 'x').toMatch(/^\w[\w.-]*$/);
          expect(['list', 'map', undefined]).toContain(shows);
          if (view)
            expect(Math.abs(view.longitude) <= 180 && Math.abs(view.latitude) <= 90 && view.zoom <= 24).toBe(true);
        },
      ),
    );
    expect(writeState('', 'm.', { query: 'a\ud800b', facets: new Map() })).toBe('m.q=a%EF%BF%BDb');
  });
});
