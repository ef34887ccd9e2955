import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReceiver, type Receiver } from '../../src/receiver/index.ts';
import { openDatabase } from '../../src/receiver/store/open.ts';
import type { Database } from '../../src/receiver/store/sql.ts';
import { closeBench, newId, onBothStores, origin, receiptOf, submission, survey, type Bench } from './support.ts';

const token = 'token-of-the-test';
const settled = () => new Promise((done) => setTimeout(done, 1100));
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever was answered
type Json = Record<string, any>;

onBothStores((open) => {
  let b: Bench;
  let database: Database;
  const others: Receiver[] = [];
  beforeAll(async () => {
    b = await open({ adminToken: token }, async (settings) => (database = await openDatabase(settings)));
  });
  afterAll(async () => {
    for (const other of others) await other.close();
    await closeBench(b);
  });

  /** Another receiver on the same database. */
  const beside = async (): Promise<Receiver> => {
    const other = createReceiver({ content: b.content, rateLimit: undefined }, () =>
      Promise.resolve({ ...database, close: () => Promise.resolve() }),
    );
    await other.ready;
    others.push(other);
    return other;
  };
  const publish = async (id: string, more: Json = {}) => {
    const document = { ...survey, id, ...more };
    b.publish(document, id);
    await settled();
    return document;
  };
  const ask = (receiver: Receiver, path: string) => receiver.fetch(new Request(`${origin}/api/results/${path}`));
  const results = async (id: string, receiver = b.receiver): Promise<Json> => (await ask(receiver, id)).json();
  const send = async (document: { id: string; version: string }, answers: Json, headers = {}) => {
    const sent = await submission(answers, {}, document);
    const response = await b.post(sent, headers);
    expect(response.status).toBe(201);
    return { id: sent.id, code: (await response.json()).code as string };
  };
  /** Many at once, past the judgement of requests. */
  const insert = (about: string, all: readonly Json[]) =>
    database.query(
      `INSERT INTO submissions (id, kind, about, version, locale, answers, page, status, received_at, body_digest, code_hash)
       SELECT id, 'questionnaire', $2, '1.0.0', 'it', answers, '', 'stored', $3, '\\x00', '\\x00'
       FROM json_to_recordset($1::text::json) AS s (id uuid, answers jsonb)`,
      [JSON.stringify(all.map((answers) => ({ id: newId(), answers }))), about, new Date(b.clock.now)],
    );
  const facts = (about: string) =>
    database.query<{ submission: string; layout: string; facts: Uint8Array; lists: string | null }>(
      'SELECT * FROM result_facts WHERE about = $1 ORDER BY submission',
      [about],
    );
  const release = async (about: string) =>
    (await database.query<Json>('SELECT * FROM releases WHERE about = $1', [about]))[0]!;

  it('keeps facts of each submission without its words, made beside requests and gone with it', async () => {
    const document = await publish('facts');
    const all = [];
    for (let i = 0; i < 6; i++)
      all.push(
        await send(document, {
          name: 'segreto',
          sector: 'other',
          sector_other: 'segreto',
          abroad: true,
          why: 'segreto',
        }),
      );
    expect(await facts('facts')).toEqual([]);
    await b.receiver.sweep();
    const made = await facts('facts');
    expect(made.map(({ submission }) => submission).sort()).toEqual(all.map(({ id }) => id).sort());
    for (const row of made)
      expect(Buffer.from(row.facts).toString('latin1') + (row.lists ?? '')).not.toContain('segreto');
    expect(await results('facts')).toMatchObject({ n: 6, released: { n: 6 } });
    await b.call(`/api/submissions/${all[0]!.id}`, { method: 'DELETE', headers: receiptOf(all[0]!.code) });
    expect((await facts('facts')).map(({ submission }) => submission)).not.toContain(all[0]!.id);
    expect(await results('facts')).toMatchObject({ n: 5, released: { n: 6 } });
  });

  it('counts answers that took the place of others once, as they are now', async () => {
    const document = await publish('replaced', { onePer: ['name'] });
    const first = await send(document, { name: 'E0', sector: 'a' });
    for (let i = 1; i < 10; i++) await send(document, { name: `E${i}`, sector: i < 5 ? 'a' : 'b' });
    await b.receiver.sweep();
    await send(document, { name: 'E0', sector: 'b' }, receiptOf(first.code));
    expect(await facts('replaced')).toHaveLength(9);
    const told = await results('replaced');
    // four said "a" by now: too few to tell
    expect(told).toMatchObject({ n: 10, released: { n: 10 } });
    expect(told.questions.sector.counts.a).toBeNull();
  });

  it('judges again when a definition means something else, and not when a word of it has changed', async () => {
    const document = await publish('changing');
    for (let i = 0; i < 5; i++) await send(document, { name: `E${i}`, size: 20 });
    await b.receiver.sweep();
    const layouts = async () => [...new Set((await facts('changing')).map(({ layout }) => layout))];
    const before = await layouts();
    await publish('changing', { version: '1.0.1', title: 'Other words' });
    await b.receiver.sweep();
    expect(await layouts()).toEqual(before);

    const [section] = structuredClone(survey.sections);
    section!.questions[2]!.options!.push({ value: 'd', label: 'D' });
    const changed = await publish('changing', { version: '2.0.0', sections: [section] });
    await b.receiver.sweep();
    const after = await layouts();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    for (let i = 0; i < 5; i++) await send(changed, { name: `N${i}`, sector: 'd' });
    expect(await results('changing')).toMatchObject({
      n: 10,
      version: '2.0.0',
      questions: { size: { n: 5, mean: 20 }, sector: { n: 5, counts: { a: 0, d: 5 } } },
    });
  });

  it('is released once by two receivers that are asked at the same time', async () => {
    const document = await publish('racing');
    const other = await beside();
    for (let round = 1; round <= 3; round++) {
      for (let i = 0; i < 5; i++) await send(document, { name: `E${round}${i}`, sector: 'a' });
      const told = await Promise.all(
        Array.from({ length: 6 }, (_, i) => results('racing', i % 2 ? other : b.receiver)),
      );
      for (const one of told) expect(one).toMatchObject({ n: 5 * round, released: { n: 5 * round } });
      expect(await release('racing')).toMatchObject({ number: round, members: 5 * round, removed: 0, maker: null });
    }
  });

  it('begins again where a receiver ended between facts and release, once that one holds it no more', async () => {
    const document = await publish('crashed');
    for (let i = 0; i < 6; i++) await send(document, { name: `E${i}`, sector: 'a' });
    await b.receiver.sweep();
    // It had said who is in its release, and was at it until just now.
    await database.query(`UPDATE submissions SET released = 1 WHERE about = 'crashed'`);
    await database.query(
      `INSERT INTO releases (about, number, members, removed, released_at, document, maker, making_until)
       VALUES ('crashed', 0, 0, 0, now(), '', $1, clock_timestamp() + interval '1 second')`,
      [randomUUID()],
    );
    const gone = await send(document, { name: 'gone', sector: 'b' });
    await database.query(`UPDATE submissions SET released = 1 WHERE id = $1`, [gone.id]);
    await b.call(`/api/submissions/${gone.id}`, { method: 'DELETE', headers: receiptOf(gone.code) });
    await send(document, { name: 'E6', sector: 'a' });
    expect(await results('crashed')).toMatchObject({
      n: 7,
      released: { n: 7 },
      questions: { sector: { counts: { a: 7, b: 0 } } },
    });
    expect(await release('crashed')).toMatchObject({ number: 1, members: 7, removed: 0 });
  });

  it('of many tells the last release at once, and makes the next one meanwhile', async () => {
    await publish('many-due');
    await insert(
      'many-due',
      Array.from({ length: 400 }, (_, i) => ({ name: `E${i}`, size: i })),
    );
    expect(await results('many-due')).toMatchObject({ n: 400, released: { n: 400 } });
    await insert(
      'many-due',
      Array.from({ length: 100 }, (_, i) => ({ name: `L${i}`, size: 450 })),
    );
    expect(await results('many-due')).toMatchObject({ n: 500, released: { n: 400 } });
    await expect.poll(async () => (await results('many-due')).released.n, { timeout: 20_000 }).toBe(500);
    expect((await results('many-due')).questions.size).toMatchObject({ n: 500, mean: 249.6 });
  });

  it('says by its ETag whether anything has changed, and takes nothing but questions', async () => {
    const document = await publish('tagged');
    const get = (path: string, tag: string) =>
      b.call(`/api/results/tagged${path}`, { headers: { 'If-None-Match': tag } });
    for (let i = 0; i < 10; i++) await send(document, { name: `E${i}`, sector: 'a', abroad: i < 5 });
    for (const path of ['', '/by/sector']) {
      const first = await b.call(`/api/results/tagged${path}`);
      expect(first.headers.get('Cache-Control')).toBe('no-cache');
      const tag = first.headers.get('ETag')!;
      const same = await get(path, tag);
      expect([same.status, await same.text()]).toEqual([304, '']);
      expect((await b.call(`/api/results/tagged${path}`, { method: 'POST' })).status).toBe(405);
    }
    const [results, crossings] = await Promise.all(
      ['', '/by/sector'].map(async (path) => (await b.call(`/api/results/tagged${path}`)).headers.get('ETag')!),
    );
    await send(document, { name: 'E10', sector: 'b' });
    // one more is told by n, and by nothing else
    expect((await get('', results!)).status).toBe(200);
    expect((await get('/by/sector', crossings!)).status).toBe(304);
    for (let i = 0; i < 4; i++) await send(document, { name: `F${i}`, sector: 'b' });
    await get('', results!);
    expect((await get('/by/sector', crossings!)).status).toBe(200);
  });

  it('crosses two questions in the same release as counting by hand does', async () => {
    await publish('crossed');
    const sectors = ['a', 'b', 'c'];
    const all = Array.from({ length: 120 }, (_, i) => ({
      name: `E${i}`,
      sector: sectors[i % 3]!,
      abroad: i % 5 < 3,
      grid: { r1: i % 4 ? 'yes' : 'no' },
    }));
    await insert('crossed', all);
    await results('crossed');
    const by: Json = await (await ask(b.receiver, 'crossed/by/sector')).json();
    expect(by).toMatchObject({ about: 'crossed', by: 'sector', released: { n: 120 }, threshold: 5 });
    const { columns, rows, counts } = by.questions.abroad;
    expect(columns).toEqual(sectors);
    expect(counts).toEqual(
      rows.map((row: string) =>
        sectors.map((column) => all.filter(({ sector, abroad }) => sector === column && String(abroad) === row).length),
      ),
    );
    const row: Json = await (await ask(b.receiver, 'crossed/by/grid/r1')).json();
    expect(row.questions.sector.columns).toEqual(['yes', 'no']);
    expect(await (await ask(b.receiver, 'crossed/by/grid%2Fr1')).json()).toEqual(row);
    // of a text there is no table, of what is not asked nothing at all
    expect(await (await ask(b.receiver, 'crossed/by/name')).json()).toMatchObject({ by: 'name', questions: {} });
    for (const path of ['nothing', '__proto__', 'constructor', 'grid/none', 'x'.repeat(5000), '%2e%2e%2fname'])
      expect((await ask(b.receiver, `crossed/by/${path}`)).status).toBe(404);
    for (const about of ['__proto__', 'a%2Fb', 'x'.repeat(5000), '%00', '%zz'])
      expect((await ask(b.receiver, about)).status).toBe(404);
  });

  it('tells of when answers came, by month', async () => {
    const document = await publish('months');
    const before = b.clock.now;
    for (let i = 0; i < 6; i++) await send(document, { name: `E${i}` });
    expect((await results('months')).periods).toEqual([{ from: '2026-01', to: '2026-02', n: 6 }]);
    b.clock.now = Date.UTC(2026, 1, 3);
    for (let i = 0; i < 5; i++) await send(document, { name: `F${i}` });
    expect((await results('months')).periods).toEqual([
      { from: '2026-01', to: '2026-02', n: 6 },
      { from: '2026-02', to: '2026-03', n: 5 },
    ]);
    b.clock.now = before;
  });

  it('tells what was written to who has the token alone, and never who somebody is', async () => {
    const [section] = structuredClone(survey.sections);
    Object.assign(section!.questions[0]!, { data: 'identity' });
    await publish('written', { sections: [section] });
    await insert(
      'written',
      Array.from({ length: 250 }, (_, i) => ({
        name: `E${i}`,
        sector: 'other',
        sector_other: `settore ${i}`,
        abroad: true,
        why: `perché ${i}`,
      })),
    );
    const read = (path: string, headers: Record<string, string> = { Authorization: `Bearer ${token}` }) =>
      b.call(`/api/results/written/texts/${path}`, { headers });
    const first = await read('why');
    expect(first.headers.get('Cache-Control')).toBe('no-store');
    const { n, texts, next } = await first.json();
    expect([n, texts.length]).toEqual([250, 200]);
    const rest = await (await read(`why?after=${next}`)).json();
    expect(rest).toEqual({ n: 250, texts: expect.any(Array) });
    const all = [...texts, ...rest.texts] as string[];
    expect(new Set(all).size).toBe(250);
    const numbers = (list: string[]) => list.map((text) => Number(text.split(' ')[1]));
    expect(numbers(all)).not.toEqual([...numbers(all)].sort((x, y) => x - y));
    const sectors = await (await read('sector_other')).json();
    expect(numbers(sectors.texts)).not.toEqual(numbers(texts));
    for (const path of ['name', 'size', 'size_other', 'nothing', '__proto__'])
      expect((await read(path)).status).toBe(404);
    expect((await read('why?after=x')).status).toBe(400);
    expect((await read('why', {})).status).toBe(401);
    expect((await read('why', { Authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await ask(await beside(), 'written/texts/why')).status).toBe(404);
  });
});
