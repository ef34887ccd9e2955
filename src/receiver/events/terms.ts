import type { Circuit } from '../../contract/events.ts';
import { shut as shutBy, takesRegistrations, type Shut } from '../../form/booking.ts';
import { supportValue } from '../../form/registration.ts';
import { Refusal } from '../problem.ts';
import type { FoundEvent } from './documents.ts';
import type { Counted } from './seats.ts';
import { endOf, spanOf } from './times.ts';

/** A person who presses "send" in the last minute is not refused for a slow network. */
const grace = 10 * 60_000;
const hour = 3_600_000;
const defaultOfferHours = 48;
const defaultHoldMinutes = 10;

/** What an event says of its seats, as the transactions that count them need it. */
export interface Terms extends Counted {
  /** whether seats that become free are offered to who waits */
  readonly offers: boolean;
  /** until when a seat that is offered now can be taken */
  readonly offeredUntil: (now: Date) => Date;
  readonly waitlist: boolean;
  readonly holdMinutes: number;
  /** seats of the tables that can be chosen, by id */
  readonly tables: ReadonlyMap<string, number | null>;
  readonly supports: ReadonlyMap<string, number>;
}

export { takesRegistrations } from '../../form/booking.ts';

/** Why nobody can register now; undefined when one can. */
export const shut = ({ event, document }: FoundEvent, now: Date): Shut | undefined =>
  shutBy(event, endOf(event, document.events)?.getTime(), now.getTime(), grace);

/** @throws Refusal that says why one cannot register now */
export function checkOpen(found: FoundEvent, now: Date): void {
  const why = shut(found, now);
  const { opens, closes } = found.event.registration ?? {};
  if (why === 'not-open') throw new Refusal('registration-not-open', { more: { opens } });
  if (why === 'cancelled') throw new Refusal('event-cancelled');
  if (why) throw new Refusal('registration-closed', { more: { why, closes } });
}

export function termsOf(found: FoundEvent, now: Date): Terms {
  const { event, document } = found;
  const { registration, tables = [], support = [] } = event;
  const why = shut(found, now);
  const start = spanOf(event, document.events)?.start.getTime() ?? Infinity;
  const offerHours = registration?.offerHours ?? defaultOfferHours;
  return {
    event: event.id,
    document: document.id,
    capacity: event.capacity ?? null,
    // Who waits since before the closing date still moves up after it.
    offers: (why === undefined || why === 'closed' || why === 'not-open') && now.getTime() < start,
    offeredUntil: (at) => new Date(Math.min(at.getTime() + offerHours * hour, start)),
    waitlist: registration?.waitlist ?? true,
    holdMinutes: registration?.holdMinutes ?? defaultHoldMinutes,
    tables: new Map(registration?.tables === 0 ? [] : tables.map(({ id, seats }) => [id, seats ?? null])),
    supports: new Map(support.map(({ seats }, i) => [supportValue(i), seats])),
  };
}

/** The events of a circuit for which one registers here, in its order; those that may be left out apart. */
export function stagesOf(circuit: Circuit, find: (event: string) => FoundEvent | undefined) {
  const stages = circuit.stages.flatMap(({ event, optional = false }) => {
    const found = event === undefined ? undefined : find(event);
    return found && takesRegistrations(found.event) ? [{ found, optional }] : [];
  });
  return stages.filter(({ found }, i) => stages.findIndex((one) => one.found.event.id === found.event.id) === i);
}
