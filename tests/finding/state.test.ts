import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCode, readState, writeState, type LinkState } from '../../src/finding/state.ts';

const names = { facets: ['programme', 'status'], others: ['entry', 'month'] } as const;
type State = LinkState<'programme' | 'status', 'entry' | 'month'>;
const code = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
const values = fc.uniqueArray(code, { minLength: 1, maxLength: 5 });
const some = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const state: fc.Arbitrary<State> = fc.record({
  query: fc.string({ unit: 'grapheme', maxLength: 60 }).map((query) => query.trim()),
  facets: fc
    .record({ programme: values, status: values }, { requiredKeys: [] })
    .map((given) => new Map(names.facets.flatMap((facet) => (given[facet] ? [[facet, new Set(given[facet])]] : [])))),
  others: fc.record({ entry: some, month: some }, { requiredKeys: [] }),
});

describe('the state in a link', () => {
  it('comes back as it was, beside that of another widget and the page’s own parameters', () => {
    fc.assert(
      fc.property(state, state, fc.webQueryParameters(), (mine, other, page) => {
        fc.pre(!/(?:^|&)[ab]\./.test(decodeURIComponent(page.replace(/%(?![0-9a-f]{2})/gi, ''))));
        const first = writeState(`?${page}`, 'a.', names, mine);
        const both = writeState(`?${first}`, 'b.', names, other);
        expect(readState(`?${both}`, 'a.', names)).toEqual(mine);
        expect(readState(`#${both}`, 'b.', names)).toEqual(other);
        const nothing: State = { query: '', facets: new Map(), others: {} };
        expect(writeState(`?${both}`, 'b.', names, nothing)).toBe(first);
      }),
    );
  });

  it('is short, and in one order', () => {
    const facets: State['facets'] = new Map([
      ['status', new Set(['planned', 'held'])],
      ['programme', new Set(['p'])],
    ]);
    const others = { month: '2026-11', entry: 'e1' };
    expect(writeState('?page=2', 'c.', names, { query: 'visite a Torino', facets, others })).toBe(
      'page=2&c.q=visite+a+Torino&c.programme=p&c.status=held,planned&c.entry=e1&c.month=2026-11',
    );
  });

  it('has only codes as values of facets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { facets } = readState(`status=${text}`, '', names);
        for (const one of facets.get('status') ?? []) expect(isCode(one)).toBe(true);
      }),
    );
  });
});
