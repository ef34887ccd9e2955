import { Hono } from 'hono';
import type { Services } from '../services.ts';
import { version } from '../version.ts';

/** GET /api/health: 200 with the version and the store in use; 503 when the store does not answer. */
export const health = ({ database, content }: Services): Hono =>
  new Hono().get('/', async (c) => {
    await database.query('SELECT 1');
    return c.json({ status: 'ok', version, store: database.name, definitions: content.ids });
  });
