import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/event-calendar/read.ts';
import { parseWhen } from '../../src/form/edtf-when.ts';
import { sortKey } from '../support/sort-key.ts';

const two = (n: number) => String(n).padStart(2, '0');
const month = fc
  .tuple(fc.integer({ min: 2019, max: 2022 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${two(m)}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 31 })).map(([m, d]) => `${m}-${two(d)}`);
const part = fc.oneof(day, day, day, month, fc.integer({ min: 2019, max: 2022 }).map(String));
const when = fc.oneof(
  { weight: 8, arbitrary: day },
  fc.tuple(part, fc.constantFrom('', '~')).map((both) => both.join('')),
  fc.tuple(day, day).map((both) => both.sort().join('/')),
  fc.tuple(part, part).map(([a, b]) => `${a}/${b}`),
  fc.constantFrom(
    '../2021-03',
    '2021-03-05/..',
    '2021-21',
    '2020-24',
    '{2021-03-05,2021-02-01}',
    'soon',
    '2021-02-30',
    '0001-01-01',
    '9999',
    '9999-12-31~',
  ),
);
const event = fc.record(
  {
    when,
    start: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${two(h)}:${two(m)}`),
    indicative: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('the order of events', () => {
  it('is that of the sort keys, and of those alike that of the document', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const { order } = read({ events });
        const keyed = events.map((one, n) => {
          const known = one.when === undefined ? undefined : parseWhen(one.when);
          return { n, key: sortKey(known, one.start ?? '') };
        });
        const expected = keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.n - b.n)).map(({ n }) => n);
        expect([...order]).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('has each of very many once', () => {
    const events = Array.from({ length: 140_000 }, (_, n) => ({ when: `2026-0${1 + (n % 9)}-1${n % 10}` }));
    const { order } = read({ events });
    expect(new Set(order).size).toBe(events.length);
    expect([...order].every((n, i) => !i || events[order[i - 1]!]!.when <= events[n]!.when)).toBe(true);
  });
});
