import { createHash } from 'node:crypto';
import { awaitsDate } from '../../form/event-history.ts';
import { isoInstant, isZone, wallOf } from '../../form/zoned.ts';
import { say } from '../say.ts';
import type { FoundEvent } from './documents.ts';
import { spanOf } from './times.ts';
import { noticeWords } from './words.ts';

const MINUTE = 60_000;

/** Names of ours in UUIDs, so that an event has the same one whenever it is told. */
const NAMESPACE = Buffer.from('6f3c8f1e0b7d5a3e9c412d6b8a70e5f4', 'hex');

const hashOf = (name: string): Buffer => createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);

/** A UUID by name (RFC 9562, version 5). */
function uuidOf(name: string): string {
  const bytes = hashOf(name);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A number that an event keeps, from 1; the format still asks for one beside the UUID. */
const numberOf = (name: string): number => (hashOf(name).readUInt32BE(0) >>> 1) + 1;

/** `90` → `01:30` */
const durationOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');

/** Small letters, digits and `_` alone, as the format has short names. */
const acronymOf = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '_')
    .padEnd(4, '_');

/** Ends in a letter or a digit, as the format wants it. */
const slugOf = (id: string): string => {
  const slug = id.toLowerCase().replace(/[^a-z0-9_-]/g, '-');
  return /^[a-z0-9_-]+[a-z0-9]$/.test(slug) ? slug : `${slug}-0`;
};

interface Told {
  /** id of a document, a programme, a circuit or an event */
  readonly id: string;
  readonly title: string;
  readonly locale: string;
  /** address of an event that has no page of its own */
  readonly address: (event: string) => string;
}

interface Entry {
  /** `yyyy-mm-dd` */
  readonly day: string;
  readonly begin: number;
  readonly end: number;
  readonly told: { readonly room: string; readonly date: string };
}

function entryOf({ event, document: { events } }: FoundEvent, zone: string, { locale, address }: Told): Entry[] {
  const span = spanOf(event, events);
  if (!span || event.status === 'cancelled' || awaitsDate(event)) return [];
  const said = (text: Parameters<typeof say>[0]): string => say(text, [locale, ...events.locales]);
  const words = noticeWords(locale);
  const venue = events.places?.find(({ id }) => id === event.venue);
  const programme = events.programmes?.find(({ id }) => id === event.programme);
  const kind = events.kinds.find(({ id }) => id === event.kind);
  const [begin, end] = [span.start.getTime(), span.end.getTime()];
  const { day, time } = wallOf(begin, zone);
  const name = `${events.id}/${event.id}`;
  const told = {
    id: numberOf(name),
    guid: uuidOf(name),
    date: isoInstant(begin, zone),
    start: time,
    duration: durationOf(Math.round((end - begin) / MINUTE)),
    room: (venue && said(venue.name)) || (event.mode === 'online' ? words.online : words.venueLater),
    slug: slugOf(event.id),
    url: event.url ?? address(event.id),
    title: said(event.title),
    subtitle: '',
    track: programme ? said(programme.title) : null,
    type: kind ? said(kind.label) : 'other',
    language: event.languages?.event?.[0] ?? events.locales[0]!,
    abstract: said(event.summary),
    description: '',
    persons: (event.speakers ?? []).flatMap((speaker) =>
      speaker.name ? [{ name: speaker.name, public_name: speaker.name }] : [],
    ),
    links: (event.materials ?? []).map((material) => ({ title: said(material.title), url: material.url })),
  };
  return [{ day, begin, end, told }];
}

const grouped = <T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};

/**
 * Events as a schedule of a conference, in the format that conference software reads (https://c3voc.de/schedule/schema.json):
 * days by the clocks of the first document's zone, on each its rooms, in them its events. Only events whose hour is known and
 * that take place are in it: a day without an hour, a month, what was put off have no place in such a schedule.
 * @returns undefined where there are none
 */
export function schedule(found: readonly FoundEvent[], told: Told): object | undefined {
  const { timeZone, version } = found[0]!.document.events;
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const entries = found.flatMap((each) => entryOf(each, zone, told)).sort((a, b) => a.begin - b.begin);
  if (!entries.length) return undefined;
  const days = [...grouped(entries, ({ day }) => day)].map(([date, here], n) => ({
    index: n + 1,
    date,
    day_start: here[0]!.told.date,
    day_end: isoInstant(Math.max(...here.map(({ end }) => end)), zone),
    rooms: Object.fromEntries(
      grouped(
        here.map((entry) => entry.told),
        ({ room }) => room,
      ),
    ),
  }));
  return {
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { name: 'varco' },
    schedule: {
      version,
      conference: {
        acronym: acronymOf(told.id),
        title: told.title,
        start: days[0]!.date,
        end: days.at(-1)!.date,
        daysCount: days.length,
        timeslot_duration: '00:05',
        time_zone_name: zone,
        days,
      },
    },
  };
}
