import { expect } from 'vitest';
import type { Sql } from '../../src/receiver/store/sql.ts';

export interface Count {
  readonly capacity: number;
  readonly taken: number;
  readonly confirmed: number;
  readonly offered: number;
  readonly held: number;
  readonly waiting: number;
  readonly rows: number;
}

/** The counter of an event beside the rows that it counts, in one look. */
export async function countOf(sql: Sql, event: string): Promise<Count> {
  const [count] = await sql.query<Count>(
    `SELECT s.capacity, s.taken,
       (SELECT count(*) FROM registrations r WHERE r.event = s.event AND state = 'confirmed')::int AS confirmed,
       (SELECT count(*) FROM registrations r WHERE r.event = s.event AND state = 'offered')::int AS offered,
       (SELECT count(*) FROM event_holds h WHERE h.event = s.event)::int AS held,
       (SELECT count(*) FROM registrations r WHERE r.event = s.event AND state = 'waiting')::int AS waiting,
       (SELECT count(*) FROM registrations r WHERE r.event = s.event)::int AS rows
     FROM event_seats s WHERE s.event = $1 AND s.part = ''`,
    [event],
  );
  return count!;
}

/**
 * What must hold of an event at rest: no seat sold twice, the counter is what the rows say, no seat lies idle while somebody
 * waits, numbers of arrival are unique and whoever waits came after all who were seated by their turn.
 */
export async function checkSeats(sql: Sql, event: string, seed: number): Promise<Count> {
  const count = await countOf(sql, event);
  const { capacity, taken, confirmed, offered, held, waiting, rows } = count;
  expect(taken, `${event}: seed ${seed}`).toBeLessThanOrEqual(capacity);
  expect(confirmed + offered + held, `${event}: seed ${seed}`).toBe(taken);
  if (waiting) expect(taken, `${event}: seed ${seed}`).toBe(capacity);
  const numbers = await sql.query<{ number: string; state: string }>(
    'SELECT number::text, state FROM registrations WHERE event = $1 ORDER BY registrations.number',
    [event],
  );
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(rows);
  const turn = numbers.map(({ state }) => state).filter((state) => state === 'offered' || state === 'waiting');
  // Offers go from the front of the list: nobody who waits came before somebody who was offered a seat.
  expect(turn.lastIndexOf('offered'), `${event}: seed ${seed}`).toBeLessThanOrEqual(
    turn.includes('waiting') ? turn.indexOf('waiting') : turn.length,
  );
  return count;
}
