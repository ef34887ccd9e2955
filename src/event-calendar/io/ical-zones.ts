import { instantOf, isZone } from '../../form/zoned.ts';
import { valueOf, type Component } from './ical-lines.ts';
import { isFollowed, recurrences, type Rule } from './ical-recurrence.ts';

/** `-07:41` → −27,660,000 */
function offset(text: string): number {
  const [, sign, hours, minutes, seconds = 0] = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  return sign ? (sign === '-' ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) : 0;
}

/** Changes of the clocks that lie further back than two years were followed by others, or are the last of their rule. */
const SPAN = 2 * 366 * 864e5;

interface Change {
  /** `yyyy-mm-ddThh:mm:ss` by the clocks before it */
  readonly wall: string;
  /** from then on, in ms */
  readonly offset: number;
}

/** The changes to what a part of a VTIMEZONE says by which times of a year may be told, in any order. */
function changesOf(part: Component, year: string): Change[] {
  const start = valueOf(part, 'dtstart');
  const walls = [start, ...(part.properties.get('rdate') ?? []).flatMap(({ values }) => values.map(String))];
  const rule = part.properties.get('rrule')?.[0]?.values[0] as Rule | undefined;
  if (rule && isFollowed(rule)) {
    const end = `${year}-12-31`;
    const last = rule.until && rule.until < end ? rule.until.slice(0, 10) : end;
    const first = new Date(Date.parse(last) - SPAN).toISOString().slice(0, 10);
    walls.push(...recurrences(rule, start.slice(0, 10), first, last).map((day) => day + start.slice(10)));
  }
  const after = offset(valueOf(part, 'tzoffsetto'));
  return walls.map((wall) => ({ wall, offset: after }));
}

/** Parts of a zone; those that are published have a dozen. */
const MOST_PARTS = 100;

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
    const parts = zone?.parts
      .filter((part) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(valueOf(part, 'dtstart')))
      .slice(0, MOST_PARTS);
    if (!parts?.length) return undefined;
    const byYear = new Map<string, Change[]>();
    return (day, time) => {
      const year = day.slice(0, 4);
      const changes = byYear.get(year) ?? parts.flatMap((part) => changesOf(part, year));
      byYear.set(year, changes);
      const wall = `${day}T${time}:00`;
      // before the first change that the file tells of, clocks are as after it
      const now = changes.reduce((a, b) => (b.wall <= wall && (b.wall > a.wall || a.wall > wall) ? b : a));
      return instantOf(day, time, 'UTC') - now.offset;
    };
  }
}
