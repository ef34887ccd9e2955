import type { Cell } from '../../contract/csv.ts';
import type { Sql } from '../store/sql.ts';
import type { FoundEvent } from './documents.ts';
import { termsOf } from './terms.ts';

/** Who is registered for an event, in the order of arrival. For who organises alone. */
export interface Attendee {
  readonly submission: string;
  readonly number: number;
  readonly state: string;
  readonly offeredUntil: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly table: string | null;
  /** number of the support in the event's list */
  readonly support: string | null;
  readonly present: boolean | null;
  /** the same name and address stand before in the list */
  readonly again: boolean;
  readonly receivedAt: string;
}

interface Row extends Omit<Attendee, 'offeredUntil' | 'receivedAt'> {
  readonly offered_until: Date | null;
  readonly received_at: Date;
}

export async function attendance(sql: Sql, event: string): Promise<Attendee[]> {
  const rows = await sql.query<Row>(
    `SELECT r.submission, r.number::int, r.state, r.offered_until, s.answers, r.table_id AS table, r.support, r.present,
       r.state <> 'cancelled' AND row_number() OVER (
         PARTITION BY r.person, r.state = 'cancelled' ORDER BY r.number) > 1 AS again,
       s.received_at
     FROM registrations r JOIN submissions s ON s.id = r.submission WHERE r.event = $1 ORDER BY r.number`,
    [event],
  );
  return rows.map(({ offered_until, received_at, ...row }) => ({
    ...row,
    offeredUntil: offered_until?.toISOString() ?? null,
    receivedAt: received_at.toISOString(),
  }));
}

const asked = ['name', 'email', 'role', 'access', 'expert_question'] as const;

/** The list as a table: what everybody is asked, then the event's own questions as they were answered. */
export function attendanceTable(attendees: readonly Attendee[], { event }: FoundEvent): Cell[][] {
  const own = (event.registration?.questions ?? []).map(({ id }) => String(id));
  const cell = (value: unknown): Cell =>
    value === undefined || value === null
      ? null
      : typeof value === 'object'
        ? JSON.stringify(value)
        : (value as string | number | boolean);
  return [
    ['number', 'state', ...asked, 'table', 'support', 'present', 'again', 'received', ...own, 'id'],
    ...attendees.map(({ number, state, answers, table, support, present, again, receivedAt, submission }): Cell[] => [
      number,
      state,
      ...asked.map((name) => cell(answers[name])),
      table,
      support,
      present,
      again,
      receivedAt,
      ...own.map((name) => cell(answers[name])),
      submission,
    ]),
  ];
}

/** Marks whether somebody came; null takes the mark away. @returns false when they have no seat */
export async function checkIn(sql: Sql, event: string, submission: string, present: boolean | null): Promise<boolean> {
  const [row] = await sql.query(
    `UPDATE registrations SET present = $3 WHERE event = $1 AND submission = $2 AND state = 'confirmed' RETURNING event`,
    [event, submission, present],
  );
  return row !== undefined;
}

interface Totals {
  readonly taken: number;
  readonly confirmed: number;
  readonly offered: number;
  readonly held: number;
  readonly waiting: number;
  readonly lapsed: number;
  readonly cancelled: number;
  readonly present: number;
  readonly absent: number;
  /** people who were turned away since it was full, each once */
  readonly refused: number;
}

const none: Totals = {
  taken: 0,
  confirmed: 0,
  offered: 0,
  held: 0,
  waiting: 0,
  lapsed: 0,
  cancelled: 0,
  present: 0,
  absent: 0,
  refused: 0,
};

const totals = `
  SELECT s.event, s.taken,
    count(r.*) FILTER (WHERE r.state = 'confirmed')::int AS confirmed,
    count(r.*) FILTER (WHERE r.state = 'offered')::int AS offered,
    (SELECT count(*) FROM event_holds h WHERE h.event = s.event)::int AS held,
    count(r.*) FILTER (WHERE r.state = 'waiting')::int AS waiting,
    count(r.*) FILTER (WHERE r.state = 'lapsed')::int AS lapsed,
    count(r.*) FILTER (WHERE r.state = 'cancelled')::int AS cancelled,
    count(r.*) FILTER (WHERE r.present)::int AS present,
    count(r.*) FILTER (WHERE NOT r.present)::int AS absent,
    (SELECT count(*) FROM event_refusals f WHERE f.event = s.event)::int AS refused
  FROM event_seats s LEFT JOIN registrations r ON r.event = s.event
  WHERE s.part = '' GROUP BY s.event, s.taken`;

/** Where who organises finds what was said of an event afterwards, counted. */
export const feedbackAddress = (event: string): string => `/api/results/${encodeURIComponent(event)}`;

/** How an event stands, in numbers: seats, the waiting list, who was turned away, what became of supports, and how many said what they thought of it. No names. */
export async function overview(sql: Sql, events: readonly FoundEvent[], now: Date) {
  const counted = new Map(
    (await sql.query<Totals & { event: string }>(totals)).map(({ event, ...row }) => [event, row]),
  );
  const supported = await sql.query<{ event: string; support: string; reserved: number; used: number }>(
    `SELECT event, support, count(*)::int AS reserved, count(*) FILTER (WHERE present)::int AS used FROM registrations
     WHERE support IS NOT NULL AND state = 'confirmed' GROUP BY event, support`,
  );
  const opinions = new Map(
    (
      await sql.query<{ event: string; n: number }>(
        `SELECT about AS event, count(*)::int AS n FROM submissions WHERE kind = 'feedback' AND erased_at IS NULL GROUP BY about`,
      )
    ).map(({ event, n }) => [event, n]),
  );
  return events.map((found) => {
    const { event, document } = found;
    const numbers = counted.get(event.id) ?? none;
    return {
      id: event.id,
      document: document.id,
      title: event.title,
      when: event.when,
      status: event.status,
      capacity: event.capacity ?? null,
      ...numbers,
      // Those who wait and those who were turned away: seats that were missing.
      unmet: numbers.waiting + numbers.refused,
      feedback: { n: opinions.get(event.id) ?? 0, results: feedbackAddress(event.id) },
      support: [...termsOf(found, now).supports].map(([number, seats], i) => {
        const { reserved = 0, used = 0 } =
          supported.find((one) => one.event === event.id && one.support === number) ?? {};
        const { by, until } = event.support![i]!;
        const ended = until !== undefined && now.toISOString().slice(0, 10) > until;
        return { by, offered: seats, reserved, used, expired: ended ? seats - reserved : 0 };
      }),
    };
  });
}
