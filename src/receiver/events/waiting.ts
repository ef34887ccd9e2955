import type { Sql } from '../store/sql.ts';
import type { Announce } from './notices.ts';
import { lock, occupy, take } from './seats.ts';
import type { Terms } from './terms.ts';

/**
 * Brings an event up to date, and leaves it locked: holds and offers that have ended free their seats, and every seat that
 * is free goes as an offer to who has waited longest. After it, a free seat means that nobody waits: a newcomer may have it.
 */
export async function advance(sql: Sql, terms: Terms, now: Date, announce: Announce): Promise<void> {
  const { event, document, capacity } = terms;
  await lock(sql, terms);
  const [ended] = await sql.query<{ taken: number; lapsed: string[] }>(
    `WITH holds AS (DELETE FROM event_holds WHERE event = $1 AND until <= $2 RETURNING 1),
       lapsed AS (
         UPDATE registrations SET state = 'lapsed', changed_at = $2
         WHERE event = $1 AND state = 'offered' AND offered_until <= $2 RETURNING submission)
     UPDATE event_seats
     SET taken = taken - (SELECT count(*) FROM holds)::int - (SELECT count(*) FROM lapsed)::int
     WHERE event = $1 AND part = ''
     RETURNING taken, coalesce((SELECT json_agg(submission) FROM lapsed), '[]') AS lapsed`,
    [event, now],
  );
  const { taken, lapsed } = ended!;
  for (const submission of lapsed) await announce(sql, { submission, document, event, name: 'lapsed' });
  const seats = capacity === null ? null : capacity - taken;
  if (!terms.offers || (seats !== null && seats <= 0)) return;
  const until = terms.offeredUntil(now);
  const offered = await sql.query<{ submission: string }>(
    `UPDATE registrations SET state = 'offered', offered_until = $2, changed_at = $3
     WHERE event = $1 AND number IN (
       SELECT number FROM registrations WHERE event = $1 AND state = 'waiting' ORDER BY number LIMIT $4::int)
     RETURNING submission`,
    [event, until, now, seats],
  );
  if (!offered.length) return;
  await occupy(sql, event, offered.length);
  for (const { submission } of offered)
    await announce(sql, {
      submission,
      document,
      event,
      name: 'offered',
      particulars: { until: until.toISOString() },
    });
}

export interface Wishes {
  /** ids of tables, the first one being the one wanted most */
  readonly ranked: readonly string[];
  readonly support: string | undefined;
}

/** The first table of a ranking with a seat, and the support while there is some. The event's lock is held. */
export async function extras(
  sql: Sql,
  terms: Terms,
  { ranked, support }: Wishes,
): Promise<{ table: string | null; support: string | null }> {
  let table: string | null = null;
  for (const id of ranked) {
    const seats = terms.tables.get(id);
    if (seats === undefined || !(await take(sql, { ...terms, capacity: seats }, id))) continue;
    table = id;
    break;
  }
  const supported = support === undefined ? undefined : terms.supports.get(support);
  const given = supported !== undefined && (await take(sql, { ...terms, capacity: supported }, `support:${support}`));
  return { table, support: given ? support! : null };
}

/** Place on the waiting list, from 1. */
export async function positionOf(sql: Sql, event: string, number: string | number): Promise<number> {
  const [row] = await sql.query<{ place: number }>(
    `SELECT count(*)::int AS place FROM registrations WHERE event = $1 AND state = 'waiting' AND number <= $2`,
    [event, number],
  );
  return row!.place;
}
