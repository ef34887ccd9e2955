import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/delivery/clock.ts';
import { jsonParcel } from '../../src/delivery/post.ts';
import type { Entry } from '../../src/delivery/outbox.ts';
import { offline, parcel, world } from './outbox-world.ts';

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

  it('sends with the code of the answers that it replaces, on every try, and forgets it once it is over', async () => {
    const forbidden = { status: 403, body: '{"type":"/problems/forbidden"}' };
    for (const [last, state] of [
      [undefined, 'accepted'],
      [forbidden, 'refused'],
    ] as const) {
      const { outbox, clock, asked, map, seen } = world([offline, { status: 503 }, ...(last ? [last] : [])]);
      const box = outbox({ headers: () => ({ Authorization: 'of the page' }) });
      const one = { ...parcel(), replaces: { id: 'earlier', code: 'c0de' } };
      await box.add(one);
      await clock.pass(0);
      box.stop();
      // kept over a reload
      expect(JSON.stringify(map.get(`entry:${one.id}`))).toContain('c0de');
      await outbox().resume();
      await clock.pass(DAY);
      expect(asked.map(({ authorization }) => authorization)).toEqual(Array(3).fill('Receipt c0de'));
      expect(new Set(asked.map(({ body }) => body))).toEqual(new Set([one.body]));
      expect(seen.at(-1)!.state).toBe(state);
      expect(JSON.stringify(map.get(`entry:${one.id}`))).not.toContain('c0de');
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
