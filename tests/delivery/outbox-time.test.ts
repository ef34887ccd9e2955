import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DAY } from '../../src/delivery/clock.ts';
import { offline, parcel, world } from './outbox-world.ts';

describe('when the outbox tries', () => {
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
});
