import { createServer, request as ask, Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from './browser-random.ts';

/**
 * A bad network in front of any server: what happens to submissions between a phone on a train and an endpoint. Each
 * POST draws a fault (or none) from a seeded source; after `patience` attempts with one Idempotency-Key it passes, so that
 * every run ends. Everything that is not a POST passes.
 */
export const FAULTS = [
  'pass',
  'reset', // the connection is reset before the request is read
  'reset-halfway', // …after a part of the request
  'delay',
  'slice', // request and response arrive in small pieces
  'stall', // delivered, and then silence
  'drop', // delivered and committed, the response is lost
  'cut', // delivered, the response ends in the middle
  'truncated', // delivered, a well-framed half of the JSON comes back
  'twice', // delivered two times at once
  'gateway', // delivered, and 504 comes back
  'busy-seconds', // 429 or 503, Retry-After in seconds
  'busy-date', // 429 or 503, Retry-After as an HTTP date
  'html', // a page with status 200, as captive portals serve
  'html-late', // …in place of the response, after delivery
  'login', // redirect to a login page
  'empty', // 204 in place of the receipt, nothing delivered
  'stranger', // a receipt of another submission, as a broken cache gives
] as const;
export type Fault = (typeof FAULTS)[number];

export interface HostileOptions {
  /** "http://127.0.0.1:1234" */
  target: string;
  seed: number;
  /** attempts of one id that may be hurt; default 6 */
  patience?: number;
  faults?: readonly Fault[];
  /** the clock that the client lives by (compressed time), ms; Retry-After and Date are told in it */
  now?: () => number;
}

export interface HostileProxy {
  origin: string;
  counts: Record<Fault, number>;
  close(): Promise<void>;
}

export async function hostileProxy(options: HostileOptions): Promise<HostileProxy> {
  const { target, seed, patience = 6, faults = FAULTS, now = Date.now } = options;
  const random = seeded(seed);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const counts = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  const attempts = new Map<string, number>();

  const server = createServer((request, response) => {
    response.on('error', () => {});
    request.on('error', () => {});
    void handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/login') return void html(response);
    const key = String(request.headers['idempotency-key'] ?? '');
    if (request.method !== 'POST') return relay(await forward(request, await bytes(request)), response);

    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    const fault = attempt > patience ? 'pass' : faults[Math.floor(random() * faults.length)]!;
    counts[fault]++;

    switch (fault) {
      case 'reset':
        return void request.socket.destroy();
      case 'reset-halfway':
        return void request.once('data', () => request.socket.destroy()).once('end', () => request.socket.destroy());
      case 'busy-seconds':
      case 'busy-date': {
        await bytes(request);
        const seconds = 1 + Math.floor(random() * 30);
        const from = Math.floor(now() / 1000) * 1000;
        const date = fault === 'busy-date';
        return void response
          .writeHead(random() < 0.5 ? 429 : 503, {
            Date: new Date(from).toUTCString(),
            'Retry-After': date ? new Date(from + seconds * 1000).toUTCString() : String(seconds),
          })
          .end();
      }
      case 'html':
        return void (await bytes(request), html(response));
      case 'login':
        return void (await bytes(request), response.writeHead(302, { Location: '/login' }).end());
      case 'empty':
        return void (await bytes(request), response.writeHead(204).end());
      case 'stranger':
        await bytes(request);
        return void response
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ id: '00000000-0000-7000-8000-000000000000', status: 'stored', code: 'x' }));
    }

    const body = await bytes(request);
    if (fault === 'delay') await sleep(random() * 40);
    const answers = await Promise.all([
      forward(request, body, fault === 'slice'),
      ...(fault === 'twice' ? [forward(request, body)] : []),
    ]);
    const answer = answers.at(-1)!;
    switch (fault) {
      case 'drop':
        return void request.socket.destroy();
      case 'stall':
        return; // until the client gives up
      case 'gateway':
        return void response.writeHead(504).end('upstream timed out');
      case 'html-late':
        return html(response);
      case 'truncated':
        answer.body = answer.body.subarray(0, Math.floor(answer.body.length * random()));
        return relay(answer, response);
      case 'cut':
        response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
        response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)));
        await sleep(2);
        return void request.socket.destroy();
      case 'slice':
        response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
        for (let at = 0; at < answer.body.length; at += 40) {
          response.write(answer.body.subarray(at, at + 40));
          await sleep(1);
        }
        return void response.end();
      default:
        return relay(answer, response);
    }
  }

  interface Answer {
    status: number;
    headers: Record<string, string>;
    body: Buffer;
  }

  const forward = (request: IncomingMessage, body: Buffer, sliced = false): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = { ...request.headers, host: new URL(target).host, 'content-length': String(body.length) };
      const outgoing = ask(
        new URL(request.url ?? '/', target),
        { method: request.method, headers, agent },
        (incoming) =>
          bytes(incoming).then(
            (got) =>
              resolve({
                status: incoming.statusCode ?? 502,
                headers: { 'content-type': incoming.headers['content-type'] ?? '' },
                body: got,
              }),
            reject,
          ),
      );
      outgoing.on('error', reject);
      if (!sliced) return void outgoing.end(body);
      void (async () => {
        for (let at = 0; at < body.length; at += 200) {
          outgoing.write(body.subarray(at, at + 200));
          await sleep(1);
        }
        outgoing.end();
      })();
    });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const html = (response: ServerResponse): void =>
  void response
    .writeHead(200, { 'Content-Type': 'text/html' })
    .end('<!doctype html><title>Accedi alla rete</title><form action="/login"></form>');

const relay = (
  answer: { status: number; headers: Record<string, string>; body: Buffer },
  response: ServerResponse,
): void => void response.writeHead(answer.status, answer.headers).end(answer.body);

async function bytes(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
