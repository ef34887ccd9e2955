import { Hono, type Context } from 'hono';
import { Refusal } from '../problem.ts';
import { published } from '../published.ts';
import type { Services } from '../services.ts';

/**
 * GET /api/events: the first published document of events; /api/events/:id: that one. As its file has it, with `digest`
 * added, which is its ETag.
 */
export function events({ calendar }: Services): Hono {
  const answer = async (c: Context, id?: string): Promise<Response> => {
    const document = await calendar.documents.get(id);
    if (!document) throw new Refusal('not-found');
    return published(c, document.json, `"${document.digest}"`);
  };
  return new Hono().get('/', (c) => answer(c)).get('/:id', (c) => answer(c, c.req.param('id')));
}
