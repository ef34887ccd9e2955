import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleReceiver, startProcess, type Running } from '../receiver/process.ts';
import { submission, survey } from '../receiver/support.ts';
import { every, full } from '../support/length.ts';
import { postgresMissing, startPostgres, type Postgres } from '../support/postgres.ts';
import { seeded } from './browser-random.ts';

/** SIGKILLs of the receiver mid-write on each store (promise 3). */
const rounds = full ? 100 : every ? 3 : 1;
const seed = Number(process.env.VARCO_SEED ?? Date.now() % 1e9);
const senders = 8;
/** the embedded database takes long to open on a busy machine */
const patience = 120_000 + rounds * 60_000;

type Sent = Awaited<ReturnType<typeof submission>>;

const folder = mkdtempSync(join(tmpdir(), 'varco-kill-'));
const token = 'token-of-the-test';
writeFileSync(join(folder, 'survey.json'), JSON.stringify({ ...survey, privacy: undefined }));
const document = JSON.parse(JSON.stringify({ ...survey, privacy: undefined })) as typeof survey;
const bundle = await bundleReceiver();
const start = (env: Record<string, string>): Promise<Running> => startProcess(env, bundle.path);
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

const post = (url: string, sent: Sent) =>
  fetch(`${url}/api/submissions`, {
    method: 'POST',
    body: JSON.stringify(sent),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': sent.id },
  });

async function stored(url: string): Promise<{ id: string; answers: { name: string } }[]> {
  const response = await fetch(`${url}/api/admin/submissions?format=json`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return response.json() as never;
}

/**
 * The set checker: what was acknowledged must be there, what is there must have been sent, once, with the same receipt at
 * every retry.
 */
function suite(name: string, environment: () => Record<string, string>): void {
  describe(name, () => {
    it(
      `loses nothing that was acknowledged in ${rounds} kills, and stores each retry once`,
      async () => {
        const env = { VARCO_CONTENT: folder, VARCO_ADMIN_TOKEN: token, ...environment() };
        const attempted = new Map<string, Sent>();
        const acked = new Map<string, string>();
        const random = seeded(seed);
        const begun = performance.now();
        let unexpected = 0;
        let cut = 0;
        let receiver: Running | undefined;

        const deliver = async (url: string, sent: Sent): Promise<boolean> => {
          attempted.set(sent.id, sent);
          try {
            const response = await post(url, sent);
            const receipt = (await response.json()) as { code: string };
            if (response.status !== 201 && response.status !== 200) unexpected++;
            const before = acked.get(sent.id);
            if (before !== undefined && before !== receipt.code) unexpected++;
            acked.set(sent.id, receipt.code);
            return true;
          } catch {
            cut++;
            return false;
          }
        };

        for (let round = 0; round < rounds; round++) {
          receiver = await start(env);
          const { url } = receiver;
          // Retries first: those whose answer was lost in the last kill.
          for (const [id, sent] of attempted) if (!acked.has(id)) await deliver(url, sent);
          let running = true;
          const load = Array.from({ length: senders }, async (_, i) => {
            for (let n = 0; running; n++) {
              const sent = await submission({ name: `${round}-${i}-${n}` }, {}, document);
              // The same id twice at once, now and then: a tab and its outbox.
              const both = n % 5 ? [deliver(url, sent)] : [deliver(url, sent), deliver(url, sent)];
              if (!(await Promise.all(both)).every(Boolean)) return;
            }
          });
          // In the middle of it: after some have been acknowledged, and then a moment that nobody chose.
          const enough = acked.size + 5 + random() * 100;
          while (acked.size < enough) await sleep(5);
          await sleep(random() * 20);
          await receiver.kill();
          running = false;
          await Promise.all(load);
        }

        receiver = await start(env);
        const promised = acked.size;
        const rows = await stored(receiver.url);
        const ids = new Set(rows.map(({ id }) => id));
        const lost = [...acked.keys()].filter((id) => !ids.has(id));
        const ghosts = rows.filter(({ id }) => !attempted.has(id));
        expect({ lost, ghosts, doubled: rows.length - ids.size, unexpected }, `seed ${seed}`).toEqual({
          lost: [],
          ghosts: [],
          doubled: 0,
          unexpected: 0,
        });
        for (const { id, answers } of rows) expect(answers.name).toBe(attempted.get(id)!.answers.name);
        // Whatever became of an attempt, a retry now succeeds, and there is one row of each.
        for (const sent of attempted.values()) expect(await deliver(receiver.url, sent)).toBe(true);
        expect((await stored(receiver.url)).length).toBe(attempted.size);
        expect(unexpected).toBe(0);
        expect(promised).toBeGreaterThan(rounds * 5);
        expect(cut).toBeGreaterThan(0);
        const seconds = Math.round((performance.now() - begun) / 1000);
        console.log(
          `${name}, seed ${seed}: ${rounds} kills, ${attempted.size} sent, ${cut} answers cut off, ` +
            `${promised} acknowledged, ${lost.length} lost, ${rows.length - ids.size} doubled, ${seconds} s`,
        );
        expect(await receiver.stop()).toBe(0);
      },
      patience,
    );
  });
}

describe('a receiver that is killed while it writes', () => {
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

describe('a second receiver on the same folder', () => {
  it(
    'is refused with the name of the holder, and takes over once that is dead',
    async () => {
      const data = mkdtempSync(join(tmpdir(), 'varco-lock-'));
      const env = { VARCO_CONTENT: folder, VARCO_DATA: data };
      const first = await start(env);
      for (let i = 0; i < 2; i++) await expect(start(env)).rejects.toThrow(`in use by process ${first.pid}.`);
      expect((await post(first.url, await submission({ name: 'x' }, {}, document))).status).toBe(201);
      await first.kill();
      const second = await start(env);
      expect((await fetch(`${second.url}/api/health`)).status).toBe(200);
      await second.kill();
      rmSync(data, { recursive: true, force: true });
    },
    patience,
  );
});
