import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { isFollowed, recurrences, type Rule } from '../../src/event-calendar/io/ical-recurrence.ts';
import '../support/proof.ts';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const some = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { minLength: 1, maxLength: 3 });
const weekdays = some(fc.constantFrom(...WEEKDAYS));
const interval = fc.integer({ min: 1, max: 4 });
const months = some(fc.integer({ min: 1, max: 12 }));
const monthDays = some(fc.oneof(fc.integer({ min: 1, max: 28 }), fc.integer({ min: -28, max: -1 })));
const nth = some(
  fc.tuple(fc.constantFrom(1, 2, 3, 4, -1, -2), fc.constantFrom(...WEEKDAYS)).map(([n, day]) => `${n}${day}`),
);
const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ freq: fc.constant('DAILY'), interval }),
  fc.record({ freq: fc.constant('DAILY'), bymonth: months, byday: weekdays }),
  fc.record({ freq: fc.constant('WEEKLY'), interval, byday: weekdays }, { requiredKeys: ['freq'] }),
  fc.record({ freq: fc.constant('MONTHLY'), interval }),
  fc.record({ freq: fc.constant('MONTHLY'), interval, bymonthday: monthDays }),
  fc.record({ freq: fc.constant('MONTHLY'), interval, byday: nth }),
  fc.record({ freq: fc.constant('MONTHLY'), byday: weekdays, bysetpos: fc.constantFrom(1, 2, -1) }),
  fc.record({ freq: fc.constant('YEARLY'), interval }),
  fc.record({ freq: fc.constant('YEARLY'), bymonth: months, byday: nth }),
  // ical.js takes the length of one month for that of all: days counted from the end are left to the tests below
  fc.record({ freq: fc.constant('YEARLY'), bymonth: months, bymonthday: some(fc.integer({ min: 1, max: 28 })) }),
);

describe('recurrence', () => {
  it('falls on the days that ical.js finds, from the first that fits', () => {
    const days = fc
      .date({ min: new Date('2015-01-01'), max: new Date('2030-12-28'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
      // where a day is not in every month, those who read the rules differ
      .filter((day) => Number(day.slice(8)) <= 28);
    fc.assert(
      fc.property(rules, days, (rule, near) => {
        const later = (day: string, n: number) => new Date(Date.parse(day) + n * 864e5).toISOString().slice(0, 10);
        const start = recurrences(rule, near, near, later(near, 1500))[0];
        fc.pre(start !== undefined);
        const end = later(start!, 800);
        const theirs: string[] = [];
        const iterator = new ICAL.Recur(rule as never).iterator(ICAL.Time.fromDateString(start!));
        for (let next = iterator.next(); next && String(next) <= end; next = iterator.next()) theirs.push(String(next));
        expect(recurrences(rule, start!, start!, end)).toEqual(theirs);
      }),
      { numRuns: process.env.VARCO_PROOF === 'full' ? 3000 : 100 },
    );
  });

  it('in a span is as in the whole', () => {
    const whole = recurrences({ freq: 'MONTHLY', byday: 'FR', bysetpos: -1 }, '2021-01-01', '2021-01-01', '2021-12-31');
    expect(whole).toContain('2021-10-29');
    expect(whole.length).toBe(12);
    expect(
      recurrences({ freq: 'MONTHLY', byday: 'FR', bysetpos: -1 }, '2021-01-01', '2021-06-25', '2021-10-29'),
    ).toEqual(whole.filter((day) => day >= '2021-06-25' && day <= '2021-10-29'));
    expect(
      recurrences(
        { freq: 'WEEKLY', interval: 2, wkst: 1, byday: ['TU', 'SU'] },
        '1997-08-05',
        '1997-08-05',
        '1997-08-31',
      ),
    ).toEqual(['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31']);
  });

  it('counts from the end of each month and year by its own length', () => {
    const last: Rule = { freq: 'YEARLY', bymonth: [1, 2], bymonthday: -1 };
    expect(recurrences(last, '2016-01-31', '2016-01-31', '2017-12-31')).toEqual([
      '2016-01-31',
      '2016-02-29',
      '2017-01-31',
      '2017-02-28',
    ]);
    const year: Rule = { freq: 'YEARLY', byyearday: [1, -1] };
    expect(recurrences(year, '2016-01-01', '2016-01-01', '2016-12-31')).toEqual(['2016-01-01', '2016-12-31']);
    const monday: Rule = { freq: 'YEARLY', byday: '-1MO' };
    expect(recurrences(monday, '2016-01-01', '2016-01-01', '2017-12-31')).toEqual(['2016-12-26', '2017-12-25']);
  });

  it('never falls on a day that is none, and comes to an end', () => {
    const never: Rule = { freq: 'DAILY', bymonth: 2, bymonthday: 30 };
    expect(recurrences(never, '2021-01-01', '2021-01-01', '2023-01-01')).toEqual([]);
  });

  it('by hours, seconds or numbers of weeks is not followed', () => {
    const strange = [
      { freq: 'HOURLY' },
      { freq: 'SECONDLY' },
      { freq: 'YEARLY', byweekno: 20 },
      { freq: 'DAILY', byhour: [1, 2] },
      { freq: 'WEEKLY', byday: '2MO' },
      { count: 3 },
      {},
    ];
    for (const rule of strange) expect(isFollowed(rule), JSON.stringify(rule)).toBe(false);
    fc.assert(fc.property(rules, isFollowed));
  });
});
