import type { EventEntry, EventMode, EventStatus, Place } from '../contract/events.ts';
import { msg, plural } from '../locale/index.ts';
import type { Browsing } from './browsing.ts';
import { standing, type FacetId } from './find/columns.ts';
import { daysSaid } from './dates.ts';
import type { SeatState } from './seats.ts';
import { countryName, languageName, placeName, plain } from '../locale/texts.ts';
import { seatsNow } from './seats-said.ts';
import { hoursOf } from './times.ts';

/** The word for a code; what a document has of its own, `constructor` too, stays as it is. */
const called = <K extends string>(names: Readonly<Record<K, string>>, code: K): string =>
  Object.hasOwn(names, code) ? names[code] : code;

export const modeName = (mode: EventMode): string =>
  called(
    {
      'in-person': msg('in person', { id: 'c-in-person' }),
      online: msg('online', { id: 'c-online' }),
      mixed: msg('in person and online', { id: 'c-mixed' }),
    },
    mode,
  );

export const statusOf = (s: Browsing, n: number): EventStatus => standing(s.model, n, s.today) as EventStatus;

export const statusName = (status: EventStatus): string =>
  called(
    {
      planned: msg('planned', { id: 'c-planned' }),
      held: msg('held', { id: 'c-held' }),
      postponed: msg('postponed', { id: 'c-postponed' }),
      cancelled: msg('cancelled', { id: 'c-cancelled' }),
    },
    status,
  );

/** "Sala Verdi, Milano, Italia" */
export function placeSaid(s: Browsing, place: Place): string {
  const name = plain(place.name, s);
  const town = placeName(place, s);
  return town.startsWith(name) || !town ? town || name : `${name}, ${town}`;
}

/** "2 eventi" */
export const counted = (s: Browsing, n: number): string =>
  plural(s.locale, n, { one: msg('{n} event', { id: 'c-one' }), other: msg('{n} events', { id: 'c-many' }) });

/** "Milano, Italia"; "sede da comunicare"; empty where nothing is said of it. */
export function whereSaid(s: Browsing, { venue, venueToBeAnnounced, places = [] }: EventEntry): string {
  const at = [venue, ...places].flatMap((id) => (id ? (s.model.places.get(id) ?? []) : []));
  const names = at.map((place) => placeSaid(s, place));
  if (!venue && venueToBeAnnounced) names.unshift(msg('venue to be announced', { id: 'c-venue-later' }));
  return names.join(' · ');
}

/** All of an event in one line, for who hears it: title, full date, hours and zone, status, seats. */
export function eventName(s: Browsing, n: number): string {
  const entry = s.model.event(n);
  const day = daysSaid(s, n);
  const time = hoursOf(s, n);
  return [plain(entry.title, s), day, time && `${time.said} (${time.zone})`, statusName(statusOf(s, n)), seatsNow(s, n)]
    .filter(Boolean)
    .join(', ');
}

export const facetName = (id: FacetId): string =>
  ({
    programme: msg('Programme', { id: 'c-f-programme' }),
    kind: msg('Kind', { id: 'c-f-kind' }),
    year: msg('Year', { id: 'c-year' }),
    place: msg('Place', { id: 'c-f-place' }),
    country: msg('Country', { id: 'c-f-country' }),
    mode: msg('How it is held', { id: 'c-f-mode' }),
    status: msg('Status', { id: 'c-f-status' }),
    seats: msg('Seats', { id: 'c-f-seats' }),
    language: msg('Language', { id: 'c-f-language' }),
    audience: msg('For whom', { id: 'c-f-audience' }),
    circuit: msg('Circuit', { id: 'c-f-circuit' }),
  })[id];

const seatState = (state: SeatState): string =>
  called(
    {
      open: msg('seats left', { id: 'c-state-open' }),
      few: msg('few seats left', { id: 'c-state-few' }),
      full: msg('full', { id: 'c-full' }),
      waitlist: msg('waiting list', { id: 'c-state-waitlist' }),
      closed: msg('registration is closed', { id: 'c-closed' }),
    },
    state,
  );

/** What a value of a facet is called: of what the document does not know, the value itself. */
export function valueName(s: Browsing, id: FacetId, value: string): string {
  const { programmes, kinds, places, audiences, circuits } = s.model;
  switch (id) {
    case 'programme':
      return plain(programmes.get(value)?.title ?? value, s);
    case 'kind':
      return plain(kinds.get(value)?.label ?? value, s);
    case 'place':
      return plain(places.get(value)?.name ?? value, s);
    case 'country':
      return countryName(value, s);
    case 'mode':
      return modeName(value as EventMode);
    case 'status':
      return statusName(value as EventStatus);
    case 'seats':
      return seatState(value as SeatState);
    case 'language':
      return languageName(value, s);
    case 'audience':
      return plain(audiences.get(value)?.label ?? value, s);
    case 'circuit':
      return plain(circuits.find((circuit) => circuit.id === value)?.title ?? value, s);
    default:
      return value;
  }
}
