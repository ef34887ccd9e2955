import { Hono, type Context } from 'hono';
import { feed } from '../events/feed.ts';
import { publicQuestions } from '../events/questions.ts';
import { Refusal } from '../problem.ts';
import { etagOf, published } from '../published.ts';
import { say } from '../say.ts';
import type { Services } from '../services.ts';

/**
 * GET /api/events: the first published document of events; /api/events/:id: that one. As its file has it, with `digest`
 * added, which is its ETag. GET /api/events.ics and /api/events/:id.ics (of a document, a
 * programme, a circuit or one event; `?locale=`): the same as iCalendar. GET /api/events/:event/questions: what was asked of the experts of an event and let through.
 */
export function events({ calendar, database, settings }: Services): Hono {
  const answer = async (c: Context, id?: string): Promise<Response> => {
    if (id?.endsWith('.ics')) return calendarFile(c, id.slice(0, -4));
    const document = await calendar.documents.get(id);
    if (!document) throw new Refusal('not-found');
    return published(c, document.json, `"${document.digest}"`);
  };
  const calendarFile = async (c: Context, id?: string): Promise<Response> => {
    const first = await calendar.documents.get();
    const among =
      id === undefined
        ? (await calendar.documents.events()).filter(({ document }) => document === first)
        : await calendar.documents.among(id);
    const { events } = among?.[0]?.document ?? {};
    if (!among || !events) throw new Refusal('not-found');
    const locale = c.req.query('locale') ?? events.locales[0]!;
    const name = say(events.title, [locale, ...events.locales]) || events.id;
    const text = await feed(database, among, { name, locale, now: settings.now() });
    return published(c, text, etagOf(text), 'text/calendar; charset=utf-8');
  };
  return new Hono()
    .get('/events.ics', (c) => calendarFile(c))
    .get('/events/:id/questions', async (c) => {
      const { event } = await calendar.found(c.req.param('id'));
      const json = JSON.stringify({ event: event.id, questions: await publicQuestions(database, event.id) });
      return published(c, json, etagOf(json));
    })
    .get('/events', (c) => answer(c))
    .get('/events/:id', (c) => answer(c, c.req.param('id')));
}
