import type { ReceiptDetails } from '../inbox.ts';
import { Refusal } from '../problem.ts';
import type { Sql } from '../store/sql.ts';
import type { Announce } from './notices.ts';
import { giveBack, lock, occupy, take, type Held } from './seats.ts';
import type { Terms } from './terms.ts';
import { advance, extras, positionOf, type Wishes } from './waiting.ts';

export interface Newcomer extends Wishes {
  readonly submission: string;
  /** keyed hash of address and name */
  readonly person: Uint8Array;
  /** keyed hash of the address */
  readonly box: Uint8Array;
  readonly ifFull: 'waitlist' | 'fail';
}

export interface Seated extends Pick<ReceiptDetails, 'position' | 'table' | 'support'> {
  readonly status: 'confirmed' | 'waitlisted';
}

/**
 * Registers for an event, in the transaction that stores the submission: with a seat, or on the waiting list.
 * @throws Refusal `full` when there is no seat and no list, or none is wanted
 */
export async function register(
  sql: Sql,
  terms: Terms,
  newcomer: Newcomer,
  now: Date,
  announce: Announce,
): Promise<Seated> {
  const { event, document } = terms;
  const { submission, person, box, ranked, support, ifFull } = newcomer;
  await advance(sql, terms, now, announce);
  const [held] = await sql.query('DELETE FROM event_holds WHERE submission = $1 AND event = $2 RETURNING event', [
    submission,
    event,
  ]);
  const seated = held !== undefined || (await take(sql, terms));
  if (!seated && (ifFull === 'fail' || !terms.waitlist)) throw new Refusal('full', { more: { event } });
  const given = seated ? await extras(sql, terms, newcomer) : { table: null, support: null };
  const [before] = await sql.query<{ submission: string }>(
    `SELECT submission FROM registrations
     WHERE event = $1 AND person = $2 AND state IN ('confirmed', 'offered', 'waiting') LIMIT 1`,
    [event, person],
  );
  const [row] = await sql.query<{ number: string }>(
    `WITH arrival AS (
       UPDATE event_seats SET arrivals = arrivals + 1 WHERE event = $2 AND part = '' RETURNING arrivals)
     INSERT INTO registrations
       (submission, event, document, state, number, ranked, table_id, support_wish, support, person, changed_at)
     SELECT $1, $2, $3, $4, arrivals, $5::text::jsonb, $6, $7, $8, $9, $10 FROM arrival RETURNING number::text`,
    [
      submission,
      event,
      document,
      seated ? 'confirmed' : 'waiting',
      JSON.stringify(ranked),
      given.table,
      support ?? null,
      given.support,
      person,
      now,
    ],
  );
  await announce(sql, { submission, document, event, name: seated ? 'confirmed' : 'waitlisted', box });
  if (before) await announce(sql, { submission: before.submission, document, event, name: 'again', box });
  if (!seated) return { status: 'waitlisted', position: await positionOf(sql, event, row!.number) };
  return {
    status: 'confirmed',
    table: given.table ?? undefined,
    support: support === undefined ? undefined : given.support !== null,
  };
}

interface Row extends Held {
  readonly offered_until: Date | null;
  readonly ranked: string[];
  readonly support_wish: string | null;
}

const rowOf = async (sql: Sql, submission: string, event: string): Promise<Row | undefined> =>
  (
    await sql.query<Row>(
      `SELECT event, state, table_id, support, offered_until, ranked, support_wish FROM registrations
       WHERE submission = $1 AND event = $2`,
      [submission, event],
    )
  )[0];

/**
 * Takes a seat that was offered; doing so again changes nothing.
 * @throws Refusal `offer-lapsed` when it has ended, `not-offered` when there is none
 */
export async function acceptOffer(
  sql: Sql,
  terms: Terms,
  submission: string,
  now: Date,
  announce: Announce,
): Promise<void> {
  const { event, document } = terms;
  await advance(sql, terms, now, announce);
  const row = await rowOf(sql, submission, event);
  if (row?.state === 'confirmed') return;
  if (row?.state === 'lapsed') throw new Refusal('offer-lapsed');
  if (row?.state !== 'offered') throw new Refusal('not-offered');
  await confirm(sql, terms, submission, row, now);
  await announce(sql, { submission, document, event, name: 'confirmed' });
}

/** Makes a seat that is counted already a registration's own, with a table and support. The event's lock is held. */
async function confirm(sql: Sql, terms: Terms, submission: string, row: Row, now: Date): Promise<void> {
  const wishes = { ranked: row.ranked, support: row.support_wish ?? undefined };
  const { table, support } = await extras(sql, terms, wishes);
  await sql.query(
    `UPDATE registrations SET state = 'confirmed', offered_until = NULL, table_id = $3, support = $4, changed_at = $5
     WHERE submission = $1 AND event = $2`,
    [submission, terms.event, table, support, now],
  );
}

/**
 * Gives a waiting person a seat out of turn, as who organises decides: also one that the published capacity has not.
 * @throws Refusal `not-offered` when that person does not wait
 */
export async function promote(
  sql: Sql,
  terms: Terms,
  submission: string,
  now: Date,
  announce: Announce,
): Promise<void> {
  const { event, document } = terms;
  await advance(sql, terms, now, announce);
  const row = await rowOf(sql, submission, event);
  if (row?.state === 'confirmed') return;
  if (!row || !['waiting', 'offered', 'lapsed'].includes(row.state)) throw new Refusal('not-offered');
  if (row.state !== 'offered') await occupy(sql, event);
  await confirm(sql, terms, submission, row, now);
  await announce(sql, { submission, document, event, name: 'confirmed' });
}

/**
 * Cancels a registration for one event, and offers its seat to who waits; doing so again changes nothing.
 */
export async function cancel(sql: Sql, terms: Terms, submission: string, now: Date, announce: Announce): Promise<void> {
  const { event, document } = terms;
  await lock(sql, terms);
  const row = await rowOf(sql, submission, event);
  if (row && row.state !== 'cancelled') {
    await giveBack(sql, row);
    await sql.query(
      `UPDATE registrations SET state = 'cancelled', offered_until = NULL, table_id = NULL, support = NULL, changed_at = $3
       WHERE submission = $1 AND event = $2`,
      [submission, event, now],
    );
    if (row.state !== 'lapsed') await announce(sql, { submission, document, event, name: 'cancelled' });
  }
  await advance(sql, terms, now, announce);
}
