import type { EventEntry, Place } from '../../contract/events.ts';
import type { Text } from '../../contract/text.ts';
import { told, type Json } from '../../element/json-ld.ts';
import { parseWhen, type WhenPart } from '../../form/edtf-when.ts';
import { awaitsDate, previousDate } from '../../form/event-history.ts';
import { instantOf, isoInstant, isZone } from '../../form/zoned.ts';
import { choose } from '../../locale/index.ts';
import type { Model } from '../model.ts';

/** Seats that are left, by an event's id, where they are known. */
export type SeatsLeft = (id: string) => number | undefined;

const SCHEMA = 'https://schema.org/';
const LENGTHS = { year: 4, season: 4, month: 7, day: 10 } as const;

/** `2021`, `2021-03`, `2021-03-05`: no more than is known; a day that is only about then is told by its month. */
function dateOf({ first, precision, approximate }: WhenPart, indicative: boolean): string {
  const vague = precision === 'day' && (approximate || indicative);
  return first.slice(0, LENGTHS[vague ? 'month' : precision]);
}

interface Dates {
  readonly when?: string | undefined;
  readonly start?: string | undefined;
  readonly minutes?: number | undefined;
  readonly indicative?: boolean | undefined;
}

/** When it starts and ends, as far as that is known. */
function datesOf(
  { when: text, start, minutes, indicative = false }: Dates,
  zone: string,
): { start?: string; end?: string } {
  const when = text === undefined ? undefined : parseWhen(text);
  if (!when) return {};
  const from = when.parts[0] && dateOf(when.parts[0], indicative);
  const to = when.parts.at(-1);
  if (when.kind === 'date' && from?.length === 10 && start && isZone(zone)) {
    const ms = instantOf(from, start, zone);
    return { start: isoInstant(ms, zone), ...(minutes && { end: isoInstant(ms + minutes * 60_000, zone) }) };
  }
  return { ...(from && { start: from }), ...(when.parts.length > 1 && to && { end: dateOf(to, indicative) }) };
}

/** Where it stands, as schema.org has it: moved online and on another date are told together. */
function statusOf(event: EventEntry): Json {
  if (event.status === 'cancelled') return `${SCHEMA}EventCancelled`;
  const told = [
    awaitsDate(event) ? 'EventPostponed' : previousDate(event) && event.when ? 'EventRescheduled' : '',
    event.history?.some(({ change }) => change === 'moved-online') && event.mode !== 'in-person'
      ? 'EventMovedOnline'
      : '',
  ].filter(Boolean);
  const all = (told.length ? told : ['EventScheduled']).map((name) => SCHEMA + name);
  return all.length > 1 ? all : all[0];
}

const modes = {
  'in-person': `${SCHEMA}OfflineEventAttendanceMode`,
  online: `${SCHEMA}OnlineEventAttendanceMode`,
  mixed: `${SCHEMA}MixedEventAttendanceMode`,
};

/**
 * An event as an Event of schema.org (https://schema.org/Event), its texts in a language: no day that is not known, no
 * venue that is not announced, no speaker who is not named, no number of seats that was made up.
 */
export function eventLd(model: Model, n: number, locale: string, left?: SeatsLeft): Record<string, Json> {
  const event = model.event(n);
  const zone = model.zone(n);
  const said = (text: Text | undefined): string | undefined =>
    text ? choose(text, locale, model.locales).text || undefined : undefined;
  const of = event.programme === undefined ? undefined : model.programmes.get(event.programme);
  const cancelled = event.status === 'cancelled';
  const before = previousDate(event);
  // what was cancelled is told at the date that it was to have
  const own = cancelled && !event.when && before ? { ...event, ...before } : event;
  const dates = awaitsDate(event) ? {} : datesOf(own, zone);
  const previous = before && !cancelled ? datesOf({ ...before, minutes: undefined }, zone).start : undefined;

  const place = (at: Place): Json => {
    const address = told({
      streetAddress: at.address,
      addressLocality: said(at.city),
      addressRegion: said(at.region),
      addressCountry: at.country,
    });
    const { latitude, longitude } = at;
    return told({
      '@type': 'Place',
      name: said(at.name),
      address: Object.keys(address).length ? { '@type': 'PostalAddress', ...address } : undefined,
      geo:
        latitude === undefined || longitude === undefined
          ? undefined
          : { '@type': 'GeoCoordinates', latitude, longitude },
      url: at.url,
    });
  };
  const places = [event.venue, ...(event.places ?? [])].flatMap((id) => (id ? (model.places.get(id) ?? []) : []));
  const online = event.mode === 'online' || event.mode === 'mixed';
  const locations = [
    ...(event.mode === 'online' ? [] : places.map(place)),
    ...(online ? [told({ '@type': 'VirtualLocation', url: event.url ?? event.registration?.url })] : []),
  ];
  const organiser = said(event.organiser ?? of?.organiser);
  const { capacity, example, speakers = [], audience = of?.audience } = event;
  return told({
    '@type': 'Event',
    '@id': `#${model.ids[n]!}`,
    identifier: model.ids[n]!,
    name: said(event.title),
    description: said(event.summary),
    url: event.url,
    eventStatus: statusOf(event),
    eventAttendanceMode: event.mode && modes[event.mode],
    startDate: dates.start,
    endDate: dates.end,
    previousStartDate: previous,
    location: locations.length > 1 ? locations : locations[0],
    superEvent: of && told({ '@type': 'EventSeries', '@id': `#${of.id}`, name: said(of.title), url: of.url }),
    organizer: organiser && { '@type': 'Organization', name: organiser },
    performer: speakers.flatMap(({ name, organisation }) =>
      name
        ? told({
            '@type': 'Person',
            name,
            affiliation: organisation && told({ '@type': 'Organization', name: said(organisation) }),
          })
        : [],
    ),
    audience: audience?.map((id) => ({
      '@type': 'Audience',
      audienceType: said(model.audiences.get(id)?.label) ?? id,
    })),
    inLanguage: event.languages?.event,
    isAccessibleForFree: event.free ?? (event.price ? false : of?.free),
    maximumAttendeeCapacity: example ? undefined : capacity,
    remainingAttendeeCapacity: example || cancelled ? undefined : left?.(model.ids[n]!),
  });
}

/**
 * Events as linked data for search engines: an `ItemList` of `Event`. Calls and notices are no events, and not among them.
 */
export function jsonLd(
  model: Model,
  numbers: readonly number[],
  locale: string,
  left?: SeatsLeft,
): Record<string, Json> {
  const events = numbers.filter((n) => (model.event(n).nature ?? 'event') === 'event');
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    ...told({ name: model.head.title && choose(model.head.title, locale, model.locales).text }),
    numberOfItems: events.length,
    itemListElement: events.map((n, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      item: eventLd(model, n, locale, left),
    })),
  };
}
