import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/delivery/clock.ts';
import {
  applyEdits,
  isClosed,
  localDrafts,
  memoryDrafts,
  upgradeDraft,
  type Draft,
  type Drafts,
} from '../../src/delivery/drafts.ts';
import { DraftKeeper, type KeeperOptions, type KeepState } from '../../src/delivery/keeper.ts';
import { memoryRows } from '../../src/delivery/rows.ts';
import { failing, FakeClock, settle } from './support.ts';

const definition = { about: 'mapping', version: '1.0.0', digest: 'sha-256:x' };

function world() {
  const map = new Map<string, unknown>();
  const rows = failing(memoryRows(map));
  const clock = new FakeClock();
  const drafts = localDrafts(rows);
  const keeper = (options: Partial<KeeperOptions> = {}): DraftKeeper =>
    new DraftKeeper({ drafts, key: 'mapping', definition, locale: 'it', ...options });
  return { map, rows, clock, drafts, keeper, row: () => map.get('draft:mapping') as Draft | undefined };
}

describe('a draft', () => {
  it('is kept as one types, and comes back with its place and its id', async () => {
    const { keeper } = world();
    const one = keeper();
    expect(await one.open()).toBeUndefined();
    one.save({ name: 'Teatro' }, 'identity');
    expect(one.state.state).toBe('saving');
    expect((await one.flush()).state).toBe('saved');
    const two = keeper();
    const draft = await two.open();
    expect(draft).toMatchObject({
      answers: { name: 'Teatro' },
      at: 'identity',
      id: one.id,
      ...definition,
      locale: 'it',
    });
    expect(two.id).toBe(one.id);
  });

  it('is written at most once at a time, the newest last', async () => {
    let writing = 0;
    let writes = 0;
    const inner = memoryDrafts();
    const slow: Drafts = {
      ...inner,
      update: async (key, change) => {
        expect(++writing).toBe(1);
        writes++;
        await sleep(5);
        writing--;
        return inner.update(key, change);
      },
    };
    const { keeper } = world();
    const one = keeper({ drafts: slow });
    for (let n = 0; n < 100; n++) {
      one.save({ text: 'x'.repeat(n) });
      if (n % 10 === 0) await sleep(1);
    }
    await one.flush();
    expect(writes).toBeLessThan(20);
    expect((await inner.load('mapping'))!.answers.text).toBe('x'.repeat(99));
  });

  it('is shown as saved only when all that was typed is stored', async () => {
    world();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.nat(3)), { minLength: 1, maxLength: 20 }), async (typed) => {
        const map = new Map<string, unknown>();
        let latest = '';
        const states: KeepState[] = [];
        const keeper = new DraftKeeper({
          drafts: localDrafts(memoryRows(map)),
          key: 'k',
          definition,
          locale: 'it',
          onstate: (state) => {
            states.push(state);
            if (state.state === 'saved') expect((map.get('draft:k') as Draft).answers.a).toBe(latest);
          },
        });
        for (const [text, pause] of typed) {
          latest = text;
          keeper.save({ a: text });
          for (let n = 0; n < pause; n++) await undefined;
        }
        await keeper.flush();
        expect(states.at(-1)?.state).toBe('saved');
      }),
    );
  });

  it('survives callbacks that save again', async () => {
    const { keeper, row } = world();
    let again = true;
    const one: DraftKeeper = keeper({
      onstate: ({ state }) => {
        if (state === 'saved' && again) {
          again = false;
          one.save({ a: 2 });
        }
      },
    });
    one.save({ a: 1 });
    await one.flush();
    await one.flush();
    expect(row()!.answers).toEqual({ a: 2 });
  });

  it('says why it could not be saved, and saves everything when it can', async () => {
    const { keeper, rows, row } = world();
    const one = keeper();
    await one.open();
    for (const reason of ['quota', 'unavailable'] as const) {
      rows.fails.reason = reason;
      one.save({ a: reason, [reason]: 1 });
      expect(await one.flush()).toEqual({ state: 'failed', reason });
    }
    rows.fails.reason = undefined;
    expect((await one.flush()).state).toBe('saved');
    expect(row()!.answers).toEqual({ a: 'unavailable', unavailable: 1 });
  });

  it('opens, fills and closes without any storage', async () => {
    const { keeper, rows } = world();
    rows.fails.reason = 'unavailable';
    const one = keeper();
    expect(await one.open()).toBeUndefined();
    expect(one.state).toEqual({ state: 'failed', reason: 'unavailable' });
    one.save({ a: 1 });
    await one.flush();
    await one.sent('sha-256:y');
    await one.clear();
    expect(one.state.state).toBe('failed');
    expect(one.id).toMatch(/-7/);
  });

  it('is removed when its days are over, and no earlier though clocks go wrong by ten years', async () => {
    for (const [then, now] of [
      [0, 0],
      [-10, 0],
      [0, -10],
      [10, 0],
      [0, 10],
      [10, -10],
    ] as const) {
      const { keeper, clock, row } = world();
      clock.error = then * 365.25 * DAY;
      const one = keeper();
      one.save({ a: 1 });
      await one.flush();
      clock.error = now * 365.25 * DAY;
      clock.passed += 29 * DAY;
      const fresh = localDrafts(memoryRows(new Map([['draft:mapping', row()]])));
      expect(await fresh.load('mapping'), `${then} then, ${now} now`).toMatchObject({ answers: { a: 1 } });
      clock.passed += 31 * DAY;
      const map = new Map<string, unknown>([['draft:mapping', row()]]);
      if (then === now) {
        expect(await localDrafts(memoryRows(map)).load('mapping')).toBeUndefined();
        expect(map.size).toBe(0);
      }
    }
  });

  it('of an unbelievable age begins its life again, so that it ends', async () => {
    const { keeper, clock, map } = world();
    clock.error = -10 * 365 * DAY;
    const one = keeper();
    one.save({ a: 1 });
    await one.flush();
    clock.error = 0;
    const load = () => localDrafts(memoryRows(map)).load('mapping');
    expect(await load()).toBeDefined();
    clock.passed += 31 * DAY;
    expect(await load()).toBeUndefined();
  });

  it('can be cleared, and what is typed afterwards has another id', async () => {
    const { keeper, map, row } = world();
    const one = keeper();
    one.save({ a: 1 });
    await one.flush();
    const id = one.id;
    one.save({ a: 2 });
    await one.clear();
    expect(map.size).toBe(0);
    expect(one.state.state).toBe('idle');
    one.save({ b: 1 });
    await one.flush();
    expect(row()!.answers).toEqual({ b: 1 });
    expect(row()!.id).not.toBe(id);
  });

  it('that is cleared while it is being closed begins another all the same', async () => {
    const { keeper } = world();
    const one = keeper();
    one.save({ a: 1 });
    await one.flush();
    const id = one.id;
    const closing = one.sent();
    await one.clear();
    await closing;
    expect(one.id).not.toBe(id);
    one.save({ a: 2 });
    await one.flush();
    expect(one.id).not.toBe(id);
  });

  it('leaves the device once sent; what is changed afterwards is kept whole, beside what was sent', async () => {
    const { keeper, row } = world();
    const one = keeper();
    one.save({ a: 1, b: 2 });
    await one.sent('sha-256:sent');
    expect(row()).toMatchObject({ answers: {}, sent: 'sha-256:sent', id: one.id });
    expect(isClosed(row()!)).toBe(true);
    const old = one.id;
    one.save({ a: 1, b: 3 });
    await one.flush();
    expect(row()).toMatchObject({ answers: { a: 1, b: 3 }, sent: 'sha-256:sent', id: old });
  });
});

describe('a draft in several tabs', () => {
  it('has one id, though all begin at once', async () => {
    const { keeper, row } = world();
    const tabs = [keeper(), keeper(), keeper(), keeper(), keeper()];
    await Promise.all(tabs.map((tab) => tab.open()));
    tabs.forEach((tab, n) => tab.save({ [`q${n}`]: n }));
    await Promise.all(tabs.map((tab) => tab.flush()));
    expect(new Set(tabs.map((tab) => tab.id)).size).toBe(1);
    expect(row()!.answers).toEqual({ q0: 0, q1: 1, q2: 2, q3: 3, q4: 4 });
  });

  it('tells the other tabs, once for each change, and not the one that made it', async () => {
    const { keeper } = world();
    const heard: (Draft | undefined)[] = [];
    const own: (Draft | undefined)[] = [];
    const one = keeper({ onother: (draft) => own.push(draft) });
    const two = keeper({ onother: (draft) => heard.push(draft) });
    await one.open();
    await two.open();
    one.save({ a: 1 });
    await one.flush();
    await settle();
    expect(heard.map((draft) => draft?.answers)).toEqual([{ a: 1 }]);
    await one.clear();
    await settle();
    expect(heard.at(-1)).toBeUndefined();
    expect(own).toEqual([]);
  });

  it('offers the later text and keeps the earlier one', async () => {
    const { keeper, row } = world();
    const [one, two] = [keeper(), keeper()];
    await one.open();
    await two.open();
    one.save({ motto: 'first' });
    await one.flush();
    two.save({ motto: 'second' });
    await two.flush();
    expect(row()!.answers).toEqual({ motto: 'second' });
    expect(row()!.others!.motto).toEqual(['first']);
    two.save({ motto: 'second and more' });
    await two.flush();
    expect(row()!.others!.motto).toEqual(['first']);
    expect(row()!.answers.motto).toBe('second and more');
  });

  it('replaces without a word what the tab had taken over', async () => {
    const { keeper, row } = world();
    const one = keeper();
    one.save({ a: 'first' });
    await one.flush();
    const two = keeper();
    two.adopt((await two.open())!);
    two.save({ a: 'second' });
    await two.flush();
    expect(row()).toMatchObject({ answers: { a: 'second' } });
    expect(row()!.others).toEqual({});
  });

  it('keeps what another tab typed after this one sent', async () => {
    const { keeper, row } = world();
    const [one, two] = [keeper(), keeper()];
    one.save({ a: 1 });
    await one.flush();
    two.save({ b: 2 });
    await two.flush();
    await one.sent('sha-256:sent');
    expect(row()).toMatchObject({ answers: { a: 1, b: 2 }, sent: 'sha-256:sent' });
  });

  it('loses nothing that any tab typed, in any order of 2 to 5 tabs', async () => {
    const step = fc.record({
      tab: fc.nat(4),
      question: fc.constantFrom('a', 'b', 'c'),
      value: fc.string({ minLength: 1 }),
      adopt: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { keeper, drafts, row } = world();
        const tabs = Array.from({ length: 5 }, () => ({ keeper: keeper(), view: {} as Record<string, unknown> }));
        // What every tab typed last and no tab that had seen it replaced.
        const standing = new Map<string, unknown>();
        for (const { tab: n, question, value, adopt } of steps) {
          const tab = tabs[n]!;
          if (adopt) {
            const draft = await drafts.load('mapping');
            if (draft) {
              tab.keeper.adopt(draft);
              tab.view = { ...draft.answers };
              // It saw the standing value of every question: of those, its next edit replaces knowingly.
            }
          }
          const seen = tab.view[question];
          for (const [key, text] of standing)
            if (key.startsWith(`${question} `) && (key.endsWith(` ${n}`) || text === seen)) standing.delete(key);
          tab.view = { ...tab.view, [question]: value };
          tab.keeper.save(tab.view);
          await tab.keeper.flush();
          standing.set(`${question} ${n}`, value);
        }
        const ids = new Set(tabs.filter((_, n) => steps.some(({ tab }) => tab === n)).map((tab) => tab.keeper.id));
        expect(ids.size).toBeLessThan(2);
        for (const [key, text] of standing) {
          const question = key.split(' ')[0]!;
          const kept = [row()!.answers[question], ...(row()!.others?.[question] ?? [])];
          expect(kept).toContain(text);
        }
      }),
      { numRuns: process.env.VARCO_PROOF === 'full' ? 1000 : 200 },
    );
  });

  it('does not take a question named __proto__ for the prototype', () => {
    const fresh = { ...definition, schema: 1, id: 'i', locale: 'it', startedAt: '', savedAt: 0, rev: 1 };
    const answers = JSON.parse('{"__proto__":{"evil":1}}') as Record<string, unknown>;
    const draft = applyEdits({ ...fresh, answers: { a: 1 } }, { ...fresh, answers }, { a: 1 });
    expect(draft.answers.evil).toBeUndefined();
    expect(Object.keys(draft.answers)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
  });
});

describe('rows of other versions', () => {
  it('climb from any of ten past shapes with every answer', () => {
    const steps = Array.from({ length: 10 }, (_, n) => (row: Record<string, unknown>) => {
      const { [`old${n}`]: answers, ...rest } = row;
      return { ...rest, ...(n === 9 ? { answers } : { [`old${n + 1}`]: answers }) };
    });
    for (let n = 0; n < 10; n++) {
      const row = { schema: n + 1, id: 'i', [`old${n}`]: { a: 1, b: [2] }, savedAt: 1 };
      expect(upgradeDraft(row, steps)).toMatchObject({ schema: 11, answers: { a: 1, b: [2] } });
    }
  });

  it('are left alone when they are newer, and the person is told', async () => {
    const { keeper, map } = world();
    map.set('draft:mapping', { schema: 99, answers: 'of the future' });
    const one = keeper();
    expect(await one.open()).toBeUndefined();
    one.save({ a: 1 });
    expect(await one.flush()).toEqual({ state: 'failed', reason: 'newer' });
    expect(map.get('draft:mapping')).toEqual({ schema: 99, answers: 'of the future' });
  });

  it('that are no drafts at all do not stop a new one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (junk) => {
        fc.pre(!(junk && typeof junk === 'object' && 'schema' in junk));
        const { keeper, map, row } = world();
        map.set('draft:mapping', junk);
        const one = keeper();
        await one.open();
        one.save({ a: 1 });
        expect((await one.flush()).state).toBe('saved');
        expect(row()!.answers).toEqual({ a: 1 });
      }),
    );
  });
});
