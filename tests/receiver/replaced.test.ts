import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/receiver/store/migrations.ts';
import { openDatabase } from '../../src/receiver/store/open.ts';
import type { Database } from '../../src/receiver/store/sql.ts';
import { closeBench, newId, onBothStores, receiptOf, submission, survey, type Bench } from './support.ts';

const token = 'token-of-the-test';
const admin = { Authorization: `Bearer ${token}` };
const settled = () => new Promise((done) => setTimeout(done, 1100));
const day = 86_400_000;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever was answered
type Json = Record<string, any>;
type Document = typeof survey;
interface Sent {
  id: string;
  code: string;
}

onBothStores((open) => {
  let b: Bench;
  let database: Database;
  beforeAll(async () => {
    b = await open({ adminToken: token }, async (settings) => (database = await openDatabase(settings)));
  });
  afterAll(() => closeBench(b));

  const publish = async (id: string, more: object = {}): Promise<Document> => {
    const document = { ...survey, id, onePer: ['name'], ...more };
    b.publish(document, id);
    await settled();
    return document;
  };
  const post = async (document: Document, answers: Json, code?: string) => {
    const sent = await submission(answers, {}, document);
    const response = await b.post(sent, code === undefined ? {} : receiptOf(code));
    return { sent, response, body: (await response.json()) as Json };
  };
  const send = async (document: Document, answers: Json, code?: string): Promise<Sent> => {
    const { sent, response, body } = await post(document, answers, code);
    expect(response.status).toBe(201);
    return { id: sent.id, code: body.code as string };
  };
  const copyOf = ({ id, code }: Sent) => b.call(`/api/submissions/${id}`, { headers: receiptOf(code) });
  const erase = ({ id, code }: Sent) =>
    b.call(`/api/submissions/${id}`, { method: 'DELETE', headers: receiptOf(code) });
  const statuses = (all: readonly Sent[]) => Promise.all(all.map(async (one) => (await copyOf(one)).status));
  const results = async (id: string): Promise<Json> => (await b.call(`/api/results/${id}`)).json();
  const listed = async (id: string): Promise<Json[]> =>
    (await b.call(`/api/admin/submissions?about=${id}`, { headers: admin })).json();
  const removed = async (id: string) =>
    (await database.query<{ removed: number }>('SELECT removed FROM releases WHERE about = $1', [id]))[0]!.removed;

  describe('answers that others took the place of', () => {
    it('are still there for who holds their code, who is told since when; a late retry has the same receipt', async () => {
      const document = await publish('kept');
      const first = await submission({ name: 'Mia', mood: 1 }, {}, document);
      const receipt = await (await b.post(first)).json();
      b.clock.now += day;
      const at = new Date(b.clock.now).toISOString();
      const second = await send(document, { name: 'mia', mood: 3 }, receipt.code);
      const own = await (await copyOf(receipt)).json();
      expect(own).toMatchObject({ answers: { name: 'Mia', mood: 1 }, replacedAt: at });
      expect(await (await copyOf(second)).json()).not.toHaveProperty('replacedAt');
      const again = await b.post(first);
      expect([again.status, await again.json()]).toEqual([200, receipt]);
      // neither code opens the other's
      expect((await copyOf({ id: first.id, code: second.code })).status).toBe(403);
      expect((await copyOf({ id: second.id, code: receipt.code })).status).toBe(403);
    });

    it('leave lists, exports and files of who runs the survey, and texts', async () => {
      const document = await publish('listed');
      const first = await send(document, { name: 'Alba', abroad: true, why: 'before' });
      await database.query(`INSERT INTO files VALUES ($1, 'p', 'a.pdf', 'application/pdf', 1, 'd', '\\x00')`, [
        first.id,
      ]);
      const second = await send(document, { name: 'Alba', abroad: true, why: 'after' }, first.code);
      expect((await listed('listed')).map(({ id }) => id)).toEqual([second.id]);
      for (const format of ['ndjson', 'csv']) {
        const told = await b.call(`/api/admin/submissions?about=listed&format=${format}`, { headers: admin });
        const text = await told.text();
        expect(text).toContain('after');
        expect(text).not.toContain('before');
      }
      expect((await b.call(`/api/admin/submissions/${first.id}/files/p`, { headers: admin })).status).toBe(404);
      const file = await b.call(`/api/submissions/${first.id}/files/p`, { headers: receiptOf(first.code) });
      expect(file.status).toBe(200);
      const texts = await b.call('/api/results/listed/texts/why', { headers: admin });
      expect(await texts.json()).toEqual({ n: 1, texts: ['after'] });
    });

    it('are replaced by the code of those that stand alone; an earlier code is told so, another’s is not', async () => {
      const document = await publish('chained');
      const [first, other] = [await send(document, { name: 'Ida' }), await send(document, { name: 'Ugo' })];
      const second = await send(document, { name: 'Ida', size: 2 }, first.code);
      const late = await post(document, { name: 'Ida', size: 3 }, first.code);
      expect(late.response.status).toBe(409);
      expect(late.body).toMatchObject({
        type: '/api/problems/replaced',
        replacedAt: new Date(b.clock.now).toISOString(),
      });
      const stranger = await post(document, { name: 'Ida', size: 3 }, other.code);
      expect([stranger.response.status, stranger.body.type]).toEqual([403, '/api/problems/forbidden']);
      expect((await post(document, { name: 'Ida', size: 3 })).body.type).toBe('/api/problems/already-answered');
      const third = await send(document, { name: 'Ida', size: 3 }, second.code);
      expect((await post(document, { name: 'Ida', size: 4 }, first.code)).body.type).toBe('/api/problems/replaced');
      expect((await listed('chained')).map(({ id }) => id).sort()).toEqual([other.id, third.id].sort());
    });

    it('are replaced once when two show the same code at once', async () => {
      const document = await publish('twice');
      const { code } = await send(document, { name: 'Eva' });
      const all = await Promise.all([1, 2, 3, 4, 5].map((mood) => post(document, { name: 'Eva', mood }, code)));
      expect(all.map(({ response }) => response.status).sort()).toEqual([201, 409, 409, 409, 409]);
      for (const { body } of all) if (body.type) expect(body.type).toBe('/api/problems/replaced');
      expect(await listed('twice')).toHaveLength(1);
      // who had no answer tries again with the same bytes and the same code
      const taken = all.find(({ response }) => response.status === 201)!;
      const again = await b.post(taken.sent, receiptOf(code));
      expect([again.status, await again.json()]).toEqual([200, taken.body]);
    });

    it('go with those that took their place, and never take these with them', async () => {
      const document = await publish('erased');
      const a = await send(document, { name: 'Lea' });
      const c = await send(document, { name: 'Lea', size: 1 }, a.code);
      const d = await send(document, { name: 'Lea', size: 2 }, c.code);
      const e = await send(document, { name: 'Lea', size: 3 }, d.code);
      expect((await erase(a)).status).toBe(204);
      expect(await statuses([a, c, d, e])).toEqual([410, 200, 200, 200]);
      expect((await erase(d)).status).toBe(204);
      expect(await statuses([a, c, d, e])).toEqual([410, 410, 410, 200]);
      expect((await erase(e)).status).toBe(204);
      const f = await send(document, { name: 'Lea', size: 5 });
      const g = await send(document, { name: 'Lea', size: 6 }, f.code);
      const erased = await b.call('/api/admin/erase', {
        method: 'POST',
        headers: { ...admin, 'Content-Type': 'application/json' },
        body: JSON.stringify({ ids: [g.id] }),
      });
      expect(await erased.json()).toEqual({ erased: 2 });
      expect(await statuses([f, g])).toEqual([410, 410]);
      // nothing is left of them but that they were
      const left = await database.query<Json>('SELECT * FROM submissions WHERE id = $1', [f.id]);
      expect(left[0]).toMatchObject({ answers: null, replaced_at: null, replaced_by: null, erased_why: 'erased' });
    });

    it('are purged when their own time is over, or with those that took their place', async () => {
      const document = await publish('aged');
      const first = await send(document, { name: 'Pia' });
      b.clock.now += 10 * day;
      const second = await send(document, { name: 'Pia', size: 1 }, first.code);
      b.clock.now += 21 * day;
      await b.receiver.purge();
      expect(await statuses([first, second])).toEqual([410, 200]);
      const third = await send(document, { name: 'Pia', size: 2 }, second.code);
      // the later ones may have been promised a shorter time
      await database.query('UPDATE submissions SET purge_at = $2 WHERE id = $1', [third.id, new Date(b.clock.now)]);
      expect((await b.receiver.purge()).submissions).toBe(2);
      expect(await statuses([second, third])).toEqual([410, 410]);
    });

    it('leave a release as erased ones do, and are not taken from it once more when they are erased', async () => {
      const document = await publish('counted');
      const all: Sent[] = [];
      for (let i = 0; i < 10; i++) all.push(await send(document, { name: `E${i}`, sector: 'a' }));
      expect(await results('counted')).toMatchObject({ n: 10, released: { n: 10 } });
      const again: Sent[] = [];
      for (const [i, { code }] of all.slice(0, 4).entries())
        again.push(await send(document, { name: `E${i}`, sector: 'b' }, code));
      expect(await removed('counted')).toBe(4);
      // four out, four in: too few to tell
      expect(await results('counted')).toMatchObject({ n: 10, released: { n: 10 }, questions: { sector: { n: 10 } } });
      await erase(all[0]!);
      await b.receiver.sweep();
      expect(await removed('counted')).toBe(4);
      expect(await results('counted')).toMatchObject({ n: 10 });
      again.push(await send(document, { name: 'E4', sector: 'b' }, all[4]!.code));
      const told = await results('counted');
      expect(told).toMatchObject({ n: 10, released: { n: 10 } });
      expect(told.questions.sector.counts).toMatchObject({ a: 5, b: 5 });
      // facts are of those that count
      const facts = await database.query<{ submission: string }>(
        'SELECT submission FROM result_facts WHERE about = $1',
        ['counted'],
      );
      const standing = [...all.slice(5), ...again].map(({ id }) => id).sort();
      expect(facts.map(({ submission }) => submission).sort()).toEqual(standing);
    });

    it('while releases are made of what comes meanwhile, nobody is counted twice', async () => {
      const document = await publish('racing');
      let standing: Sent[] = [];
      for (let i = 0; i < 12; i++) standing.push(await send(document, { name: `E${i}`, size: 0 }));
      for (let round = 1; round <= 4; round++) {
        const [fresh] = await Promise.all([
          Promise.all(standing.map(({ code }, i) => send(document, { name: `E${i}`, size: round }, code))),
          ...Array.from({ length: 4 }, () => results('racing')),
          b.receiver.sweep(),
        ]);
        standing = fresh;
        expect((await results('racing')).n).toBe(12);
      }
      const told = await results('racing');
      expect(told).toMatchObject({ n: 12, released: { n: 12 }, questions: { size: { n: 12, mean: 4 } } });
    });
  });

  it('a store from before this is brought up to date, with what it holds', async () => {
    const document = await publish('older');
    const first = await send(document, { name: 'Ada' });
    const [gone, id] = [newId(), first.id];
    // as the step before left it
    await database.run(`
      DELETE FROM migrations WHERE number >= 6;
      ALTER TABLE event_states DROP COLUMN shown;
      DROP INDEX submissions_replaced; DROP INDEX submissions_released;
      ALTER TABLE submissions DROP COLUMN replaced_at; ALTER TABLE submissions DROP COLUMN replaced_by;
      CREATE INDEX submissions_released ON submissions (about, kind, released) WHERE erased_at IS NULL;
      INSERT INTO submissions (id, kind, about, status, received_at, code_hash, erased_at, erased_why)
      SELECT '${gone}', kind, about, status, received_at, code_hash, now(), 'replaced' FROM submissions WHERE id = '${id}';
    `);
    await migrate(database);
    const old = await copyOf({ id: gone, code: first.code });
    expect([old.status, await old.json()]).toEqual([410, expect.objectContaining({ why: 'replaced' })]);
    const second = await send(document, { name: 'Ada', size: 1 }, first.code);
    expect(await statuses([first, second])).toEqual([200, 200]);
    expect((await listed('older')).map((one) => one.id)).toEqual([second.id]);
  });
});
