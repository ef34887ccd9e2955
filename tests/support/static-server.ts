import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface StaticServer {
  /** "http://127.0.0.1:port", without a slash at the end */
  origin: string;
  close(): Promise<void>;
}

/** The policy that every page of ours must live under (README, "Content-Security-Policy"). */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types varco";

/**
 * Serves folders and texts on a spare port of 127.0.0.1.
 * @param mounts path prefix → folder ("/dist/" → "dist"), or exact path → the text of a page, or a handler
 * @param headers sent with every answer
 */
export async function serve(
  mounts: Record<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>,
  headers: Record<string, string> = {},
): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const exact = mounts[path];
    if (typeof exact === 'function') return exact(request, response);
    if (exact !== undefined && !path.endsWith('/')) {
      response.setHeader('content-type', types[extname(path)] ?? types['.html']!);
      return response.end(exact);
    }
    const prefix = Object.keys(mounts).find((mount) => mount.endsWith('/') && path.startsWith(mount));
    const folder = prefix === undefined ? undefined : mounts[prefix];
    if (typeof folder === 'string') {
      const file = join(folder, normalize(`/${path.slice(prefix!.length)}`));
      if (
        await stat(file).then(
          (entry) => entry.isFile(),
          () => false,
        )
      ) {
        response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
        return createReadStream(file).pipe(response);
      }
    }
    response.statusCode = path === '/favicon.ico' ? 204 : 404;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
