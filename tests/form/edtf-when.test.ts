import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactDays, isExactDay, months, overlaps, parseWhen } from '../../src/form/edtf-when.ts';
import { sortKey } from '../support/sort-key.ts';
import '../support/proof.ts';

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
const year = fc.integer({ min: 0, max: 9999 }).map((n) => pad(n, 4));
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${pad(m)}`);
const day = fc
  .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(-24, -14));
const date = fc.tuple(fc.oneof(year, month, day), fc.constantFrom('', '', '~')).map((parts) => parts.join(''));
const season = fc
  .tuple(year, fc.integer({ min: 21, max: 24 }), fc.constantFrom('', '~'))
  .map(([y, n, about]) => `${y}-${n}${about}`);
const end = fc.oneof({ arbitrary: date, weight: 5 }, { arbitrary: fc.constant('..'), weight: 1 });
const interval = fc.tuple(end, end).map((ends) => ends.join('/'));
const set = fc.array(date, { minLength: 1, maxLength: 5 }).map((dates) => `{${dates.join(',')}}`);
const when = fc
  .oneof(date, season, interval, set)
  .map((text) => ({ text, when: parseWhen(text)! }))
  .filter(({ when }) => when !== undefined);

describe('when something is (EDTF)', () => {
  it.each([
    ['2018', 'date', 'year', '2018-01-01', '2018-12-31'],
    ['2021-03', 'date', 'month', '2021-03-01', '2021-03-31'],
    ['2021-03~', 'date', 'month', '2021-03-01', '2021-03-31'],
    ['2020-02-29', 'date', 'day', '2020-02-29', '2020-02-29'],
    ['2021-21', 'season', 'season', '2021-03-01', '2021-05-31'],
    ['2021-24', 'season', 'season', '2021-12-01', '2022-02-29'],
    ['2019-05/2019-10', 'interval', 'month', '2019-05-01', '2019-10-31'],
    ['2019-11-27/2019-12', 'interval', 'month', '2019-11-27', '2019-12-31'],
    ['2021-03/..', 'interval', 'month', '2021-03-01', '9999-12-31'],
    ['../2021', 'interval', 'year', '0000-01-01', '2021-12-31'],
    ['{2018-06-12, 2018-06-04}', 'set', 'day', '2018-06-04', '2018-06-12'],
    ['{2018,2016-05}', 'set', 'year', '2016-05-01', '2018-12-31'],
    ['{2018,2018-06}', 'set', 'year', '2018-01-01', '2018-12-31'],
  ])('reads %s', (text, kind, precision, first, last) => {
    const read = parseWhen(text);
    expect(read).toMatchObject({ kind, precision, first, last, approximate: text.includes('~') });
  });

  it.each([
    ...[
      '',
      ' ',
      'soon',
      '2021-3',
      '2021-13',
      '2021-00',
      '2021-25',
      '2021-20',
      '2021-02-30',
      '2021-02-29',
      '1900-02-29',
    ],
    ...[
      '2021-06/2021-03',
      '../..',
      '2021/',
      '/2021',
      '2021/2022/2023',
      '{}',
      '{2018,}',
      '{2018-02-30}',
      '{2018',
      '2018}',
    ],
    ...['{2018-21}', '{2018/2019}', '2021-21/2021-23', '2021?', '2021-03-05T10:00', '9999-24', '~2021', '{2018}~'],
  ])('takes “%s” for none', (text) => {
    expect(parseWhen(text)).toBeUndefined();
  });

  it('of any text makes something in order or nothing, and never throws', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'0123456789-/.~{}, ') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), odd, date, season, interval, set), (text) => {
        const read = parseWhen(text);
        if (!read) return;
        const known = read.parts.filter((part) => part !== undefined);
        expect(known.length).toBeGreaterThan(0);
        expect(read.first <= read.last).toBe(true);
        for (const part of known) expect(part.first >= read.first && part.last <= read.last).toBe(true);
        expect(read.approximate).toBe(text.includes('~'));
        if (read.kind === 'set')
          expect(known.map(({ first }) => first)).toEqual(known.map(({ first }) => first).sort());
      }),
    );
  });

  it('sorts days of a month before what is known to the month, the season, the year only, and what has no date last', () => {
    const sorted = [
      ['2021-02-28'],
      ['2021-03-05'],
      ['2021-03-05', '09:00'],
      ['2021-03-05', '14:30'],
      ['2021-03-05~'],
      ['2021-03-31'],
      ['2021-03-31/2021-04-02'],
      ['2021-03'],
      ['2021-03/2021-06'],
      ['2021-03/..'],
      ['2021-03~'],
      ['2021-21'],
      ['2021-04-01'],
      ['{2021-04-02,2021-09-01}'],
      ['2021-22'],
      ['2021-24'],
      ['2022'],
      ['2022-02'],
      ['../2022-05'],
      [''],
    ] as const;
    const keys = sorted.map(([text, time]) => sortKey(parseWhen(text), time));
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('sorts by the month in which things begin, whatever is known of them', () => {
    fc.assert(
      fc.property(when, when, ({ when: a }, { when: b }) => {
        const start = (of: typeof a) => of.parts.find((part) => part)!.first.slice(0, 7);
        if (start(a) < start(b)) expect(sortKey(a) < sortKey(b)).toBe(true);
        expect(sortKey(a) < sortKey(undefined)).toBe(true);
      }),
    );
  });

  it('names only months that are known', () => {
    const of = (text: string, first?: string, last?: string) =>
      months(parseWhen(text)!, first && last ? { first, last } : undefined);
    expect(of('2021')).toEqual([]);
    expect(of('2021-21')).toEqual([]);
    expect(of('2021-03~')).toEqual(['2021-03']);
    expect(of('2021-03-05')).toEqual(['2021-03']);
    expect(of('2020-11/2021-02-03')).toEqual(['2020-11', '2020-12', '2021-01', '2021-02']);
    expect(of('2020-11/2021-02', '2020-12-15', '2021-01-01')).toEqual(['2020-12', '2021-01']);
    expect(of('2020-11/2021-02', '2023-12-15', '2024-01-01')).toEqual([]);
    expect(of('2021-03/..')).toEqual(['2021-03']);
    expect(of('2020/2021-03')).toEqual(['2021-03']);
    expect(of('{2018-06-04,2018-06-12,2018-09}')).toEqual(['2018-06', '2018-09']);
    expect(of('0001-01/9999-12').length).toBe(1200);
  });

  it('touches a month just where it lies within it, and lists months in order', () => {
    fc.assert(
      fc.property(when, month, ({ when: a }, name) => {
        const all = months(a);
        expect(all).toEqual([...new Set(all)].sort());
        for (const each of all) expect(overlaps(a, { first: `${each}-01`, last: `${each}-31` })).toBe(true);
        const days = { first: `${name}-01`, last: `${name}-31` };
        if (all.length < 1200) expect(months(a, days)).toEqual(all.filter((each) => each === name));
        if (months(a, days).length) expect(overlaps(a, days)).toBe(true);
      }),
    );
  });

  it('overlaps a period if some day of it may lie there; of a set none between its days', () => {
    const set = parseWhen('{2018-06-04,2018-06-12}')!;
    expect(overlaps(set, { first: '2018-06-05', last: '2018-06-11' })).toBe(false);
    expect(overlaps(set, { first: '2018-06-05', last: '2018-06-12' })).toBe(true);
    expect(overlaps(parseWhen('2021-24')!, { first: '2022-01-01', last: '2022-01-31' })).toBe(true);
    expect(overlaps(parseWhen('2021/..')!, { first: '2040-01-01', last: '2040-01-31' })).toBe(true);
    fc.assert(
      fc.property(when, day, ({ when: a }, at) => {
        const inside = a.parts.some((part) => part && part.first <= at && part.last >= at);
        if (a.kind !== 'interval') expect(overlaps(a, { first: at, last: at })).toBe(inside);
      }),
    );
  });

  it('has exact days only where every part is one', () => {
    const spans = (text: string) => exactDays(parseWhen(text)!).map(({ first, last }) => [first, last]);
    expect(spans('2019-11-27/2019-11-28')).toEqual([['2019-11-27', '2019-11-28']]);
    expect(spans('{2018-06-04,2018-06-12}')).toEqual([
      ['2018-06-04', '2018-06-04'],
      ['2018-06-12', '2018-06-12'],
    ]);
    for (const text of ['2021-03', '2021-03-05~', '2021-03-05/..', '{2018-06-04,2018-07}', '2021-21', '2021'])
      expect(spans(text), text).toEqual([]);
    fc.assert(
      fc.property(when, ({ when: a, text }) => {
        expect(isExactDay(a)).toBe(/^\d{4}-\d\d-\d\d$/.test(text));
        if (isExactDay(a)) expect(exactDays(a)).toEqual([{ first: text, last: text }]);
      }),
    );
  });
});
