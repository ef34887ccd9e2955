import { icalendar } from '../../form/ical.ts';
import type { FoundEvent } from '../events/documents.ts';
import { spanOf } from '../events/times.ts';
import { say } from '../say.ts';
import type { Services } from '../services.ts';
import type { Sql } from '../store/sql.ts';
import { explain, type Reason } from './explain.ts';
import { attendees, type Attendee } from './participants.ts';
import { current } from './store.ts';
import type { Tier, Wish } from './types.ts';

const minute = 60_000;

/** Another participant, as they registered. */
interface Other {
  readonly id: string;
  readonly organisation?: string;
}

export interface AgendaMeeting {
  /** number of the slot, from 1 */
  readonly slot: number;
  /** from the event's start to that of the meeting */
  readonly minutes: number;
  /** when the event's day and hour are known */
  readonly startsAt?: string;
  readonly lasts: number;
  /** number of the table, from 1 */
  readonly table: number;
  readonly tier: Tier;
  readonly with: Other;
}

/** A participant's own day. */
export interface Agenda {
  readonly event: string;
  /** by which others know this participant */
  readonly participant: string;
  readonly state: 'open' | 'published';
  readonly wishes: { readonly preferences: readonly Wish[]; readonly unavailable: readonly number[] };
  readonly meetings: readonly AgendaMeeting[];
  readonly reasons: readonly (Omit<Reason, 'with'> & { readonly with?: Other })[];
}

/**
 * The agenda of whoever sent a registration; meetings once they are published.
 * @returns undefined when they do not take part in the event's two-sided day, or it has none
 */
export async function agendaOf(
  sql: Sql,
  { secrets }: Pick<Services, 'secrets'>,
  { event, document }: FoundEvent,
  submission: string,
): Promise<Agenda | undefined> {
  const { id, matching } = event;
  const all = matching ? await attendees(sql, secrets, id, matching) : [];
  const own = all.find((one) => one.submission === submission);
  if (!matching || !own) return undefined;
  const known = new Map(all.map((one) => [one.id, one]));
  const told = {
    event: id,
    participant: own.id,
    wishes: { preferences: own.prefers, unavailable: own.unavailable.map((slot) => slot + 1) },
  };
  const day = await current(sql, id, 'published', new Set(known.keys()));
  if (!day) return { ...told, state: 'open', meetings: [], reasons: [] };

  const { instance, outcome } = day;
  const start = spanOf(event, document.events)?.start.getTime();
  const meetings = outcome.meetings
    .filter(({ a, b }) => a === own.id || b === own.id)
    .map(({ a, b, slot, table, tier }): AgendaMeeting => {
      const other = a === own.id ? b : a;
      const minutes = instance.slots[slot]!;
      return {
        slot: slot + 1,
        minutes,
        startsAt: start === undefined ? undefined : new Date(start + minutes * minute).toISOString(),
        lasts: matching.slotMinutes,
        table: table + 1,
        tier,
        with: { id: other, organisation: known.get(other)?.organisation },
      };
    });
  const late = !instance.sides.flat().some((one) => one.id === own.id);
  const reasons = late
    ? [{ code: 'late' as const }]
    : (explain(instance, outcome).find((one) => one.id === own.id)?.reasons ?? []);
  return { ...told, state: 'published', meetings, reasons: reasons.map((one) => withName(one, known)) };
}

/** Who is not listed is named to those only whom they meet. */
function withName({ with: other, ...reason }: Reason, known: ReadonlyMap<string, Attendee>): Agenda['reasons'][number] {
  if (other === undefined) return reason;
  const found = known.get(other);
  return { ...reason, with: { id: other, organisation: found?.listed ? found.organisation : undefined } };
}

const tables: Readonly<Record<string, string>> = { it: 'Tavolo', en: 'Table', sq: 'Tavolina' };

/** The meetings for a calendar program. Those of an event without an hour of its own are not in it. */
export function agendaIcs({ event, document }: FoundEvent, agenda: Agenda, locale: string, stamp: Date): string {
  const locales = [locale, ...document.events.locales];
  const title = say(event.title, locales);
  const [table] = locales.flatMap((tag) => tables[tag.split('-', 1)[0]!] ?? []);
  const meetings = agenda.meetings.flatMap(({ startsAt, slot, lasts, table: number, with: other }) =>
    startsAt === undefined
      ? []
      : [
          {
            uid: `${event.id}-${agenda.participant}-${slot}@${document.id}`,
            stamp: stamp.getTime(),
            status: 'CONFIRMED' as const,
            // As an instant: a day may have a change of the clocks in it.
            when: startsAt.slice(0, 10),
            start: { time: startsAt.slice(11, 16), zone: 'UTC' },
            minutes: lasts,
            summary: other.organisation ? `${title}: ${other.organisation}` : title,
            location: `${table ?? tables.en} ${number}`,
          },
        ],
  );
  return icalendar(meetings, { name: title });
}
