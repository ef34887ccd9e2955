import { instantOf, isZone } from '../../form/zoned.ts';
import { valueOf, type Component } from './ical-lines.ts';
import { isFollowed, recurrences, type Rule } from './ical-recurrence.ts';

/** `-07:41` → −27,660,000 */
function offset(text: string): number {
  const [, sign, hours, minutes, seconds = 0] = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  return sign ? (sign === '-' ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) : 0;
}

/** A yearly change of the clocks surely was once in so long. */
const YEAR = 370 * 864e5;

/** When the clocks were last changed to what a part of a VTIMEZONE says, at or before a wall time; undefined before its first. */
function lastOnset(part: Component, wall: string): string | undefined {
  const start = valueOf(part, 'dtstart');
  const found = [start, ...(part.properties.get('rdate') ?? []).flatMap(({ values }) => values.map(String))];
  for (const { values } of part.properties.get('rrule') ?? []) {
    const rule = values[0] as Rule;
    if (!isFollowed(rule)) continue;
    const last = (rule.until && rule.until < wall ? rule.until : wall).slice(0, 10);
    const first = new Date(Date.parse(last) - YEAR).toISOString().slice(0, 10);
    found.push(...recurrences(rule, start.slice(0, 10), first, last).map((day) => day + start.slice(10)));
  }
  return found.filter((each) => each <= wall).sort().at(-1); // prettier-ignore
}

/** The zone that a time is told in: one that the platform knows, or a way to make instants of its wall times. */
export type FileZone = string | ((day: string, time: string) => number);

/** The zones of a file, each looked for once. */
export class FileZones {
  readonly #parts: ReadonlyMap<string, Component>;
  readonly #found = new Map<string, FileZone | undefined>();

  constructor(zones: readonly Component[]) {
    this.#parts = new Map(zones.map((zone) => [valueOf(zone, 'tzid'), zone]));
  }

  /** @returns undefined for one that neither the platform knows nor the file says anything of */
  of(tzid: string): FileZone | undefined {
    if (!this.#found.has(tzid)) this.#found.set(tzid, this.#find(tzid));
    return this.#found.get(tzid);
  }

  #find(tzid: string): FileZone | undefined {
    const zone = this.#parts.get(tzid);
    const location = zone ? valueOf(zone, 'x-lic-location') : '';
    // `/mozilla.org/20070129_1/Europe/Berlin`
    const ends = [2, 3].map((length) => tzid.split('/').slice(-length).join('/'));
    const names = [tzid, location, ...ends];
    const known = names.find(isZone);
    if (known) return known;
    const parts = zone?.parts.filter((part) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(valueOf(part, 'dtstart')));
    if (!parts?.length) return undefined;
    const offsets = new Map<string, number>();
    return (day, time) => {
      const wall = `${day}T${time}:00`;
      let now = offsets.get(wall);
      if (now === undefined) {
        const onsets = parts.map((part) => ({ part, onset: lastOnset(part, wall) ?? '' }));
        const { part } = onsets.reduce((a, b) => (b.onset > a.onset ? b : a));
        offsets.set(wall, (now = offset(valueOf(part, 'tzoffsetto'))));
      }
      return instantOf(day, time, 'UTC') - now;
    };
  }
}
