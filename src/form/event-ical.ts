import type { EventEntry, Events, Place } from '../contract/events.ts';
import type { Text } from '../contract/text.ts';
import { awaitsDate, previousDate } from './event-history.ts';
import type { IcalEvent } from './ical.ts';

/** What of its document an event needs to be told. */
export type EventSource = Partial<Pick<Events, 'id' | 'timeZone' | 'kinds' | 'places' | 'programmes'>>;

export interface IcalVoice {
  /** a text of the document, plain, in the language of the file */
  readonly said: (text: Text) => string;
  /** milliseconds since 1970: when what is told was last changed, or is told */
  readonly stamp: number;
  /** page of an event that has no address of its own */
  readonly url?: string;
}

/** The same name wherever an event is told, on the page as by the receiver: whoever took it once gets its changes. */
export const icalUid = (event: string, document = 'events'): string => `${event}@${document}`;

function located(place: Place | undefined, said: IcalVoice['said']): Partial<IcalEvent> {
  if (!place) return {};
  const { name, address, city, country, latitude, longitude, precision } = place;
  const parts = [said(name), address, city && said(city), country].filter(Boolean);
  // the middle of a city or a country is where nobody has to go
  const exact = precision === undefined || precision === 'address';
  return { location: [...new Set(parts)].join(', '), ...(exact && { latitude, longitude }) };
}

/**
 * An event of a document as calendars take it: undefined while it has no date, and never had one.
 * What was postponed and waits for a new date is taken away from where it was.
 */
export function icalEvent(
  event: EventEntry,
  { id, timeZone = 'UTC', kinds = [], places = [], programmes = [] }: EventSource,
  { said, stamp, url }: IcalVoice,
): IcalEvent | undefined {
  const gone = event.status === 'cancelled' || awaitsDate(event);
  const date = awaitsDate(event) || (gone && !event.when) ? (previousDate(event) ?? event) : event;
  if (!date.when) return undefined;
  const programme = programmes.find((one) => one.id === event.programme);
  const organiser = event.organiser ?? programme?.organiser;
  const { email } = event.contact ?? programme?.contact ?? {};
  const kind = kinds.find((one) => one.id === event.kind);
  const time = date.start ?? event.start;
  return {
    uid: icalUid(event.id, id),
    sequence: Math.max(event.history?.length ?? 0, event.sequence ?? 0),
    stamp,
    status: gone ? 'CANCELLED' : 'CONFIRMED',
    when: date.when,
    ...(!gone && event.indicative && { indicative: true }),
    ...(time && { start: { time, zone: event.timeZone ?? timeZone } }),
    ...(event.minutes && { minutes: event.minutes }),
    summary: said(event.title),
    ...(event.summary && { description: said(event.summary) }),
    ...located(
      places.find((place) => place.id === event.venue),
      said,
    ),
    ...((event.url ?? url) && { url: event.url ?? url }),
    ...(kind && { categories: [said(kind.label)] }),
    ...(email && { organizer: { email, ...(organiser && { name: said(organiser) }) } }),
  };
}
