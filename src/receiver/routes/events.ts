import { Hono, type Context } from 'hono';
import { publicQuestions } from '../events/questions.ts';
import { Refusal } from '../problem.ts';
import { published } from '../published.ts';
import { sha256 } from '../secrets.ts';
import type { Services } from '../services.ts';

/**
 * GET /api/events: the first published document of events; /api/events/:id: that one. As its file has it, with `digest`
 * added, which is its ETag. GET /api/events/:event/questions: what was asked of the experts of an event and let through.
 */
export function events({ calendar, database }: Services): Hono {
  const answer = async (c: Context, id?: string): Promise<Response> => {
    const document = await calendar.documents.get(id);
    if (!document) throw new Refusal('not-found');
    return published(c, document.json, `"${document.digest}"`);
  };
  return new Hono()
    .get('/:id/questions', async (c) => {
      const { event } = await calendar.found(c.req.param('id'));
      const json = JSON.stringify({ event: event.id, questions: await publicQuestions(database, event.id) });
      return published(c, json, `"${Buffer.from(sha256(json)).toString('base64url').slice(0, 22)}"`);
    })
    .get('/', (c) => answer(c))
    .get('/:id', (c) => answer(c, c.req.param('id')));
}
