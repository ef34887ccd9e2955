import { isExactDay, parseWhen } from '../../form/edtf-when.ts';
import { instantOf, wallOf } from '../../form/zoned.ts';
import type { Component, Property } from './ical-lines.ts';
import { isFollowed, recurrences, type Rule } from './ical-recurrence.ts';
import type { FileZones } from './ical-zones.ts';

/** A day, or a time of a day. */
export interface Moment {
  readonly day: string;
  /** `hh:mm`; without it, all day */
  readonly time?: string;
  /** milliseconds since 1970; of a day, its beginning in UTC */
  readonly ms: number;
  /** where it is told in another zone than the document's */
  readonly zone?: string;
}

/** A moment as a file tells it. */
export interface Clock {
  /** by the file's own clock */
  readonly day: string;
  /** the same time of another day, by that clock */
  readonly on: (day: string) => Moment;
  /** its zone is none that anybody knows: the time was `converted` by its offsets, or taken as if told in the document's zone */
  readonly strange?: 'converted' | 'unknown';
}

export interface Reading {
  /** the document's */
  readonly timeZone: string;
  readonly zones: FileZones;
}

const MS = 864e5;

/** @returns undefined for what is no day or no time that exists */
export function readMoment(value: unknown, { params }: Property, { timeZone, zones }: Reading): Clock | undefined {
  const [, day = '', time, utc] =
    /^(\d{4}-\d\d-\d\d)(?:T(?:((?:[01]\d|2[0-3]):[0-5]\d)(?::\d*)?|::)(Z?))?$/.exec(String(value)) ?? [];
  const read = parseWhen(day);
  if (!read || !isExactDay(read)) return undefined;
  if (!time) return { day, on: (each) => ({ day: each, ms: Date.parse(each) }) };
  const there = (ms: number): Moment => ({ ...wallOf(ms, timeZone), ms });
  if (utc) return { day, on: (each) => there(instantOf(each, time, 'UTC')) };
  const tzid = params.tzid && String(params.tzid);
  const zone = tzid ? zones.of(tzid) : timeZone;
  if (typeof zone === 'function') return { day, on: (each) => there(zone(each, time)), strange: 'converted' };
  const told = zone ?? timeZone;
  const own = told === timeZone ? {} : { zone: told };
  return {
    day,
    on: (each) => ({ day: each, time, ms: instantOf(each, time, told), ...own }),
    ...(!zone && { strange: 'unknown' }),
  };
}

/** The moments of a property that has several values, such as EXDATE; of a period, its beginning. */
function readMoments(component: Component, name: string, reading: Reading): Moment[] {
  return (component.properties.get(name) ?? []).flatMap((property) =>
    property.values.slice(0, MOST).flatMap((value) => {
      const clock = readMoment(Array.isArray(value) ? value[0] : value, property, reading);
      return clock ? [clock.on(clock.day)] : [];
    }),
  );
}

/** Of one event no more are taken: what goes on for longer is better told as a recurring one, or published anew each year. */
export const MOST = 366;
/** Of one event; the standard means it to have one at most. */
const MOST_RULES = 10;
const SPAN = 2 * 366 * MS;

function within({ day, time, ms }: Moment, until: string | undefined): boolean {
  if (!until) return true;
  if (!time || until.length === 10) return day <= until.slice(0, 10);
  return until.endsWith('Z') ? ms <= Date.parse(until) : `${day}T${time}` <= until;
}

export interface Occurrences {
  /** in order, each once */
  readonly moments: readonly Moment[];
  /** it goes on after the last of them */
  readonly cut: boolean;
}

/** @returns undefined where a rule is none that we follow */
export function occurrences(event: Component, start: Clock, reading: Reading): Occurrences | undefined {
  const rules = (event.properties.get('rrule') ?? []).map(({ values }) => values[0] as Rule);
  if (rules.length > MOST_RULES || !rules.every(isFollowed)) return undefined;
  const end = new Date(Date.parse(start.day) + SPAN).toISOString().slice(0, 10);
  let cut = false;
  const moments = [start.on(start.day), ...readMoments(event, 'rdate', reading)];
  for (const rule of rules) {
    // the first day counts as one of them, whether it fits the rule or not
    const days = new Set([start.day, ...recurrences(rule, start.day, start.day, end)]);
    const found = [...days].slice(0, rule.count).map(start.on);
    const kept = found.filter((moment) => within(moment, rule.until));
    cut ||=
      kept.length === found.length && !(rule.count && found.length >= rule.count) && !(rule.until && rule.until < end);
    moments.push(...kept);
  }
  const without = readMoments(event, 'exdate', reading);
  const instants = new Set(without.filter(({ time }) => time).map(({ ms }) => ms));
  const days = new Set(without.filter(({ time }) => !time).map(({ day }) => day));
  const all = new Map(
    moments.filter(({ ms, day }) => !instants.has(ms) && !days.has(day)).map((moment) => [moment.ms, moment]),
  );
  const sorted = [...all.values()].sort((a, b) => a.ms - b.ms);
  return { moments: sorted.slice(0, MOST), cut: cut || sorted.length > MOST };
}
