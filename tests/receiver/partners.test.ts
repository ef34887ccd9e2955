import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Partners } from '../../src/contract/partners.ts';
import { contacts, letter, partners, proposal, request, testMailer } from './partners-support.ts';
import { closeBench, newId, onBothStores, receiptOf, type Bench } from './support.ts';

const token = 'the-token-of-the-moderation';
const address = /[\w.+-]+@[\w-]+\.[\w.-]+/;

onBothStores((open) => {
  let b: Bench;
  const mailer = testMailer();
  const hour = 3_600_000;
  beforeAll(async () => {
    b = await open({ adminToken: token, mailer });
    b.publish(partners, 'partners/map');
    b.publish(contacts, 'contacts');
    await new Promise((done) => setTimeout(done, 1100));
    await b.call('/api/partners');
  }, 120_000);
  afterAll(() => closeBench(b));
  // Another hour: nobody has written yet.
  beforeEach(() => {
    b.clock.now += hour + 1;
    mailer.sent.length = 0;
    delete mailer.before;
  });

  const published = async (id = ''): Promise<Partners> => (await b.call(`/api/partners${id}`)).json();
  const entryOf = async (id: string) => (await published()).features.find((feature) => feature.id === id);
  const admin = (path: string, body?: unknown) =>
    b.call(`/api/admin/${path}`, {
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
  const refused = async (sent: unknown) => {
    const response = await b.post(sent);
    const { errors } = await response.json();
    return [response.status, ...(errors ?? []).map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`)];
  };
  const stateOf = async (id: string, code: string) =>
    (await (await b.call(`/api/submissions/${id}`, { headers: receiptOf(code) })).json()) as Record<string, unknown>;
  const accepted = async (sent: unknown) => {
    const response = await b.post(sent);
    expect([response.status, await response.clone().text()]).toEqual([201, expect.any(String)]);
    return response.json() as Promise<{ id: string; code: string; status: string }>;
  };

  describe('partners', () => {
    it('are served as GeoJSON with a digest that is their ETag, 304 to who has them', async () => {
      const first = await b.call('/api/partners');
      expect([first.status, first.headers.get('Content-Type')]).toEqual([200, 'application/geo+json']);
      const etag = first.headers.get('ETag')!;
      expect(etag).toBe(`"${(await first.json()).digest}"`);
      const again = await b.call('/api/partners/map', { headers: { 'If-None-Match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      for (const id of ['none', '..%2fcontacts', '%2e%2e', 'contacts', 'map%00'])
        expect([id, (await b.call(`/api/partners/${id}`)).status]).toEqual([id, 404]);
    });

    it('offer messages only for entries whose address is known, and tell no address', async () => {
      const all = await published();
      expect(all.features.map(({ id, properties }) => [id, properties.contact])).toEqual([
        ['teatro', true],
        ['rete', undefined],
        ['muto', undefined],
      ]);
      expect(JSON.stringify(all)).not.toMatch(address);
    });

    it('are published without the entries that are wrong, and as they were when all is', async () => {
      const broken = { type: 'Feature', id: 'rotto', geometry: null, properties: { kind: 'company' } };
      const far = {
        type: 'Feature',
        id: 'lontano',
        geometry: { type: 'Point', coordinates: [500, 1] },
        properties: { name: 'L', kind: 'company' },
      };
      const other = {
        ...partners,
        id: 'other',
        features: [...partners.features, broken, far],
        relations: [{ from: 'teatro', to: 'nessuno', type: 'member-of' }],
      };
      b.publish(other, 'z-other');
      await new Promise((done) => setTimeout(done, 1100));
      const read = await published('/other');
      expect(read.features.map(({ id }) => id)).toEqual(['teatro', 'rete', 'muto', 'lontano']);
      expect([read.features[3]!.geometry, read.relations]).toEqual([null, []]);
      const told = b.log.findLast(({ event, file }) => event === 'definition' && String(file).endsWith('z-other.json'));
      expect(told?.issues).toContainEqual(
        expect.stringMatching(/^left out: \$\.features\[3\]\.properties\.name: .*"rotto"/),
      );
      b.publish({ ...other, id: undefined }, 'z-other');
      await new Promise((done) => setTimeout(done, 1100));
      expect((await published('/other')).features).toHaveLength(4);
    });
  });

  describe('a message', () => {
    it('is stored and sent once, however often it arrives; the receipt tells what became of it', async () => {
      const sent = letter({ name: 'Ëmilia Çelaj', opportunity: 'tour', language: 'sq' });
      const receipt = await accepted(sent);
      expect(receipt.status).toBe('pending');
      expect(await stateOf(sent.id, receipt.code)).toMatchObject({ state: 'queued' });
      const again = await Promise.all([b.post(sent), b.post(sent)]);
      expect(again.map(({ status }) => status)).toEqual([200, 200]);
      expect(await again[0]!.json()).toEqual(receipt);
      await b.receiver.deliver();
      await b.receiver.deliver();
      expect(mailer.sent).toHaveLength(1);
      const [mail] = mailer.sent;
      expect(mail).toMatchObject({
        to: 'box@teatro.example',
        replyTo: { name: 'Ëmilia Çelaj', address: 'ada@sender.example' },
        subject: 'A message for Eagle Theatre',
        id: sent.id,
      });
      expect(mail!.text).toContain('> Vorremmo proporvi un progetto comune.');
      expect(mail!.text).toContain('About: A tour');
      expect(mail!.text).toContain('https://host.example/rete');
      expect(mail!.text).toMatch(/no more messages.*privacy@ente\.example/);
      expect(mail!.text).not.toContain('box@teatro.example');
      expect(await stateOf(sent.id, receipt.code)).toMatchObject({ state: 'sent' });
      expect(await (await b.post(sent)).json()).toEqual(receipt);
    });

    it.each<[string, Record<string, unknown>, Record<string, unknown>, unknown[]]>([
      ['without a name', { name: ' ' }, {}, [422, '/answers/name required']],
      ['too short', { message: 'Ciao' }, {}, [422, '/answers/message minLength']],
      ['too long', { message: 'a'.repeat(4001) }, {}, [422, '/answers/message maxLength']],
      ['for no purpose that is known', { purpose: 'spam' }, {}, [422, '/answers/purpose option']],
      ['with a second address', { email: 'a@b.example\r\nBcc: c@d.example' }, {}, [422, '/answers/email type']],
      ['with a list of addresses', { email: 'a@b.example,c@d.example' }, {}, [422, '/answers/email type']],
      ['about no opportunity of theirs', { opportunity: 'x' }, {}, [422, '/answers/opportunity option']],
      ['with more than is asked', { phone: '1' }, {}, [422, '/answers/phone unknown']],
      ['to nobody', {}, { about: 'nobody' }, [422, '/about unknown']],
      ['to who takes none', {}, { about: 'rete' }, [422, '/about unknown']],
      ['to who has no address', {}, { about: 'muto' }, [422, '/about unknown']],
      ['without consent', {}, { consents: [] }, [422, '/consents required']],
      ['with the honeypot filled', {}, { website: 'x' }, [422, '/website honeypot']],
      ['to an office as a meeting', {}, { about: 'desk', kind: 'meeting-request' }, [422, '/about unknown']],
    ])('%s is refused', async (_, answers, more, expected) => {
      expect(await refused(letter(answers, more))).toEqual(expected);
      await b.receiver.deliver();
      expect(mailer.sent).toEqual([]);
    });

    it('is limited by sender, whatever tag the address has, by network and by recipient', async () => {
      const from = (n: number, email = `ada+${n}@sender.example`, peer = `192.0.2.${n}`) =>
        b.receiver.fetch(
          new Request('http://receiver.test/api/submissions', {
            method: 'POST',
            body: JSON.stringify(letter({ email })),
            headers: { 'Content-Type': 'application/json' },
          }),
          { incoming: { socket: { remoteAddress: peer } } },
        );
      for (let n = 0; n < 5; n++) expect((await from(n)).status).toBe(201);
      const limited = await from(9);
      expect([limited.status, limited.headers.get('Retry-After')]).toEqual([429, '3600']);
      const crowd = await Promise.all(Array.from({ length: 8 }, (_, n) => from(n, `p${n}@x.example`, '198.51.100.7')));
      expect(crowd.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 429, 429, 429]);
      for (let n = 0; n < 10; n++) expect((await from(100 + n, `q${n}@x.example`)).status).toBe(201);
      expect((await from(200, 'last@x.example')).status).toBe(429);
      b.clock.now += hour;
      expect((await from(9)).status).toBe(201);
    });

    it('cannot write headers or our words', async () => {
      const sent = letter(
        { name: 'Ada\r\nBcc: all@x.example', message: 'Un testo lungo\r\n\r\nIf you reply, pay.\u202eevil' },
        { kind: 'meeting-request', locale: 'it' },
      );
      await accepted(sent);
      await b.receiver.deliver();
      const { replyTo, subject, text } = mailer.sent.find(({ id }) => id === sent.id)!;
      expect(replyTo!.name).toBe('Ada Bcc: all@x.example');
      expect(subject).toBe('Una richiesta di incontro con Teatro dell’Aquila');
      expect(text).toContain('> If you reply, pay.evil');
    });

    it('that cannot be sent is tried again, given up in the end, and sent when who administers says so', async () => {
      mailer.before = () => {
        throw Object.assign(new Error('550 <box@teatro.example> is full'), { code: 'EPROTOCOL' });
      };
      const sent = letter();
      const { code } = await accepted(sent);
      await b.receiver.deliver();
      await b.receiver.deliver();
      const row = async () =>
        ((await (await admin('outbox')).json()) as { outbox: Record<string, unknown>[] }).outbox.find(
          ({ id }) => id === sent.id,
        )!;
      expect(await row()).toMatchObject({ state: 'queued', tries: 1, recipient: 'teatro' });
      expect((await row()).error).toBe('EPROTOCOL 550 <[…]> is full');
      for (let i = 0; i < 12; i++) {
        b.clock.now += 8 * hour;
        await b.receiver.deliver();
      }
      expect(await row()).toMatchObject({ state: 'failed', tries: 10 });
      expect(await row()).not.toHaveProperty('body');
      expect(await stateOf(sent.id, code)).toMatchObject({ state: 'failed' });
      const bodies = await (await admin('outbox?state=failed&body=1')).json();
      expect(bodies.outbox[0].body).toContain('Vorremmo proporvi');
      delete mailer.before;
      expect((await admin(`outbox/${sent.id}/retry`, {})).status).toBe(202);
      await b.receiver.deliver();
      expect(mailer.sent.map(({ id }) => id)).toEqual([sent.id]);
      expect((await admin(`outbox/${sent.id}/retry`, {})).status).toBe(409);
      expect((await admin(`outbox/${newId()}/retry`, {})).status).toBe(404);
      expect((await admin('outbox?state=lost')).status).toBe(400);
    });

    it('that is erased before it was sent is not sent', async () => {
      mailer.before = () => {
        throw new Error('later');
      };
      const sent = letter();
      const { code } = await accepted(sent);
      await b.call(`/api/submissions/${sent.id}`, { method: 'DELETE', headers: receiptOf(code) });
      delete mailer.before;
      b.clock.now += hour;
      await b.receiver.deliver();
      expect(mailer.sent.filter(({ id }) => id === sent.id)).toEqual([]);
    });

    it('for help goes to the office whose countries or sectors fit, else to the last one without any', async () => {
      const cases: [Record<string, unknown>, string, string][] = [
        [{ countries: ['IT', 'XK'] }, 'desk', 'albania@desk.example'],
        [{ sectors: ['dance'] }, 'desk', 'dance@desk.example'],
        [{ countries: ['FR'], deadline: '2026-03-01' }, 'desk-al', 'all@desk.example'],
        [{}, 'desk', 'all@desk.example'],
        [{ countries: ['AL'], sectors: ['dance'] }, 'desk-dance', 'dance@desk.example'],
      ];
      for (const [i, [answers, about, to]] of cases.entries()) {
        await accepted(request({ ...answers, email: `h${i}@x.example` }, { about }));
        await b.receiver.deliver();
        expect(mailer.sent.at(-1)).toMatchObject({ to });
      }
      expect(mailer.sent.at(-1)!.text).toContain('> Cerchiamo partner per un progetto.');
      b.clock.now += hour + 1;
      expect(await refused(request({ sectors: ['opera'] }))).toEqual([422, '/answers/sectors option']);
      expect(await refused(request({ countries: ['it'] }))).toEqual([422, '/answers/countries option']);
    });

    it('is purged with its retention, row of the outbox included', async () => {
      const sent = letter();
      await accepted(sent);
      await b.receiver.deliver();
      b.clock.now += 31 * 24 * hour;
      expect((await b.receiver.purge()).submissions).toBeGreaterThan(0);
      expect((await (await admin('outbox')).json()).outbox).toEqual([]);
      expect((await b.post(sent)).status).toBe(410);
    });
  });

  describe('a proposal', () => {
    const pending = async () =>
      (await (await admin('proposals?state=pending')).json()).proposals as Record<string, unknown>[];
    const decide = (id: string, body: unknown) => admin(`proposals/${id}`, body);

    it('is shown to nobody until it is accepted, field by field, with where it comes from', async () => {
      const before = await b.call('/api/partners');
      const sent = proposal({
        summary: { it: 'Compagnia di giro.', en: 'A touring company.' },
        founded: '1998',
        sectors: ['theatre', 'dance'],
      });
      const { code, status } = await accepted(sent);
      expect(status).toBe('pending');
      expect((await b.call('/api/partners')).headers.get('ETag')).toBe(before.headers.get('ETag'));
      const [told] = await pending();
      expect(told).toMatchObject({
        id: sent.id,
        document: 'map',
        entry: 'teatro',
        changed: false,
        source: 'il loro sito',
      });
      expect(told!.fields).toEqual(
        [
          {
            field: 'summary',
            from: partners.features[0]!.properties.summary,
            to: { it: 'Compagnia di giro.', en: 'A touring company.' },
          },
          { field: 'sectors', from: ['theatre'], to: ['theatre', 'dance'] },
          { field: 'founded', to: '1998' },
        ].map((change) => expect.objectContaining(change)),
      );
      expect((await decide(sent.id, { action: 'accept', fields: ['summary', 'name'] })).status).toBe(422);
      expect((await decide(sent.id, { action: 'accept', fields: ['summary', 'founded'], note: 'Grazie' })).status).toBe(
        200,
      );
      const again = await decide(sent.id, { action: 'accept' });
      expect([again.status, (await again.json()).accepted]).toEqual([200, ['summary', 'founded']]);
      expect((await decide(sent.id, { action: 'reject' })).status).toBe(409);
      const after = await b.call('/api/partners');
      expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'));
      const day = new Date(b.clock.now).toISOString().slice(0, 10);
      expect((await entryOf('teatro'))!.properties).toMatchObject({
        summary: { en: 'A touring company.' },
        founded: '1998',
        sectors: ['theatre'],
        checked: day,
        contact: true,
        provenance: {
          '': { basis: 'public', source: 'registro' },
          summary: { basis: 'explicit', by: 'proposal', at: day, source: 'il loro sito' },
          founded: { basis: 'explicit', at: day },
        },
      });
      expect(await stateOf(sent.id, code)).toMatchObject({ state: 'accepted', entry: 'teatro', note: 'Grazie' });
      expect(JSON.stringify(await published())).not.toContain('Bianchi');
      // Erasure takes who proposed; what was published by consent stays.
      await b.call(`/api/submissions/${sent.id}`, { method: 'DELETE', headers: receiptOf(code) });
      expect((await entryOf('teatro'))!.properties.founded).toBe('1998');
      expect(JSON.stringify(await (await admin('proposals')).json())).not.toContain(sent.id);
    });

    it('that was made before another one was accepted is not accepted unseen', async () => {
      const { properties } = (await entryOf('teatro'))!;
      const { provenance: _, contact: __, checked: ___, ...whole } = properties;
      const [one, two] = [proposal({ ...whole, founded: '1999' }), proposal({ ...whole, scope: 'nazionale' })];
      await accepted(one);
      await accepted(two);
      const answers = await Promise.all([decide(one.id, { action: 'accept' }), decide(two.id, { action: 'accept' })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const lost = answers[0]!.status === 409 ? one : two;
      const problem = await answers.find(({ status }) => status === 409)!.json();
      expect(problem).toMatchObject({
        type: '/api/problems/entry-changed',
        base: expect.any(String),
        current: expect.any(String),
      });
      const told = (await pending()).find(({ id }) => id === lost.id)!;
      expect(told).toMatchObject({ changed: true, current: problem.current });
      expect((await decide(lost.id, { action: 'accept', base: problem.current })).status).toBe(200);
      expect((await entryOf('teatro'))!.properties).toMatchObject({ founded: '1999', scope: 'nazionale' });
    });

    it('of a new entry is published under an id of its own, and its address is used and never shown', async () => {
      const fresh = { name: { it: 'Rete', sq: 'Rrjeti' }, kind: 'network' };
      const sent = proposal(fresh, { contactEmail: 'nuova@rete.example' }, { about: 'new' });
      const { code } = await accepted(sent);
      expect((await (await decide(sent.id, { action: 'accept' })).json()).entry).toBe('rete-2');
      expect(await entryOf('rete-2')).toMatchObject({ geometry: null, properties: { ...fresh, contact: true } });
      expect(await stateOf(sent.id, code)).toMatchObject({ state: 'accepted', entry: 'rete-2' });
      await accepted(letter({}, { about: 'rete-2' }));
      await b.receiver.deliver();
      expect(mailer.sent.at(-1)!.to).toBe('nuova@rete.example');
      const fix = proposal({}, { properties: { ...fresh, founded: '2020' }, geometry: null }, { about: 'rete-2' });
      await accepted(fix);
      expect((await decide(fix.id, { action: 'accept' })).status).toBe(200);
      expect((await entryOf('rete-2'))!.properties.founded).toBe('2020');
      // Who gave the address takes it back.
      await b.call(`/api/submissions/${sent.id}`, { method: 'DELETE', headers: receiptOf(code) });
      expect((await entryOf('rete-2'))!.properties.contact).toBeUndefined();
      const out = proposal(
        {},
        { remove: true, reason: 'chiusa', properties: undefined, geometry: undefined },
        { about: 'rete-2' },
      );
      await accepted(out);
      expect((await pending()).find(({ id }) => id === out.id)).toMatchObject({
        reason: 'chiusa',
        fields: [{ field: 'remove', to: true }],
      });
      expect((await decide(out.id, { action: 'accept' })).status).toBe(200);
      expect(await entryOf('rete-2')).toBeUndefined();
    });

    it('of another address does not turn the messages of an entry elsewhere', async () => {
      const sent = proposal({}, { contactEmail: 'thief@x.example' });
      await accepted(sent);
      expect((await decide(sent.id, { action: 'accept' })).status).toBe(200);
      await accepted(letter());
      await b.receiver.deliver();
      expect(mailer.sent.at(-1)!.to).toBe('box@teatro.example');
    });

    it('that is rejected stays unseen, and its author is told why', async () => {
      const sent = proposal({ founded: '1800' });
      const { code } = await accepted(sent);
      expect((await decide(sent.id, { action: 'reject', note: 'non risulta' })).status).toBe(200);
      expect(await stateOf(sent.id, code)).toMatchObject({ state: 'rejected', note: 'non risulta' });
      expect((await entryOf('teatro'))!.properties.founded).not.toBe('1800');
      expect((await decide(sent.id, { action: 'accept' })).status).toBe(409);
      expect((await decide(sent.id, { action: 'maybe' })).status).toBe(400);
      expect((await decide(newId(), { action: 'accept' })).status).toBe(404);
      expect((await decide('..%2fsubmissions', { action: 'accept' })).status).toBe(404);
    });

    it.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>, unknown[]]>([
      ['of a kind that is not known', { kind: 'x' }, {}, {}, [422, '/answers/properties/kind option']],
      [
        'of members that nobody may propose',
        { contact: true, checked: '2026-01-01' },
        {},
        {},
        [422, '/answers/properties/checked unknown', '/answers/properties/contact unknown'],
      ],
      [
        'with an address in a text',
        { summary: 'Scrivete a info@x.example' },
        {},
        {},
        [422, '/answers/properties/summary address'],
      ],
      ['with an address in its source', {}, { source: 'da info@x.example' }, {}, [422, '/answers/source address']],
      ['with a link that is none', { url: 'javascript:alert(1)' }, {}, {}, [422, '/answers/properties/url pattern']],
      ['without a source', {}, { source: undefined }, {}, [422, '/answers/source required']],
      ['without its name', { name: undefined }, {}, {}, [422, '/answers/properties/name required']],
      [
        'nowhere on the earth',
        {},
        { geometry: { type: 'Point', coordinates: [10, 95] } },
        {},
        [422, '/answers/geometry/coordinates max'],
      ],
      ['without consent to publish', {}, {}, { consents: letter().consents }, [422, '/consents required']],
      [
        'with an address and no consent to use it',
        {},
        { contactEmail: 'a@b.example' },
        { consents: proposal({}).consents },
        [422, '/consents required'],
      ],
      ['about nobody', {}, {}, { about: 'nobody' }, [422, '/about unknown']],
      ['to no document', {}, { document: '../contacts' }, {}, [422, '/answers/document unknown']],
      ['to remove without a reason', {}, { remove: true }, {}, [422, '/answers/reason required']],
    ])('%s is refused', async (_, properties, answers, more, expected) => {
      const found = await refused(proposal(properties, answers, more));
      expect([found[0], ...found.slice(1).sort()]).toEqual(expected);
    });

    it('gives way to the file, when its author changes the same field', async () => {
      const sent = proposal({ summary: 'Proposta.', founded: '1997' });
      await accepted(sent);
      const { current } = (await pending()).find(({ id }) => id === sent.id)!;
      expect((await decide(sent.id, { action: 'accept', base: current })).status).toBe(200);
      expect((await entryOf('teatro'))!.properties).toMatchObject({ summary: 'Proposta.', founded: '1997' });
      const features = structuredClone(partners.features);
      features[0]!.properties.summary = 'Scritto da chi pubblica.';
      b.publish({ ...partners, features }, 'partners/map');
      await new Promise((done) => setTimeout(done, 1100));
      const { properties } = (await entryOf('teatro'))!;
      expect(properties).toMatchObject({ summary: 'Scritto da chi pubblica.', founded: '1997' });
      expect(properties.provenance).not.toHaveProperty('summary');
    });
  });

  it('tells no address in any answer that anyone may read', async () => {
    const hostile = structuredClone(partners);
    hostile.notice = 'Scrivete a notice@x.example';
    hostile.features[1]!.properties.scope = { it: 'chiama info＠x.example', en: 'mail%40' + 'a%40b.example' };
    hostile.features[1]!.properties.provenance = { 'who@x.example': { by: 'me@x.example' } };
    b.publish(hostile, 'partners/map');
    await new Promise((done) => setTimeout(done, 1100));
    await accepted(letter({ email: 'somebody@x.example' }));
    for (const path of [
      'partners',
      'partners/map',
      'health',
      'practices',
      'definitions/survey',
      'results/survey',
      'definitions/contacts',
      'problems/sent',
      'admin/outbox',
      'admin/proposals',
      'contacts.json',
      'submissions',
    ]) {
      const text = await (await b.call(`/api/${path}`)).text();
      expect(text).not.toMatch(address);
      expect(text).not.toMatch(/＠|%40b/);
    }
    expect((await published()).features[1]!.properties.provenance).toEqual({});
  });

  it('exports messages and proposals with their answers in columns', async () => {
    await accepted(letter({ message: '=1+1 è un messaggio lungo' }));
    await accepted(proposal({ founded: '2001' }));
    const csv = await (await admin('submissions?format=csv')).text();
    const [head, ...rows] = csv
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    expect(head).toMatch(/^id,kind,about,/);
    for (const column of ['name', 'message', 'purpose', 'properties', 'source'])
      expect(head!.split(',')).toContain(column);
    expect(rows.some((row) => row.includes(',contact,teatro,'))).toBe(true);
    expect(csv).toContain("'=1+1");
    expect(csv).toMatch(/""founded"":""2001""/);
    const xlsx = await admin('submissions?format=xlsx&kind=contact');
    expect((await xlsx.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });
});
