import type { EventEntry, Events } from '../../contract/events.ts';
import { isExactDay, parseWhen } from '../../form/edtf-when.ts';
import { instantOf, isZone } from '../../form/zoned.ts';

const minute = 60_000;
const day = 86_400_000;
/** A day begins somewhere at UTC+14. */
const earliest = 14 * 3_600_000;
/** A day has ended everywhere when it has ended at UTC-12. */
const everywhere = 12 * 3_600_000;

/** From when to when an event lasts, where its day and its hour are known; undefined otherwise. */
export function spanOf(event: EventEntry, { timeZone }: Events): { start: Date; end: Date } | undefined {
  const { start, minutes, indicative, timeZone: zone = timeZone } = event;
  const when = event.when === undefined ? undefined : parseWhen(event.when);
  if (!when || !start || indicative || !isExactDay(when) || !isZone(zone)) return undefined;
  const begin = instantOf(when.first, start, zone);
  // Without a length it is taken to last an hour.
  return { start: new Date(begin), end: new Date(begin + (minutes ?? 60) * minute) };
}

/** When an event begins: its hour, or the first day that its date may mean, as soon as that is anywhere. */
export function beginOf(event: EventEntry, document: Events): Date | undefined {
  const exact = spanOf(event, document);
  if (exact) return exact.start;
  const when = event.when === undefined ? undefined : parseWhen(event.when);
  if (!when || when.first.startsWith('0000')) return undefined;
  return new Date(Date.parse(when.first) - earliest);
}

/** When an event is over for certain, by the last day that its date may mean; undefined when it has none or is open-ended. */
export function endOf(event: EventEntry, document: Events): Date | undefined {
  const exact = spanOf(event, document);
  if (exact) return exact.end;
  const when = event.when === undefined ? undefined : parseWhen(event.when);
  if (!when || when.last.startsWith('9999')) return undefined;
  return new Date(Date.parse(when.last) + day + everywhere);
}
