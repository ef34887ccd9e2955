import { Hono } from 'hono';
import { standings } from '../events/standing.ts';
import { opened } from '../opened.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';

/**
 * POST /api/registrations/:id/accept, with the receipt's code: takes the seat that was offered, in the event `?event=` of a
 * circuit. Only a POST does: programs that follow the links of mail change nothing. Answers how the registration stands then.
 */
export const registrations = (services: Services): Hono =>
  new Hono().post('/:id/accept', async (c) => {
    const { calendar, database, settings } = services;
    const row = await opened(c.req.raw, c.req.param('id'), services);
    if (row.kind !== 'registration') throw new Refusal('not-found');
    const id = String(row.id);
    const events = await calendar.eventsOf(id);
    const event = c.req.query('event') ?? (events.length === 1 ? events[0] : undefined);
    if (event === undefined || !events.includes(event))
      throw new Refusal('malformed', { detail: 'Say which event of the circuit: ?event=.' });
    await calendar.accept(id, event);
    const all = await standings(database, id, settings.now(), calendar.joining);
    return c.json({ id, event, ...all[event] });
  });
