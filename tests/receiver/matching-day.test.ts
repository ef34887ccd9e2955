import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Events } from '../../src/contract/events.ts';
import type { Receipt } from '../../src/contract/submission.ts';
import { cancelled, programme, registered } from './seats-support.ts';
import { closeBench, onBothStores, receiptOf, type Bench } from './support.ts';

const token = 'the-token-of-who-organises';

const day: Events = {
  ...programme,
  events: [
    {
      id: 'day',
      title: { it: 'Giornata degli incontri', en: 'Match Making Day' },
      when: '2026-03-29',
      start: '01:30',
      minutes: 240,
      registration: {},
      matching: {
        sides: [
          { id: 'icc', label: 'Enterprises' },
          { id: 'ldc', label: 'Places' },
        ],
        slots: 3,
        slotMinutes: 15,
        breakMinutes: 5,
        offset: 30,
        tables: 2,
        ranked: 2,
        closes: '2026-03-20T18:00:00+01:00',
      },
    },
    { id: 'plain', title: 'Without sides', when: '2026-03-29', registration: {} },
  ],
  circuits: [],
};

interface Person {
  receipt: Receipt;
  id: string;
}
type Told = Record<string, unknown>;

onBothStores((open) => {
  let b: Bench;
  const people: Record<string, Person> = {};
  beforeAll(async () => {
    b = await open({ adminToken: token });
    b.publish(day, 'calendar');
    await new Promise((done) => setTimeout(done, 1100));
  }, 120_000);
  afterAll(() => closeBench(b));

  const json = async (response: Response): Promise<[number, Told]> => [
    response.status,
    (await response.json()) as Told,
  ];
  const admin = async (path: string, body?: unknown, method = 'POST') =>
    json(
      await b.call(`/api/admin/events/${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  const agenda = async (name: string): Promise<Told> =>
    (
      await json(
        await b.call(`/api/agenda/${people[name]!.receipt.id}`, { headers: receiptOf(people[name]!.receipt.code) }),
      )
    )[1];
  const wish = async (name: string, body: unknown) =>
    json(
      await b.call(`/api/agenda/${people[name]!.receipt.id}`, {
        method: 'PUT',
        headers: { ...receiptOf(people[name]!.receipt.code), 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  const join = async (name: string, side: string, more: Record<string, unknown> = {}) => {
    const response = await b.post(
      registered('day', { side, organisation: `Ente ${name}`, listed: true, ...more }, { locale: 'it' }),
    );
    const [status, told] = await json(response);
    expect([status, told.errors]).toEqual([201, undefined]);
    const receipt = told as unknown as Receipt;
    people[name] = { receipt, id: '' };
    people[name]!.id = String((await agenda(name)).participant);
  };
  const names = (told: Told) =>
    (told.meetings as { slot: number; table: number; tier: string; with: { organisation: string } }[]).map(
      ({ slot, table, tier, with: other }) => [slot, table, tier, other.organisation],
    );

  it('asks on which side one is, and under which name', async () => {
    const [status, { errors }] = await json(await b.post(registered('day', { side: 'nobody' })));
    expect([status, (errors as { pointer: string }[]).map(({ pointer }) => pointer).sort()]).toEqual([
      422,
      ['/answers/organisation', '/answers/side'],
    ]);
  });

  it('lists those who agreed to it, by an id that leads nowhere else', async () => {
    await join('Uno', 'icc', { summary: 'Teatro' });
    await join('Due', 'icc');
    await join('Museo', 'ldc', { unavailable: ['1'] });
    await join('Villa', 'ldc', { listed: false });
    const [status, { participants }] = await json(await b.call('/api/events/day/participants'));
    expect([status, participants]).toEqual([
      200,
      [
        { id: people.Due!.id, side: 'icc', organisation: 'Ente Due' },
        { id: people.Museo!.id, side: 'ldc', organisation: 'Ente Museo' },
        { id: people.Uno!.id, side: 'icc', organisation: 'Ente Uno', summary: 'Teatro' },
      ],
    ]);
    expect(JSON.stringify(participants)).not.toContain(people.Uno!.receipt.id);
    expect((await b.call('/api/events/plain/participants')).status).toBe(404);
    expect((await b.call('/api/events/none/participants')).status).toBe(404);
  });

  it('takes wishes with the receipt, as often as they change, until the closing date', async () => {
    expect(await agenda('Museo')).toMatchObject({
      state: 'open',
      wishes: { preferences: [], unavailable: [1] },
      meetings: [],
    });
    const [status, told] = await wish('Uno', { preferences: [{ id: people.Museo!.id, interest: 3 }] });
    expect([status, told.wishes]).toEqual([
      200,
      { preferences: [{ id: people.Museo!.id, interest: 3 }], unavailable: [] },
    ]);
    await wish('Due', { preferences: [{ id: people.Museo!.id }] });
    await wish('Museo', { preferences: [{ id: people.Due!.id }, { id: people.Uno!.id }], unavailable: [1, 2] });
    expect((await wish('Uno', { preferences: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }))[1].errors).toEqual([
      { pointer: '/preferences', code: 'max', params: { max: 2 } },
    ]);
    expect((await wish('Uno', { preferences: 'Museo' }))[0]).toBe(400);
    const path = `/api/agenda/${people.Uno!.receipt.id}`;
    expect((await b.call(path)).status).toBe(401);
    expect((await b.call(path, { headers: receiptOf(people.Due!.receipt.code) })).status).toBe(403);
  });

  it('is put together as a draft that nobody sees, and published', async () => {
    expect((await admin('day/matching', undefined, 'GET'))[0]).toBe(404);
    expect((await admin('day/matching/publish'))[0]).toBe(404);
    const [status, draft] = await admin('day/matching');
    expect([status, draft.state, draft.stable]).toEqual([201, 'draft', true]);
    expect(await agenda('Due')).toMatchObject({ state: 'open', meetings: [] });
    expect((await b.call('/api/admin/events/day/matching')).status).toBe(401);

    const [, published] = await admin('day/matching/publish');
    expect(published).toMatchObject({ state: 'published', meetings: draft.meetings });
    // The museum comes for the third slot only and prefers the second; the villa was chosen by nobody.
    expect(names(await agenda('Due'))).toEqual([[3, 1, 'mutual', 'Ente Museo']]);
    expect(names(await agenda('Uno'))).toEqual([[1, 1, 'free', 'Ente Villa']]);
    expect(await agenda('Uno')).toMatchObject({
      reasons: [{ code: 'preferred-others', meetings: 1, with: { id: people.Museo!.id, organisation: 'Ente Museo' } }],
    });
    expect((await admin('day/matching', undefined, 'GET'))[1]).toEqual(published);
  });

  it('gives everybody their own day as a calendar, right across a change of the clocks', async () => {
    // 01:30 in Rome and 70 minutes: the clocks go from 02:00 to 03:00 meanwhile.
    expect(await agenda('Due')).toMatchObject({
      meetings: [{ minutes: 70, startsAt: '2026-03-29T01:40:00.000Z', lasts: 15 }],
    });
    const { receipt } = people.Due!;
    const response = await b.call(`/api/agenda/${receipt.id}?format=ics`, { headers: receiptOf(receipt.code) });
    expect(response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    const ics = (await response.text()).replace(/\r\n /g, '');
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(ics).toContain('DTSTART:20260329T014000Z');
    expect(ics).toContain('SUMMARY:Giornata degli incontri: Ente Museo');
    expect(ics).toContain('LOCATION:Tavolo 1');
  });

  it('tells who came late why they have no meetings', async () => {
    await join('Tardi', 'icc');
    expect(await agenda('Tardi')).toMatchObject({ state: 'published', meetings: [], reasons: [{ code: 'late' }] });
  });

  it('gives the slot of who does not come to those who wanted it', async () => {
    expect((await admin('day/matching/release', { participant: 'nobody' }))[0]).toBe(422);
    const [status, after] = await admin('day/matching/release', { participant: people.Due!.id });
    expect([status, after.absent]).toEqual([200, [people.Due!.id]]);
    expect(names(await agenda('Uno'))).toEqual([
      [1, 1, 'free', 'Ente Villa'],
      [3, 1, 'mutual', 'Ente Museo'],
    ]);
  });

  it('forgets who cancels or erases their registration, and their wishes', async () => {
    const { receipt, id } = people.Uno!;
    expect((await b.post(cancelled(receipt.id, receipt.code))).status).toBe(201);
    expect(await agenda('Museo')).toMatchObject({
      meetings: [],
      reasons: expect.arrayContaining([{ code: 'absent', with: { id } }]),
    });
    const museum = people.Museo!;
    const erased = await b.call(`/api/submissions/${museum.receipt.id}`, {
      method: 'DELETE',
      headers: receiptOf(museum.receipt.code),
    });
    expect(erased.status).toBe(204);
    await b.receiver.purge();
    const [, told] = await admin('day/matching', undefined, 'GET');
    expect(told.absent).toEqual([people.Due!.id, id, museum.id].sort());
    expect(told.meetings).toEqual([]);
    expect((told.participants as Told[]).map(({ organisation }) => organisation)).toEqual([
      'Ente Due',
      'Ente Villa',
      'Ente Tardi',
    ]);
    expect((await json(await b.call('/api/events/day/participants')))[1].participants).toHaveLength(2);
  });

  it('takes no wishes after the closing date', async () => {
    b.clock.now = Date.parse('2026-03-20T18:00:01+01:00');
    expect((await wish('Due', { preferences: [] }))[0]).toBe(410);
  });
});
