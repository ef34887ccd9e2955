import type { Sql } from '../store/sql.ts';

/**
 * Seats are counted in `event_seats`. `taken` of an event is those who are confirmed, who are offered a seat, and who hold
 * one while they fill in the form. All that takes or frees a seat of an event runs under the lock of the event's row, and
 * comes to rows of registrations and submissions only after it: so two can neither take the last seat nor wait for each other.
 */
export interface Counted {
  readonly event: string;
  readonly document: string;
  /** null: without a limit */
  readonly capacity: number | null;
}

/**
 * Takes the lock of an event until the end of the transaction; its row is made when it is the first, and has the capacity
 * that is published now. Who locks several takes them in the order of their ids.
 */
export async function lock(sql: Sql, { event, document, capacity }: Counted): Promise<void> {
  await sql.query(
    `INSERT INTO event_seats (event, part, document, capacity) VALUES ($1, '', $2, $3)
     ON CONFLICT (event, part) DO UPDATE SET capacity = EXCLUDED.capacity, document = EXCLUDED.document`,
    [event, document, capacity],
  );
}

/** Takes one seat if there is one. @param part '' for the event itself, else a table or a support */
export async function take(sql: Sql, { event, document, capacity }: Counted, part = ''): Promise<boolean> {
  const [taken] = await sql.query(
    `INSERT INTO event_seats AS seats (event, part, document, capacity, taken)
     SELECT $1, $2, $3, $4::int, 1 WHERE $4::int IS NULL OR $4::int > 0
     ON CONFLICT (event, part) DO UPDATE SET capacity = EXCLUDED.capacity, taken = seats.taken + 1
     WHERE EXCLUDED.capacity IS NULL OR seats.taken < EXCLUDED.capacity
     RETURNING taken`,
    [event, part, document, capacity],
  );
  return taken !== undefined;
}

/** Counts seats as taken that were decided on already, whatever the capacity. */
export async function occupy(sql: Sql, event: string, seats = 1): Promise<void> {
  await sql.query(`UPDATE event_seats SET taken = taken + $2::int WHERE event = $1 AND part = ''`, [event, seats]);
}

/** Gives a seat back. */
export async function free(sql: Sql, event: string, part = '', seats = 1): Promise<void> {
  await sql.query('UPDATE event_seats SET taken = taken - $3::int WHERE event = $1 AND part = $2', [
    event,
    part,
    seats,
  ]);
}

/** What a registration holds, as far as seats go. */
export interface Held {
  readonly event: string;
  readonly state: string;
  readonly table_id: string | null;
  readonly support: string | null;
}

/** Gives back what a registration held, in the state that it was in. The event's lock is held. */
export async function giveBack(sql: Sql, { event, state, table_id: table, support }: Held): Promise<void> {
  if (state !== 'confirmed' && state !== 'offered') return;
  await free(sql, event);
  if (table !== null) await free(sql, event, table);
  if (support !== null) await free(sql, event, `support:${support}`);
}

/**
 * Removes the registrations of submissions and frees their seats; whoever waits for one is offered it by the calendar
 * (calendar.ts), since a newcomer cannot have it before them.
 * @param ids JSON list
 */
export async function release(sql: Sql, ids: string): Promise<void> {
  const among = 'submission IN (SELECT value::uuid FROM json_array_elements_text($1::text::json))';
  const events = await sql.query<{ event: string }>(`SELECT DISTINCT event FROM registrations WHERE ${among}`, [ids]);
  if (!events.length) return;
  // Sorted here, as everywhere: the order of a database depends on its language.
  for (const event of events.map(({ event }) => event).sort())
    await sql.query(`SELECT event FROM event_seats WHERE event = $1 AND part = '' FOR UPDATE`, [event]);
  const removed = await sql.query<Held>(
    `DELETE FROM registrations WHERE ${among} RETURNING event, state, table_id, support`,
    [ids],
  );
  for (const held of removed) await giveBack(sql, held);
}
