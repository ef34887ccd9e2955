import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DAY } from '../../src/delivery/clock.ts';
import { uuidv7 } from '../../src/delivery/ids.ts';
import { jsonParcel } from '../../src/delivery/multipart.ts';
import { Outbox, type Entry, type OutboxOptions } from '../../src/delivery/outbox.ts';
import { memoryRows } from '../../src/delivery/rows.ts';
import { failing, FakeClock, settle } from './support.ts';

type Answer = { status: number; body?: string; headers?: Record<string, string> } | Error;

/** An endpoint that answers from a list, then accepts; it notes when it was asked and with what. */
function world(answers: Answer[] = [], random: () => number = () => 0.5) {
  const map = new Map<string, unknown>();
  const rows = failing(memoryRows(map));
  const clock = new FakeClock(undefined, random);
  const asked: { at: number; key: string; body: unknown }[] = [];
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const key = new Headers(init!.headers).get('Idempotency-Key')!;
    asked.push({ at: clock.passed, key, body: init!.body });
    await settle();
    const answer = answers.shift() ?? {
      status: 201,
      body: JSON.stringify({ id: key, status: 'stored', code: 'secret' }),
    };
    if (answer instanceof Error) throw answer;
    const { status, body, headers = {} } = answer;
    return new Response(body ?? null, {
      status,
      headers: { 'Content-Type': body ? 'application/json' : '', ...headers },
    });
  };
  vi.stubGlobal('fetch', fetch);
  const seen: Entry[] = [];
  const outbox = (options: Partial<OutboxOptions> = {}): Outbox =>
    new Outbox({
      endpoint: 'https://host/e',
      scope: 'mapping',
      rows,
      onchange: (entry) => seen.push(entry),
      ...options,
    });
  return { map, rows, clock, asked, seen, outbox, answers };
}
/** Web Locks: one holder, the others queue. */
function locks() {
  let last = Promise.resolve();
  return { request: (_: string, work: () => Promise<void>) => (last = last.then(work)) };
}
const parcel = (text = '{"a":"perché"}', id = uuidv7()) => jsonParcel(id, text);
const offline = new TypeError('Failed to fetch');

describe('the outbox', () => {
  it('stores, sends and shows the receipt; the body leaves the device', async () => {
    const { outbox, clock, seen, map, asked } = world();
    const box = outbox();
    const one = parcel();
    expect(await box.add(one)).toMatchObject({ state: 'waiting', id: one.id });
    expect(map.get(`body:${one.id}`)).toBe(one.body);
    await clock.pass(0);
    expect(seen.map((entry) => entry.state)).toEqual(['waiting', 'sending', 'accepted']);
    expect(seen.at(-1)!.receipt).toMatchObject({ id: one.id, code: 'secret' });
    expect(map.has(`body:${one.id}`)).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it('tries again until it is accepted, the same id and the same bytes', async () => {
    const { outbox, clock, asked, seen } = world([
      offline,
      { status: 500 },
      { status: 409, body: '{"type":"urn:varco:in-flight"}' },
      { status: 201, body: '{"id":"01' },
      { status: 200, body: '<html>' },
      { status: 404 },
    ]);
    const one = parcel();
    await outbox().add(one);
    await clock.pass(4 * 3_600_000);
    expect(asked).toHaveLength(7);
    expect(new Set(asked.map(({ key }) => key))).toEqual(new Set([one.id]));
    for (const { body } of asked) expect(body).toBe(one.body);
    expect(seen.at(-1)!.state).toBe('accepted');
    expect(seen.map((entry) => entry.state)).toEqual(expect.arrayContaining(['retrying', 'held']));
    expect(seen.map((entry) => entry.status)).toEqual(expect.arrayContaining([500, 409, 201, 200, 404]));
  });

  it('asks never earlier than told, in both forms, and waits longer by chance', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ seconds: fc.integer({ min: 0, max: 90_000 }), date: fc.boolean() }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.constantFrom(-10, 0, 10),
        async (waits, random, years) => {
          const { outbox, clock, asked, answers } = world([], () => random);
          clock.error = years * 365 * DAY;
          const server = (ms: number): string => new Date(1_700_000_000_000 + ms).toUTCString();
          const told: number[] = [];
          vi.stubGlobal('fetch', async (_: unknown, init?: RequestInit) => {
            asked.push({ at: clock.passed, key: '', body: init!.body });
            const wait = waits[asked.length - 1];
            if (!wait) return new Response(null, { status: 204 });
            const from = Math.floor(clock.passed / 1000) * 1000;
            told.push(wait.date ? from + wait.seconds * 1000 : clock.passed + wait.seconds * 1000);
            return new Response(null, {
              status: 503,
              headers: {
                Date: server(from),
                'Retry-After': wait.date ? server(from + wait.seconds * 1000) : String(wait.seconds),
              },
            });
          });
          const box = outbox();
          await box.add(parcel());
          await clock.pass(0);
          for (let n = 0; n < 200 && asked.length <= waits.length; n++) {
            await clock.pass(5000);
            await box.wake('eager');
            await clock.pass(3_600_000);
          }
          expect(answers).toEqual([]);
          expect(asked).toHaveLength(waits.length + 1);
          told.forEach((at, n) => expect(asked[n + 1]!.at).toBeGreaterThanOrEqual(at));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('spreads over time the clients that were all told the same', async () => {
    const at: number[] = [];
    for (let n = 0; n < 20; n++) {
      const { outbox, clock, asked } = world(
        new Array(6).fill({ status: 503, headers: { 'Retry-After': '10' } }),
        () => n / 20,
      );
      await outbox().add(parcel());
      await clock.pass(DAY);
      expect(asked).toHaveLength(7);
      at.push(asked[6]!.at - asked[5]!.at);
    }
    expect(Math.min(...at)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...at) - Math.min(...at)).toBeGreaterThan(20_000);
    expect(new Set(at).size).toBe(20);
  });

  it('holds the other entries back as long as the endpoint told one of them', async () => {
    const { outbox, clock, asked } = world([{ status: 429, headers: { 'Retry-After': '60' } }]);
    const box = outbox();
    await box.add(parcel());
    await clock.pass(1000);
    await box.add(parcel());
    await clock.pass(58_000);
    expect(asked).toHaveLength(1);
    await clock.pass(10_000);
    expect(asked).toHaveLength(3);
  });

  it('goes on after a reload, also with what was cut off in mid-sending', async () => {
    const { outbox, clock, asked, map, seen } = world([offline]);
    const box = outbox();
    const one = parcel();
    await box.add(one);
    await clock.pass(0);
    box.stop();
    await clock.pass(DAY);
    expect(asked).toHaveLength(1);
    map.set(`entry:${one.id}`, { ...(map.get(`entry:${one.id}`) as Entry), state: 'sending' });
    await outbox().resume();
    await clock.pass(0);
    expect(asked).toHaveLength(2);
    expect(seen.at(-1)!.state).toBe('accepted');
  });

  it.each(['without locks', 'under Web Locks'])(
    '%s: sends once when several tabs wake together, and all see the receipt',
    async (how) => {
      const { outbox, clock, asked } = world([offline]);
      if (how !== 'without locks') vi.stubGlobal('navigator', { locks: locks() });
      const heard: Entry[][] = [[], [], []];
      const boxes = heard.map((list) => outbox({ onchange: (entry) => list.push(entry) }));
      for (const box of boxes) await box.resume();
      await boxes[0]!.add(parcel());
      for (let n = 0; n < 20; n++) {
        for (const box of boxes) void box.wake('eager');
        await clock.pass(60_000);
      }
      expect(asked).toHaveLength(2);
      for (const list of heard) expect(list.at(-1)).toMatchObject({ state: 'accepted', receipt: { code: 'secret' } });
    },
  );

  it('ends once though two tabs send at once', async () => {
    const { outbox, clock, seen, map, asked } = world();
    vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => Promise<void>) => work() } });
    const boxes = [outbox(), outbox()];
    const one = parcel();
    await boxes[0]!.add(one);
    const other = boxes[1]!.wake();
    await clock.pass(60_000);
    await other;
    expect(asked.length).toBeGreaterThan(1);
    expect(seen.some((entry) => entry.state === 'refused')).toBe(false);
    expect(map.get(`entry:${one.id}`)).toMatchObject({ state: 'accepted', receipt: { code: 'secret' } });
    // One that looked before the other ended it, and comes after.
    const late = parcel();
    const { rows, clock: now } = world();
    const entry = { ...(map.get(`entry:${one.id}`) as Entry), id: late.id, since: now.now() };
    map.set(`entry:${late.id}`, entry);
    let looked = false;
    const stale = outbox({
      rows: {
        ...rows,
        list: async () => {
          const state = looked ? 'accepted' : 'waiting';
          looked = true;
          return [[`entry:${late.id}`, { ...entry, state, tries: 0, since: now.now() - 1000 }]] as never;
        },
        update: async (key, change) => {
          if (key.startsWith('body:')) return late.body as never;
          const row = change(map.get(key) as never);
          if (row) map.set(key, row);
          return map.get(key) as never;
        },
      },
    });
    await stale.wake();
    expect(map.get(`entry:${late.id}`)).toBe(entry);
  });

  it('without locks, takes over from a tab that died in mid-sending, once no attempt can still be under way', async () => {
    for (const years of [0, -10, 10]) {
      const { outbox, clock, asked, map } = world();
      const one = parcel();
      const box = outbox();
      vi.stubGlobal('fetch', () => new Promise(() => {}));
      await box.add(one);
      await settle();
      expect(map.get(`entry:${one.id}`)).toMatchObject({ state: 'sending', tries: 1 });
      vi.stubGlobal('fetch', async (_: unknown, init: RequestInit) => {
        asked.push({ at: clock.passed, key: '', body: init.body });
        return new Response(null, { status: 204 });
      });
      clock.error = years * 365 * DAY;
      const next = outbox();
      await next.resume();
      await next.add(parcel()); // its turn comes after
      for (let n = 0; n < 5; n++) {
        await clock.pass(5000);
        await next.wake('eager');
      }
      expect(asked, String(years)).toHaveLength(0);
      await clock.pass(60_000);
      expect(asked, String(years)).toHaveLength(2);
      expect(map.get(`entry:${one.id}`)).toMatchObject({ state: 'accepted', tries: 2 });
    }
  });

  it('never replaces what may already be with the endpoint', async () => {
    const { outbox, clock, asked } = world([offline]);
    const box = outbox();
    const one = parcel('{"a":1}');
    await box.add(one);
    await clock.pass(0);
    expect(await box.add(jsonParcel(one.id, '{"a":2}'))).toMatchObject({ already: true, state: 'retrying' });
    await clock.pass(60_000);
    expect(asked.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
    expect(await box.add(jsonParcel(one.id, '{"a":2}'))).toMatchObject({ already: true, state: 'accepted' });
  });

  it('lets a refused submission be corrected under the same id', async () => {
    const body = JSON.stringify({ type: 'urn:varco:answers', title: 'Wrong', status: 422, errors: [] });
    const { outbox, clock, asked, seen } = world([{ status: 422, body }]);
    const box = outbox();
    const one = parcel('{"a":1}');
    await box.add(one);
    await clock.pass(DAY);
    expect(asked).toHaveLength(1);
    expect(seen.at(-1)).toMatchObject({ state: 'refused', problem: { title: 'Wrong' } });
    await box.add(jsonParcel(one.id, '{"a":2}'));
    await clock.pass(0);
    expect(asked.map((a) => a.body)).toEqual(['{"a":1}', '{"a":2}']);
    expect(seen.at(-1)!.state).toBe('accepted');
  });

  it('holds visibly and tries slowly where somebody must mend something', async () => {
    const { outbox, clock, asked, seen } = world(new Array(50).fill({ status: 404 }));
    const box = outbox();
    await box.add(parcel());
    await clock.pass(0);
    expect(seen.at(-1)).toMatchObject({ state: 'held', status: 404 });
    await clock.pass(25_000);
    expect(asked).toHaveLength(1);
    await clock.pass(DAY);
    const perHour = (asked.length - 1) / 24;
    expect(perHour).toBeGreaterThan(1);
    expect(perHour).toBeLessThan(10);
  });

  it('tries at once when the network is back, but not at every glance', async () => {
    const { outbox, clock, asked } = world(new Array(50).fill(offline), () => 0.999);
    const box = outbox();
    await box.add(parcel());
    await clock.pass(3_600_000);
    const before = asked.length;
    await clock.pass(10_000);
    await box.wake('eager');
    expect(asked).toHaveLength(before + 1);
    await box.wake('eager');
    await box.wake('eager');
    expect(asked).toHaveLength(before + 1);
  });

  it('keeps a wait whose clock was set back or forward by ten years, and ends it', async () => {
    for (const years of [-10, 10]) {
      const { outbox, clock, asked } = world([{ status: 503, headers: { 'Retry-After': '600' } }]);
      const box = outbox();
      await box.add(parcel());
      await clock.pass(0);
      clock.error = years * 365.25 * DAY;
      await clock.pass(590_000);
      await box.wake('eager');
      expect(asked, String(years)).toHaveLength(1);
      await clock.pass(1_800_000);
      expect(asked, String(years)).toHaveLength(2);
    }
  });

  it('waits longer than a timer can', async () => {
    const { outbox, clock, asked } = world([{ status: 503, headers: { 'Retry-After': String(40 * 86_400) } }]);
    await outbox().add(parcel());
    await clock.pass(39 * DAY);
    expect(asked).toHaveLength(1);
    await clock.pass(2 * DAY);
    expect(asked).toHaveLength(2);
  });

  it('works without storage and says so, and stores when it can again', async () => {
    const { outbox, clock, rows, seen, map, asked } = world([offline, offline]);
    rows.fails.reason = 'quota';
    const box = outbox();
    const one = parcel();
    expect(await box.add(one)).toMatchObject({ state: 'waiting', unstored: 'quota' });
    await clock.pass(0);
    expect(seen.at(-1)).toMatchObject({ state: 'retrying', unstored: 'quota' });
    expect(await box.entries()).toHaveLength(1);
    rows.fails.reason = undefined;
    await clock.pass(600);
    expect(seen.at(-1)!.unstored).toBeUndefined();
    expect(map.get(`body:${one.id}`)).toBe(one.body);
    await clock.pass(60_000);
    expect(asked.at(-1)!.body).toBe(one.body);
    expect(seen.at(-1)).toMatchObject({ state: 'accepted' });
    expect(map.has(`body:${one.id}`)).toBe(false);
  });

  it('completes from memory alone, and once only', async () => {
    const { outbox, clock, rows, seen, asked } = world([offline]);
    rows.fails.reason = 'unavailable';
    const box = outbox();
    await box.resume();
    await box.add(parcel());
    await clock.pass(DAY);
    expect(asked).toHaveLength(2);
    expect(seen.at(-1)).toMatchObject({ state: 'accepted', receipt: { code: 'secret' } });
  });

  it('does not send again what was discarded while it was under way', async () => {
    const { outbox, clock, map, asked } = world([{ status: 500 }]);
    const box = outbox();
    const one = parcel();
    await box.add(one);
    while (!asked.length) await Promise.resolve();
    await box.discard(one.id);
    await clock.pass(DAY);
    expect(asked).toHaveLength(1);
    expect([...map.keys()]).toEqual([]);
  });

  it('leaves the entries of other forms alone', async () => {
    const { outbox, clock, asked, map } = world();
    map.set('entry:x', {
      id: 'x',
      scope: 'another',
      state: 'waiting',
      type: 'application/json',
      tries: 0,
      since: 0,
      wait: 0,
      told: 0,
      schema: 1,
    });
    await outbox().resume();
    await clock.pass(DAY);
    expect(asked).toEqual([]);
  });

  it('forgets receipts after a month, but nothing that was not sent', async () => {
    const { outbox, clock, map } = world([...new Array(3).fill({ status: 201, body: undefined })]);
    const box = outbox();
    await box.add(parcel());
    await clock.pass(0);
    box.stop();
    expect([...map.keys()].filter((key) => key.startsWith('entry'))).toHaveLength(1);
    map.set('entry:0', {
      id: '0',
      scope: 'mapping',
      state: 'held',
      type: 'x',
      tries: 9,
      since: clock.now(),
      wait: 1e12,
      told: 1e12,
      schema: 1,
    });
    await clock.pass(31 * DAY);
    await outbox().resume();
    expect([...map.keys()].filter((key) => key.startsWith('entry'))).toEqual(['entry:0']);
  });

  it('is not stopped by a page whose callback throws', async () => {
    const errors: unknown[] = [];
    globalThis.reportError = (error) => errors.push(error);
    const { outbox, clock, map } = world();
    const box = outbox({
      onchange: () => {
        throw new Error('the page');
      },
    });
    const one = parcel();
    await box.add(one);
    await clock.pass(0);
    expect(map.get(`entry:${one.id}`)).toMatchObject({ state: 'accepted' });
    expect(errors.length).toBeGreaterThan(0);
  });
});
