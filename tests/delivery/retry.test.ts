import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backoff, DAY, left, retryAfter } from '../../src/delivery/clock.ts';

const YEAR = 365 * DAY;
const at = (now: number): void => void vi.spyOn(Date, 'now').mockReturnValue(now);
afterEach(() => vi.restoreAllMocks());

/** What an answer with these headers tells at `now`. */
const told = (after: string | null, date: string | null, now: number): number => {
  at(now);
  const headers = new Map([
    ['Retry-After', after],
    ['Date', date],
  ]);
  return retryAfter({ headers: { get: (name: string) => headers.get(name) ?? null } as Headers });
};
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe('backoff', () => {
  it('stays within the doubled base and the cap, and uses all of that range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tries, random) => {
          vi.spyOn(Math, 'random').mockReturnValue(random);
          const wait = backoff(tries);
          const limit = Math.min(300_000, 1000 * 2 ** Math.max(0, tries - 1));
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThan(limit);
          expect(wait).toBeCloseTo(random * limit, 3);
        },
      ),
    );
  });

  it('spreads a thousand clients after an outage over the whole window', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let n = 0; n < 1000; n++) tenths[Math.floor(backoff(9) / 25_600)]!++;
    for (const count of tenths) expect(count).toBeGreaterThan(40);
  });
});

describe('Retry-After', () => {
  it('gives seconds as they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 31_536_000 }), instant, (seconds, now) => {
        expect(told(String(seconds), null, now)).toBe(seconds * 1000);
      }),
    );
  });

  it('measures a date from the Date of the same answer, whatever our clock says', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -86_400, max: 86_400 * 300 }), instant, (server, seconds, ours) => {
        const date = new Date(Math.max(1000, server)).toUTCString();
        const until = new Date(Date.parse(date) + seconds * 1000).toUTCString();
        expect(told(until, date, ours)).toBe(Math.max(0, seconds * 1000));
      }),
    );
  });

  it('measures a date without Date from our clock, and believes no more than a day then', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -10 * 365 * 86_400, max: 10 * 365 * 86_400 }), (now, seconds) => {
        const whole = Math.floor(now / 1000) * 1000 + 10 * YEAR;
        const wait = told(new Date(whole + seconds * 1000).toUTCString(), null, whole);
        expect(wait).toBe(Math.min(Math.max(0, seconds * 1000), DAY));
      }),
    );
  });

  it('reads the three forms of an HTTP date', () => {
    const now = Date.UTC(1994, 10, 6, 8, 49, 0);
    for (const text of ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])
      expect(told(text, null, now), text).toBe(37_000);
  });

  it('passes over what is neither', () => {
    for (const text of [null, '', 'soon', '-5', '12 s', 'Sunday', '1999-01-01T00:00:00Z'])
      expect(told(text, null, 1e12), String(text)).toBe(0);
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), instant, (text, date, now) => {
        const wait = told(text, date, now);
        expect(wait >= 0 && wait <= YEAR).toBe(true);
      }),
    );
  });
});

describe('clocks that are wrong', () => {
  const off = fc.constantFrom(-10, 0, 10).map((years) => years * 365.25 * DAY);

  it('never end a life early: begun and looked at with clocks ten years off either way', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 30 * DAY }), off, off, (saved, passed, offThen, offNow) => {
        at(saved + passed + offNow);
        const rest = left(saved + offThen, 30 * DAY);
        if (rest !== undefined) expect(rest).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('still end it when they are right', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 30 * DAY + 1, max: 394 * DAY }), (saved, passed) => {
        at(saved + passed);
        expect(left(saved, 30 * DAY)).toBeLessThan(0);
      }),
    );
  });

  it('never make a wait longer than it was', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: DAY }), instant, (since, wait, now) => {
        at(now);
        const rest = left(since, wait);
        if (rest !== undefined) expect(rest).toBe(since + wait - now);
        expect(rest ?? 0).toBeLessThanOrEqual(wait);
        if (now >= since && now <= since + wait) expect(rest).toBeDefined();
      }),
    );
  });
});
