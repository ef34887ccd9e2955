import { Hono, type Context } from 'hono';
import { Refusal } from '../problem.ts';
import { published } from '../published.ts';
import type { Services } from '../services.ts';

/**
 * GET /api/partners: the first published document of partners; /api/partners/:id: that one. GeoJSON (RFC 7946) with `digest`
 * added and accepted proposals merged in; the digest is its ETag.
 */
export function partners({ documents }: Services): Hono {
  const answer = async (c: Context, id?: string): Promise<Response> => {
    const document = await documents.get(id);
    if (!document) throw new Refusal('not-found');
    return published(c, document.json, `"${document.digest}"`, 'application/geo+json');
  };
  return new Hono().get('/', (c) => answer(c)).get('/:id', (c) => answer(c, c.req.param('id')));
}
