import { exactDays, parseWhen, type Days, type WhenPart } from './edtf-when.ts';
import { instantOf, isZone } from './zoned.ts';

/** One event as a calendar is to take it. Texts are plain, in one language. */
export interface IcalEvent {
  /** the same for as long as there is the event, and nobody else's: `cp01@example.org` */
  readonly uid: string;
  /** raised with each change; default 0 */
  readonly sequence?: number;
  /** when it was last changed, milliseconds since 1970 */
  readonly stamp: number;
  /**
   * What was postponed and has no new date is CANCELLED at its old one, with a raised sequence: calendars that took it take
   * it away. With a new date it is CONFIRMED there.
   */
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** EDTF (edtf-when.ts) */
  readonly when: string;
  /** only about then: taken as if `when` were approximate */
  readonly indicative?: boolean;
  /** of each single day: when it starts there, `hh:mm`, in a zone of the IANA database; without it, all day */
  readonly start?: { readonly time: string; readonly zone: string };
  readonly minutes?: number;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** http or https; others are left out */
  readonly url?: string;
  readonly categories?: readonly string[];
  readonly organizer?: { readonly name?: string; readonly email: string };
  /** uid of what it is part of */
  readonly relatedTo?: string;
}

export interface IcalOptions {
  /** of the calendar, as programmes show it */
  readonly name?: string;
  /**
   * What becomes of events that are not known to the day: nothing (default), or all their days as a tentative event that
   * keeps nobody from being free. Seasons and open intervals are left out in either case: they have no days.
   */
  readonly approximate?: 'omit' | 'all-day-tentative';
}

/** Without what iCalendar has no room for. */
const clean = (text: string): string => text.replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, '');

const escaped = (text: string): string =>
  clean(text.replace(/\r\n?/g, '\n'))
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** A value that stands in quotes (RFC 6868). */
const quoted = (text: string): string =>
  `"${clean(text.replace(/\r\n?/g, '\n')).replaceAll('^', '^^').replaceAll('"', "^'").replaceAll('\n', '^n')}"`;

/** A line of at most 75 octets and its continuations: counted in UTF-8, of which no character is cut. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const code = character.codePointAt(0)!;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** `2021-03-05T13:30:00.000Z` → `20210305T133000Z` */
const basic = (iso: string): string => iso.replace(/[-:]|\.\d+/g, '');
const utc = (ms: number): string => basic(new Date(ms).toISOString());
const MINUTE = 60_000;
const dayAfter = (day: string): string => new Date(Date.parse(day) + 1440 * MINUTE).toISOString().slice(0, 10);

/**
 * Instants in UTC: for an event that does not recur they say all that a zone would, need no VTIMEZONE that programmes read
 * each in its own way, and are shown in the reader's own zone. In a zone that nobody knows, the time is told as it is.
 */
function timed(day: string, { time, zone }: NonNullable<IcalEvent['start']>, minutes: number | undefined): string[] {
  const known = isZone(zone);
  const start = known ? instantOf(day, time, zone) : Date.parse(`${day}T${time}Z`);
  const told = (ms: number): string => (known ? utc(ms) : utc(ms).slice(0, -1));
  return [`DTSTART:${told(start)}`, minutes ? `DTEND:${told(start + minutes * MINUTE)}` : ''];
}

/** The end is the day after the last. */
const allDay = ({ first, last }: Days): string[] => [
  `DTSTART;VALUE=DATE:${basic(first)}`,
  last < '9999-12-31' ? `DTEND;VALUE=DATE:${basic(dayAfter(last))}` : '',
];

const text = (name: string, value: string | undefined): string => (value ? `${name}:${escaped(value)}` : '');

function vevent(event: IcalEvent, uid: string, days: Days, exact: boolean): string[] {
  const { start, organizer, latitude, longitude, categories = [] } = event;
  const url = clean(event.url ?? '');
  const name = organizer?.name && `;CN=${quoted(organizer.name)}`;
  return [
    'BEGIN:VEVENT',
    text('UID', uid),
    `DTSTAMP:${utc(event.stamp)}`,
    `LAST-MODIFIED:${utc(event.stamp)}`,
    `SEQUENCE:${event.sequence ?? 0}`,
    `STATUS:${exact || event.status === 'CANCELLED' ? event.status : 'TENTATIVE'}`,
    exact ? '' : 'TRANSP:TRANSPARENT',
    ...(exact && start && days.first === days.last ? timed(days.first, start, event.minutes) : allDay(days)),
    text('SUMMARY', event.summary),
    text('DESCRIPTION', event.description),
    text('LOCATION', event.location),
    latitude === undefined || longitude === undefined ? '' : `GEO:${latitude.toFixed(6)};${longitude.toFixed(6)}`,
    /^https?:\/\/\S+$/i.test(url) ? `URL:${url}` : '',
    categories.length ? `CATEGORIES:${categories.map(escaped).join(',')}` : '',
    organizer ? `ORGANIZER${name ?? ''}:mailto:${clean(organizer.email).replace(/\s/g, '')}` : '',
    text('RELATED-TO', event.relatedTo),
    'END:VEVENT',
  ].filter(Boolean);
}

/** The lines of an event: none, or one VEVENT, or of a set of days one for each, whose uid has its day. */
function vevents(event: IcalEvent, approximate: IcalOptions['approximate']): string[] {
  const when = parseWhen(event.when);
  if (!when) return [];
  const exact = event.indicative ? [] : exactDays(when);
  const parts = when.kind === 'set' ? (when.parts as WhenPart[]) : [when];
  const vague = when.precision === 'season' || when.parts.includes(undefined) || approximate !== 'all-day-tentative';
  const spans = exact.length || vague ? exact : parts;
  const [id, ...host] = event.uid.split('@');
  const uid = (day: string): string => (when.kind === 'set' ? [`${id}-${basic(day)}`, ...host].join('@') : event.uid);
  return spans.flatMap((days) => vevent(event, uid(days.first), days, exact.length > 0));
}

/** An iCalendar document (RFC 5545), its lines ended by CRLF and folded. */
export const icalendar = (events: readonly IcalEvent[], { name, approximate }: IcalOptions = {}): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Varco//Event calendar//EN',
    'METHOD:PUBLISH',
    text('NAME', name),
    text('X-WR-CALNAME', name),
    ...events.flatMap((event) => vevents(event, approximate)),
    'END:VCALENDAR',
  ]
    .filter(Boolean)
    .map(fold)
    .join('');
