import type { Seats } from '../../contract/submission.ts';
import type { Sql } from '../store/sql.ts';
import type { FoundEvent } from './documents.ts';
import { shut, takesRegistrations, termsOf } from './terms.ts';

interface Row {
  event: string;
  part: string;
  taken: number;
  /** held or offered until a moment that has passed */
  ended: number;
  waiting: number;
}

/** "Only a few left": a tenth of all, at most ten. */
const fewOf = (capacity: number): number => Math.min(10, Math.ceil(capacity / 10));

/** The state of each event that takes registrations, by id. Nothing is written: seats whose time has passed are taken off. */
export async function availability(sql: Sql, events: readonly FoundEvent[], now: Date): Promise<Record<string, Seats>> {
  const asked = events.filter(({ event }) => takesRegistrations(event));
  const rows = await sql.query<Row>(
    `SELECT event, part, taken,
       CASE part WHEN '' THEN (SELECT count(*) FROM event_holds h WHERE h.event = s.event AND h.until <= $2)
         + (SELECT count(*) FROM registrations r WHERE r.event = s.event AND r.state = 'offered' AND r.offered_until <= $2)
         ELSE 0 END::int AS ended,
       CASE part WHEN '' THEN (SELECT count(*) FROM registrations r WHERE r.event = s.event AND r.state = 'waiting')
         ELSE 0 END::int AS waiting
     FROM event_seats s WHERE event IN (SELECT json_array_elements_text($1::text::json))`,
    [JSON.stringify(asked.map(({ event }) => event.id)), now],
  );
  const counted = new Map(rows.map((row) => [`${row.event} ${row.part}`, row]));
  return Object.fromEntries(
    asked.map((found): [string, Seats] => {
      const terms = termsOf(found, now);
      const { capacity, event } = terms;
      const { taken, ended, waiting } = counted.get(`${event} `) ?? { taken: 0, ended: 0, waiting: 0 };
      if (shut(found, now)) return [event, { state: 'closed' }];
      // Who waits goes first: a seat that has just become free is theirs.
      const left = capacity === null ? undefined : Math.max(0, capacity - taken + ended - waiting);
      const tables = [...terms.tables].flatMap(([id, seats]) =>
        seats === null ? [] : [[id, Math.max(0, seats - (counted.get(`${event} ${id}`)?.taken ?? 0))] as const],
      );
      const none = terms.waitlist ? 'waitlist' : 'full';
      return [
        event,
        {
          state: left === 0 ? none : left !== undefined && left <= fewOf(capacity!) ? 'few' : 'open',
          ...(left !== undefined && { left }),
          ...(left === 0 && terms.waitlist && { waiting }),
          ...(tables.length && { tables: Object.fromEntries(tables) }),
        },
      ];
    }),
  );
}
