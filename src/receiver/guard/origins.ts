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
    if (!own && !named) {
      if (!['GET', 'HEAD'].includes(c.req.method)) throw new Refusal('origin', { headers: { Vary: 'Origin' } });
      await next();
      c.res.headers.append('Vary', 'Origin');
      return;
    }
    if (c.req.method === 'OPTIONS') {
      const requested = c.req.header('Access-Control-Request-Method');
      c.res = new Response(null, { status: 204, headers: { Allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS' } });
      if (requested) {
        c.res.headers.set('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
        c.res.headers.set(
          'Access-Control-Allow-Headers',
          'Content-Type, Idempotency-Key, Authorization, If-Match, If-None-Match',
        );
        c.res.headers.set('Access-Control-Max-Age', '7200');
      }
    } else await next();
    c.res.headers.append('Vary', 'Origin');
    if (!named) return;
    c.res.headers.set('Access-Control-Allow-Origin', origin);
    c.res.headers.set('Access-Control-Expose-Headers', 'Retry-After, Idempotency-Key, ETag, Content-Disposition');
  };
}
