import { canonical } from '../../contract/digest.ts';
import { icalEvent } from '../../form/event-ical.ts';
import { sha256 } from '../secrets.ts';
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
 * What calendars are told of an event, in all its languages: title, text, place, kind, organiser, address as well as when and
 * whether. Whoever subscribed gets a change only by a higher SEQUENCE (RFC 5545, 3.8.7.4), so all of it counts.
 */
function shownOf({ event, document }: FoundEvent): string {
  const told = icalEvent(event, document.events, { said: (text) => JSON.stringify(text), stamp: 0 });
  return Buffer.from(sha256(canonical(JSON.parse(JSON.stringify(told ?? null))))).toString('base64url');
}

const writtenOf = ({ event }: FoundEvent): number => Math.max(event.history?.length ?? 0, event.sequence ?? 0);

interface State {
  readonly sequence: number;
  readonly told: Told;
  /** digest of what calendars show */
  readonly shown: string | null;
}

/** Events that are seen for the first time: nobody was told anything else of them. */
async function remember(sql: Sql, events: readonly FoundEvent[], now: Date): Promise<void> {
  const rows = events.map((found) => ({
    event: found.event.id,
    document: found.document.id,
    sequence: writtenOf(found),
    told: toldOf(found),
    shown: shownOf(found),
  }));
  await sql.query(
    `INSERT INTO event_states (event, document, sequence, told, shown, changed_at)
     SELECT event, document, sequence, told, shown, $2 FROM json_to_recordset($1::text::json)
       AS seen (event text, document text, sequence int, told jsonb, shown text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), now],
  );
}

/**
 * Compares an event with what was told of it last. When anything that calendars show has changed, its sequence is raised
 * (iCalendar's SEQUENCE); when it is something to know of, everybody who is registered is told once, by whichever receiver
 * sees it first.
 * @returns whether anything was raised
 */
async function compare(sql: Sql, found: FoundEvent, now: Date, announce: Announce): Promise<boolean> {
  const { event, document } = found;
  const told = JSON.parse(JSON.stringify(toldOf(found))) as Told;
  const shown = shownOf(found);
  const [known] = await sql.query<State>('SELECT sequence, told, shown FROM event_states WHERE event = $1 FOR UPDATE', [
    event.id,
  ]);
  if (!known) return false;
  const news = canonical(known.told) !== canonical(told);
  // of what a receiver before this one had seen, only the first half is known
  const raised = news || (known.shown !== null && known.shown !== shown);
  if (!raised && known.shown !== null) return false;
  const sequence = raised ? Math.max(known.sequence + 1, writtenOf(found)) : known.sequence;
  await sql.query(
    `UPDATE event_states SET sequence = $2, told = $3::text::jsonb, shown = $4, document = $5,
       changed_at = CASE WHEN $6::boolean THEN $7 ELSE changed_at END WHERE event = $1`,
    [event.id, sequence, JSON.stringify(told), shown, document.id, raised, now],
  );
  if (!news) return raised;
  await keepUntil(sql, found, now);
  // That it took place is no news to who was there.
  if (told.status === 'held') return true;
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
  return true;
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
  const known = await database.query<State & { event: string }>('SELECT event, told, shown FROM event_states');
  const before = new Map(known.map(({ event, told, shown }) => [event, `${shown} ${canonical(told)}`]));
  const unknown = events.filter(({ event }) => !before.has(event.id));
  if (unknown.length) await remember(database, unknown, now());
  for (const found of events) {
    const told = `${shownOf(found)} ${canonical(JSON.parse(JSON.stringify(toldOf(found))))}`;
    const last = before.get(found.event.id);
    if (last === undefined || last === told) continue;
    const raised = await database.transaction((sql) => compare(sql, found, now(), announce));
    if (raised) log({ level: 'info', event: 'changed', of: found.event.id });
  }
}
