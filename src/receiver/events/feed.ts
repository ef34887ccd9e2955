import { icalendar } from '../../form/ical.ts';
import { icalEvent } from '../../form/event-ical.ts';
import { say } from '../say.ts';
import type { Sql } from '../store/sql.ts';
import type { FoundEvent } from './documents.ts';

interface State {
  readonly event: string;
  readonly sequence: number;
  readonly changed_at: Date;
}

/**
 * Events as an iCalendar document. SEQUENCE is the highest of what the author wrote, the length of the history, and how often
 * a change was seen here, so that it never goes back.
 * @param locale the language of its texts; the document's first where it has not got it
 */
export async function feed(
  sql: Sql,
  events: readonly FoundEvent[],
  { name, locale, now }: { readonly name: string; readonly locale: string; readonly now: Date },
): Promise<string> {
  const states = await sql.query<State>('SELECT event, sequence, changed_at FROM event_states');
  const known = new Map(states.map((state) => [state.event, state]));
  const entries = events.flatMap(({ event, document }) => {
    if ((event.nature ?? 'event') === 'announcement') return [];
    const { sequence = 0, changed_at: changed = now } = known.get(event.id) ?? {};
    const said = (text: Parameters<typeof say>[0]) => say(text, [locale, ...document.events.locales]);
    const entry = icalEvent(event, document.events, { said, stamp: changed.getTime() });
    return entry ? [{ ...entry, sequence: Math.max(entry.sequence ?? 0, sequence) }] : [];
  });
  return icalendar(entries, { name });
}
