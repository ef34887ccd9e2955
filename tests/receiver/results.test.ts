import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeBench, onBothStores, receiptOf, submission, survey, type Bench } from './support.ts';

const settled = () => new Promise((done) => setTimeout(done, 1100));

onBothStores((open) => {
  let b: Bench;
  beforeAll(async () => {
    b = await open();
  });
  afterAll(() => closeBench(b));

  const publish = async (id: string) => {
    const document = { ...survey, id };
    b.publish(document, id);
    await settled();
    return document;
  };
  const results = async (id: string) => (await b.call(`/api/results/${id}`)).json();
  const send = async (document: { id: string; version: string }, answers: Record<string, unknown>) => {
    const sent = await submission(answers, {}, document);
    const response = await b.post(sent);
    expect(response.status).toBe(201);
    return { id: sent.id, code: (await response.json()).code as string };
  };

  it('tells nothing of fewer than five, and counts from five on', async () => {
    const document = await publish('few');
    for (let i = 0; i < 4; i++) await send(document, { name: `E${i}`, sector: 'a' });
    expect(await results('few')).toMatchObject({ n: null, suppressed: true, questions: {} });
    await send(document, { name: 'E4', sector: 'a' });
    const told = await results('few');
    expect(told).toMatchObject({ n: 5, suppressed: false });
    expect(told.questions.sector).toEqual({ type: 'single', n: 5, counts: { a: 5, b: 0, c: 0, other: 0 } });
    expect(told.questions.name).toEqual({ type: 'text', n: 5 });
    expect((await b.call('/api/results/none')).status).toBe(404);
  });

  it('counts each kind of question in its way, with quartiles from ten', async () => {
    const document = await publish('many');
    for (let i = 0; i < 20; i++)
      await send(document, {
        name: `E${i}`,
        size: i,
        sector: i < 5 ? 'a' : 'b',
        tools: i < 10 ? ['x', 'y'] : ['x'],
        mood: i < 10 ? 2 : 4,
        grid: { r1: i < 5 ? 'yes' : 'no', r2: i < 2 ? 'yes' : 'no' },
        abroad: i >= 10,
        ...(i >= 10 && { why: 'segreto' }),
      });
    const told = await results('many');
    expect(JSON.stringify(told)).not.toContain('segreto');
    expect(told.n).toBe(20);
    const { questions } = told;
    expect(questions.size).toMatchObject({ type: 'integer', n: 20, mean: 9.5, quartiles: [4.75, 9.5, 14.25] });
    expect(questions.sector.counts).toEqual({ a: 5, b: 15, c: 0, other: 0 });
    expect(questions.tools).toEqual({ type: 'multiple', n: 20, counts: { x: 20, y: 10, z: 0 } });
    expect(questions.mood).toMatchObject({ mean: 3, counts: { 2: 10, 4: 10, 5: 0 } });
    expect(questions.grid.rows.r1).toEqual({ n: 20, counts: { yes: 5, no: 15 } });
    // Two said yes: nothing of that row is told.
    expect(questions.grid.rows.r2).toEqual({ n: null, counts: { yes: null, no: null } });
    expect(questions.why).toEqual({ type: 'text', n: 10 });
    expect(told.groups.sector.a).toEqual({ n: 5, dimensions: {} });
  });

  it('does not let the answers of one be read off before and after them', async () => {
    const document = await publish('steps');
    for (let i = 0; i < 10; i++) await send(document, { name: `E${i}`, sector: i < 5 ? 'a' : 'b' });
    const before = await results('steps');
    let last: { id: string; code: string } | undefined;
    for (let i = 0; i < 4; i++) {
      last = await send(document, { name: `L${i}`, sector: 'c' });
      const after = await results('steps');
      expect(after.n).toBe(11 + i);
      expect(after.questions).toEqual(before.questions);
    }
    await b.call(`/api/submissions/${last!.id}`, { method: 'DELETE', headers: receiptOf(last!.code) });
    expect(await results('steps')).toMatchObject({ n: 13, questions: before.questions });
    for (let i = 0; i < 2; i++) await send(document, { name: `M${i}`, sector: 'c' });
    expect((await results('steps')).questions.sector.counts).toEqual({ a: 5, b: 5, c: 5, other: 0 });
  });

  it('leaves out who was erased once enough has changed', async () => {
    const document = await publish('leaving');
    const all: { id: string; code: string }[] = [];
    for (let i = 0; i < 15; i++) all.push(await send(document, { name: `E${i}`, sector: i < 10 ? 'a' : 'b' }));
    expect((await results('leaving')).questions.sector.counts).toMatchObject({ a: 10, b: 5 });
    for (const { id, code } of all.slice(0, 5))
      await b.call(`/api/submissions/${id}`, { method: 'DELETE', headers: receiptOf(code) });
    expect(await results('leaving')).toMatchObject({ n: 10, questions: { sector: { counts: { a: 5, b: 5 } } } });
  });

  it('scores the dimensions of the real mapping', async () => {
    const file = new URL('../../demo/content/questionnaires/living-mapping.json', import.meta.url);
    const mapping = JSON.parse(readFileSync(file, 'utf8'));
    // Without what must be answered, so that a few answers make a submission.
    for (const section of mapping.sections)
      for (const question of section.questions) {
        delete question.required;
        delete question.requiredIf;
      }
    delete mapping.onePer;
    b.publish(mapping, 'living-mapping');
    await settled();
    for (let i = 0; i < 12; i++)
      await send(mapping, { org_name: `E${i}`, str_plan: i < 6 ? 'yes' : 'no' }).catch(() => {});
    const told = await results('living-mapping');
    if (told.suppressed) throw new Error('The answers of this test are not taken any more.');
    expect(Object.keys(told.dimensions)).toHaveLength(mapping.dimensions.length);
    expect(told.overall).toBeDefined();
  });
});
