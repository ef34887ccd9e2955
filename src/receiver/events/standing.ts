import type { Sql } from '../store/sql.ts';
import type { Joining } from './private-files.ts';
import { positionOf } from './waiting.ts';

/** How a registration for one event stands now, as its owner is told. */
export interface Standing {
  readonly status: 'confirmed' | 'waitlisted' | 'offered' | 'lapsed' | 'cancelled';
  /** place on the waiting list, from 1 */
  readonly position?: number | undefined;
  /** the offered seat can be taken until then */
  readonly offeredUntil?: string | undefined;
  readonly table?: string | undefined;
  /** whether the support that was asked for is reserved */
  readonly support?: boolean | undefined;
  /** where one joins: for who has a seat */
  readonly joining?: Joining | undefined;
}

interface Row {
  event: string;
  state: string;
  number: string;
  table_id: string | null;
  support: string | null;
  support_wish: string | null;
  offered_until: Date | null;
}

/** The standing of a submission in each event that it is for. */
export async function standings(
  sql: Sql,
  submission: string,
  now: Date,
  joining: ReadonlyMap<string, Joining>,
): Promise<Record<string, Standing>> {
  const rows = await sql.query<Row>(
    `SELECT event, state, number::text, table_id, support, support_wish, offered_until FROM registrations
     WHERE submission = $1 ORDER BY event`,
    [submission],
  );
  const all: Record<string, Standing> = {};
  for (const { event, state, number, table_id, support, support_wish, offered_until } of rows) {
    const ended = state === 'offered' && offered_until! <= now;
    const status = ended ? 'lapsed' : state === 'waiting' ? 'waitlisted' : (state as Standing['status']);
    all[event] = {
      status,
      position: status === 'waitlisted' ? await positionOf(sql, event, number) : undefined,
      offeredUntil: status === 'offered' ? offered_until!.toISOString() : undefined,
      table: table_id ?? undefined,
      support: status === 'confirmed' && support_wish !== null ? support !== null : undefined,
      joining: status === 'confirmed' ? joining.get(event) : undefined,
    };
  }
  return all;
}
