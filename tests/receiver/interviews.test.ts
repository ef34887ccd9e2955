import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Interview } from '../../src/contract/interview.ts';
import { closeBench, digestOf, onBothStores, receiptOf, survey, submission, type Bench } from './support.ts';
import { interview, interviewed, told, type Told } from './told.ts';

const token = 'token-of-the-test';
const settled = () => new Promise((done) => setTimeout(done, 1100));

/** The published interview once more, apart from it: all that is told of practices in one test. */
const named: Interview = { ...interview, id: 'named-interview' };

onBothStores((open) => {
  let b: Bench;
  beforeAll(async () => {
    b = await open({ adminToken: token });
    b.publish(interview, 'interviews/living-interview');
    b.publish(named, 'interviews/named-interview');
    await settled();
  });
  afterAll(() => closeBench(b));

  const send = async (answers: Told, document: Interview = interview) => {
    const sent = await interviewed(answers, {}, document);
    const response = await b.post(sent);
    expect([response.status, await response.clone().text()]).toEqual([201, expect.any(String)]);
    return { sent, code: (await response.json()).code as string };
  };
  const own = (id: string, code: string, method = 'GET') =>
    b.call(`/api/submissions/${id}`, { method, headers: receiptOf(code) });
  const admin = (query: string) =>
    b.call(`/api/admin/submissions${query}`, { headers: { Authorization: `Bearer ${token}` } });
  const refused = async (sent: unknown) => {
    const response = await b.post(sent);
    return { status: response.status, ...(await response.json()) };
  };

  it('publishes an interview of a subfolder with its digest, and says when it is the same', async () => {
    const response = await b.call('/api/definitions/living-interview');
    expect(response.status).toBe(200);
    const digest = await digestOf(interview);
    expect(await response.json()).toEqual({ ...interview, digest });
    const etag = response.headers.get('ETag')!;
    expect(etag).toBe(`"${digest}"`);
    const again = await b.call('/api/definitions/living-interview', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  it('stores the worked experiences, gives a receipt and the own copy, and erases them', async () => {
    const answers = told();
    const { sent, code } = await send(answers);
    expect((await b.post(sent)).status).toBe(200);
    const copy = await (await own(sent.id, code)).json();
    expect(copy).toMatchObject({ kind: 'interview', about: 'living-interview', version: interview.version, answers });
    expect((await own(sent.id, code, 'DELETE')).status).toBe(204);
    expect((await own(sent.id, code)).status).toBe(410);
    expect((await refused(sent)).status).toBe(410);
  });

  it('names each wrong answer at its place in the whole, and never says what it was', async () => {
    const sent = await interviewed(
      told((a) => {
        a.experiences[0]!.channel = 'segreto';
        a.tracks[1]!.experiences = ['x_nowhere'];
        delete a.why;
        a.notes = { why: 'segreto' };
        delete a.mode;
      }),
    );
    const { status, errors } = await refused(sent);
    expect(status).toBe(422);
    expect(JSON.stringify(errors)).not.toContain('segreto');
    expect(errors.map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`).sort()).toEqual([
      '/answers/experiences/0/channel option',
      '/answers/mode required',
      '/answers/notes unknown',
      '/answers/tracks/1/experiences/0 option',
      '/answers/why required',
    ]);
  });

  it('takes no questionnaire for an interview, nor an interview for a questionnaire', async () => {
    const unknown = [{ pointer: '/about', code: 'unknown' }];
    const one = await refused(await submission({ name: 'Teatro' }, { kind: 'interview' }));
    expect(one).toMatchObject({ status: 422, errors: unknown });
    const two = await refused(await interviewed(told(), { kind: 'questionnaire' }));
    expect(two).toMatchObject({ status: 422, errors: unknown });
    expect(await refused(await interviewed(told(), { form: 'core' }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '/form', code: 'unknown' }],
    });
  });

  it('says that the interview has changed, and judges by a past version that is kept', async () => {
    const first = { ...interview, id: 'moving', version: '1' };
    const second = { ...first, version: '2', closes: '2027-01-01T00:00:00Z' };
    b.publish(second, 'interviews/moving');
    await settled();
    const late = await interviewed(told(), {}, first);
    expect(await refused(late)).toMatchObject({
      status: 409,
      type: '/api/problems/definition-changed',
      current: { version: '2', digest: await digestOf(second) },
    });
    b.publish(first, 'interviews/moving@1');
    await settled();
    expect((await b.post(late)).status).toBe(201);
    const before = b.clock.now;
    b.clock.now = Date.parse('2027-01-02T00:00:00Z');
    expect((await refused(await interviewed(told(), {}, second))).status).toBe(410);
    b.clock.now = before;
  });

  it('says which interview is left out, and leaves what was published before', async () => {
    b.publish({ ...interview, id: 'broken', phases: [{ ...interview.phases[0], kind: 'song' }] }, 'interviews/broken');
    await settled();
    expect((await b.call('/api/definitions/broken')).status).toBe(404);
    expect(b.log.find((entry) => entry.event === 'definition')).toMatchObject({
      issues: [expect.stringContaining('$.phases[0].kind')],
    });
    expect((await b.call('/api/definitions/living-interview')).status).toBe(200);
  });

  it('purges an interview when its retention has passed', async () => {
    const short: Interview = { ...interview, id: 'short', privacy: { controller: 'Ente', retentionDays: 30 } };
    b.publish(short, 'interviews/short');
    await settled();
    const { sent, code } = await send(told(), short);
    const before = b.clock.now;
    b.clock.now += 29 * 86_400_000;
    await b.receiver.purge();
    expect((await own(sent.id, code)).status).toBe(200);
    b.clock.now += 2 * 86_400_000;
    await b.receiver.purge();
    expect((await own(sent.id, code)).status).toBe(410);
    b.clock.now = before;
  });

  it('exports one row an interview, one an experience, one a track, and all of it as JSON', async () => {
    const { sent } = await send(told(), named);
    const about = '&about=named-interview';
    const csv = async (group: string): Promise<Record<string, string>[]> => {
      const text = await (await admin(`?format=csv&separator=tab${about}${group && `&group=${group}`}`)).text();
      const [head = [], ...rows] = text
        .trim()
        .split('\r\n')
        .map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/s, '$1')));
      return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]!])));
    };
    const [row, ...others] = await csv('');
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: sent.id, why: 'per imparare', mode: sent.answers.mode });
    const experiences = await csv('experiences');
    expect(experiences.map(({ experience_id }) => experience_id)).toEqual(
      told().experiences.map(({ id }) => id as string),
    );
    expect(experiences[3]).toMatchObject({ id: sent.id, item: '4', explore: 'true', channel: 'diaspora' });
    const tracks = await csv('tracks');
    expect(tracks).toHaveLength(4);
    expect(tracks[0]).toMatchObject({
      track_id: 't_officials',
      experiences: 'x_coop_partnering',
      'tests.worked': '1',
      'tests.written': '0',
    });
    expect(await csv('experiences.factors')).toEqual([
      expect.objectContaining({ experience_id: 'x_coop_partnering', factor: 'skills', control: 'us', weight: '' }),
      expect.objectContaining({ experience_id: 'x_london_bid', factor: 'force', control: 'nobody', weight: '5' }),
    ]);
    const book = await csv('codebook');
    expect(book.find(({ sheet, column }) => sheet === 'experiences' && column === 'channel')).toMatchObject({
      section: 'origin',
      questionnaire: 'named-interview',
    });
    const codes = await csv('codes');
    expect(
      codes.find(({ question, value }) => question === 'experiences.factors.control' && value === 'us'),
    ).toBeDefined();

    const book2 = await admin(`?format=xlsx${about}`);
    const files = unzipSync(new Uint8Array(await book2.arrayBuffer()));
    expect(strFromU8(files['xl/workbook.xml']!)).toMatch(/submissions.*experiences.*experiences\.factors.*tracks/);
    const [whole] = await (await admin(`?kind=interview${about}`)).json();
    expect(whole).toMatchObject({ id: sent.id, kind: 'interview', answers: sent.answers });
  });

  it('exports questionnaires and interviews together', async () => {
    await b.post(await submission({ name: 'Teatro' }, {}, survey));
    const text = await (await admin('?format=csv')).text();
    const [head = ''] = text.split('\r\n');
    expect(head).toContain(',name,');
    expect(head).toContain(',mode,');
  });

  it('publishes a practice only with consent, named only where that was said, and not once it is erased', async () => {
    const practices = async (init?: RequestInit) => b.call('/api/practices', init);
    const before = await practices();
    expect(await before.json()).toEqual({ practices: [] });
    const answers = told((a) => {
      const [one, two, three, four] = a.tracks;
      a.org_name = 'Teatro Indaco';
      one!.share = 'no';
      Object.assign(two!, { share: 'anonymous', conditions_text: 'con un partner', steps: 'uno\ndue' });
      Object.assign(three!, { share: 'named', conditions_text: 'con un mediatore' });
      Object.assign(four!, { rung: 'track', override_reason: 'segreto', next_step: 'segreto' });
    });
    const { sent, code } = await send(answers, named);
    const response = await practices();
    expect(response.headers.get('Content-Type')).toBe('application/json');
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      practices: [
        {
          about: 'named-interview',
          locale: 'it',
          name: 'Dalla study visit alla comunità di pratica con lo stesso partner',
          rung: 'practice',
          conditions_text: 'con un partner',
          steps: 'uno\ndue',
        },
        {
          about: 'named-interview',
          locale: 'it',
          name: 'Logica del circuito con la comunità straniera come mediatrice',
          rung: 'practice',
          conditions_text: 'con un mediatore',
          org: 'Teatro Indaco',
        },
      ],
    });
    for (const secret of ['segreto', sent.id, 'x_edinburgh', 't_circuit', 'Funzionari'])
      expect(text).not.toContain(secret);
    const etag = response.headers.get('ETag')!;
    expect((await practices({ headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect(etag).not.toBe(before.headers.get('ETag'));
    await own(sent.id, code, 'DELETE');
    const after = await practices({ headers: { 'If-None-Match': etag } });
    expect(after.status).toBe(200);
    expect(await after.json()).toEqual({ practices: [] });
  });

  it('publishes the rung that was chosen, and nothing of an interview that is not served any more', async () => {
    const gone: Interview = { ...interview, id: 'gone' };
    b.publish(gone, 'interviews/gone');
    await settled();
    const answers = told((a) =>
      Object.assign(a.tracks[3]!, { share: 'named', rung: 'track', override_reason: 'una volta sola' }),
    );
    const { sent, code } = await send(answers, gone);
    const { practices } = await (await b.call('/api/practices')).json();
    expect(practices).toEqual([
      { about: 'gone', locale: 'it', name: 'Associarsi partendo da un progetto europeo', rung: 'track' },
    ]);
    b.publish({ id: 'gone' }, 'interviews/gone');
    await settled();
    expect(await (await b.call('/api/practices')).json()).toEqual({ practices: [] });
    expect((await own(sent.id, code)).status).toBe(200);
  });

  it('counts the interviews that tell of a channel and its outcome, of a factor and who controls it: none of fewer than five', async () => {
    const counted: Interview = { ...interview, id: 'counted' };
    b.publish(counted, 'interviews/counted');
    await settled();
    const results = async () => (await b.call('/api/results/counted')).json();
    const twice = (a: Told) => {
      // twice by the same organisation is one
      const again = a.experiences.find(({ id }) => id === 'x_slowmill')!;
      a.experiences.push({ ...structuredClone(again), id: 'x_again', explore: false });
    };
    for (let i = 0; i < 4; i++) await send(told(twice), counted);
    expect(await results()).toMatchObject({ n: null, suppressed: true, questions: {}, experiences: {} });
    for (let i = 4; i < 10; i++) await send(told(twice), counted);
    expect((await results()).experiences.channels.counts.market).toMatchObject({ ongoing: 0 });
    for (let i = 0; i < 2; i++)
      await send(
        told((a) => {
          twice(a);
          for (const one of a.experiences) if (one.channel === 'diaspora') one.channel = 'market';
          a.experiences.find(({ id }) => id === 'x_london_bid')!.factors = [{ factor: 'money', control: 'us' }];
        }),
        counted,
      );
    const { n, released, experiences, questions } = await results();
    expect([n, released.n]).toEqual([12, 10]);
    expect(experiences.channels.n).toBe(10);
    expect(experiences.channels.counts.diaspora).toMatchObject({ ongoing: 10, consolidated: 0 });
    expect(experiences.factors.counts).toMatchObject({ skills: { us: 10 }, force: { nobody: 10 }, money: { us: 0 } });
    expect(questions.why).toEqual({ type: 'longtext', n: 10 });
    expect(Object.keys(questions).filter((id) => id.includes('/'))).toEqual([]);
    for (let i = 0; i < 3; i++) await send(told(twice), counted);
    const later = await results();
    expect(later.released.n).toBe(15);
    // two told of a market: neither they nor who did not are told apart
    expect(later.experiences.channels.counts.market.ongoing).toBeNull();
    expect(later.experiences.channels.counts.diaspora.ongoing).toBeNull();
    expect(later.experiences.factors.counts).toMatchObject({ skills: { us: 15 }, money: { us: null } });
    expect(JSON.stringify(later)).not.toContain('Slow Mill');
  });
});
