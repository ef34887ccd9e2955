import { describe, expect, it, vi } from 'vitest';
import { DAY } from '../../src/delivery/clock.ts';
import type { Entry } from '../../src/delivery/outbox.ts';
import { offline, parcel, world } from './outbox-world.ts';
import { settle } from './support.ts';

/** Web Locks: one holder, the others queue. */
function locks() {
  let last = Promise.resolve();
  return { request: (_: string, work: () => Promise<void>) => (last = last.then(work)) };
}

describe('the outbox in several tabs', () => {
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
});
