import type { EventEntry, EventMode, EventStatus } from '../contract/events.ts';
import { msg } from '../locale/index.ts';
import type { Browsing } from './browsing.ts';
import { fullDay, hours, whenSaid } from './dates.ts';
import { DAY } from './model.ts';
import { placeName, plain } from '../locale/texts.ts';
import { seatsNow } from './seats-said.ts';

export const modeName = (mode: EventMode): string =>
  ({
    'in-person': msg('in person', { id: 'c-in-person' }),
    online: msg('online', { id: 'c-online' }),
    mixed: msg('in person and online', { id: 'c-mixed' }),
  })[mode];

/** Where an event stands: what it says itself, else planned or over by its date. */
export function statusOf(s: Browsing, n: number): EventStatus {
  const { status } = s.model.event(n);
  if (status) return status;
  const { precision, last } = s.model;
  return precision[n] === DAY && last[n]! < s.today ? 'held' : 'planned';
}

export const statusName = (status: EventStatus): string =>
  ({
    planned: msg('planned', { id: 'c-planned' }),
    held: msg('held', { id: 'c-held' }),
    postponed: msg('postponed', { id: 'c-postponed' }),
    cancelled: msg('cancelled', { id: 'c-cancelled' }),
  })[status];

/** "Milano, Italia"; "sede da comunicare"; empty where nothing is said of it. */
export function whereSaid(s: Browsing, { venue, venueToBeAnnounced, places = [] }: EventEntry): string {
  const at = [venue, ...places].flatMap((id) => (id ? (s.model.places.get(id) ?? []) : []));
  const names = at.map((place) => {
    const name = plain(place.name, s);
    const town = placeName(place, s);
    return town.startsWith(name) || !town ? town || name : `${name}, ${town}`;
  });
  if (!venue && venueToBeAnnounced) names.unshift(msg('venue to be announced', { id: 'c-venue-later' }));
  return names.join(' · ');
}

/** All of an event in one line, for who hears it: title, full date, hours and zone, status, seats. */
export function eventName(s: Browsing, n: number): string {
  const entry = s.model.event(n);
  const { precision, first, last } = s.model;
  const day = precision[n] === DAY && first[n] === last[n] ? fullDay(s, first[n]!) : whenSaid(s, n);
  const time = hours(entry);
  return [
    plain(entry.title, s),
    day,
    time && `${time} (${s.model.zone(n)})`,
    statusName(statusOf(s, n)),
    seatsNow(s, n),
  ]
    .filter(Boolean)
    .join(', ');
}
