import { canonical } from '../../contract/digest.ts';
import type { Settings } from '../settings.ts';
import type { Database, Sql } from '../store/sql.ts';
import type { FoundEvent } from './documents.ts';
import type { Told } from './message.ts';
import type { Announce } from './notices.ts';
import { endOf } from './times.ts';

const day = 86_400_000;
const retention = 90;

/** What those who registered must know of, and nothing else: a better wording of the title is no reason to write. */
const toldOf = ({ event }: FoundEvent): Told & { minutes?: number | undefined; timeZone?: string | undefined } => {
  const { when, start, minutes, timeZone, status, mode, venue, indicative } = event;
  return { when, start, minutes, timeZone, status, mode, venue, indicative };
};

/**
 * Compares an event with what was told of it last. When something has changed, its sequence is raised (iCalendar's
 * SEQUENCE) and everybody who is registered is told once, by whichever receiver sees it first.
 */
async function compare(sql: Sql, found: FoundEvent, now: Date, announce: Announce): Promise<void> {
  const { event, document } = found;
  const told = JSON.parse(JSON.stringify(toldOf(found))) as Told;
  const [known] = await sql.query<{ sequence: number; told: Told }>(
    'SELECT sequence, told FROM event_states WHERE event = $1 FOR UPDATE',
    [event.id],
  );
  if (!known) {
    await sql.query('INSERT INTO event_states VALUES ($1, $2, 0, $3::text::jsonb, $4) ON CONFLICT DO NOTHING', [
      event.id,
      document.id,
      JSON.stringify(told),
      now,
    ]);
    return;
  }
  if (canonical(known.told) === canonical(told)) return;
  const sequence = known.sequence + 1;
  await sql.query(
    'UPDATE event_states SET sequence = $2, told = $3::text::jsonb, document = $4, changed_at = $5 WHERE event = $1',
    [event.id, sequence, JSON.stringify(told), document.id, now],
  );
  await keepUntil(sql, found, now);
  // That it took place is no news to who was there.
  if (told.status === 'held') return;
  const name = told.status === 'cancelled' ? 'called-off' : 'changed';
  const people = await sql.query<{ submission: string }>(
    `SELECT submission FROM registrations WHERE event = $1 AND state IN ('confirmed', 'waiting', 'offered')
     ORDER BY number`,
    [event.id],
  );
  for (const { submission } of people)
    await announce(sql, {
      submission,
      document: document.id,
      event: event.id,
      name,
      serial: sequence,
      particulars: { before: known.told },
    });
}

/** Registrations of an event that is put off are kept until it is over, and as long after as the document says. */
async function keepUntil(sql: Sql, { event, document }: FoundEvent, now: Date): Promise<void> {
  const end = endOf(event, document.events)?.getTime();
  if (end === undefined) return;
  const days = document.events.privacy?.retentionDays ?? retention;
  await sql.query(
    `UPDATE submissions SET purge_at = greatest(purge_at, $2) WHERE id IN (
       SELECT submission FROM registrations WHERE event = $1) AND erased_at IS NULL`,
    [event.id, new Date(Math.max(end, now.getTime()) + days * day)],
  );
}

/** Tells of what has changed in these events since they were told of last. */
export async function tellChanges(
  database: Database,
  events: readonly FoundEvent[],
  { now, log }: Pick<Settings, 'now' | 'log'>,
  announce: Announce,
): Promise<void> {
  const known = await database.query<{ event: string; told: Told }>('SELECT event, told FROM event_states');
  const before = new Map(known.map(({ event, told }) => [event, canonical(told)]));
  for (const found of events) {
    const told = canonical(JSON.parse(JSON.stringify(toldOf(found))));
    if (before.get(found.event.id) === told) continue;
    await database.transaction((sql) => compare(sql, found, now(), announce));
    if (before.has(found.event.id)) log({ level: 'info', event: 'changed', of: found.event.id });
  }
}
