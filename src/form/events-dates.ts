import { show } from '../contract/author-issue.ts';
import { parseDate } from './edtf.ts';
import { exactDays, parseWhen, type When } from './edtf-when.ts';
import { dated, instant, type Known, type Tell } from './events-known.ts';
import { isObject, objectsOf, type Path, type Raw } from './partners-entry.ts';
import { instantOf, isZone, wallOf } from './zoned.ts';

/** When an event is: dates of the calendar, zones, what its history says, and until when one may register. */

/** As the schema has it. */
const Time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When it is over, in milliseconds: at the end of its last day, when no more is known. */
function overAt(when: When, { start, minutes }: Raw, zone: string): number {
  return typeof start === 'string' && Time.test(start) && typeof minutes === 'number' && minutes > 0
    ? instantOf(when.last, start, zone) + minutes * 60_000
    : instantOf(when.last, '23:59', zone) + 60_000;
}

function history(tell: Tell, event: Raw): void {
  const entries = objectsOf(event.history);
  let before: unknown;
  for (const [i, { at, when }] of entries) {
    dated(tell, when, ['history', i, 'when']);
    if (typeof at !== 'string') continue;
    if (parseDate(at)?.precision !== 'day')
      tell('part', ['history', i, 'at'], { found: show(at), expected: 'a day of the calendar' });
    else if (typeof before === 'string' && at < before)
      tell('nothing', ['history', i, 'at'], {
        found: `${show(at)}, after ${show(before)}`,
        expected: 'the oldest change first',
      });
    before = at;
  }
  const { status } = event;
  const last = entries.at(-1)?.[1];
  if (status === 'postponed' || status === 'cancelled') {
    const told = entries.some(([, { change, reason }]) => change === status && reason !== undefined);
    if (!told)
      tell('nothing', ['status'], {
        found: `${show(status)} without a reason`,
        expected: `an entry of "history" that says why: { "change": "${status}", "reason": …, "when": … }`,
      });
    if (status === 'postponed' && typeof event.when === 'string' && last?.when === event.when)
      tell('nothing', ['when'], {
        found: `${show(event.when)}, which is when it was to be before`,
        expected: 'the new date, or none while it is to be set',
      });
  } else if (last?.change === 'cancelled')
    tell('nothing', ['status'], {
      found: `${show(status ?? 'planned')} after it was cancelled`,
      expected: '"cancelled", or what brought it back as the last entry of "history"',
    });
}

/** The date, the time and the zone of an event, and the period of the programme that it belongs to. */
export function checkDates(tell: Tell, event: Raw, known: Known): void {
  const when = dated(tell, event.when, ['when']);
  const zone = typeof event.timeZone === 'string' ? event.timeZone : known.timeZone;
  if (event.timeZone !== undefined && zone && !isZone(zone))
    tell('part', ['timeZone'], { found: show(zone), expected: 'a zone of the IANA database, such as Europe/Rome' });
  if (typeof event.start === 'string' && !(when && exactDays(when).length))
    tell('part', ['start'], {
      found: `${show(event.start)} of ${typeof event.when === 'string' ? show(event.when) : 'no date'}`,
      expected: 'the time of a day that is known',
    });
  if (event.nature === 'deadline' && event.when === undefined)
    tell('nothing', ['nature'], { found: 'a deadline without "when"', expected: 'the last day' });
  history(tell, event);

  const programme = typeof event.programme === 'string' ? known.programmes.get(event.programme) : undefined;
  const period = typeof programme?.period === 'string' ? parseWhen(programme.period) : undefined;
  if (when && period && (when.last < period.first || when.first > period.last))
    tell('nothing', ['when'], {
      found: show(event.when),
      expected: `a date within ${show(programme!.period)}, the period of ${show(event.programme)}`,
    });
  if (isObject(event.registration)) registrationDates(tell, event, event.registration, when, zone);
  if (isObject(event.matching))
    notAfter(tell, instant(tell, event.matching.closes, ['matching', 'closes']), ['matching', 'closes'], {
      event,
      when,
      zone,
    });
  for (const [i, { until }] of objectsOf(event.support))
    if (typeof until === 'string' && parseDate(until)?.precision !== 'day')
      tell('part', ['support', i, 'until'], { found: show(until), expected: 'a day of the calendar' });
    else if (typeof until === 'string' && when && until > when.last)
      tell('nothing', ['support', i, 'until'], { found: `${show(until)}, after the event`, expected: 'a day before' });
}

interface Held {
  readonly event: Raw;
  readonly when: When | undefined;
  readonly zone: string | undefined;
}

function notAfter(tell: Tell, at: number | undefined, path: Path, { event, when, zone }: Held): void {
  if (at === undefined || !when || zone === undefined || !isZone(zone)) return;
  const over = overAt(when, event, zone);
  if (at <= over) return;
  const { day, time } = wallOf(over, zone);
  tell('nothing', path, { found: 'an instant after the event is over', expected: `one until ${day} ${time}` });
}

function registrationDates(
  tell: Tell,
  event: Raw,
  registration: Raw,
  when: When | undefined,
  zone: string | undefined,
): void {
  const path = ['registration', 'closes'];
  const opens = instant(tell, registration.opens, ['registration', 'opens']);
  const closes = instant(tell, registration.closes, path);
  if (opens !== undefined && closes !== undefined && closes <= opens)
    tell('nothing', path, {
      found: show(registration.closes),
      expected: `an instant after it opens (${show(registration.opens)})`,
    });
  notAfter(tell, closes, path, { event, when, zone });
  notAfter(tell, opens, ['registration', 'opens'], { event, when, zone });
}
