import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../problem.ts';
import type { Settings } from '../settings.ts';

/**
 * Who may call from a browser: pages of the receiver's own host, and the origins that were allowed (CORS,
 * https://fetch.spec.whatwg.org/#http-cors-protocol). A request that writes and names a foreign origin is refused before
 * its body is read. Requests without an Origin (servers, command lines) pass: there is no cookie to abuse.
 */
export function origins({ origins: allowed, trustProxy }: Settings): MiddlewareHandler {
  return async (c, next) => {
    const origin = c.req.header('Origin');
    if (origin === undefined) return next();
    const host = (trustProxy && c.req.header('X-Forwarded-Host')) || c.req.header('Host') || new URL(c.req.url).host;
    // By host alone: behind a proxy that ends TLS the receiver does not see the page's scheme.
    const own = /^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === host;
    const named = allowed.includes(origin) || (allowed.includes('*') && origin !== 'null');
    c.header('Vary', 'Origin', { append: true });
    if (named) {
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', 'Retry-After, Idempotency-Key, ETag, Content-Disposition');
    }
    const allow = own || named;
    if (!allow && !['GET', 'HEAD'].includes(c.req.method)) throw new Refusal('origin');
    if (c.req.method !== 'OPTIONS') return next();
    return c.body(null, 204, {
      Allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS',
      'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
      'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key, Authorization, If-Match, If-None-Match',
      'Access-Control-Max-Age': '7200',
    });
  };
}
