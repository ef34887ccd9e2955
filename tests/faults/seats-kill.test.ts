import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt, Submission } from '../../src/contract/submission.ts';
import { bundleReceiver, startProcess, type Running } from '../receiver/process.ts';
import { cancelled, programme, registered } from '../receiver/seats-support.ts';
import { postgresMissing, startPostgres, type Postgres } from '../support/postgres.ts';
import { seeded } from './browser-random.ts';

/** SIGKILLs of the receiver while 200 people register for 50 seats, each key sent twice (promise 13). */
const kills = Number(process.env.VARCO_KILLS) || (process.env.VARCO_PROOF === 'full' ? 50 : 1);
const seed = Number(process.env.VARCO_SEED || Date.now() % 1e9);
const people = 200;
const capacity = 50;
const token = 'token-of-the-test';

const folder = mkdtempSync(join(tmpdir(), 'varco-seats-'));
writeFileSync(
  join(folder, 'calendar.json'),
  JSON.stringify({
    ...programme,
    circuits: [],
    events: Array.from({ length: kills }, (_, i) => ({
      id: `race-${i}`,
      title: 'Race',
      when: '2099-03-05',
      start: '10:00',
      capacity,
      registration: {},
    })),
  }),
);
const bundle = await bundleReceiver();
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Line {
  submission: string;
  number: number;
  state: string;
}
interface Totals {
  id: string;
  taken: number;
  confirmed: number;
  offered: number;
  held: number;
  waiting: number;
}

const send = (url: string, sent: Submission): Promise<Response> =>
  fetch(`${url}/api/submissions`, {
    method: 'POST',
    body: JSON.stringify(sent),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': sent.id },
  });

async function told<T>(url: string, path: string): Promise<T> {
  const response = await fetch(`${url}/api/admin/${path}`, { headers: { Authorization: `Bearer ${token}` } });
  return response.json() as Promise<T>;
}

function suite(name: string, environment: () => Record<string, string>): void {
  describe(name, () => {
    it(
      `sells no seat twice and loses none in ${kills} kills`,
      async () => {
        const env = { VARCO_CONTENT: folder, VARCO_ADMIN_TOKEN: token, ...environment() };
        const random = seeded(seed);
        const begun = performance.now();
        let [cut, gone, most, sent] = [0, 0, 0, 0];
        let receiver: Running = await startProcess(env, bundle.path);
        for (let round = 0; round < kills; round++) {
          const event = `race-${round}`;
          const all = Array.from({ length: people }, () => registered(event));
          const receipts = new Map<string, Receipt>();
          const leaving = new Map<string, Submission>();
          const left = new Set<string>();
          const unexpected: number[] = [];
          const deliver = async (url: string, one: Submission): Promise<Receipt | undefined> => {
            try {
              sent++;
              const response = await send(url, one);
              if (![200, 201].includes(response.status)) unexpected.push(response.status);
              return (await response.json()) as Receipt;
            } catch {
              cut++;
              return undefined;
            }
          };
          const come = async (url: string, one: Submission): Promise<void> => {
            for (const receipt of await Promise.all([deliver(url, one), deliver(url, one)])) {
              if (!receipt) continue;
              const before = receipts.get(one.id);
              if (before) expect(receipt, `seed ${seed}`).toEqual(before);
              receipts.set(one.id, receipt);
            }
            const receipt = receipts.get(one.id);
            if (!receipt || leaving.has(one.id) || receipt.status !== 'confirmed' || random() > 0.25) return;
            const end = cancelled(one.id, receipt.code);
            leaving.set(one.id, end);
            if (await deliver(url, end)) left.add(one.id);
          };
          const { url } = receiver;
          const load = Promise.all(all.map((one) => come(url, one)));
          // In the middle of it: after some have been answered, and then a moment that nobody chose.
          const enough = random() * people * 0.8;
          while (receipts.size < enough) await sleep(2);
          await sleep(random() * 20);
          await receiver.kill();
          await load;
          receiver = await startProcess(env, bundle.path);
          const again = receiver.url;
          // What had no answer is sent again, by those who came and by those who leave.
          await Promise.all(all.filter(({ id }) => !receipts.has(id)).map((one) => come(again, one)));
          for (const [id, end] of leaving) if (!left.has(id) && (await deliver(again, end))) left.add(id);
          gone += left.size;
          expect(unexpected, `seed ${seed}`).toEqual([]);
          expect([receipts.size, left.size]).toEqual([people, leaving.size]);

          const { events } = await told<{ events: Totals[] }>(again, 'events');
          const { taken, confirmed, offered, held, waiting } = events.find(({ id }) => id === event)!;
          most = Math.max(most, taken, confirmed + offered + held);
          expect(taken, `seed ${seed}`).toBeLessThanOrEqual(capacity);
          expect(confirmed + offered + held, `seed ${seed}`).toBe(taken);
          if (waiting) expect(taken, `seed ${seed}`).toBe(capacity);
          const { attendance } = await told<{ attendance: Line[] }>(again, `events/${event}/attendance`);
          const state = new Map(attendance.map((line) => [line.submission, line.state]));
          expect(state.size).toBe(people);
          expect(new Set(attendance.map(({ number }) => number)).size).toBe(people);
          // A seat that was promised is still there, and one that was given back is not.
          for (const [id, { status }] of receipts)
            if (status === 'confirmed')
              expect(state.get(id), `seed ${seed}`).toBe(left.has(id) ? 'cancelled' : 'confirmed');
          // Who waits came after everybody who was offered a seat from the list.
          const turn = attendance.map(({ state }) => state).filter((one) => one === 'offered' || one === 'waiting');
          expect(turn).toEqual([...turn].sort());
        }
        console.log(
          `seats, ${name}, seed ${seed}: ${kills} kills, ${sent} sent, ${cut} answers cut off, ${gone} cancelled, at most ` +
            `${most} of ${capacity} seats taken, ${Math.round((performance.now() - begun) / 1000)} s`,
        );
        expect(await receiver.stop()).toBe(0);
      },
      120_000 + kills * 60_000,
    );
  });
}

describe('a receiver that is killed while people register', () => {
  const data = mkdtempSync(join(tmpdir(), 'varco-data-'));
  afterAll(() => rmSync(data, { recursive: true, force: true }));
  suite('PGlite', () => ({ VARCO_DATA: data }));

  const missing = postgresMissing();
  describe.skipIf(missing)(missing ?? 'with a server', () => {
    let server: Postgres | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server?.stop());
    suite('PostgreSQL', () => ({ DATABASE_URL: server!.url }));
  });
});
