import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../problem.ts';
import type { Settings } from '../settings.ts';

interface Bucket {
  tokens: number;
  at: number;
}

const maxBuckets = 50_000;

/** The first 64 bits of an IPv6 address are one household, the whole of an IPv4 address. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::', 2) as [string, string?];
  const first = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const groups =
    tail === undefined
      ? first
      : [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last];
  return groups.slice(0, 4).join(':').toLowerCase();
}

/** Where a request came from: the socket's peer, or what a trusted proxy says. */
export function addressOf(request: Request, env: unknown, trustProxy: boolean): string {
  if (trustProxy) {
    // The last entry is the one that our own proxy added.
    const told = request.headers.get('X-Forwarded-For')?.split(',').at(-1)?.trim();
    if (told) return told;
  }
  const socket = (env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket;
  return socket?.remoteAddress ?? 'unknown';
}

/**
 * A token bucket per address: as many requests at once as in a whole window, then at its pace. Counted is what writes and
 * what shows a secret (so that codes cannot be guessed); published data is free.
 */
export function rateLimit({ rateLimit: limit, trustProxy, now }: Settings): MiddlewareHandler {
  if (!limit) return (_, next) => next();
  const buckets = new Map<string, Bucket>();
  const pace = limit.requests / limit.window;
  return (c, next) => {
    const counted = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) || c.req.header('Authorization') !== undefined;
    if (!counted) return next();
    const time = now().getTime();
    const key = network(addressOf(c.req.raw, c.env, trustProxy));
    const bucket = buckets.get(key) ?? { tokens: limit.requests, at: time };
    bucket.tokens = Math.min(limit.requests, bucket.tokens + Math.max(0, time - bucket.at) * pace);
    bucket.at = time;
    // Last used goes last: when there are too many, the oldest are forgotten.
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > maxBuckets) buckets.delete(buckets.keys().next().value!);
    if (bucket.tokens < 1) {
      const wait = Math.ceil((1 - bucket.tokens) / pace / 1000);
      throw new Refusal('rate-limited', { headers: { 'Retry-After': String(wait) } });
    }
    bucket.tokens -= 1;
    return next();
  };
}
