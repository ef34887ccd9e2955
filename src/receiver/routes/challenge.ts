import { Hono } from 'hono';
import { newChallenge } from '../guard/proof-of-work.ts';
import { Refusal } from '../problem.ts';
import type { Services } from '../services.ts';

/** GET /api/challenge: what to solve before a POST; 404 where no proof of work is asked. */
export const challenge = (services: Services): Hono =>
  new Hono().get('/', async (c) => {
    if (!services.settings.proofOfWork) throw new Refusal('not-found', { detail: 'No proof of work is asked here.' });
    return c.json(await newChallenge(services));
  });
