import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createReceiver } from '../../src/receiver/index.ts';
import { openDatabase } from '../../src/receiver/store/open.ts';
import type { Database } from '../../src/receiver/store/sql.ts';
import { full } from '../support/length.ts';
import { submission, survey } from '../receiver/support.ts';
import { seeded } from './browser-random.ts';
import { cut, record } from './power-cut.ts';

/** Power cuts under the embedded database (promise 4): unflushed writes dropped, reordered, torn. */
const cuts = full ? 100 : 3;
const posts = full ? 400 : 60;
const seed = Number(process.env.VARCO_SEED ?? Date.now() % 1e9);
const patience = 120_000 + cuts * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'varco-power-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes for a while, with a checkpoint now and then. @returns what was written and flushed, and the folder before */
async function session(random: () => number) {
  const [content, data, base] = ['content', 'data', 'base'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(content);
  writeFileSync(join(content, 'survey.json'), JSON.stringify(survey));
  const options = { content, data, rateLimit: undefined };
  // Made and closed once, so that the recording begins with what a running receiver finds.
  await createReceiver(options).close();
  let database: Database | undefined;
  const recording = record(join(data, 'pglite'), base);
  const names = new Map<string, string>();
  try {
    const receiver = createReceiver(options, async (settings) => (database = await openDatabase(settings)));
    await receiver.ready;
    let left = posts;
    const sender = async (): Promise<void> => {
      while (left-- > 0) {
        const sent = await submission({ name: `${left} ${'x'.repeat(random() * 150)}` });
        names.set(sent.id, sent.answers.name as string);
        const request = new Request('http://receiver.test/api/submissions', {
          method: 'POST',
          body: JSON.stringify(sent),
          headers: { 'Content-Type': 'application/json' },
        });
        expect((await receiver.fetch(request)).status).toBe(201);
        recording.steps.push({ kind: 'promise', id: sent.id });
        if (random() < 0.05) await database!.run('CHECKPOINT');
      }
    };
    await Promise.all(Array.from({ length: 6 }, sender));
    await receiver.close();
  } finally {
    recording.stop();
  }
  return { steps: recording.steps, base, names };
}

async function read(data: string): Promise<Map<string, string>> {
  const database = await openDatabase({ data });
  try {
    const rows = await database.query<{ id: string; name: string }>(
      `SELECT id, answers->>'name' AS name FROM submissions`,
    );
    // The index tells the same as the table.
    const found = await database.query('SELECT s.id FROM submissions s JOIN submissions t ON t.id = s.id');
    expect(found).toHaveLength(rows.length);
    return new Map(rows.map(({ id, name }) => [id, name]));
  } finally {
    await database.close();
  }
}

describe('a power cut', () => {
  it(
    `loses nothing that was acknowledged, and the embedded database opens, ${cuts} times`,
    async () => {
      const random = seeded(seed);
      const begun = performance.now();
      const { steps, base, names } = await session(random);
      expect(steps.filter(({ kind }) => kind === 'sync').length).toBeGreaterThan(posts / 10);
      const data = join(folder, 'after');
      const after = async (options: Omit<Parameters<typeof cut>[1], 'random'>) => {
        rmSync(data, { recursive: true, force: true });
        const left = cut({ steps, base, folder: join(data, 'pglite') }, { ...options, random });
        const rows = await read(data).catch((error: unknown) => {
          throw new Error(`seed ${seed}, after ${options.after}, ${options.keep} kept: it does not open`, {
            cause: error,
          });
        });
        for (const [id, name] of rows) expect(name).toBe(names.get(id));
        return { ...left, lost: left.promised.filter((id) => !rows.has(id)) };
      };
      let dropped = 0;
      let promised = 0;
      for (let n = 0; n < cuts; n++) {
        const keep = [0, 0.5, random()][n % 3]!;
        const at = Math.floor(random() * (steps.length + 1));
        const left = await after({ after: at, keep });
        expect(left.lost, `seed ${seed}, after ${at} of ${steps.length}, ${keep} kept`).toEqual([]);
        dropped += left.dropped;
        promised += left.promised.length;
      }
      const seconds = Math.round((performance.now() - begun) / 1000);
      console.log(
        `seed ${seed}: ${cuts} power cuts in ${steps.length} steps, ${dropped} unflushed writes dropped or torn, ` +
          `${promised} acknowledged rows looked for, 0 lost, ${seconds} s`,
      );
      expect(dropped).toBeGreaterThan(0);

      // And the check sees a disk whose flushes do nothing.
      const lied = await after({ after: steps.length, keep: 0, lying: true }).then(
        ({ lost }) => lost.length > 0,
        () => true,
      );
      expect(lied).toBe(true);
    },
    patience,
  );
});
