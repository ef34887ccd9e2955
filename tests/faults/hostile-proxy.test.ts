import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleReceiver, startProcess } from '../receiver/process.ts';
import { digestOf, survey } from '../receiver/support.ts';
import { every, full } from '../support/length.ts';
import { postgresMissing, startPostgres, type Postgres } from '../support/postgres.ts';
import { FAULTS, hostileProxy } from './hostile-proxy.ts';
import { checkSet, fastClock, sendThrough } from './hostile-run.ts';

/** Submissions through a bad network to the receiver as it is shipped, a process with its own store (promise 1). */
const submissions = full ? 2000 : 60;
const clients = full ? 100 : 12;
const seed = Number(process.env.VARCO_SEED ?? Date.now() % 1e9);
/** a second of the clients lasts 25 ms, so their patience of 30 s is 750 ms for a machine that does everything at once */
const speed = 40;
const limit = full ? 1_800_000 : 80_000;

interface Row {
  id: string;
  answers: Record<string, unknown>;
}

/** A submission with a text of its own, in two scripts and with what JSON escapes. */
async function maker(): Promise<(id: string, random: () => number) => string> {
  const digest = await digestOf(survey);
  return (id, random) =>
    JSON.stringify({
      id,
      kind: 'questionnaire',
      about: survey.id,
      version: survey.version,
      digest,
      locale: 'it',
      answers: {
        name: `${id} \u0001"\\ ${'èж😀'.repeat(random() * 30)}`,
        size: Math.floor(random() * 500),
        tools: ['x', 'z'].slice(Math.floor(random() * 2)),
      },
      startedAt: '2026-01-01T10:00:00.000Z',
      finishedAt: '2026-01-01T10:20:00.000Z',
      page: 'https://host.example/mappatura',
    });
}

describe('submissions through a hostile network to the receiver', () => {
  const folder = mkdtempSync(join(tmpdir(), 'varco-hostile-'));
  const token = 'token-of-the-test';
  let bundle: Awaited<ReturnType<typeof bundleReceiver>>;
  beforeAll(async () => {
    writeFileSync(join(folder, 'survey.json'), JSON.stringify(survey));
    bundle = await bundleReceiver();
  });
  afterAll(() => {
    bundle.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const suite = (name: string, environment: () => Record<string, string>): void =>
    it(
      `${submissions} of them on ${name}: none lost, none doubled, none unexpected, each as it was sent`,
      { timeout: limit + 120_000 },
      async () => {
        const env = { VARCO_CONTENT: folder, VARCO_ADMIN_TOKEN: token, ...environment() };
        const receiver = await startProcess(env, bundle.path);
        const clock = fastClock(speed);
        const proxy = await hostileProxy({ target: receiver.url, seed, now: clock.now });
        const make = await maker();
        const endpoint = `${receiver.url}/api/submissions`;
        const read = async (): Promise<Row[]> => {
          const headers = { Authorization: `Bearer ${token}` };
          const response = await fetch(`${receiver.url}/api/admin/submissions?format=json`, { headers });
          return response.json() as Promise<Row[]>;
        };
        try {
          const begun = performance.now();
          const through = `${proxy.origin}/api/submissions`;
          const sent = await sendThrough({ endpoint: through, submissions, clients, seed, clock, make, limit });
          const rows = await read();
          const verdict = checkSet(
            sent,
            rows.map(({ id }) => id),
          );
          console.log(
            `${name}, seed ${seed}: ${sent.attempted.size} submissions, ${sent.attempts} attempts, ` +
              `${sent.receipts.size} acknowledged, ${verdict.lost.length} lost, ${verdict.doubled.length} doubled, ` +
              `${verdict.unexpected.length} unexpected, ${verdict.open.length} open, ` +
              `${Math.round((performance.now() - begun) / 1000)} s, ${JSON.stringify(proxy.counts)}`,
          );
          expect(sent.refused).toEqual([]);
          expect(verdict, `seed ${seed}`).toEqual({ lost: [], unexpected: [], doubled: [], open: [] });
          expect(sent.attempted.size).toBe(submissions);
          expect(rows).toHaveLength(submissions);
          // Whatever the ids say: no answer is there under two of them.
          expect(new Set(rows.map(({ answers }) => answers.name)).size).toBe(submissions);
          for (const row of rows) {
            const { receivedAt: _, status, files: __, ...stored } = row as Row & Record<string, unknown>;
            expect(stored).toEqual(JSON.parse(sent.attempted.get(row.id)!));
            expect(status).toBe('stored');
          }
          expect(sent.early, `seed ${seed}`).toEqual([]);
          for (const fault of FAULTS) expect(proxy.counts[fault], `${fault} was never tried`).toBeGreaterThan(0);

          // The receipt that came through is the one that the receiver gives at every retry.
          const headers = { 'Content-Type': 'application/json' };
          for (const [id, body] of sent.attempted) {
            const again = await fetch(endpoint, {
              method: 'POST',
              body,
              headers: { ...headers, 'Idempotency-Key': id },
            });
            expect(again.status).toBe(200);
            expect(await again.json()).toEqual(sent.receipts.get(id));
          }
          expect(await read()).toEqual(rows);
        } finally {
          await proxy.close();
          await receiver.stop();
        }
      },
    );

  const data = mkdtempSync(join(tmpdir(), 'varco-hostile-data-'));
  afterAll(() => rmSync(data, { recursive: true, force: true }));
  suite('PGlite', () => ({ VARCO_DATA: data }));

  const missing = every ? postgresMissing() : 'on PostgreSQL: in CI';
  describe.skipIf(missing)(missing ?? 'with a server', () => {
    let server: Postgres | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server?.stop());
    suite('PostgreSQL', () => ({ DATABASE_URL: server!.url }));
  });
});

/** An endpoint that accepts everything and stores it each time: what the check is for. */
async function forgetful() {
  const ids: string[] = [];
  const server = createServer(async (request, response) => {
    for await (const part of request.on('error', () => {})) void part;
    const id = String(request.headers['idempotency-key']);
    ids.push(id);
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id, status: 'stored' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ids,
    origin,
    close: () => new Promise<void>((r) => (server.close(() => r()), server.closeAllConnections())),
  };
}

describe('the set checker', () => {
  it('sees an endpoint that forgets which ids it has', { timeout: 120_000 }, async () => {
    const endpoint = await forgetful();
    const clock = fastClock(100);
    const proxy = await hostileProxy({ target: endpoint.origin, seed, now: clock.now });
    try {
      const make = (id: string): string => JSON.stringify({ id });
      const sent = await sendThrough({
        endpoint: `${proxy.origin}/e`,
        submissions: 40,
        clients: 20,
        seed,
        clock,
        make,
      });
      expect(checkSet(sent, endpoint.ids).doubled.length).toBeGreaterThan(0);
    } finally {
      await proxy.close();
      await endpoint.close();
    }
  });

  it('tells lost, unexpected, doubled and open apart', () => {
    const attempted = new Map(['a', 'b', 'c', 'd'].map((id) => [id, '']));
    const receipts = new Map(['a', 'b', 'c'].map((id) => [id, { id }]));
    expect(checkSet({ attempted, receipts }, ['a', 'b', 'b', 'x'])).toEqual({
      lost: ['c'],
      unexpected: ['x'],
      doubled: ['b'],
      open: ['d'],
    });
  });
});
