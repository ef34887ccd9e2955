import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FAULTS, hostileProxy } from './hostile-proxy.ts';
import { checkSet, fastClock, sendThrough } from './hostile-run.ts';

const full = process.env.VARCO_PROOF === 'full';
const seed = Number(process.env.VARCO_SEED ?? Date.now() % 1e9);

/** The smallest endpoint that keeps the contract: one row per id, 409 in flight, 422 for other content. */
async function endpoint(forgetful = false) {
  const rows: { id: string; text: string }[] = [];
  const inFlight = new Set<string>();
  const server = createServer(async (request, response) => {
    let text = '';
    request.setEncoding('utf8');
    try {
      for await (const part of request) text += part;
    } catch {
      return void response.destroy();
    }
    const id = String(request.headers['idempotency-key']);
    const say = (status: number, body: object): void =>
      void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    const receipt = { id, status: 'stored', receivedAt: new Date().toISOString(), code: id.slice(9) };
    if (inFlight.has(id)) return say(409, { type: 'urn:varco:in-flight', status: 409 });
    const row = forgetful ? undefined : rows.find((r) => r.id === id);
    if (row) return row.text === text ? say(200, receipt) : say(422, { type: 'urn:varco:other-content', status: 422 });
    inFlight.add(id);
    await sleep(1);
    rows.push({ id, text });
    inFlight.delete(id);
    say(201, receipt);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    rows,
    origin,
    close: () => new Promise<void>((r) => (server.close(() => r()), server.closeAllConnections())),
  };
}

const make = (id: string, random: () => number): string =>
  JSON.stringify({ id, kind: 'questionnaire', answers: { text: 'è'.repeat(random() * 500) } });

async function run(submissions: number, clients: number, forgetful = false) {
  const server = await endpoint(forgetful);
  const clock = fastClock(100); // a second of backoff lasts 10 ms
  const proxy = await hostileProxy({ target: server.origin, seed, now: clock.now });
  try {
    const sent = await sendThrough({ endpoint: `${proxy.origin}/e`, submissions, clients, seed, clock, make });
    return {
      sent,
      proxy,
      rows: server.rows,
      verdict: checkSet(
        sent,
        server.rows.map(({ id }) => id),
      ),
    };
  } finally {
    await proxy.close();
    await server.close();
  }
}

describe('submissions through a hostile network', () => {
  const submissions = full ? 2000 : 200;

  it(
    `${submissions} of them: none lost, none doubled, none unexpected, no attempt too early`,
    { timeout: 900_000 },
    async () => {
      const { sent, proxy, rows, verdict } = await run(submissions, full ? 100 : 40);
      console.log(
        `seed ${seed}: ${submissions} submissions, ${sent.attempts} attempts, ${JSON.stringify(proxy.counts)}`,
      );
      expect(sent.refused).toEqual([]);
      expect(verdict, `seed ${seed}`).toEqual({ lost: [], unexpected: [], doubled: [], open: [] });
      expect(sent.attempted.size).toBe(submissions);
      expect(rows).toHaveLength(submissions);

      for (const { id, text } of rows) expect(text).toBe(sent.attempted.get(id));
      expect(sent.early, `seed ${seed}`).toEqual([]);
      for (const fault of FAULTS) expect(proxy.counts[fault], `${fault} was never tried`).toBeGreaterThan(0);
    },
  );

  it('and the check sees an endpoint that forgets which ids it has', { timeout: 120_000 }, async () => {
    const { verdict } = await run(40, 20, true);
    expect(verdict.doubled.length).toBeGreaterThan(0);
  });
});

describe('the set checker', () => {
  it('tells lost, unexpected, doubled and open apart', () => {
    const attempted = new Map(['a', 'b', 'c', 'd'].map((id) => [id, '']));
    expect(checkSet({ attempted, acknowledged: new Set(['a', 'b', 'c']) }, ['a', 'b', 'b', 'x'])).toEqual({
      lost: ['c'],
      unexpected: ['x'],
      doubled: ['b'],
      open: ['d'],
    });
  });
});
