import { instantOf, isZone, offsetDiffers, wallOf } from '../form/zoned.ts';
import { dateFormat } from '../locale/index.ts';
import type { Browsing } from './browsing.ts';
import { hours, longDay } from './dates.ts';
import { dayNumber, dayText } from './days.ts';
import { DAY, type Model } from './model.ts';

const MINUTE = 60_000;

/** The instant at which an event begins, in milliseconds since 1970: only of one day, with its hour, in a zone that is known. */
export function startOf(model: Model, n: number): number | undefined {
  const { start } = model.event(n);
  const { precision, first, last } = model;
  const zone = model.zone(n);
  return start && precision[n] === DAY && first[n] === last[n] && isZone(zone)
    ? instantOf(dayText(first[n]!), start, zone)
    : undefined;
}

/** "14:30–18:30" by the clocks of a zone, so many minutes after each other; the day of an end that is on another. */
export function span(s: Browsing, ms: number, minutes: number | undefined, zone: string): string {
  const from = wallOf(ms, zone);
  if (!minutes) return from.time;
  const to = wallOf(ms + minutes * MINUTE, zone);
  return from.day === to.day
    ? `${from.time}–${to.time}`
    : `${from.time} – ${longDay(s, dayNumber(to.day))}, ${to.time}`;
}

/** "14:30" by the clocks of a zone, so many minutes after an instant. */
export const clock = (ms: number, minutes: number, zone: string): string => wallOf(ms + minutes * MINUTE, zone).time;

/** Asked for once: it takes a formatter, and many rows want it. */
let here: string | undefined;

/** The visitor's own zone, where its clocks show another time at that instant. */
export function ownZone(ms: number, zone: string): string | undefined {
  const own = (here ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);
  return own && isZone(own) && offsetDiffers(ms, own, zone) ? own : undefined;
}

/** The hours in the visitor's zone, with the day where it is another there. */
export function ownSpan(s: Browsing, ms: number, minutes: number | undefined, zone: string, own: string): string {
  const there = wallOf(ms, own).day;
  const hours = span(s, ms, minutes, own);
  return there === wallOf(ms, zone).day ? hours : `${longDay(s, dayNumber(there))}, ${hours}`;
}

/** by language and zone: what it takes to find them is dear, and a month asks a hundred times */
const zoneNames = new Map<string, string>();

/** "ora dell’Europa centrale"; the zone's id where the platform has no name for it in the language. */
export function zoneName(s: Browsing, ms: number, zone: string): string {
  const key = `${s.locale} ${zone}`;
  let name = zoneNames.get(key);
  if (name === undefined) {
    const format = dateFormat(s.locale, { timeZone: zone, timeZoneName: 'longGeneric' });
    // the Albanian that we lend to browsers has no parts
    name =
      'formatToParts' in format
        ? (format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? zone)
        : zone;
    zoneNames.set(key, name);
  }
  return name;
}

/** The hours of an event, as far as they are known. */
export interface Hours {
  /** by its clocks: "14:30–18:30" */
  readonly said: string;
  /** whose clocks these are, in words */
  readonly zone: string;
  /** by the visitor's clocks, where those show another time that day */
  readonly own: string | undefined;
}

/** @returns undefined where not even its hour is known */
export function hoursOf(s: Browsing, n: number): Hours | undefined {
  const entry = s.model.event(n);
  if (!entry.start) return undefined;
  const zone = s.model.zone(n);
  const start = startOf(s.model, n);
  if (start === undefined) return { said: hours(entry), zone, own: undefined };
  const own = ownZone(start, zone);
  return {
    said: span(s, start, entry.minutes, zone),
    zone: zoneName(s, start, zone),
    own: own && ownSpan(s, start, entry.minutes, zone, own),
  };
}
