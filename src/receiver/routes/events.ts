import { Hono, type Context } from 'hono';
import { feed } from '../events/feed.ts';
import { publicQuestions } from '../events/questions.ts';
import { schedule } from '../events/schedule.ts';
import { Refusal } from '../problem.ts';
import { etagOf, published } from '../published.ts';
import { say } from '../say.ts';
import type { Services } from '../services.ts';

/**
 * GET /api/events: the first published document of events; /api/events/:id: that one. As its file has it, with `digest`
 * added, which is its ETag. GET /api/events.ics and /api/events/:id.ics (of a document, a programme, a circuit or one event;
 * `?locale=`): the same as iCalendar; /api/events/:id/schedule.json: as the schedule of a conference.
 * GET /api/events/:event/questions: what was asked of the experts of an event and let through.
 */
export function events({ calendar, database, settings }: Services): Hono {
  const answer = async (c: Context, id?: string): Promise<Response> => {
    if (id?.endsWith('.ics')) return calendarFile(c, id.slice(0, -4));
    const document = await calendar.documents.get(id);
    if (!document) throw new Refusal('not-found');
    return published(c, document.json, `"${document.digest}"`);
  };
  /** What is asked for, by the id of a document, a programme, a circuit or an event; of the first document without one. */
  const asked = async (c: Context, id?: string) => {
    const first = await calendar.documents.get();
    const among =
      id === undefined
        ? (await calendar.documents.events()).filter(({ document }) => document === first)
        : await calendar.documents.among(id);
    const { events } = among?.[0]?.document ?? {};
    if (!among || !events) throw new Refusal('not-found');
    const locale = c.req.query('locale') ?? events.locales[0]!;
    return { among, locale, title: say(events.title, [locale, ...events.locales]) || events.id };
  };
  const calendarFile = async (c: Context, id?: string): Promise<Response> => {
    // a change has its number before anyone is told of it
    await calendar.compare();
    const { among, locale, title: name } = await asked(c, id);
    const text = await feed(database, among, { name, locale, now: settings.now() });
    return published(c, text, etagOf(text), 'text/calendar; charset=utf-8');
  };
  const scheduleFile = async (c: Context, id: string): Promise<Response> => {
    const { among, ...told } = await asked(c, id);
    const address = (event: string): string => new URL(`/api/events/${encodeURIComponent(event)}.ics`, c.req.url).href;
    const found = schedule(among, { ...told, id, address });
    if (!found) throw new Refusal('not-found');
    const json = JSON.stringify(found);
    return published(c, json, etagOf(json));
  };
  return new Hono()
    .get('/events.ics', (c) => calendarFile(c))
    .get('/events/:id/schedule.json', (c) => scheduleFile(c, c.req.param('id')))
    .get('/events/:id/questions', async (c) => {
      const { event } = await calendar.found(c.req.param('id'));
      const json = JSON.stringify({ event: event.id, questions: await publicQuestions(database, event.id) });
      return published(c, json, etagOf(json));
    })
    .get('/events', (c) => answer(c))
    .get('/events/:id', (c) => answer(c, c.req.param('id')));
}
