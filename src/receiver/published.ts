import type { Context } from 'hono';
import { sha256 } from './secrets.ts';

/** The ETag of a text that has no digest of its own. */
export const etagOf = (text: string): string => `"${Buffer.from(sha256(text)).toString('base64url').slice(0, 22)}"`;

/**
 * JSON that anyone may read, and keep as long as its ETag is the same: 304 without a body to who has it (RFC 9110, 13.1.2).
 * @param etag strong, with its quotes
 */
export function published(c: Context, json: string, etag: string, type = 'application/json'): Response {
  const headers = { ETag: etag, 'Cache-Control': 'no-cache', 'Content-Type': type };
  const known = (c.req.header('If-None-Match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*')) return c.body(null, 304, headers);
  return c.body(json, 200, headers);
}
