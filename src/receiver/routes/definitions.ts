import { Hono } from 'hono';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';

/**
 * GET /api/definitions/:id: the published questionnaire as `src` takes it, with `digest` added; `?version=` for one that was
 * published before. The digest is its ETag.
 */
export const definitions = ({ content }: Services): Hono =>
  new Hono().get('/:id', async (c) => {
    await content.refresh();
    const id = c.req.param('id');
    const version = c.req.query('version');
    const found = version === undefined ? content.current(id) : content.version(id, version);
    if (!found) throw new Refusal('not-found');
    const etag = `"${found.digest}"`;
    const headers = { ETag: etag, 'Cache-Control': 'no-cache', 'Content-Type': 'application/json' };
    const known = (c.req.header('If-None-Match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known.includes(etag) || known.includes('*')) return c.body(null, 304, headers);
    return c.body(found.json, 200, headers);
  });
