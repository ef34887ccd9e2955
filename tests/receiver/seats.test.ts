import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt, Submission } from '../../src/contract/submission.ts';
import { cancelled, changed, programme, registered } from './seats-support.ts';
import { closeBench, newId, onBothStores, receiptOf, type Bench } from './support.ts';

const hour = 3_600_000;
type Told = Record<string, unknown> & { type?: string; errors?: unknown };

/** What a call answers, by status and body. */
const answer = async (response: Response): Promise<[number, Told]> => [
  response.status,
  response.status === 204 ? {} : ((await response.json()) as Told),
];
const nameOf = ([status, { type }]: [number, Told]) => [status, String(type).replace('/api/problems/', '')];

onBothStores((open) => {
  let b: Bench;
  beforeAll(async () => {
    b = await open({ adminToken: 'token' });
    b.publish(programme, 'calendar');
    await later(b, 1100);
  });
  afterAll(() => closeBench(b));

  const later = (_: Bench, ms: number) => new Promise((done) => setTimeout(done, ms));
  const post = async (sent: Submission) => answer(await b.post(sent));
  const receipt = async (sent: Submission): Promise<Receipt> => {
    const [status, told] = await post(sent);
    expect([status, told.errors]).toEqual([201, undefined]);
    return told as unknown as Receipt;
  };
  const standing = async ({ id, code }: Receipt): Promise<Told> =>
    (await answer(await b.call(`/api/submissions/${id}`, { headers: receiptOf(code) })))[1];
  const availability = async (id: string): Promise<Record<string, Told>> =>
    (await answer(await b.call(`/api/availability/${id}`)))[1].events as never;

  it('gives seats, then places on the waiting list, and says so in receipts, states and availability', async () => {
    expect((await availability('communities')).first).toEqual({ state: 'open', left: 2, tables: { music: 1 } });
    const [one, two] = [
      registered('first', { tables: ['music'] }),
      registered('first', { tables: ['music', 'dance'] }),
    ];
    const first = await receipt(one);
    expect(first).toMatchObject({ status: 'confirmed', table: 'music', statusUrl: `/api/submissions/${one.id}` });
    expect((await availability('first')).first).toEqual({ state: 'few', left: 1, tables: { music: 0 } });
    expect(await receipt(two)).toMatchObject({ status: 'confirmed', table: 'dance' });
    const third = await receipt(registered('first'));
    const fourth = await receipt(registered('first', { tables: ['music'] }));
    expect([third.position, fourth.position, third.status]).toEqual([1, 2, 'waitlisted']);
    expect((await availability('first')).first).toEqual({
      state: 'waitlist',
      left: 0,
      waiting: 2,
      tables: { music: 0 },
    });

    // The same bytes again: the same receipt, and no second seat.
    expect(await post(one)).toEqual([200, first]);
    expect(await post(cancelled(first.id, first.code))).toMatchObject([201, { status: 'stored' }]);
    expect(await standing(first)).toMatchObject({ status: 'cancelled' });
    const offered = await standing(third);
    expect(offered).toMatchObject({ status: 'offered', offeredUntil: new Date(b.clock.now + 48 * hour).toISOString() });
    expect(await standing(fourth)).toMatchObject({ status: 'waitlisted', position: 1 });
    expect((await b.call(`/api/registrations/${third.id}/accept`, { headers: receiptOf(third.code) })).status).toBe(
      404,
    );
    const accept = async ({ id, code }: Receipt) =>
      answer(await b.call(`/api/registrations/${id}/accept`, { method: 'POST', headers: receiptOf(code) }));
    expect(nameOf(await accept(fourth))).toEqual([409, 'not-offered']);
    expect(await accept(third)).toMatchObject([200, { status: 'confirmed' }]);
    expect(await accept(third)).toMatchObject([200, { status: 'confirmed' }]);

    // Erased: its seat is offered; not taken in time, it goes on to nobody, since nobody waits.
    const erased = await b.call(`/api/submissions/${third.id}`, { method: 'DELETE', headers: receiptOf(third.code) });
    expect(erased.status).toBe(204);
    expect(await standing(fourth)).toMatchObject({ status: 'offered' });
    b.clock.now += 49 * hour;
    expect((await availability('first')).first).toMatchObject({ state: 'few', left: 1, tables: { music: 1 } });
    expect(await standing(fourth)).toMatchObject({ status: 'lapsed' });
    expect(nameOf(await accept(fourth))).toEqual([410, 'offer-lapsed']);
    expect(await receipt(registered('first'))).toMatchObject({ status: 'confirmed' });
    // Cancelled again, and after it was erased: it is so already.
    expect((await post(cancelled(first.id, first.code)))[0]).toBe(201);
    expect((await post(cancelled(third.id, third.code.toLowerCase())))[0]).toBe(201);
    expect(nameOf(await post(cancelled(fourth.id, first.code)))).toEqual([403, 'forbidden']);
    expect(nameOf(await post(cancelled(newId(), first.code)))).toEqual([403, 'forbidden']);
  });

  it('answers why nobody can register, and whom it does not know', async () => {
    const refused = async (about: string, answers = {}, more: Partial<Submission> = {}) =>
      post(registered(about, answers, more));
    expect(nameOf(await refused('later'))).toEqual([409, 'registration-not-open']);
    expect(await refused('late')).toMatchObject([410, { type: '/api/problems/registration-closed', why: 'closed' }]);
    expect(await refused('past')).toMatchObject([410, { why: 'over' }]);
    expect(nameOf(await refused('off'))).toEqual([410, 'event-cancelled']);
    for (const about of ['plain', 'nowhere', 'apart'])
      expect(await refused(about), about).toMatchObject([422, { errors: [{ pointer: '/about', code: 'unknown' }] }]);
    expect((await refused('open', { email: 'nobody' }))[1].errors).toMatchObject([
      { pointer: '/answers/email', code: 'type' },
    ]);
    expect((await refused('open', { name: '' }, { consents: [] }))[1].errors).toEqual([
      { pointer: '/answers/name', code: 'required' },
      { pointer: '/answers/privacy', code: 'required' },
    ]);
    expect((await refused('open', { role: 'king', stranger: 1 }))[1].errors).toEqual([
      { pointer: '/answers/role', code: 'option' },
      { pointer: '/answers/stranger', code: 'unknown' },
    ]);
    expect((await refused('first', { tables: ['kitchen'] }))[1].errors).toEqual([
      { pointer: '/answers/tables', code: 'option' },
    ]);
    expect((await refused('asking'))[1].errors).toEqual([{ pointer: '/answers/guests', code: 'required' }]);
    expect((await refused('asking', { guests: 2 }))[0]).toBe(201);
    expect(await availability('calendar')).toMatchObject({
      later: { state: 'closed' },
      off: { state: 'closed' },
      past: { state: 'closed' },
      open: { state: 'open' },
    });
    expect(Object.keys(await availability('calendar'))).not.toContain('plain');
    expect((await b.call('/api/availability/nowhere')).status).toBe(404);
  });

  it('asks who comes by invitation for a code that it shows to nobody', async () => {
    b.publish({ invitations: { invited: ['Mare-2026-9f'] } }, 'invitations');
    b.publish({ joining: { open: { url: 'https://meet.example/room', note: 'Ten minutes before' } } }, 'joining');
    await later(b, 1100);
    const wrong = (invitation?: string) => post(registered('invited', invitation ? { invitation } : {}));
    expect((await wrong())[1].errors).toEqual([{ pointer: '/answers/invitation', code: 'required' }]);
    expect((await wrong('Lago-2026-9f'))[1].errors).toEqual([{ pointer: '/answers/invitation', code: 'unknown' }]);
    expect((await wrong('mare 2026 9F'))[0]).toBe(201);
    const seated = await receipt(registered('open'));
    expect(await standing(seated)).toMatchObject({ joining: { url: 'https://meet.example/room' } });
    for (const path of ['/api/events', '/api/events/calendar', '/api/availability/calendar'])
      expect(await (await b.call(path)).text()).not.toMatch(/meet\.example|mare/i);
  });

  it('keeps a seat for who fills in the form, no longer than it says', async () => {
    const asked = (body: unknown, path = '', method = 'POST') =>
      b
        .call(`/api/holds${path}`, {
          method,
          ...(body !== undefined && { body: JSON.stringify(body) }),
          headers: { 'Content-Type': 'application/json' },
        })
        .then(answer);
    const id = newId();
    const left = async () => (await availability('clashing')).clashing!.left;
    const until = (minutes: number) => new Date(b.clock.now + minutes * 60_000).toISOString();
    expect(await asked({ event: 'clashing', id })).toEqual([201, { until: until(10), extendable: 2 }]);
    expect(await asked({ event: 'clashing', id })).toEqual([201, { until: until(10), extendable: 2 }]);
    expect(await left()).toBe(4);
    b.clock.now += 5 * 60_000;
    expect(await asked({ event: 'clashing' }, `/${id}/extend`)).toEqual([200, { until: until(10), extendable: 1 }]);
    await asked({ event: 'clashing' }, `/${id}/extend`);
    expect(nameOf(await asked({ event: 'clashing' }, `/${id}/extend`))).toEqual([409, 'not-extendable']);
    // Sent under its id, the seat that is held becomes its own.
    expect(await receipt(registered('clashing', {}, { id }))).toMatchObject({ status: 'confirmed' });
    expect(await left()).toBe(4);
    const others = [newId(), newId(), newId(), newId()];
    for (const one of others) expect((await asked({ event: 'clashing', id: one }))[0]).toBe(201);
    expect(nameOf(await asked({ event: 'clashing', id: newId() }))).toEqual([409, 'full']);
    expect(await asked(undefined, `/${others[0]}?event=clashing`, 'DELETE')).toEqual([204, {}]);
    expect(await left()).toBe(1);
    expect((await asked({ event: 'clashing', id: others[0] }))[0]).toBe(201);
    const waits = await receipt(registered('clashing'));
    expect(waits).toMatchObject({ status: 'waitlisted', position: 1 });
    // What has ended is free at once, for who waits before anybody else.
    b.clock.now += 11 * 60_000;
    expect(await left()).toBe(3);
    expect(await receipt(registered('clashing'))).toMatchObject({ status: 'confirmed' });
    expect(await standing(waits)).toMatchObject({ status: 'offered' });
    expect(await left()).toBe(2);
    // One network cannot hold them all.
    for (let i = 0; i < 5; i++) expect((await asked({ event: 'second', id: newId() }))[0]).toBe(201);
    expect(nameOf(await asked({ event: 'second', id: newId() }))).toEqual([429, 'rate-limited']);
    b.clock.now += 11 * 60_000;
    expect((await asked({ event: 'second', id: 'x' }))[0]).toBe(400);
    expect((await asked({ event: 'off', id: newId() }))[0]).toBe(410);
  });

  it('registers for a whole circuit in one go, and never for two things at once', async () => {
    const receipts = await receipt(registered('path'));
    expect(receipts.stages).toMatchObject({ first: { status: expect.any(String) }, second: { status: 'confirmed' } });
    expect(Object.keys(receipts.stages!)).not.toContain('open');
    const chosen = await receipt(registered('path', { stages: ['open', 'second'] }));
    expect(chosen).toMatchObject({ status: 'confirmed', stages: { open: {}, second: {} } });
    expect(await standing(chosen)).toMatchObject({ stages: { second: { status: 'confirmed' } } });
    expect(await post(registered('crossing'))).toMatchObject([
      409,
      {
        type: '/api/problems/clash',
        errors: [{ pointer: '/answers/stages', code: 'clash', params: { events: ['first', 'clashing'] } }],
      },
    ]);
    expect((await post(registered('path', { stages: ['clashing'] })))[0]).toBe(422);
    const before = (await availability('second')).second!.left;
    await post(cancelled(chosen.id, chosen.code));
    expect((await availability('second')).second!.left).toBe(Number(before) + 1);
  });

  it('says where there still is a seat to who is turned away', async () => {
    while ((await availability('first')).first!.left) await receipt(registered('first'));
    const [status, told] = await post(registered('first', {}, { ifFull: 'fail' }));
    expect([status, told.type, told.alternatives]).toEqual([409, '/api/problems/full', ['second', 'open']]);
    const all = registered('path', {}, { ifFull: 'fail' });
    const second = (await availability('second')).second!.left;
    expect(nameOf(await post(all))).toEqual([409, 'full']);
    expect((await availability('second')).second!.left).toBe(second);
    // It was not stored: the same id may be sent again in another way.
    expect((await post({ ...all, ifFull: undefined }))[0]).toBe(201);
  });

  it('reserves what mentors give to who comes, while there is some', async () => {
    expect(await receipt(registered('supported', { support: '1' }))).toMatchObject({ support: true });
    const second = await receipt(registered('supported', { support: '1' }));
    expect(second).toMatchObject({ status: 'confirmed', support: false });
    expect((await post(registered('supported', { support: '2' })))[1].errors).toEqual([
      { pointer: '/answers/support', code: 'option' },
    ]);
  });

  it('follows what is published: more seats are offered, fewer take none away', async () => {
    b.publish(changed('first', { capacity: 1 }), 'calendar');
    await later(b, 1100);
    expect((await availability('first')).first).toMatchObject({ state: 'waitlist', left: 0 });
    const waits = await receipt(registered('first'));
    expect(waits.status).toBe('waitlisted');
    b.publish(changed('first', { capacity: 50 }), 'calendar');
    await later(b, 1100);
    const newcomer = await receipt(registered('first'));
    expect([newcomer.status, (await standing(waits)).status]).toEqual(['confirmed', 'offered']);
  });

  it('publishes documents and numbers that are sent again only when they have changed', async () => {
    for (const path of ['/api/events', '/api/events/calendar', '/api/availability/communities']) {
      const first = await b.call(path);
      const etag = first.headers.get('ETag')!;
      b.clock.now += 1000;
      expect((await b.call(path, { headers: { 'If-None-Match': etag } })).status, path).toBe(304);
    }
    const etag = (await b.call('/api/availability/communities')).headers.get('ETag')!;
    await receipt(registered('second'));
    const again = await b.call('/api/availability/communities', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(200);
    expect((await (await b.call('/api/events')).json()).digest).toMatch(/^sha-256:/);
    expect((await b.call('/api/events/nowhere')).status).toBe(404);
  });

  it('feeds calendars, in which a change is told to who took the event before', async () => {
    const lines = async (path: string): Promise<string[]> => {
      const response = await b.call(path);
      expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
      return (await response.text()).split('\r\n');
    };
    const history = [{ change: 'confirmed' }, { change: 'venue' }] as const;
    b.publish(changed('first', { history: [...history] }), 'calendar');
    await later(b, 1100);
    await b.receiver.sweep();
    const first = await lines('/api/events/first.ics?locale=en');
    expect(first).toContain('UID:first@calendar');
    expect(first).toContain('SUMMARY:First meeting');
    expect(first).toContain('DTSTART:20260305T133000Z');
    const sequence = Number(first.find((line) => line.startsWith('SEQUENCE:'))!.slice(9));
    b.publish(changed('first', { when: '2026-03-06', history: [...history] }), 'calendar');
    await later(b, 1100);
    await b.receiver.sweep();
    expect(await lines('/api/events/first.ics')).toContain(`SEQUENCE:${sequence + 1}`);
    const all = await lines('/api/events.ics');
    expect(all.filter((line) => line === 'STATUS:CANCELLED')).toHaveLength(1);
    expect(all).toContain('UID:off@calendar');
    expect((await lines('/api/events/path.ics')).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect((await b.call('/api/events/nowhere.ics')).status).toBe(404);
  });
});
