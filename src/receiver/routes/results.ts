import { Hono } from 'hono';
import type { Services } from '../services.ts';
export const results = (_: Services): Hono => new Hono();
