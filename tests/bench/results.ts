/**
 * What results cost at 100,000 submissions: `npm run bench -- results` (`RESPONDENTS=10000 STORES=pglite` for less).
 *
 * The published mapping, answered by a seeded generator; 2,000 submissions are judged by the receiver, and the others, which
 * repeat their answers, get copies of their facts by SQL. Then the release is made by the receiver: how long it takes, what
 * memory, how long the event loop stands still. Then, round by round on one database: an indexed `count(*)` of the
 * submissions; a receiver that has just started, asked for the first time (cold); the same receiver again (warm), also by
 * who has the document already; and the crossings of a question. HTTP is on neither side. Ends with 1 when a bar is missed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { canonical, digest } from '../../src/contract/digest.ts';
import { compile } from '../../src/form/compile.ts';
import type { Model } from '../../src/form/index.ts';
import { createReceiver, type Receiver } from '../../src/receiver/index.ts';
import { openDatabase } from '../../src/receiver/store/open.ts';
import { counts, type Database } from '../../src/receiver/store/sql.ts';
import { startPostgres } from '../support/postgres.ts';

const bars = { cold: 20, warm: 2 };
const respondents = Number(process.env.RESPONDENTS ?? 100_000);
const judged = Math.min(2000, respondents);
const rounds = Number(process.env.ROUNDS ?? 15);
const stores = (process.env.STORES ?? 'pglite,postgresql').split(',');
const file = new URL('../../demo/content/questionnaires/living-mapping.json', import.meta.url);
const document = JSON.parse(readFileSync(file, 'utf8')) as { id: string; version: string };

let state = 20_261_127;
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};
/** One of a list; the first more often than the last. */
const one = <T>(list: readonly T[]): T => list[Math.floor(random() ** 1.5 * list.length)]!;
const some = <T>(list: readonly T[], most = 4): T[] => [
  ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => one(list))),
];

/** Answers to every question that has any; those that are not asked are left aside when they are judged. */
function answersOf(model: Model): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const { id, type, ...rest } of model.definition.sections.flatMap(({ questions }) => questions)) {
    if (random() < 0.15) continue;
    const node = model.nodes.get(id)!;
    const values = node.options.map(({ value }) => value);
    const whole = Math.floor(random() ** 2 * 40);
    if (type === 'single' || type === 'dropdown') answers[id] = one(values);
    else if (type === 'multiple' || type === 'ranking') answers[id] = some(values);
    else if (type === 'country') answers[id] = some(['AL', 'DE', 'FR', 'GR', 'HR', 'ME', 'RS', 'SI', 'TN', 'TR'], 3);
    else if (type === 'matrix') answers[id] = Object.fromEntries(node.rows.map((row) => [row.id, one(values)]));
    else if (['integer', 'decimal', 'currency'].includes(type)) answers[id] = whole;
    else if (type === 'percent') answers[id] = Math.floor(random() * 101);
    else if (type === 'year') answers[id] = 2026 - whole;
    else if (type === 'scale' && node.scale) answers[id] = node.scale.min + Math.floor(random() * 5);
    else if (type === 'longtext' || type === 'text') answers[id] = 'Una risposta di esempio, scritta da nessuno.';
    else if (type === 'allocation' && 'rows' in rest)
      answers[id] = Object.fromEntries(node.rows.map((row, i) => [row.id, i === 0 ? 60 : 8]));
  }
  return answers;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Rows `from` to `to`, of which each repeats the answers of one that is judged, over the twelve months of a year. */
async function insert(database: Database, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 5000)
    await database.query(
      `INSERT INTO submissions (id, kind, about, version, locale, answers, started_at, finished_at, page, status,
         received_at, body_digest, code_hash)
       SELECT ('0199bbbb-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'questionnaire', $1, $2, 'it', t.answers,
         now(), now(), 'https://host.example/', 'stored',
         timestamptz '2026-01-01Z' + interval '5 minutes' * i, '\\x00', '\\x00'
       FROM generate_series($3::int, $4::int - 1) i JOIN templates t ON t.number = i % $5`,
      [document.id, document.version, at, Math.min(at + 5000, to), judged],
    );
}

async function seed(database: Database, receiver: Receiver): Promise<number> {
  const model = compile(document);
  await database.run('CREATE TABLE templates (number int PRIMARY KEY, answers jsonb NOT NULL)');
  for (let n = 0; n < judged; n++)
    await database.query('INSERT INTO templates VALUES ($1, $2::text::jsonb)', [n, JSON.stringify(answersOf(model))]);
  await insert(database, 0, judged);
  const each = (await timed(() => receiver.sweep())) / judged;
  await insert(database, judged, respondents);
  await database.run(`INSERT INTO result_facts
    SELECT s.id, f.about, f.layout, f.facts, f.lists FROM generate_series(${judged}, ${respondents - 1}) i
    JOIN submissions s ON s.id = ('0199bbbb-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid
    JOIN result_facts f ON f.submission = ('0199bbbb-0000-7000-8000-' || lpad(to_hex(i % ${judged}), 12, '0'))::uuid
    ON CONFLICT DO NOTHING`);
  await database.run('VACUUM ANALYZE');
  return each;
}

/** @returns whether the bars hold */
async function bench(name: string, database: Database, content: string): Promise<boolean> {
  const start = async (): Promise<Receiver> => {
    const receiver = createReceiver({ content, rateLimit: undefined, log: () => {} }, () =>
      Promise.resolve({ ...database, close: () => Promise.resolve() }),
    );
    await receiver.ready;
    return receiver;
  };
  const get = async (receiver: Receiver, path: string, etag?: string): Promise<Response> => {
    const request = new Request(`http://bench.example/api/results/${path}`, {
      headers: etag ? { 'If-None-Match': etag } : {},
    });
    const response = await receiver.fetch(request);
    await response.arrayBuffer();
    if (![200, 304].includes(response.status)) throw new Error(`${path} answered ${response.status}`);
    return response;
  };

  const maker = await start();
  const each = await seed(database, maker);
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const release = await timed(() => get(maker, document.id));
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  clearInterval(watch);
  const bytes = (await (await maker.fetch(new Request(`http://bench.example/api/results/${document.id}`))).text())
    .length;
  await maker.close();
  const [crossed] = await database.query<{ count: number; bytes: number }>(
    'SELECT count(*)::int AS count, sum(length(document))::int AS bytes FROM release_crossings',
  );
  await database.run('VACUUM ANALYZE');

  const samples: Record<string, number[]> = {};
  const add = async (what: string, work: () => Promise<unknown>): Promise<void> =>
    void (samples[what] ??= []).push(await timed(work));
  const count = () =>
    database.query(`SELECT count(*)::int FROM submissions WHERE about = $1 AND kind = $2 AND ${counts}`, [
      document.id,
      'questionnaire',
    ]);
  const by = `${document.id}/by/org_sector`;
  await count();
  for (let round = 0; round < rounds; round++) {
    await add('count(*)', count);
    const receiver = await start();
    await add('cold', () => get(receiver, document.id));
    const etag = (await get(receiver, document.id)).headers.get('ETag')!;
    await add('count(*)', count);
    await add('warm', () => get(receiver, document.id));
    await add('warm, not modified', () => get(receiver, document.id, etag));
    await receiver.close();
    const other = await start();
    await add('crossings cold', () => get(other, by));
    await add('crossings warm', () => get(other, by));
    await other.close();
  }
  const base = median(samples['count(*)']!);
  console.log(`results on ${name}, ${respondents} submissions of ${document.id}:`);
  console.table(
    Object.fromEntries(
      Object.entries(samples).map(([what, all]) => [
        what,
        { 'median ms': Number(median(all).toFixed(2)), '÷ count(*)': Number((median(all) / base).toFixed(2)) },
      ]),
    ),
  );
  const mb = (amount: number): string => (amount / 2 ** 20).toFixed(0);
  console.log(
    `judging one: ${each.toFixed(2)} ms, beside requests; a release: ${(release / 1000).toFixed(1)} s ` +
      `(${((user + system) / 1e6).toFixed(1)} s of CPU here), at most ` +
      `${mb(peak - before)} MiB more (${mb(peak)} in all), longest block ${(delay.max / 1e6).toFixed(0)} ms; ` +
      `${(bytes / 1024).toFixed(0)} kB of results, ${crossed!.count} crossings of ${mb(crossed!.bytes)} MiB`,
  );
  const [cold, warm] = [median(samples.cold!) / base, median(samples.warm!) / base];
  console.log(`cold ${cold.toFixed(2)} (bar ${bars.cold}), warm ${warm.toFixed(2)} (bar ${bars.warm})`);
  return cold <= bars.cold && warm <= bars.warm;
}

const content = mkdtempSync(join(tmpdir(), 'varco-bench-'));
writeFileSync(
  join(content, 'mapping.json'),
  JSON.stringify({ ...document, digest: await digest(canonical(document)) }),
);
try {
  for (const name of stores) {
    const data = mkdtempSync(join(tmpdir(), 'varco-bench-data-'));
    const server = name === 'postgresql' ? await startPostgres() : undefined;
    if (name === 'postgresql' && !server) {
      console.log('results on postgresql: skipped, PostgreSQL is not installed.');
      continue;
    }
    const database = await openDatabase(server ? { databaseUrl: server.url } : { data });
    try {
      if (!(await bench(name, database, content))) process.exitCode = 1;
    } finally {
      await database.close();
      await server?.stop();
      rmSync(data, { recursive: true, force: true });
    }
  }
} finally {
  rmSync(content, { recursive: true, force: true });
}
