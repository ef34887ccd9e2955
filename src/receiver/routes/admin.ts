import { Hono } from 'hono';
import type { Services } from '../services.ts';
export const admin = (_services: Services): Hono => new Hono();
