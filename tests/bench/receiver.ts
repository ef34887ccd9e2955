/**
 * What a POST costs beside a bare INSERT: `npx tsx tests/bench/receiver.ts`, or `npm run bench -- receiver`.
 *
 * One throwaway PostgreSQL (synchronous commit, on disk). Raw: about 1.3 kB of JSON inserted into a table with a primary key,
 * over 8 connections. POST: whole submissions with the same JSON to the receiver, bundled as it is shipped, a process of its
 * own with 8 connections to the same server, over keep-alive connections on the loopback: HTTP, schema, judgement of every
 * answer, digest, receipt, commit. With 8 at once each waits for the one before; with 32 its group commit shows, which is
 * what a receiver does for many respondents: the bar is on that. All take turns, so that whatever else the machine does falls
 * on all. Ends with 1 when the ratio is under the bar.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { canonical, digest } from '../../src/contract/digest.ts';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startProcess } from '../receiver/process.ts';
import { startPostgres } from '../support/postgres.ts';

const bar = 0.35;
const connections = 8;
const respondents = 32;
const rounds = Number(process.env.ROUNDS ?? 5);
const seconds = Number(process.env.SECONDS_PER_TURN ?? 3);

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
      settle = done;
      fail = failed;
      socket.write(
        `POST /api/submissions HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nIdempotency-Key: ${id}\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
}

/** Runs `work` on so many connections for a turn. @returns how many a second */
async function turn(work: (connection: number) => Promise<void>, width = connections): Promise<number> {
  const started = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: width }, async (_, i) => {
      while (performance.now() - started < seconds * 1000) {
        await work(i);
        count++;
      }
    }),
  );
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
// Beside node_modules, so that the packages left outside are found.
const bundle = fileURLToPath(new URL(`../../node_modules/.cache/varco/receiver-${process.pid}.mjs`, import.meta.url));
const main = fileURLToPath(new URL('../../src/receiver/main.ts', import.meta.url));
const common = { bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' } as const;
await build({ ...common, entryPoints: [main], outfile: bundle, logLevel: 'warning' });
const receiver = await startProcess({ DATABASE_URL: server.url, VARCO_CONTENT: folder }, bundle);
const sql = postgres(server.url, { max: connections, onnotice: () => {} });
await sql`CREATE TABLE raw (id uuid PRIMARY KEY, body jsonb NOT NULL, received_at timestamptz NOT NULL DEFAULT now())`;
const raw = async (): Promise<void> => {
  const id = newId();
  await sql.unsafe('INSERT INTO raw (id, body) VALUES ($1, $2::text::jsonb)', [id, submission(id)], { prepare: true });
};
const { host, hostname, port } = new URL(receiver.url);
const sockets = Array.from({ length: respondents }, () => connect(Number(port), hostname));
await Promise.all(sockets.map((socket) => once(socket, 'connect')));
const clients = sockets.map((socket) => client(socket, host));
const post = async (i: number): Promise<void> => {
  const id = newId();
  const status = await clients[i]!(id, submission(id));
  if (status !== 201) throw new Error(`POST answered ${status}`);
};

try {
  await turn(raw);
  await turn(post, respondents);
  const table: Record<string, number>[] = [];
  for (let round = 1; round <= rounds; round++) {
    const inserts = await turn(raw);
    const few = await turn(post);
    const many = await turn(post, respondents);
    table.push({
      'INSERT/s (8)': Math.round(inserts),
      'POST/s (8)': Math.round(few),
      'POST/s (32)': Math.round(many),
      'ratio (8)': Number((few / inserts).toFixed(3)),
      'ratio (32)': Number((many / inserts).toFixed(3)),
    });
  }
  console.table(table);
  const [few, many] = ['ratio (8)', 'ratio (32)'].map((name) => median(table.map((row) => row[name]!))) as [
    number,
    number,
  ];
  const bytes = Buffer.byteLength(submission(newId()));
  console.log(
    `receiver: POST of ${bytes} bytes at ${many.toFixed(2)} of raw INSERT with ${respondents} respondents at once ` +
      `(${few.toFixed(2)} with ${connections}); bar ${bar}`,
  );
  if (many < bar) process.exitCode = 1;
} finally {
  for (const socket of sockets) socket.destroy();
  await receiver.stop();
  await sql.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  rmSync(bundle, { force: true });
}
