import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeBench, newId, onBothStores, receiptOf, submission, survey, type Bench } from './support.ts';

onBothStores((open) => {
  let b: Bench;
  beforeAll(async () => {
    b = await open();
  });
  afterAll(() => closeBench(b));

  it('stores a submission and gives a receipt whose code opens the own copy', async () => {
    const sent = await submission({ name: 'Teatro', size: 12, tools: ['x'], grid: { r1: 'yes' } });
    const response = await b.post(sent, { 'Idempotency-Key': sent.id });
    expect(response.status).toBe(201);
    const receipt = await response.json();
    expect(receipt).toEqual({
      id: sent.id,
      status: 'stored',
      receivedAt: new Date(b.clock.now).toISOString(),
      code: expect.stringMatching(/^[0-9A-Z]{32}$/),
    });
    const copy = await b.call(`/api/submissions/${sent.id}`, { headers: receiptOf(receipt.code) });
    expect(copy.status).toBe(200);
    expect(copy.headers.get('Cache-Control')).toBe('no-store');
    const { page, ...rest } = await copy.json();
    const { page: _, startedAt, finishedAt, ...expected } = sent;
    expect(rest).toMatchObject(expected);
    expect(page).toBe('https://host.example/mappatura');
    // Codes are read off paper.
    const typed = receipt.code.toLowerCase().replace(/(.{8})/g, '$1-');
    expect((await b.call(`/api/submissions/${sent.id}`, { headers: receiptOf(typed) })).status).toBe(200);
  });

  it('gives the same receipt for the same id and bytes, also 90 days later and after the questionnaire changed', async () => {
    const document = { ...survey, id: 'lasting', privacy: { controller: 'Ente', retentionDays: 365 } };
    b.publish(document, 'lasting');
    b.clock.now += 2000;
    await new Promise((done) => setTimeout(done, 1100));
    const sent = await submission({ name: 'Teatro' }, {}, document);
    const first = await b.post(sent);
    expect(first.status).toBe(201);
    const receipt = await first.json();
    const before = b.clock.now;
    b.clock.now += 90 * 86_400_000;
    b.publish({ ...document, version: '2.0.0', closes: '2026-01-02T00:00:00Z' }, 'lasting');
    await new Promise((done) => setTimeout(done, 1100));
    const second = await b.post(sent);
    expect(second.status).toBe(200);
    expect(await second.json()).toEqual(receipt);
    b.clock.now = before;
  });

  it('refuses the same id with other content and keeps the original', async () => {
    const sent = await submission({ name: 'Teatro' });
    const { code } = await (await b.post(sent)).json();
    const response = await b.post({ ...sent, answers: { name: 'Altro' } });
    expect(response.status).toBe(422);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect((await response.json()).type).toMatch(/\/id-reused$/);
    const copy = await (await b.call(`/api/submissions/${sent.id}`, { headers: receiptOf(code) })).json();
    expect(copy.answers).toEqual({ name: 'Teatro' });
  });

  it('stores one row when the same id arrives many times at once', async () => {
    const sent = await submission({ name: 'Corsa' });
    const responses = await Promise.all(Array.from({ length: 20 }, () => b.post(sent)));
    expect(responses.map((r) => r.status).sort()).toEqual([...Array(19).fill(200), 201]);
    const codes = await Promise.all(responses.map(async (r) => (await r.json()).code));
    expect(new Set(codes).size).toBe(1);
  });

  it('stores many different ones that arrive at once', async () => {
    const all = await Promise.all(Array.from({ length: 200 }, (_, i) => submission({ name: `Ente ${i}` })));
    const responses = await Promise.all(all.map((one) => b.post(one)));
    expect(new Set(responses.map((r) => r.status))).toEqual(new Set([201]));
    const [first] = await Promise.all(responses.map((r) => r.json()));
    const copy = await b.call(`/api/submissions/${all[0]!.id}`, { headers: receiptOf(first.code) });
    expect((await copy.json()).answers.name).toBe('Ente 0');
  });

  it('names each wrong answer with its rule and never says what was answered', async () => {
    const sent = await submission({ size: 501, tools: ['q'], why: 'segreto', riddle: 'segreto' });
    const response = await b.post(sent);
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).not.toContain('segreto');
    expect(JSON.parse(text).errors).toEqual(
      expect.arrayContaining([
        { pointer: '/answers/name', code: 'required' },
        { pointer: '/answers/size', code: 'max', params: { max: 500, min: 0 } },
        expect.objectContaining({ pointer: '/answers/tools', code: 'option' }),
        { pointer: '/answers/why', code: 'hidden' },
        { pointer: '/answers/riddle', code: 'unknown' },
      ]),
    );
    expect(JSON.stringify(b.log)).not.toContain('segreto');
  });

  it('refuses what is no submission, extra members and an Idempotency-Key that is not the id', async () => {
    const sent = await submission({ name: 'Teatro' });
    for (const [body, pointer] of [
      [{ ...sent, extra: 1 }, '/extra'],
      [{ ...sent, id: 'x' }, '/id'],
      [{ ...sent, locale: undefined }, '/locale'],
      [{ ...sent, kind: 'poem' }, '/kind'],
    ] as const) {
      const response = await b.post(body);
      expect(response.status).toBe(400);
      expect((await response.json()).errors[0].pointer).toBe(pointer);
    }
    expect((await b.post(sent, { 'Idempotency-Key': newId() })).status).toBe(400);
    expect((await b.post([])).status).toBe(400);
    expect((await b.post('{')).status).toBe(400);
  });

  it('says that a kind or a questionnaire is not taken here', async () => {
    const other = await b.post(await submission({ name: 'x' }, { kind: 'contact' }));
    expect(other.status).toBe(422);
    expect((await other.json()).errors).toEqual([{ pointer: '/kind', code: 'unknown' }]);
    const unknown = await b.post(await submission({ name: 'x' }, { about: 'nowhere' }));
    expect((await unknown.json()).errors).toEqual([{ pointer: '/about', code: 'unknown' }]);
    const bare = await b.post(await submission({ name: 'x' }, { version: undefined, digest: undefined }));
    expect(bare.status).toBe(422);
    expect((await bare.json()).errors.map((e: { pointer: string }) => e.pointer)).toEqual(['/version', '/digest']);
  });

  it('judges a shorter form by its own questions', async () => {
    expect((await b.post(await submission({ name: 'x', size: 3 }, { form: 'core' }))).status).toBe(201);
    const longer = await b.post(await submission({ name: 'x', mood: 3 }, { form: 'core' }));
    expect((await longer.json()).errors).toEqual([{ pointer: '/answers/mood', code: 'hidden' }]);
    expect((await b.post(await submission({ name: 'x' }, { form: 'none' }))).status).toBe(422);
  });

  it('needs the code of the receipt, and the right one', async () => {
    const sent = await submission({ name: 'Teatro' });
    const { code } = await (await b.post(sent)).json();
    const path = `/api/submissions/${sent.id}`;
    const bare = await b.call(path);
    expect(bare.status).toBe(401);
    expect(bare.headers.get('WWW-Authenticate')).toBe('Receipt');
    const wrong = (code[0] === '7' ? '8' : '7') + code.slice(1);
    expect((await b.call(path, { headers: receiptOf(wrong) })).status).toBe(403);
    expect((await b.call(path, { method: 'DELETE', headers: receiptOf(wrong) })).status).toBe(403);
    expect((await b.call(`/api/submissions/${newId()}`, { headers: receiptOf(code) })).status).toBe(404);
    expect((await b.call('/api/submissions/x', { headers: receiptOf(code) })).status).toBe(404);
    expect((await b.call(path, { headers: receiptOf(code) })).status).toBe(200);
  });

  it('erases by receipt, and a late retry cannot bring it back', async () => {
    const sent = await submission({ name: 'Cancellami' });
    const { code } = await (await b.post(sent)).json();
    const path = `/api/submissions/${sent.id}`;
    expect((await b.call(path, { method: 'DELETE', headers: receiptOf(code) })).status).toBe(204);
    expect((await b.call(path, { headers: receiptOf(code) })).status).toBe(410);
    expect((await b.call(path, { method: 'DELETE', headers: receiptOf(code) })).status).toBe(204);
    expect((await b.post(sent)).status).toBe(410);
    expect((await b.post({ ...sent, answers: { name: 'Altro' } })).status).toBe(410);
  });

  it('purges when the retention has passed, and says so to a late retry', async () => {
    const sent = await submission({ name: 'Vecchio' });
    const { code } = await (await b.post(sent)).json();
    const before = b.clock.now;
    b.clock.now += 29 * 86_400_000;
    await b.receiver.purge();
    expect((await b.call(`/api/submissions/${sent.id}`, { headers: receiptOf(code) })).status).toBe(200);
    b.clock.now += 2 * 86_400_000;
    expect((await b.receiver.purge()).submissions).toBeGreaterThan(0);
    expect((await b.call(`/api/submissions/${sent.id}`, { headers: receiptOf(code) })).status).toBe(410);
    expect((await b.post(sent)).status).toBe(410);
    b.clock.now = before;
  });
});
