import type { EventEntry } from '../contract/events.ts';

/** Whether one registers for an event here at all, and not elsewhere or nowhere. */
export const takesRegistrations = ({ nature, registration, capacity, tables }: EventEntry): boolean =>
  (nature ?? 'event') === 'event' &&
  !registration?.url &&
  (registration !== undefined || capacity !== undefined || !!tables?.length);

export type Shut = 'not-open' | 'closed' | 'held' | 'over' | 'postponed' | 'cancelled';

/**
 * Why nobody can register now; undefined when one can. A postponed event is open again when its new date is known.
 * @param end when it is over, in ms; undefined while nobody knows
 * @param now ms
 * @param grace ms after the closing date in which what was sent on time may still come in
 */
export function shut(
  { status, registration, when }: Pick<EventEntry, 'status' | 'registration' | 'when'>,
  end: number | undefined,
  now: number,
  grace = 0,
): Shut | undefined {
  if (status === 'cancelled' || status === 'held') return status;
  if (status === 'postponed' && when === undefined) return status;
  if (end !== undefined && now >= end) return 'over';
  if (now < Date.parse(registration?.opens ?? '')) return 'not-open';
  if (now > Date.parse(registration?.closes ?? '') + grace) return 'closed';
  return undefined;
}

/** From when to when something lasts, in ms. */
export interface Span {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Each two that are at the same time, in the order given; what ends as the other begins does not clash with it. */
export const clashes = (spans: readonly Span[]): readonly (readonly [string, string])[] =>
  spans.flatMap((one, i) =>
    spans
      .slice(i + 1)
      .filter((other) => one.start < other.end && other.start < one.end)
      .map((other) => [one.id, other.id] as const),
  );
