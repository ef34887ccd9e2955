import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/delivery/clock.ts';
import { uuidv7 } from '../../src/delivery/ids.ts';
import { leaseLock } from '../../src/delivery/lock.ts';
import { jsonParcel } from '../../src/delivery/multipart.ts';
import { Outbox, type Entry, type OutboxOptions } from '../../src/delivery/outbox.ts';
import { memoryRows } from '../../src/delivery/rows.ts';
import { failing, FakeClock, hub, settle } from './support.ts';

type Answer = { status: number; body?: string; headers?: Record<string, string> } | Error;

/** An endpoint that answers from a list, then accepts; it notes when it was asked and with what. */
function world(answers: Answer[] = [], random: () => number = () => 0.5) {
  const map = new Map<string, unknown>();
  const rows = failing(memoryRows(map));
  const clock = new FakeClock(undefined, random);
  const channel = hub();
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
  const seen: Entry[] = [];
  const outbox = (options: Partial<OutboxOptions> = {}): Outbox =>
    new Outbox({
      endpoint: 'https://host/e',
      scope: 'mapping',
      rows,
      clock,
      channel,
      lock: leaseLock(rows, 'test', clock),
      post: { fetch: fetch as typeof globalThis.fetch },
      onchange: (entry) => seen.push(entry),
      ...options,
    });
  return { map, rows, clock, asked, seen, outbox, answers };
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
    expect(seen.map((entry) => entry.reason).filter(Boolean)).toEqual(
      expect.arrayContaining(['offline', 'busy', 'in-flight', 'not-a-receipt', 'status']),
    );
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
          const box = outbox({
            post: {
              fetch: (async (_: unknown, init?: RequestInit) => {
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
              }) as typeof fetch,
            },
          });
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

  it('sends once when several tabs wake together, and all see the receipt', async () => {
    const { outbox, clock, asked, rows } = world([offline]);
    const heard: Entry[][] = [[], [], []];
    const boxes = heard.map((list) =>
      outbox({ onchange: (entry) => list.push(entry), lock: leaseLock(rows, 'test', clock) }),
    );
    for (const box of boxes) await box.resume();
    await boxes[0]!.add(parcel());
    for (let n = 0; n < 20; n++) {
      for (const box of boxes) void box.wake('eager');
      await clock.pass(60_000);
    }
    expect(asked).toHaveLength(2);
    for (const list of heard) expect(list.at(-1)).toMatchObject({ state: 'accepted', receipt: { code: 'secret' } });
  });

  it('ends once though two tabs send at once, as when a lease was lost', async () => {
    const { outbox, clock, seen, map, asked } = world();
    const boxes = [outbox({ lock: (work) => work() }), outbox({ lock: (work) => work() })];
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
    map.set(`entry:${late.id}`, { ...(map.get(`entry:${one.id}`) as Entry), id: late.id, state: 'waiting' });
    map.set(`body:${late.id}`, late.body);
    const slow = world();
    const { rows } = slow;
    let ended = false;
    const stale = outbox({
      lock: (work) => work(),
      rows: {
        ...rows,
        list: async (prefix) => [...map].filter(([key]) => key.startsWith(prefix)) as never,
        get: async (key) => map.get(key) as never,
        update: async (key, change) => {
          if (!ended) map.set(key, { ...(map.get(key) as Entry), state: 'accepted' });
          if (!ended) map.delete(`body:${late.id}`);
          ended = true;
          const row = change(map.get(key) as never);
          if (row) map.set(key, row);
          return map.get(key) as never;
        },
      },
    });
    await stale.wake();
    await clock.pass(0);
    expect(map.get(`entry:${late.id}`)).toMatchObject({ state: 'accepted' });
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
    expect(seen.at(-1)).toMatchObject({ state: 'held', reason: 'status', status: 404 });
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
    expect([...map.keys()].filter((key) => !key.startsWith('lease'))).toEqual([]);
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

describe('the lease', () => {
  it('lets one work at a time, and the next when the holder is gone', async () => {
    const clock = new FakeClock();
    const rows = memoryRows();
    let working = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      expect(++working).toBe(1);
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 40_000));
      working--;
      done++;
    };
    for (let n = 0; n < 3; n++) void leaseLock(rows, 'a', clock)(work);
    await clock.pass(125_000);
    expect(done).toBe(3);
    await rows.update('lease:a', () => ({ owner: 'dead', until: clock.now() + 15_000 }));
    void leaseLock(rows, 'a', clock)(work);
    await clock.pass(10_000);
    expect(working).toBe(0);
    await clock.pass(10_000);
    expect(working).toBe(1);
  });

  it('of a clock that was ten years ahead does not last ten years', async () => {
    const clock = new FakeClock();
    const rows = memoryRows();
    await rows.update('lease:a', () => ({ owner: 'dead', until: clock.now() + 3650 * DAY }));
    let done = false;
    void leaseLock(rows, 'a', clock)(async () => void (done = true));
    await clock.pass(60_000);
    expect(done).toBe(true);
  });
});
