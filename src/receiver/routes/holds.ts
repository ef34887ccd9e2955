import { Hono } from 'hono';
import { readBody, requireType } from '../body.ts';
import { checkOpen } from '../events/terms.ts';
import { addressOf, network } from '../guard/rate-limit.ts';
import { parseJson } from '../json.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Seats kept for who fills in the form: POST { event, id } with the id that the registration will have; POST /:id/extend
 * { event }; DELETE /:id?event=. The id is known to its page alone until it is sent.
 */
export function holds({ calendar, settings, secrets }: Services): Hono {
  const bodyOf = async (request: Request, env: unknown): Promise<Record<string, unknown>> => {
    requireType(request, 'application/json');
    return (parseJson(await readBody(request, settings.maxBody, env)) ?? {}) as Record<string, unknown>;
  };
  const asked = (event: unknown, id: unknown): { event: string; id: string } => {
    if (typeof event !== 'string' || typeof id !== 'string' || !uuid.test(id))
      throw new Refusal('malformed', { detail: 'Send { "event", "id" }: the id of the registration to come.' });
    return { event, id };
  };
  return new Hono()
    .post('/', async (c) => {
      const body = await bodyOf(c.req.raw, c.env);
      const { event, id } = asked(body.event, body.id);
      const found = await calendar.found(event);
      checkOpen(found, settings.now());
      if (!(await calendar.terms(event)).holdMinutes)
        throw new Refusal('not-found', { detail: 'Seats of this event are not held.' });
      const from = secrets.mark('hold', network(addressOf(c.req.raw, c.env, settings.trustProxy)));
      return c.json(await calendar.hold(event, id, from), 201);
    })
    .post('/:id/extend', async (c) => {
      const { event, id } = asked((await bodyOf(c.req.raw, c.env)).event, c.req.param('id'));
      await calendar.found(event);
      return c.json(await calendar.extend(event, id));
    })
    .delete('/:id', async (c) => {
      const { event, id } = asked(c.req.query('event'), c.req.param('id'));
      await calendar.found(event);
      await calendar.drop(event, id);
      return c.body(null, 204);
    });
}
