import type { Matching as Terms } from '../../contract/events.ts';
import { slotValue } from '../../form/registration.ts';
import type { Secrets } from '../secrets.ts';
import type { Sql } from '../store/sql.ts';
import type { Instance, Participant, Wish } from './types.ts';

/** Who has a seat at a two-sided day and said on which side they are. */
export interface Attendee {
  readonly submission: string;
  /** by which others know them: the same for as long as they are registered, and no way to the submission */
  readonly id: string;
  readonly side: 0 | 1;
  readonly organisation: string;
  readonly summary: string | undefined;
  /** whether they agreed to be listed for others to choose */
  readonly listed: boolean;
  readonly prefers: readonly Wish[];
  /** indices of slots */
  readonly unavailable: readonly number[];
}

interface Row {
  submission: string;
  answers: Record<string, unknown>;
  preferences: unknown;
  unavailable: unknown;
}

/** Wishes as the form or a later call has them, judged before. */
const wishesOf = (preferences: unknown): Wish[] =>
  (Array.isArray(preferences) ? (preferences as Wish[]) : []).map(({ id, interest }) => ({ id, interest }));

const slotsOf = (unavailable: unknown, { slots }: Terms): number[] =>
  Array.from({ length: slots }, (_, slot) => slot).filter(
    (slot) => Array.isArray(unavailable) && unavailable.includes(slotValue(slot)),
  );

/** Those who take part in an event's two-sided day, in the order of their registrations. */
export async function attendees(sql: Sql, secrets: Secrets, event: string, terms: Terms): Promise<Attendee[]> {
  const rows = await sql.query<Row>(
    `SELECT r.submission, s.answers, w.preferences, w.unavailable
     FROM registrations r JOIN submissions s ON s.id = r.submission
       LEFT JOIN matching_wishes w ON w.submission = r.submission AND w.event = r.event
     WHERE r.event = $1 AND r.state = 'confirmed' AND s.erased_at IS NULL ORDER BY r.number`,
    [event],
  );
  return rows.flatMap(({ submission, answers, ...later }): Attendee[] => {
    const side = terms.sides.findIndex(({ id }) => id === answers.side);
    if (side < 0) return [];
    const { preferences, unavailable } = later.preferences === null ? answers : later;
    const mark = secrets.mark('participant', `${event} ${submission}`);
    return [
      {
        submission,
        id: Buffer.from(mark.subarray(0, 12)).toString('hex'),
        side: side as 0 | 1,
        organisation: String(answers.organisation ?? ''),
        summary: typeof answers.summary === 'string' ? answers.summary : undefined,
        listed: answers.listed === true,
        prefers: wishesOf(preferences),
        unavailable: slotsOf(unavailable, terms),
      },
    ];
  });
}

/** What is solved: minutes of slots are from the event's start. */
export function instanceOf(terms: Terms, all: readonly Attendee[]): Instance {
  const { slots, slotMinutes, breakMinutes = 0, offset = 0, tables, most } = terms;
  const side = (which: 0 | 1): Participant[] =>
    all.flatMap(({ id, side, prefers, unavailable }) => (side === which ? [{ id, prefers, breaks: unavailable }] : []));
  return {
    sides: [side(0), side(1)],
    slots: Array.from({ length: slots }, (_, slot) => offset + slot * (slotMinutes + breakMinutes)),
    tables,
    meetingsEach: most,
  };
}
