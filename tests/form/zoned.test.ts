import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantOf, isZone, offsetAt, offsetDiffers, wallOf } from '../../src/form/zoned.ts';

const full = process.env.VARCO_PROOF === 'full';
/** In the small proof: zones of all kinds of change, and such as have none. */
const few = [
  ...['Europe/Rome', 'Europe/London', 'Europe/Tirane', 'America/New_York', 'America/St_Johns', 'Asia/Kolkata'],
  ...['Australia/Lord_Howe', 'Africa/Casablanca', 'Africa/Cairo', 'Asia/Gaza', 'Asia/Pyongyang', 'America/Caracas'],
  ...['Pacific/Chatham', 'Antarctica/Troll', 'UTC'],
];
const zones = full ? Intl.supportedValuesOf('timeZone') : few;
const [FROM, TO] = full ? [2015, 2036] : [2015, 2022];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Every instant from the first year to the last, before the second, at which a zone's clocks change. */
function transitions(zone: string): number[] {
  const found: number[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(`${FROM}-01-01T00:00[${zone}]`);
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (!at || at.year >= TO) return found;
    found.push(at.epochMilliseconds);
  }
}

const OFFSETS = [-36, -24, -13, -3, -2, -1.5, -1, -0.5, 0, 0.25, 0.5, 1, 1.5, 2, 3, 13, 24, 36].map(
  (hours) => hours * HOUR,
);
const walls = (at: number): number[] => OFFSETS.flatMap((by) => [at + by - MINUTE, at + by]);

describe('wall time and instants', () => {
  it('agree with Temporal around every change of the clocks, in all zones', () => {
    let seen = 0;
    for (const zone of zones) {
      const changes = transitions(zone);
      for (const at of changes.length ? changes : [Date.UTC(2021, 6, 1)]) {
        for (const ms of walls(at)) {
          const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
          const wall = there.toPlainDateTime().toString({ smallestUnit: 'minute' });
          const told = wallOf(ms, zone);
          if (`${told.day}T${told.time}` !== wall) expect.fail(`${zone} ${ms}: ${JSON.stringify(told)}, not ${wall}`);
          // the wall time of this instant by the clocks as they were before and after: in the gap and in the overlap too
          for (const before of [-1, 1]) {
            const shown = new Date(ms + offsetAt(at + before, zone)).toISOString().slice(0, 16);
            const wanted = Temporal.PlainDateTime.from(shown).toZonedDateTime(zone).epochMilliseconds;
            const made = instantOf(shown.slice(0, 10), shown.slice(11), zone);
            if (made !== wanted) expect.fail(`${zone} ${shown}: ${made}, not ${wanted}`);
            seen++;
          }
        }
      }
    }
    console.log(`${seen} wall times in ${zones.length} zones`);
    expect(seen).toBeGreaterThan(zones.length * 70);
  });

  it('in Rome leap from 2 to 3 and show the hour after 2 twice', () => {
    const rome = (day: string, time: string) => new Date(instantOf(day, time, 'Europe/Rome')).toISOString();
    expect(rome('2021-03-28', '02:30')).toBe('2021-03-28T01:30:00.000Z');
    expect(rome('2021-10-31', '02:30')).toBe('2021-10-31T00:30:00.000Z');
    // what begins at 1 and ends at 5 takes three hours that day
    const [one, five] = ['01:00', '05:00'].map((time) => instantOf('2021-03-28', time, 'Europe/Rome'));
    expect((five! - one!) / HOUR).toBe(3);
    expect(wallOf(one! + 90 * MINUTE, 'Europe/Rome')).toEqual({ day: '2021-03-28', time: '03:30' });
  });

  it('knows zones, and in which of them clocks differ on a day', () => {
    for (const zone of zones) expect(isZone(zone), zone).toBe(true);
    for (const zone of ['', 'Rome', 'Europe/Roma', '+02:00', 'Europe/Rome ', '../etc', 'constructor'])
      expect(isZone(zone), zone).toBe(false);
    const noon = (day: string) => Date.parse(`${day}T12:00Z`);
    expect(offsetDiffers(noon('2021-03-20'), 'Europe/Rome', 'Europe/Berlin')).toBe(false);
    expect(offsetDiffers(noon('2021-03-20'), 'Europe/Rome', 'Europe/London')).toBe(true);
    // between the two Sundays, New York is an hour nearer
    expect(offsetAt(noon('2021-03-20'), 'America/New_York')).toBe(-4 * HOUR);
    expect(offsetAt(noon('2021-03-10'), 'America/New_York')).toBe(-5 * HOUR);
    expect(offsetAt(Date.UTC(1960, 0, 1), 'Africa/Monrovia')).toBe(-(44 * MINUTE + 30_000));
    expect(() => offsetAt(0, 'Nowhere/Land')).toThrow(RangeError);
  });
});
