import type { EventEntry, HistoryEntry } from '../contract/events.ts';

/** What of an event may change, and is told. */
const aspects = ['when', 'start', 'mode', 'venue', 'capacity'] as const;
export type Aspect = (typeof aspects)[number];
type State = Pick<HistoryEntry, Aspect>;

/** A change that was told: what was before it, and what it became. */
export interface Step {
  readonly entry: HistoryEntry;
  /** only of what changed */
  readonly was: State;
  /** undefined where it is not known yet */
  readonly became: State;
}

/** Each entry says what was before it: what it became is what the next one says of the same, or the event itself. */
export function steps(event: EventEntry): Step[] {
  const { history = [] } = event;
  const after = <A extends Aspect>(i: number, aspect: A): State[A] => {
    const next = history.slice(i + 1).find((entry) => entry[aspect] !== undefined);
    // a document may leave the old date where it stands: it is none that the event was moved to
    return next ? next[aspect] : event[aspect] === history[i]![aspect] ? undefined : event[aspect];
  };
  return history.map((entry, i) => {
    const told = aspects.filter((aspect) => entry[aspect] !== undefined);
    const became: State = Object.fromEntries(told.map((aspect) => [aspect, after(i, aspect)]));
    return {
      entry,
      was: Object.fromEntries(told.map((aspect) => [aspect, entry[aspect]])),
      became: entry.change === 'moved-online' ? { ...became, mode: became.mode ?? 'online' } : became,
    };
  });
}

/** The date that an event had before it was last put off, with its hour; undefined where it always had the one it has. */
export function previousDate(event: EventEntry): { readonly when: string; readonly start?: string } | undefined {
  const entry = event.history?.findLast(
    ({ change, when, start }) =>
      when !== undefined && change !== 'confirmed' && (when !== event.when || (start ?? event.start) !== event.start),
  );
  return entry && { when: entry.when!, ...(entry.start && { start: entry.start }) };
}

/** Whether it waits for a new date: the one that it may still say is the old one. */
export const awaitsDate = (event: EventEntry): boolean =>
  event.status === 'postponed' &&
  (event.when === undefined || event.history?.findLast(({ when }) => when !== undefined)?.when === event.when);
