import { Hono } from 'hono';
import { Refusal } from '../problem.ts';
import { published } from '../published.ts';
import type { Services } from '../services.ts';

/**
 * GET /api/definitions/:id: the published questionnaire or interview as `src` takes it, with `digest` added; `?version=` for one that was
 * published before. The digest is its ETag.
 */
export const definitions = ({ content }: Services): Hono =>
  new Hono().get('/:id', async (c) => {
    await content.refresh();
    const id = c.req.param('id');
    const version = c.req.query('version');
    const found = version === undefined ? content.current(id) : content.version(id, version);
    if (!found) throw new Refusal('not-found');
    return published(c, found.json, `"${found.digest}"`);
  });
