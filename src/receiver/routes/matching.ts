import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import type { Matching as Terms } from '../../contract/events.ts';
import { slotValue } from '../../form/registration.ts';
import { readBody, requireType } from '../body.ts';
import type { FoundEvent } from '../events/documents.ts';
import { parseJson } from '../json.ts';
import { agendaIcs, agendaOf, type Agenda } from '../matching/agenda.ts';
import { explain } from '../matching/explain.ts';
import { attendees, instanceOf, type Attendee } from '../matching/participants.ts';
import { current, draft, publish, releaseFrom, type State, type Stored } from '../matching/store.ts';
import { opened } from '../opened.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Sql } from '../store/sql.ts';

type Day = FoundEvent & { readonly terms: Terms };

/** An event that has a two-sided day. @throws Refusal `not-found` */
async function dayOf(id: string, { calendar }: Services): Promise<Day> {
  const found = await calendar.found(id);
  if (!found.event.matching) throw new Refusal('not-found');
  return { ...found, terms: found.event.matching };
}

const Wishes = z.strictObject({
  preferences: z.array(
    z.strictObject({
      id: z.string().check(z.maxLength(64)),
      interest: z.optional(z.int().check(z.minimum(1), z.maximum(3))),
      reason: z.optional(z.string().check(z.maxLength(500))),
    }),
  ),
  unavailable: z.optional(z.array(z.int())),
});

/**
 * GET /api/events/:id/participants: those of a two-sided day who agreed to be listed, by side, in the order of their names:
 * `{ "participants": [{ "id", "side", "organisation", "summary"? }] }`.
 */
export const participants = (services: Services): Hono =>
  new Hono().get('/:id/participants', async (c) => {
    const { event, terms } = await dayOf(c.req.param('id'), services);
    const all = await attendees(services.database, services.secrets, event.id, terms);
    const listed = all
      .filter((one) => one.listed)
      .map(({ id, side, organisation, summary }) => ({ id, side: terms.sides[side].id, organisation, summary }))
      // In the order of names: that of registrations would tell who came when.
      .sort((x, y) => x.organisation.localeCompare(y.organisation) || (x.id < y.id ? -1 : 1));
    return c.json({ participants: listed });
  });

/**
 * /api/agenda/:submission, with the receipt of a registration: GET the participant's own agenda (`?format=ics` for calendar
 * programs); PUT `{ "preferences", "unavailable"? }`, whom they would like to meet, as often as they like until `closes`.
 * `?event=` says which event of a circuit.
 */
export function agenda(services: Services): Hono {
  const { database, settings, calendar } = services;

  const own = async (c: Context): Promise<{ submission: string; locale: string; found: Day; agenda: Agenda }> => {
    const row = await opened(c.req.raw, c.req.param('submission')!, services);
    const submission = String(row.id);
    const event = c.req.query('event');
    for (const id of await calendar.eventsOf(submission)) {
      if (event !== undefined && id !== event) continue;
      const found = await calendar.documents.find(id);
      if (!found?.event.matching) continue;
      const day = { ...found, terms: found.event.matching };
      const agenda = await database.transaction((sql) => agendaOf(sql, services, day, submission));
      if (agenda) return { submission, locale: String(row.locale), found: day, agenda };
    }
    throw new Refusal('not-found');
  };

  return new Hono()
    .get('/:submission', async (c) => {
      const { found, agenda, locale } = await own(c);
      if (c.req.query('format') !== 'ics') return c.json(agenda);
      return c.body(agendaIcs(found, agenda, locale, settings.now()), 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="agenda.ics"',
      });
    })
    .put('/:submission', async (c) => {
      requireType(c.req.raw, 'application/json');
      const { submission, found } = await own(c);
      const { event, terms } = found;
      const { closes } = terms;
      if (closes && settings.now().getTime() > Date.parse(closes)) throw new Refusal('closed', { more: { closes } });
      const parsed = Wishes.safeParse(parseJson(await readBody(c.req.raw, settings.maxBody)));
      if (!parsed.success)
        throw new Refusal('malformed', { detail: 'Send { "preferences": [{ "id", "interest"? }], "unavailable"? }.' });
      const { preferences, unavailable = [] } = parsed.data;
      if (terms.ranked !== undefined && preferences.length > terms.ranked)
        throw new Refusal('invalid', {
          errors: [{ pointer: '/preferences', code: 'max', params: { max: terms.ranked } }],
        });
      await database.query(
        `INSERT INTO matching_wishes VALUES ($1, $2, $3::text::jsonb, $4::text::jsonb, $5)
         ON CONFLICT (submission, event) DO UPDATE
         SET preferences = EXCLUDED.preferences, unavailable = EXCLUDED.unavailable, at = EXCLUDED.at`,
        [
          submission,
          event.id,
          JSON.stringify(preferences),
          JSON.stringify(unavailable.map((slot) => slotValue(slot - 1))),
          settings.now(),
        ],
      );
      return c.json((await own(c)).agenda);
    });
}

/** What who organises sees of a day: who meets whom, when, where, and why others do not. */
const told = ({ state, instance, outcome, at }: Stored, all: readonly Attendee[]) => ({
  state,
  at: at.toISOString(),
  slots: instance.slots,
  tables: instance.tables,
  stable: outcome.stable,
  absent: outcome.absent,
  participants: all.map(({ submission, id, side, organisation }) => ({ submission, id, side, organisation })),
  meetings: outcome.meetings.map(({ slot, table, ...rest }) => ({ ...rest, slot: slot + 1, table: table + 1 })),
  reasons: explain(instance, outcome),
});

/**
 * /api/admin/events/:id/matching: POST puts the day together as a draft; POST …/publish makes the draft everybody's agenda;
 * POST …/release `{ "participant" }` frees the slots of who does not come, in what is published, else in the draft; GET
 * `?state=` shows what is published, else the draft. The token was looked at before.
 */
export function matching(services: Services): Hono {
  const { database, secrets, settings } = services;

  /** Works on a day in a transaction that nobody else works on it in. */
  const on = async (
    c: Context,
    work: (sql: Sql, day: Day, all: readonly Attendee[], here: ReadonlySet<string>) => Promise<Stored | undefined>,
    status: 200 | 201 = 200,
  ): Promise<Response> => {
    const day = await dayOf(c.req.param('id')!, services);
    return database.transaction(async (sql) => {
      const all = await attendees(sql, secrets, day.event.id, day.terms);
      const made = await work(sql, day, all, new Set(all.map(({ id }) => id)));
      if (!made) throw new Refusal('not-found', { detail: 'This day was not put together yet.' });
      return c.json(told(made, all), status);
    });
  };
  const newest = async (sql: Sql, event: string, here: ReadonlySet<string>) =>
    (await current(sql, event, 'published', here)) ?? (await current(sql, event, 'draft', here));

  return new Hono()
    .get('/events/:id/matching', (c) => {
      const state = c.req.query('state');
      if (state !== undefined && state !== 'draft' && state !== 'published')
        throw new Refusal('malformed', { detail: 'state is draft or published.' });
      return on(c, (sql, { event }, _, here) =>
        state === undefined ? newest(sql, event.id, here) : current(sql, event.id, state as State, here),
      );
    })
    .post('/events/:id/matching', (c) =>
      on(c, (sql, { event, terms }, all) => draft(sql, event.id, instanceOf(terms, all), settings.now()), 201),
    )
    .post('/events/:id/matching/publish', (c) =>
      on(c, async (sql, { event }, _, here) => {
        await current(sql, event.id, 'draft', here);
        return publish(sql, event.id, settings.now());
      }),
    )
    .post('/events/:id/matching/release', async (c) => {
      requireType(c.req.raw, 'application/json');
      const body = parseJson(await readBody(c.req.raw, settings.maxBody)) as { participant?: unknown } | null;
      const id = body?.participant;
      if (typeof id !== 'string') throw new Refusal('malformed', { detail: 'Send { "participant": "<id>" }.' });
      return on(c, async (sql, { event }, _, here) => {
        const day = await newest(sql, event.id, here);
        if (day && !day.instance.sides.flat().some((one) => one.id === id))
          throw new Refusal('invalid', { errors: [{ pointer: '/participant', code: 'unknown' }] });
        return day && releaseFrom(sql, event.id, day, id);
      });
    });
}
