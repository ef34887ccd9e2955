import { Refusal } from '../problem.ts';
import type { Sql } from '../store/sql.ts';
import type { Announce } from './notices.ts';
import { free, lock, take } from './seats.ts';
import type { Terms } from './terms.ts';
import { advance } from './waiting.ts';

/** A seat that is kept for who fills in the form; it is theirs when they send it under the same id. */
export interface Hold {
  readonly until: string;
  /** how many more times it can be extended */
  readonly extendable: number;
}

const maxExtensions = 2;
/** Seats that one network may hold at once: enough for an office, too few to keep others out. */
const maxHolds = 5;
const minute = 60_000;

interface Row {
  until: Date;
  extended: number;
}

const told = ({ until, extended }: Row): Hold => ({
  until: until.toISOString(),
  extendable: Math.max(0, maxExtensions - extended),
});

const holdOf = async (sql: Sql, event: string, id: string): Promise<Row | undefined> =>
  (
    await sql.query<Row>('SELECT until, extended FROM event_holds WHERE submission = $1 AND event = $2', [id, event])
  )[0];

/**
 * Holds a seat; the same again tells the same.
 * @param id of the submission to come
 * @param network keyed hash of where the request came from
 * @throws Refusal `full` when there is none, `rate-limited` when the network holds as many as it may
 */
export async function hold(
  sql: Sql,
  terms: Terms,
  { id, network }: { id: string; network: Uint8Array },
  now: Date,
  announce: Announce,
): Promise<Hold> {
  const { event } = terms;
  await advance(sql, terms, now, announce);
  const known = await holdOf(sql, event, id);
  if (known) return told(known);
  const [used] = await sql.query('SELECT id FROM submissions WHERE id = $1', [id]);
  if (used) throw new Refusal('already-registered');
  const others = await sql.query('SELECT event FROM event_holds WHERE network = $1 AND until > $2', [network, now]);
  if (others.length >= maxHolds) throw new Refusal('rate-limited', { headers: { 'Retry-After': '60' } });
  if (!(await take(sql, terms))) throw new Refusal('full', { more: { event } });
  const until = new Date(now.getTime() + terms.holdMinutes * minute);
  await sql.query('INSERT INTO event_holds (submission, event, until, network) VALUES ($1, $2, $3, $4)', [
    id,
    event,
    until,
    network,
  ]);
  return told({ until, extended: 0 });
}

/** Begins its time again, so many times as told. @throws Refusal `not-found` when it has ended; `not-extendable` after the last */
export async function extend(sql: Sql, terms: Terms, id: string, now: Date, announce: Announce): Promise<Hold> {
  const { event } = terms;
  await advance(sql, terms, now, announce);
  const known = await holdOf(sql, event, id);
  if (!known) throw new Refusal('not-found');
  if (known.extended >= maxExtensions) throw new Refusal('not-extendable', { more: { ...told(known) } });
  const row = { until: new Date(now.getTime() + terms.holdMinutes * minute), extended: known.extended + 1 };
  await sql.query('UPDATE event_holds SET until = $3, extended = $4 WHERE submission = $1 AND event = $2', [
    id,
    event,
    row.until,
    row.extended,
  ]);
  return told(row);
}

/** Gives it up, and its seat to who waits. */
export async function drop(sql: Sql, terms: Terms, id: string, now: Date, announce: Announce): Promise<void> {
  const { event } = terms;
  await lock(sql, terms);
  const [row] = await sql.query('DELETE FROM event_holds WHERE submission = $1 AND event = $2 RETURNING event', [
    id,
    event,
  ]);
  if (row) await free(sql, event);
  await advance(sql, terms, now, announce);
}
