import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateOf,
  dayNumber,
  dayText,
  firstOf,
  inMonth,
  lastOf,
  monthOf,
  weekday,
} from '../../src/event-calendar/days.ts';

const first = dayNumber('0001-01-01');
const last = dayNumber('9999-12-31');
const day = fc.integer({ min: first, max: last });
const month = fc.integer({ min: 12, max: 9999 * 12 + 11 });

describe('days as numbers', () => {
  it('are the same day again as a text, from the year 1 to 9999', () => {
    fc.assert(
      fc.property(day, (n) => {
        expect(dayText(n)).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(dayNumber(dayText(n))).toBe(n);
        expect(dateOf(n).getTime()).toBe(n * 86_400_000);
        // and the texts stand in the order of the days
        if (n < last) expect(dayText(n) < dayText(n + 1)).toBe(true);
      }),
      { examples: [[first], [last], [0], [-1]] },
    );
  });

  it('are none where the text is none', () => {
    for (const text of ['', '2026-13-01', '2026-01-32', 'tomorrow']) expect(dayNumber(text)).toBeNaN();
  });

  it('have the weekday that the calendar has', () => {
    expect(weekday(dayNumber('2026-11-12'))).toBe(3);
    fc.assert(
      fc.property(day, (n) => {
        expect(weekday(n)).toBe((dateOf(n).getUTCDay() + 6) % 7);
      }),
    );
  });
});

describe('months as numbers', () => {
  it('hold the days from their first to their last, and follow each other without a gap', () => {
    fc.assert(
      fc.property(month, day, (m, n) => {
        expect(dayText(firstOf(m))).toBe(
          `${String(Math.floor(m / 12)).padStart(4, '0')}-${String((m % 12) + 1).padStart(2, '0')}-01`,
        );
        expect(monthOf(firstOf(m))).toBe(m);
        expect(monthOf(lastOf(m))).toBe(m);
        expect(lastOf(m) + 1).toBe(firstOf(m + 1));
        expect(firstOf(monthOf(n)) <= n && n <= lastOf(monthOf(n))).toBe(true);
      }),
      { examples: [[12, first]] },
    );
  });

  it('take a day to the same of another month, or to its last', () => {
    expect(dayText(inMonth(dayNumber('2024-01-31'), monthOf(dayNumber('2024-02-01'))))).toBe('2024-02-29');
    expect(dayText(inMonth(dayNumber('2024-02-29'), monthOf(dayNumber('2025-02-01'))))).toBe('2025-02-28');
    fc.assert(
      fc.property(day, month, (n, m) => {
        const there = inMonth(n, m);
        expect(monthOf(there)).toBe(m);
        const wanted = dateOf(n).getUTCDate();
        expect(dateOf(there).getUTCDate()).toBe(Math.min(wanted, dateOf(lastOf(m)).getUTCDate()));
      }),
    );
  });
});
