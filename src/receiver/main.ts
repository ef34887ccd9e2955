import { existsSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { createReceiver } from './receiver.ts';
import { fromEnvironment } from './settings.ts';

/**
 * The receiver as a process. Everything is set by environment variables (README.md). Ends with 0 after SIGTERM or SIGINT,
 * when requests in flight are answered and the store is closed; with 1 when it cannot start, and says why.
 */
let lines = '';

function flush(): void {
  if (lines) process.stdout.write(lines);
  lines = '';
}

/** Lines are written together: a pipe is written to synchronously, and a line per request would wait for its reader. */
function log(entry: Record<string, unknown>): void {
  if (!lines) setTimeout(flush, 50);
  lines += `${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`;
}
process.on('exit', flush);

function fail(error: unknown): never {
  process.stderr.write(`varco: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const env = process.env;
  const settings = { ...fromEnvironment(env), log };
  if (!env.VARCO_STATIC) {
    const demo = [
      ['/', 'demo'],
      ['/varco/', 'dist'],
    ].filter(([, folder]) => existsSync(folder!));
    settings.static = Object.fromEntries(demo);
  }
  const port = Number(env.PORT || 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT: found "${env.PORT}", expected a port.`);
  const hostname = env.HOST || '127.0.0.1';

  const receiver = createReceiver(settings);
  await receiver.ready;
  const server = serve(
    // A slow sender may not hold a connection for ever; an upload of 20 MiB on a slow line takes two minutes.
    { fetch: receiver.fetch, port, hostname, serverOptions: { headersTimeout: 20_000, requestTimeout: 180_000 } },
    (info) => log({ level: 'info', event: 'listening', url: `http://${hostname}:${info.port}/` }),
  );
  server.on('error', fail);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const closed = new Promise<void>((done) => server.close(() => done()));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    const patience = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5000);
    closed
      .then(() => receiver.close())
      .then(() => process.exit(0), fail)
      .finally(() => clearTimeout(patience));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch(fail);
