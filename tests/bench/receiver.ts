/**
 * What a POST costs beside a bare INSERT: `npx tsx tests/bench/receiver.ts`, or `npm run bench -- receiver`.
 *
 * One throwaway PostgreSQL (synchronous commit, on disk). Raw: about 1.3 kB of JSON inserted into a table with a primary
 * key. POST: whole submissions with the same JSON to the receiver, bundled as it is shipped, a process of its own with the
 * same server, over keep-alive connections on the loopback: HTTP, schema, judgement of every answer, digest, receipt,
 * commit. Both sides have as many at once, each on a connection of its own and each waiting for its answer before the next:
 * 32, on which the bar is, and 8 for comparison. They take short turns, so that whatever else the machine does falls on
 * both, and the median round counts. Ends with 1 when the ratio is under the bar.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { canonical, digest } from '../../src/contract/digest.ts';
import { bundleReceiver, startProcess } from '../receiver/process.ts';
import { startPostgres } from '../support/postgres.ts';

const bar = 0.35;
/** at once on both sides; the first is the one that the bar is on */
const widths = [32, 8] as const;
const rounds = Number(process.env.ROUNDS ?? 15);
const seconds = Number(process.env.SECONDS_PER_TURN ?? 1);

const texts = Array.from({ length: 12 }, (_, i) => ({ type: 'text', id: `t${i}`, label: `Text ${i}`, maxLength: 200 }));
const numbers = Array.from({ length: 8 }, (_, i) => ({ type: 'integer', id: `n${i}`, label: `Number ${i}`, min: 0 }));
const choices = [
  { type: 'multiple', id: 'm', label: 'M', options: ['a', 'b', 'c'].map((value) => ({ value, label: value })) },
];
const definition = {
  id: 'bench',
  version: '1.0.0',
  locales: ['it'],
  title: 'Bench',
  sections: [{ id: 's', title: 'S', questions: [...texts, ...numbers, ...choices] }],
};
const answers = {
  ...Object.fromEntries(texts.map(({ id }, i) => [id, `Compagnia teatrale numero ${i}, ${'x'.repeat(40)}`])),
  ...Object.fromEntries(numbers.map(({ id }, i) => [id, i * 17])),
  m: ['a', 'c'],
};

let serial = 0;
/** uuids of version 7 that differ at every call and at every run */
const run = Math.floor(Math.random() * 2 ** 47)
  .toString(16)
  .padStart(12, '0');
const newId = (): string => {
  const n = (serial++).toString(16).padStart(8, '0');
  return `${n}-0000-7000-8000-${run}`;
};

const sum = await digest(canonical(definition));
const submission = (id: string): string =>
  JSON.stringify({
    id,
    kind: 'questionnaire',
    about: 'bench',
    version: '1.0.0',
    digest: sum,
    locale: 'it',
    answers,
    startedAt: '2026-01-01T10:00:00Z',
    finishedAt: '2026-01-01T10:20:00Z',
    page: 'https://host.example/mappatura',
  });

/** One keep-alive connection: the leanest client there is, so that its own cost does not count as the receiver's. */
function client(socket: Socket, host: string) {
  let heard = '';
  let settle: ((status: number) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('close', () => fail?.(new Error('The receiver closed a connection.')));
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
    const end = heard.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(heard)?.[1] ?? NaN);
    if (end < 0 || heard.length < end + 4 + length) return;
    const status = Number(heard.slice(9, 12));
    heard = '';
    settle?.(status);
  });
  return (id: string, body: string): Promise<number> =>
    new Promise((done, failed) => {
      if (socket.destroyed) return failed(new Error('The receiver has closed a connection.'));
      settle = done;
      fail = failed;
      socket.write(
        `POST /api/submissions HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nIdempotency-Key: ${id}\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
}

/** Lets each of `workers` work for a turn, one thing after the other. @returns how many things a second */
async function turn(workers: readonly (() => Promise<void>)[]): Promise<number> {
  const started = performance.now();
  let count = 0;
  const work = async (one: () => Promise<void>): Promise<void> => {
    for (; performance.now() - started < seconds * 1000; count++) await one();
  };
  await Promise.all(workers.map(work));
  return (count / (performance.now() - started)) * 1000;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const server = await startPostgres();
if (!server) {
  console.log('receiver: skipped, PostgreSQL is not installed.');
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'varco-bench-'));
writeFileSync(join(folder, 'bench.json'), JSON.stringify(definition));
const bundle = await bundleReceiver();
const receiver = await startProcess({ DATABASE_URL: server.url, VARCO_CONTENT: folder }, bundle.path);
const pool = (max: number) => postgres(server.url, { max, onnotice: () => {} });
const admin = pool(1);
await admin`CREATE TABLE raw (id uuid PRIMARY KEY, body jsonb NOT NULL, received_at timestamptz NOT NULL DEFAULT now())`;

/** A turn of INSERTs, one at a time on each of so many connections. */
async function inserts(width: number): Promise<number> {
  const sql = pool(width);
  const insert = async (): Promise<void> => {
    const id = newId();
    await sql.unsafe('INSERT INTO raw (id, body) VALUES ($1, $2::text::jsonb)', [id, submission(id)], {
      prepare: true,
    });
  };
  await Promise.all(Array.from({ length: width }, insert));
  const pace = await turn(Array.from({ length: width }, () => insert));
  await sql.end();
  return pace;
}

/** A turn of POSTs, one at a time on each of so many connections. */
async function posts(width: number): Promise<number> {
  const { host, hostname, port } = new URL(receiver.url);
  // New ones for each turn: the receiver closes what is idle for five seconds.
  const sockets = Array.from({ length: width }, () => connect(Number(port), hostname));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const clients = sockets.map((socket) => client(socket, host));
  const post = async (send: (typeof clients)[number]): Promise<void> => {
    const id = newId();
    const status = await send(id, submission(id));
    if (status !== 201) throw new Error(`POST answered ${status}`);
  };
  const pace = await turn(clients.map((send) => () => post(send)));
  for (const socket of sockets) socket.destroy();
  return pace;
}

try {
  for (let n = 0; n < 3; n++)
    for (const width of widths) {
      await inserts(width);
      await posts(width);
    }
  const table: Record<string, number>[] = [];
  for (let round = 1; round <= rounds; round++) {
    const row: Record<string, number> = {};
    for (const width of widths) {
      const raw = await inserts(width);
      const post = await posts(width);
      row[`INSERT/s (${width})`] = Math.round(raw);
      row[`POST/s (${width})`] = Math.round(post);
      row[`ratio (${width})`] = Number((post / raw).toFixed(3));
    }
    table.push(row);
  }
  console.table(table);
  const [judged, beside] = widths.map((width) => median(table.map((row) => row[`ratio (${width})`]!)));
  console.log(
    `receiver: POST of ${Buffer.byteLength(submission(newId()))} bytes at ${judged!.toFixed(2)} of raw INSERT with ` +
      `${widths[0]} at once on both sides (${beside!.toFixed(2)} with ${widths[1]}); bar ${bar}`,
  );
  if (judged! < bar) process.exitCode = 1;
} finally {
  await receiver.stop();
  await admin.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  bundle.remove();
}
