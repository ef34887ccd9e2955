import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt, Submission } from '../../src/contract/submission.ts';
import { changed, registered } from './seats-support.ts';
import { closeBench, digestOf, onBothStores, receiptOf, survey, type Bench } from './support.ts';

const admin = { Authorization: 'Bearer token' };
type Told = Record<string, unknown>;

onBothStores((open) => {
  let b: Bench;
  const document = changed('first', { feedback: 'survey', registration: { questionsLive: true } });
  beforeAll(async () => {
    b = await open({ adminToken: 'token' });
    b.publish(document, 'calendar');
    await new Promise((done) => setTimeout(done, 1100));
  });
  afterAll(() => closeBench(b));

  const json = async (path: string, init?: RequestInit): Promise<[number, Told]> => {
    const response = await b.call(path, init);
    return [response.status, (await response.json()) as Told];
  };
  const seen = (path: string) => json(`/api/admin${path}`, { headers: admin });
  const done = (path: string, body: unknown = {}) =>
    json(`/api/admin${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...admin, 'Content-Type': 'application/json' },
    });
  const post = async (sent: Submission): Promise<Receipt> => (await b.post(sent)).json() as Promise<Receipt>;
  const said = (
    kind: Submission['kind'],
    about: string,
    answers: object,
    more: Partial<Submission> = {},
  ): Submission => ({
    ...registered(about),
    kind,
    answers: answers as Submission['answers'],
    consents: undefined,
    ...more,
  });

  it('lists who comes, checks them in, and seats out of turn who is to be', async () => {
    const formula = { name: '=1+1', email: 'same@sender.example', tables: ['music'] };
    const [one, two, three, four] = [
      await post(registered('first', formula)),
      await post(registered('first', { ...formula, tables: [] })),
      await post(registered('first')),
      await post(registered('first', { tables: ['dance'] })),
    ];
    await post(registered('first', {}, { ifFull: 'fail' }));
    const away = registered('first', { name: 'Turned away', email: 'away@sender.example' }, { ifFull: 'fail' });
    await post(away);
    await post({ ...away, id: away.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) });
    const [, { attendance }] = await seen('/events/first/attendance');
    expect((attendance as { state: string; again: boolean }[]).map(({ state, again }) => [state, again])).toEqual([
      ['confirmed', false],
      ['confirmed', true],
      ['waiting', false],
      ['waiting', false],
    ]);
    const csv = await b.call('/api/admin/events/first/attendance?format=csv', { headers: admin });
    const text = await csv.text();
    expect(text).toContain(`1,confirmed,"'=1+1",same@sender.example`);
    expect(text.split('\r\n')[0]).toBe(
      'number,state,name,email,role,access,expert_question,table,support,present,again,received,id',
    );
    expect(await done(`/events/first/attendance/${one.id}`, { present: true })).toMatchObject([200, { present: true }]);
    expect((await done(`/events/first/attendance/${three.id}`, { present: true }))[0]).toBe(404);
    expect((await done(`/events/first/attendance/${one.id}`, { present: 'yes' }))[0]).toBe(400);
    expect(await done(`/events/first/attendance/${four.id}/promote`)).toMatchObject([
      200,
      { state: 'confirmed', table: 'dance' },
    ]);
    expect((await done(`/events/first/attendance/${four.id}/promote`))[0]).toBe(200);
    const status = await json(`/api/submissions/${three.id}`, { headers: receiptOf(three.code) });
    expect(status[1]).toMatchObject({ status: 'waitlisted', position: 1 });
    const [, { events }] = await seen('/events');
    expect((events as { id: string }[]).find(({ id }) => id === 'first')).toMatchObject({
      ...{ capacity: 2, taken: 3, confirmed: 3, waiting: 1, refused: 2, unmet: 3, present: 1, absent: 0, held: 0 },
    });
    expect(JSON.stringify(events)).not.toMatch(/sender\.example/);
    // The seat too many goes to nobody when it is given back.
    await b.call(`/api/submissions/${two.id}`, { method: 'DELETE', headers: receiptOf(two.code) });
    expect((await json('/api/availability/first'))[1]).toMatchObject({ events: { first: { left: 0, waiting: 1 } } });
    expect((await b.call('/api/admin/events')).status).toBe(401);
  });

  it('counts what mentors give by event, and names nobody', async () => {
    const taken = await post(registered('supported', { support: '1' }));
    await done(`/events/supported/attendance/${taken.id}`, { present: true });
    const [, { events }] = await seen('/events');
    expect((events as { id: string }[]).find(({ id }) => id === 'supported')).toMatchObject({
      support: [
        { by: 'Mentors', offered: 1, reserved: 1, used: 1, expired: 0 },
        { by: 'Ended', offered: 1, reserved: 0, used: 0, expired: 1 },
      ],
    });
  });

  it('shows questions to the experts when they were let through, and names by consent', async () => {
    const agreed = [{ id: 'publication', digest: `sha-256:${'a'.repeat(43)}`, given: true }];
    const asked = await post(said('expert-question', 'first', { question: 'Quando arriva il bando?', name: 'Ada' }));
    expect(asked.status).toBe('pending');
    const named = await post(
      said('expert-question', 'first', { question: 'E poi?', name: 'Bea', live: true }, { consents: agreed }),
    );
    const within = await post(registered('first', { expert_question: 'Con la registrazione?' }));
    const nobody = await b.post(said('expert-question', 'second', { question: 'Dal vivo?', live: true }));
    expect(nobody.status).toBe(422);
    expect((await b.post(said('expert-question', 'off', { question: 'Perché?' }))).status).toBe(410);
    const [, { questions }] = await seen('/questions?event=first&state=pending');
    expect((questions as { id: string }[]).map(({ id }) => id).sort()).toEqual([asked.id, named.id, within.id].sort());
    const published = async () => (await json('/api/events/first/questions'))[1].questions as object[];
    expect(await published()).toEqual([]);
    expect((await done(`/questions/${asked.id}`, { action: 'publish' }))[0]).toBe(200);
    expect((await done(`/questions/${named.id}`, { action: 'answer', answer: 'A marzo.' }))[0]).toBe(200);
    expect((await done(`/questions/${within.id}`, { action: 'reject' }))[0]).toBe(200);
    expect((await done(`/questions/${named.id}`, { action: 'answer' }))[0]).toBe(400);
    expect(await published()).toMatchObject([
      { question: 'Quando arriva il bando?' },
      { question: 'E poi?', name: 'Bea', answer: 'A marzo.', live: true },
    ]);
    expect(JSON.stringify(await published())).not.toContain('Ada');
    const etag = (await b.call('/api/events/first/questions')).headers.get('ETag')!;
    expect((await b.call('/api/events/first/questions', { headers: { 'If-None-Match': etag } })).status).toBe(304);
    await b.call(`/api/submissions/${named.id}`, { method: 'DELETE', headers: receiptOf(named.code) });
    expect(await published()).toHaveLength(1);
  });

  it('hears what people say afterwards, by three questions or by the questionnaire of the event', async () => {
    const early = await b.post(said('feedback', 'supported', { overall: 5 }));
    expect(early.status).toBe(403);
    expect((await b.post(said('feedback', 'past', { overall: 5, useful: 'I tavoli.' }))).status).toBe(201);
    const wrong = await b.post(said('feedback', 'past', { overall: 6 }));
    expect((await wrong.json()).errors[0]).toMatchObject({ pointer: '/answers/overall' });
    b.clock.now = Date.UTC(2026, 2, 6);
    const own = { version: survey.version, digest: await digestOf(survey) };
    expect((await b.post(said('feedback', 'first', { name: 'Ente' }, own))).status).toBe(201);
    expect((await b.post(said('feedback', 'first', { overall: 5 }, own))).status).toBe(422);
    expect((await b.post(said('feedback', 'first', { name: 'Ente' }))).status).toBe(422);
  });

  it('counts what people said, for who organises alone: no less than five, and the texts apart from who wrote them', async () => {
    const overview = async (event: string): Promise<unknown> =>
      ((await seen('/events'))[1].events as { id: string; feedback: unknown }[]).find(({ id }) => id === event)!
        .feedback;
    const results = (path: string): Promise<[number, Told]> => json(`/api/results/${path}`, { headers: admin });
    const [, few] = await results('past');
    expect(few).toMatchObject({ about: 'past', n: null, suppressed: true, questions: {} });
    for (let i = 0; i < 5; i++) await b.post(said('feedback', 'past', { overall: 4, improve: `Meno ${i} slide.` }));
    for (let i = 0; i < 5; i++) await b.post(said('feedback', 'past', { overall: 5 }));
    expect(await overview('past')).toEqual({ n: 11, results: '/api/results/past' });
    expect((await seen('/events/past/attendance'))[1].feedback).toBe('/api/results/past');
    const [status, told] = await results('past');
    expect(status).toBe(200);
    expect(told).toMatchObject({
      n: 11,
      suppressed: false,
      questions: {
        overall: { type: 'scale', n: 11, counts: { 3: 0, 4: 5, 5: 6 } },
        improve: { type: 'longtext', n: 5 },
      },
    });
    expect((told.questions as Record<string, { mean: number }>).overall!.mean).toBeCloseTo(50 / 11, 3);
    const [, texts] = await results('past/texts/improve');
    expect(texts.n).toBe(5);
    expect([...(texts.texts as string[])].sort()).toEqual([0, 1, 2, 3, 4].map((i) => `Meno ${i} slide.`));
    expect((await results('past/by/overall'))[0]).toBe(200);
    // a release holds what was said of this event, and registrations for it are no opinions
    await b.post(registered('past'));
    expect((await results('past'))[1].n).toBe(11);
    // nobody else sees any of it
    for (const path of ['past', 'past/by/overall', 'past/texts/improve']) {
      expect((await b.call(`/api/results/${path}`)).status, path).toBe(401);
      const wrong = await b.call(`/api/results/${path}`, { headers: { Authorization: 'Bearer nonsense' } });
      expect(wrong.status, path).toBe(401);
    }
    expect((await results('no-such-event'))[0]).toBe(404);
  });

  it('counts by the questionnaire that the event names, in the version that was answered', async () => {
    const own = { version: survey.version, digest: await digestOf(survey) };
    const ids = [];
    for (const name of ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque'])
      ids.push(await post(said('feedback', 'first', { name }, own)));
    const [, told] = await json('/api/results/first', { headers: admin });
    expect(told).toMatchObject({ about: 'first', ...own, n: 6, questions: { name: { n: 6 } } });
    // the questionnaire itself has answers of its own, and these are none of them
    expect((await json('/api/results/survey'))[1].n).toBe(null);
    // who takes it back is counted no more
    await b.call(`/api/submissions/${ids[0]!.id}`, { method: 'DELETE', headers: receiptOf(ids[0]!.code) });
    expect((await json('/api/results/first', { headers: admin }))[1].n).toBe(5);
  });

  it('exports registrations and feedback as all other answers', async () => {
    const csv = await b.call('/api/admin/submissions?format=csv&kind=feedback&about=past', { headers: admin });
    const [head, line] = (await csv.text()).split('\r\n');
    expect(head).toMatch(/overall,useful,improve$/);
    expect(line).toMatch(/5,I tavoli\.,$/);
    const registrations = await b.call('/api/admin/submissions?format=csv&kind=registration&about=first', {
      headers: admin,
    });
    expect(await registrations.text()).toContain(`"'=1+1",same@sender.example`);
  });
});
