import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import postgres from 'postgres';
import { canonical, digest } from '../../src/contract/digest.ts';
import type { Submission } from '../../src/contract/submission.ts';
import { createReceiver, type Receiver, type Settings } from '../../src/receiver/index.ts';
import { openDatabase } from '../../src/receiver/store/open.ts';
import type { Database } from '../../src/receiver/store/sql.ts';
import { postgresMissing, startPostgres, type Postgres } from '../support/postgres.ts';

/** A small questionnaire with a question of each shape that is stored, counted and exported in its own way. */
export const survey = {
  id: 'survey',
  version: '1.0.0',
  locales: ['it', 'en'],
  title: { it: 'Prova', en: 'Trial' },
  privacy: { controller: 'Ente', retentionDays: 30 },
  forms: { core: { questions: ['name', 'size'] } },
  sections: [
    {
      id: 'one',
      title: 'One',
      questions: [
        { type: 'text', id: 'name', label: { it: 'Nome', en: 'Name' }, required: true, maxLength: 200 },
        { type: 'integer', id: 'size', label: 'Size', min: 0, max: 500 },
        {
          type: 'single',
          id: 'sector',
          label: 'Sector',
          facet: true,
          other: true,
          options: ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() })),
        },
        {
          type: 'multiple',
          id: 'tools',
          label: 'Tools',
          options: ['x', 'y', 'z'].map((value) => ({ value, label: value })),
        },
        { type: 'scale', id: 'mood', label: 'Mood', min: 1, max: 5 },
        {
          type: 'matrix',
          id: 'grid',
          label: 'Grid',
          rows: [
            { id: 'r1', label: 'Row 1' },
            { id: 'r2', label: 'Row 2' },
          ],
          columns: [
            { value: 'yes', label: 'yes' },
            { value: 'no', label: 'no' },
          ],
        },
        { type: 'boolean', id: 'abroad', label: 'Abroad' },
        { type: 'text', id: 'why', label: 'Why', showIf: '${abroad} === true' },
        {
          type: 'group',
          id: 'trips',
          label: 'Trips',
          fields: [
            { type: 'text', id: 'title', label: '=Title' },
            { type: 'country', id: 'country', label: 'Country' },
          ],
        },
        { type: 'file', id: 'cv', label: 'CV', accept: ['.pdf', 'image/png'], maxSize: 100_000, maxFiles: 2 },
        { type: 'consent', id: 'privacy', label: 'Privacy' },
      ],
    },
  ],
};

export type Document = typeof survey & Record<string, unknown>;

export interface Bench {
  receiver: Receiver;
  content: string;
  /** time that the receiver sees; ms */
  clock: { now: number };
  log: Record<string, unknown>[];
  /** another receiver on the same store, once this one is closed (PGlite) or beside it */
  again(options?: Partial<Settings>): Promise<Receiver>;
  publish(document: unknown, name: string): void;
  call(path: string, init?: RequestInit): Promise<Response>;
  post(submission: unknown, headers?: Record<string, string>): Promise<Response>;
}

let serial = 0;
/** A uuid of version 7 that differs at every call. */
export const newId = (): string =>
  `0199aaaa-${(++serial & 0xffff).toString(16).padStart(4, '0')}-7000-8000-${Math.floor(Math.random() * 2 ** 47)
    .toString(16)
    .padStart(12, '0')}`;

export const digestOf = async (document: unknown): Promise<string> => (await digest(canonical(document)))!;

/** A submission to a questionnaire, the trial's unless told otherwise. */
export async function submission(
  answers: Record<string, unknown>,
  more: Partial<Submission> = {},
  document: { id: string; version: string } = survey,
): Promise<Submission> {
  return {
    id: newId(),
    kind: 'questionnaire',
    about: document.id,
    version: document.version,
    digest: await digestOf(document),
    locale: 'it',
    answers,
    startedAt: '2026-01-01T10:00:00Z',
    finishedAt: '2026-01-01T10:20:00Z',
    page: 'https://host.example/mappatura?session=secret#here',
    ...more,
  };
}

export const origin = 'http://receiver.test';
export const receiptOf = (code: string) => ({ Authorization: `Receipt ${code}` });

let shared: Promise<Database> | undefined;
/** One embedded database for all benches of a file, since it takes seconds to open; rows of other tests may be in it. */
export const sharedDatabase = async (): Promise<Database> => ({
  ...(await (shared ??= openDatabase({}))),
  close: async () => {},
});

/** A receiver of its own with a content folder of its own, which holds `survey`. */
export async function bench(options: Partial<Settings> = {}, open = openDatabase): Promise<Bench> {
  const content = mkdtempSync(join(tmpdir(), 'varco-content-'));
  const clock = { now: Date.UTC(2026, 0, 10, 12) };
  const log: Record<string, unknown>[] = [];
  const publish = (document: unknown, name: string) => {
    const path = join(content, `${name}.json`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(document));
  };
  publish(survey, 'survey');
  const settings: Partial<Settings> = {
    content,
    rateLimit: undefined,
    now: () => new Date(clock.now),
    log: (entry) => void log.push(entry),
    ...options,
  };
  const receiver = createReceiver(settings, open);
  await receiver.ready;
  const call = (path: string, init?: RequestInit) => b.receiver.fetch(new Request(origin + path, init));
  const b: Bench = {
    receiver,
    content,
    clock,
    log,
    async again(more) {
      const other = createReceiver({ ...settings, ...more });
      await other.ready;
      return other;
    },
    publish,
    call,
    post: (body, headers) =>
      call('/api/submissions', {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', ...headers },
      }),
  };
  return b;
}

export async function closeBench(b: Bench | undefined): Promise<void> {
  await b?.receiver.close();
  if (b) rmSync(b.content, { recursive: true, force: true });
}

/** Runs a suite on the embedded database in memory and, where it is installed, on a PostgreSQL server of its own. */
export function onBothStores(
  suite: (open: (options?: Partial<Settings>, by?: typeof openDatabase) => Promise<Bench>) => void,
): void {
  describe('on PGlite', () => suite(bench));
  const missing = postgresMissing();
  describe.skipIf(missing)(`on PostgreSQL${missing ? ` (${missing})` : ''}`, () => {
    let server: Postgres | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server?.stop());
    let databases = 0;
    suite(async (options, by) => {
      // A database of its own for each bench.
      const admin = postgres(server!.url, { max: 1, onnotice: () => {} });
      const name = `bench_${++databases}`;
      await admin.unsafe(`CREATE DATABASE ${name}`);
      await admin.end();
      return bench({ ...options, databaseUrl: server!.url.replace(/postgres$/, name) }, by);
    });
  });
}
