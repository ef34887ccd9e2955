import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventEntry, Events } from '../../src/contract/events.ts';
import { schedule } from '../../src/receiver/events/schedule.ts';
import { readEvents } from '../../src/receiver/events/publishable.ts';
import { changed, programme } from './seats-support.ts';
import { Schedule } from './schedule-format.ts';
import { closeBench, onBothStores, type Bench } from './support.ts';

const later = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms));

onBothStores((open) => {
  let b: Bench;
  beforeAll(async () => {
    b = await open();
    await publish(programme);
  });
  afterAll(() => closeBench(b));

  /** The receiver looks at its folder once a second. */
  const publish = async (document: Events): Promise<void> => {
    b.publish(document, 'calendar');
    await later(1100);
  };
  const sequences = async (path: string): Promise<Record<string, unknown>> => {
    const calendar = new ICAL.Component(ICAL.parse(await (await b.call(path)).text()) as never[]);
    return Object.fromEntries(
      calendar
        .getAllSubcomponents('vevent')
        .map((event) => [event.getFirstPropertyValue('uid'), event.getFirstPropertyValue('sequence')]),
    );
  };

  it('raises the sequence with the first answer after a file has changed, of that event alone', async () => {
    const before = await sequences('/api/events.ics');
    expect(before['first@calendar']).toBe(0);
    await publish(changed('first', { start: '15:00' }));
    expect(await sequences('/api/events.ics')).toEqual({ ...before, 'first@calendar': 1 });
    // another answer, another receiver's sweep: it was seen already
    await b.receiver.sweep();
    expect(await sequences('/api/events/first.ics')).toEqual({ 'first@calendar': 1 });
    await publish(changed('first', { status: 'cancelled' }));
    const text = await (await b.call('/api/events/first.ics')).text();
    expect(text).toContain('STATUS:CANCELLED\r\n');
    expect(text).toContain('SEQUENCE:2\r\n');
    // back where it was, which is a change again
    await publish(programme);
    expect(await sequences('/api/events/first.ics')).toEqual({ 'first@calendar': 3 });
  });

  it('raises the sequence for all that calendars show, the words and the place too, and for nothing else', async () => {
    const name = (id: string, more: Partial<EventEntry>) => [id, more] as const;
    const changes = new Map([
      name('first', { title: { it: 'Primo incontro', en: 'The first meeting' } }),
      name('second', { venue: 'hall' }),
      name('open', { summary: { it: 'Si parla di bandi.', en: 'About calls.' } }),
      name('asking', { minutes: 90 }),
      name('invited', { url: 'https://ente.example/invito' }),
      name('later', { kind: 'meeting' }),
      name('plain', { contact: { email: 'eventi@ente.example' } }),
      // of no concern to a calendar
      name('clashing', { capacity: 6, speakers: [{ role: 'speaker', name: 'Ada' }] }),
    ]);
    const of = (change: (event: EventEntry) => Partial<EventEntry> | undefined): Events => ({
      ...programme,
      events: programme.events.map((event) => ({ ...event, when: '2026-06-06', ...change(event) })),
    });
    const begin = of(() => undefined);
    await publish(begin);
    const raised = async (): Promise<string[]> => {
      const now = await sequences('/api/events.ics');
      const higher = Object.keys(now).filter((uid) => Number(now[uid]) > Number(before[uid]));
      before = now;
      return higher.map((uid) => uid.split('@')[0]!).sort();
    };
    let before = await sequences('/api/events.ics');
    b.clock.now += 3_600_000;
    await publish(of(({ id }) => changes.get(id)));
    expect(await raised()).toEqual([...changes.keys()].filter((id) => id !== 'clashing').sort());
    const text = await (await b.call('/api/events/first.ics?locale=it')).text();
    expect(text).toContain(`LAST-MODIFIED:${new Date(b.clock.now).toISOString().replace(/[-:]|\.\d+/g, '')}\r\n`);
    // the place of the first and of the second, in the document that both are in
    await publish({
      ...of(({ id }) => changes.get(id)),
      places: [{ id: 'hall', name: { it: 'Sala piccola', en: 'Small hall' }, city: 'Venezia' }],
    });
    expect(await raised()).toEqual(['first', 'second']);
    await b.receiver.sweep();
    expect(await raised()).toEqual([]);
    await publish(programme);
  });

  it('sends a calendar again only when something in it has changed', async () => {
    const first = await b.call('/api/events.ics');
    const etag = { headers: { 'If-None-Match': first.headers.get('ETag')! } };
    b.clock.now += 90_000;
    expect((await b.call('/api/events.ics', etag)).status).toBe(304);
    await publish(changed('second', { title: 'Renamed' }));
    const again = await b.call('/api/events.ics', etag);
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('SUMMARY:Renamed\r\n');
  });

  it('gives the events whose hour is known as the schedule of a conference', async () => {
    await publish({
      ...programme,
      events: programme.events.map((event) =>
        event.id === 'first' ? { ...event, speakers: [{ role: 'speaker', name: 'Ada' }, { role: 'speaker' }] } : event,
      ),
    });
    const response = await b.call('/api/events/communities/schedule.json?locale=en');
    const told = Schedule.parse(await response.json());
    const { conference } = told.schedule;
    expect(conference).toMatchObject({
      acronym: 'communities',
      title: 'Calendar',
      start: '2026-03-05',
      end: '2026-03-12',
      daysCount: 2,
    });
    const [first] = conference.days[0]!.rooms['Great hall']!;
    expect(first).toMatchObject({
      title: 'First meeting',
      date: '2026-03-05T14:30:00+01:00',
      start: '14:30',
      duration: '04:00',
      track: 'Communities',
      persons: [{ name: 'Ada' }],
      url: 'http://receiver.test/api/events/first.ics',
    });
    expect(Object.keys(conference.days[1]!.rooms)).toEqual(['venue to be announced']);
    const etag = { headers: { 'If-None-Match': response.headers.get('ETag')! } };
    expect((await b.call('/api/events/communities/schedule.json?locale=en', etag)).status).toBe(304);
    // the same event is known by the same name, wherever it is told
    const all = Schedule.parse(await (await b.call('/api/events/calendar/schedule.json')).json());
    const entries = all.schedule.conference.days.flatMap(({ rooms }) => Object.values(rooms).flat());
    expect(entries.map(({ slug }) => slug)).toEqual(['first', 'clashing', 'second', 'asking']);
    expect(entries[0]!.guid).toBe(first!.guid);
    for (const id of ['plain', 'nowhere'])
      expect((await b.call(`/api/events/${id}/schedule.json`)).status, id).toBe(404);
  });
});

describe('a schedule', () => {
  const of = (events: readonly EventEntry[], more: Partial<Events> = {}): Schedule | undefined => {
    const document = readEvents({ ...programme, circuits: [], ...more, events }, () => {});
    const found = document.events.events.map((event) => ({ event, document }));
    const told = schedule(found, { id: 'x', title: 'X', locale: 'it', address: (id) => `https://x.example/${id}` });
    if (!told) return undefined;
    const read = JSON.parse(JSON.stringify(told)) as Schedule;
    Schedule.parse(read);
    return read;
  };

  it('has neither what was cancelled or waits for a date, nor what is on no day or at no hour', () => {
    const at = { when: '2026-03-05', start: '10:00' };
    const told = of([
      { id: 'a', title: 'A', ...at },
      { id: 'b', title: 'B', ...at, status: 'cancelled' },
      { id: 'c', title: 'C', ...at, status: 'postponed' },
      { id: 'd', title: 'D', ...at, status: 'postponed', history: [{ change: 'postponed', when: '2026-01-01' }] },
      { id: 'e', title: 'E', when: '2026-03-05' },
      { id: 'f', title: 'F', when: '2026-03', start: '10:00' },
      { id: 'g', title: 'G', ...at, indicative: true },
    ]);
    const titles = told!.schedule.conference.days.flatMap(({ rooms }) => Object.values(rooms).flat());
    expect(titles.map(({ title }) => title).sort()).toEqual(['A', 'C', 'D']);
    expect(of([{ id: 'e', title: 'E', when: '2026-03-05' }])).toBeUndefined();
  });

  it('takes any id and any name of a place, and days by the clocks of the document', () => {
    const told = of(
      [
        { id: 'X.', title: 'Late', when: '2026-03-05', start: '23:30', timeZone: 'Europe/Rome', venue: 'p' },
        { id: '_', title: 'Early', when: '2026-03-05', start: '01:00', timeZone: 'Asia/Tokyo', mode: 'online' },
      ],
      { timeZone: 'Asia/Tokyo', places: [{ id: 'p', name: '__proto__' }] },
    );
    const { days } = told!.schedule.conference;
    expect(days.map(({ date }) => date)).toEqual(['2026-03-05', '2026-03-06']);
    expect(Object.keys(days[1]!.rooms)).toEqual(['__proto__']);
    expect(Object.values(days[1]!.rooms)[0]![0]!.date).toBe('2026-03-06T07:30:00+09:00');
    expect(Object.keys(days[0]!.rooms)).toEqual(['online']);
  });
});
