import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slots, totalMinutes } from '../../src/event-calendar/agenda.ts';
import { read } from '../../src/event-calendar/read.ts';
import { clock, startOf } from '../../src/event-calendar/times.ts';
import '../support/proof.ts';

const item = fc.record({
  id: fc.constant('a'),
  title: fc.constant('A'),
  minutes: fc.integer({ min: 0, max: 300 }),
});

describe('the minutes of an agenda', () => {
  it('follow each other without gaps, from the start to the sum of all parts', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (items) => {
        const all = slots(items);
        expect(all.map((slot) => slot.item)).toEqual(items);
        all.forEach(({ from, to, item: { minutes } }, i) => {
          expect(from).toBe(i ? all[i - 1]!.to : 0);
          expect(to - from).toBe(minutes);
        });
        expect(all.at(-1)?.to ?? 0).toBe(totalMinutes(items));
      }),
    );
  });
});

const starting = (event: object): number | undefined =>
  startOf(read({ timeZone: 'Europe/Rome', events: [{ id: 'a', title: 'A', ...event }] }), 0);

describe('the clock over an agenda', () => {
  it('counts minutes that go by, over a night in which the clocks change', () => {
    const spring = starting({ when: '2021-03-28', start: '01:00' })!;
    expect([0, 60, 120].map((m) => clock(spring, m, 'Europe/Rome'))).toEqual(['01:00', '03:00', '04:00']);
    const autumn = starting({ when: '2021-10-31', start: '01:00' })!;
    expect([60, 120, 180].map((m) => clock(autumn, m, 'Europe/Rome'))).toEqual(['02:00', '02:00', '03:00']);
  });

  it('is not known before the day, the hour and the zone are', () => {
    expect(starting({ when: '2021-03-05', start: '14:30' })).toBe(Date.UTC(2021, 2, 5, 13, 30));
    for (const event of [
      { when: '2021-03-05' },
      { start: '14:30' },
      { when: '2021-03', start: '14:30' },
      { when: '2021-03-05', start: '14:30', indicative: true },
      { when: '2021-03-05/2021-03-06', start: '14:30' },
      { when: '2021-03-05', start: '14:30', timeZone: 'Mars/Olympus' },
    ])
      expect(starting(event), JSON.stringify(event)).toBeUndefined();
  });
});
