import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, digest } from '../../src/contract/digest.ts';
import { closeBench, digestOf, onBothStores, receiptOf, submission, survey, type Bench } from './support.ts';

const settled = () => new Promise((done) => setTimeout(done, 1100));

onBothStores((open) => {
  let b: Bench;
  beforeAll(async () => {
    b = await open();
  });
  afterAll(() => closeBench(b));

  describe('a definition', () => {
    it('is served as src takes it, with its digest, and 304 when it is known', async () => {
      const response = await b.call('/api/definitions/survey');
      expect(response.status).toBe(200);
      const served = await response.json();
      expect(served).toEqual({ ...survey, digest: await digestOf(survey) });
      expect(await digest(canonical(served))).toBe(served.digest);
      const again = await b.call('/api/definitions/survey', {
        headers: { 'If-None-Match': response.headers.get('ETag')! },
      });
      expect(again.status).toBe(304);
      expect((await b.call('/api/definitions/none')).status).toBe(404);
      expect((await b.call('/api/definitions/__proto__')).status).toBe(404);
    });

    it('that has changed is told to who answered the old one; a version that is kept is still taken', async () => {
      const old = { ...survey, id: 'moving' };
      const renewed = { ...old, version: '2.0.0', sections: [{ ...old.sections[0]!, title: 'New' }] };
      b.publish(renewed, 'moving');
      await settled();
      const refused = await b.post(await submission({ name: 'x' }, {}, old));
      expect(refused.status).toBe(409);
      expect(await refused.json()).toMatchObject({
        type: '/api/problems/definition-changed',
        current: { version: '2.0.0', digest: await digestOf(renewed) },
      });
      b.publish(old, 'moving@1.0.0');
      await settled();
      expect((await b.post(await submission({ name: 'x' }, {}, old))).status).toBe(201);
      expect((await b.post(await submission({ name: 'x' }, {}, renewed))).status).toBe(201);
      const forged = await submission({ name: 'x' }, { digest: await digestOf(survey) }, renewed);
      expect((await b.post(forged)).status).toBe(409);
    });

    it('with mistakes is told in the log and leaves what was published', async () => {
      b.publish({ ...survey, id: 'careful' }, 'careful');
      await settled();
      expect((await b.call('/api/definitions/careful')).status).toBe(200);
      b.publish({ ...survey, id: 'careful', version: '2', sections: [] }, 'careful');
      await settled();
      expect((await (await b.call('/api/definitions/careful')).json()).version).toBe('1.0.0');
      expect(b.log).toContainEqual(expect.objectContaining({ level: 'error', event: 'definition' }));
    });

    it('takes answers between its dates by the clock of the receiver alone', async () => {
      const document = {
        ...survey,
        id: 'dated',
        opens: '2026-02-01T00:00:00+01:00',
        closes: '2026-02-10T23:59:59+01:00',
      };
      b.publish(document, 'dated');
      await settled();
      const before = b.clock.now;
      const send = async () => {
        const sent = await submission(
          { name: 'x' },
          { startedAt: '2016-01-01T00:00:00Z', finishedAt: '2036-01-01T00:00:00Z' },
          document,
        );
        const response = await b.post(sent);
        return [response.status, (await response.json()).type];
      };
      b.clock.now = Date.parse('2026-01-31T22:00:00Z');
      expect(await send()).toEqual([403, '/api/problems/not-open']);
      b.clock.now = Date.parse('2026-01-31T23:00:01Z');
      expect(await send()).toEqual([201, undefined]);
      b.clock.now = Date.parse('2026-02-10T23:05:00Z');
      expect(await send()).toEqual([201, undefined]);
      b.clock.now = Date.parse('2026-02-10T23:20:00Z');
      expect(await send()).toEqual([410, '/api/problems/closed']);
      b.clock.now = before;
    });
  });

  describe('one submission a respondent', () => {
    const document = { ...survey, id: 'single', onePer: ['name', 'size'] };
    beforeAll(async () => {
      b.publish(document, 'single');
      await settled();
    });
    const send = async (answers: Record<string, unknown>, headers?: Record<string, string>) =>
      b.post(await submission(answers, {}, document), headers);

    it('knows the respondent whatever the case, accents and spaces', async () => {
      expect((await send({ name: 'Città  dell’Arte', size: 1 })).status).toBe(201);
      const second = await send({ name: 'CITTA DELL ARTE', size: 1 });
      expect(second.status).toBe(409);
      const text = await second.text();
      expect(text).toContain('already-answered');
      expect(text).not.toMatch(/in.?flight|citt/i);
      expect((await send({ name: 'Città dell’Arte', size: 2 })).status).toBe(201);
    });

    it('lets the respondent replace the answers with the code of the receipt, and nobody else', async () => {
      const first = await submission({ name: 'Mia', mood: 1 }, {}, document);
      const { code } = await (await b.post(first)).json();
      const wrong = (code[0] === '7' ? '8' : '7') + code.slice(1);
      expect((await send({ name: 'Mia', mood: 2 }, receiptOf(wrong))).status).toBe(403);
      const second = await submission({ name: 'mia', mood: 3 }, {}, document);
      const replaced = await b.post(second, receiptOf(code));
      expect(replaced.status).toBe(201);
      const receipt = await replaced.json();
      expect(receipt.code).not.toBe(code);
      expect((await b.post(second, receiptOf(code))).status).toBe(200);
      const copy = await b.call(`/api/submissions/${second.id}`, { headers: receiptOf(receipt.code) });
      expect((await copy.json()).answers).toEqual({ name: 'mia', mood: 3 });
    });

    it('stores one of many that arrive at once', async () => {
      const all = await Promise.all(
        Array.from({ length: 12 }, (_, i) => submission({ name: 'Insieme', mood: 1 + (i % 5) }, {}, document)),
      );
      const responses = await Promise.all(all.map((one) => b.post(one)));
      expect(responses.map((r) => r.status).sort()).toEqual([201, ...Array(11).fill(409)]);
    });

    it('frees the respondent when the answers are erased', async () => {
      const first = await submission({ name: 'Libera' }, {}, document);
      const { code } = await (await b.post(first)).json();
      await b.call(`/api/submissions/${first.id}`, { method: 'DELETE', headers: receiptOf(code) });
      expect((await send({ name: 'Libera' })).status).toBe(201);
    });
  });

  describe('a draft', () => {
    const id = '0199bbbb-0000-7000-8000-000000000001';
    const draft = (secret: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
      b.call(`/api/drafts/${id}`, { ...init, headers: { Authorization: `Draft ${secret}`, ...init.headers } });
    const put = (secret: string, body: unknown, headers: Record<string, string> = {}) =>
      draft(secret, {
        method: 'PUT',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', ...headers },
      });
    const secret = 'a-secret-of-the-respondent-0001';

    it('is resumed with its secret, on any device, until it expires', async () => {
      expect((await b.call(`/api/drafts/${id}`)).status).toBe(401);
      expect((await draft(secret)).status).toBe(404);
      expect((await put('short', {})).status).toBe(400);
      const made = await put(secret, { answers: { name: 'Bozza' } });
      expect(made.status).toBe(201);
      const { expiresAt } = await made.json();
      const read = await draft(secret);
      expect(await read.json()).toEqual({ answers: { name: 'Bozza' } });
      expect((await draft('another-secret-that-is-long-enough')).status).toBe(403);
      expect((await put('another-secret-that-is-long-enough', {})).status).toBe(403);
      const before = b.clock.now;
      b.clock.now = Date.parse(expiresAt) + 1;
      expect((await draft(secret)).status).toBe(404);
      expect((await b.receiver.purge()).drafts).toBe(1);
      b.clock.now = before;
      expect((await draft(secret)).status).toBe(404);
    });

    it('tells a device that another one wrote in the meantime', async () => {
      const first = await put(secret, { a: 1 });
      const tag = first.headers.get('ETag')!;
      expect((await put(secret, { a: 2 }, { 'If-Match': tag })).status).toBe(200);
      expect((await put(secret, { a: 3 }, { 'If-Match': tag })).status).toBe(412);
      expect(await (await draft(secret)).json()).toEqual({ a: 2 });
      expect((await draft(secret, { method: 'DELETE' })).status).toBe(204);
      expect((await draft(secret)).status).toBe(404);
    });
  });
});
