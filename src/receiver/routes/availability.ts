import { Hono } from 'hono';
import { Refusal } from '../problem.ts';
import { etagOf, published } from '../published.ts';
import type { Services } from '../services.ts';

/**
 * GET /api/availability/:id: seats of the events of a programme, a document or a circuit, or of one event. Its ETag is of the
 * numbers alone: whoever asks again is told nothing until one of them has changed. `holds` says where seats are held, seen from
 * this address.
 */
export const availability = ({ calendar, settings }: Services): Hono =>
  new Hono().get('/:id', async (c) => {
    const among = await calendar.documents.among(c.req.param('id'));
    if (!among) throw new Refusal('not-found');
    const events = await calendar.availability(among);
    const etag = etagOf(JSON.stringify(events));
    return published(c, JSON.stringify({ asOf: settings.now().toISOString(), holds: '../holds', events }), etag);
  });
