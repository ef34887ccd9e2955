import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryRows, type Rows } from '../../src/delivery/rows.ts';
import { Followed } from '../../src/event-calendar/circuits/followed.ts';
import { levels, progress } from '../../src/event-calendar/circuits/order.ts';
import type { Circuit, Stage } from '../../src/contract/events.ts';
import '../support/proof.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const stages: fc.Arbitrary<Stage[]> = fc
  .tuple(
    ...ids.map((id) =>
      fc.record({ id: fc.constant(id), after: fc.subarray([...ids, 'none']), optional: fc.boolean() }),
    ),
  )
  .chain((all) => fc.shuffledSubarray(all, { minLength: 1 }));
const circuit = (of: Stage[], completion?: Circuit['completion']): Circuit => ({
  id: 'c',
  title: 'C',
  stages: of,
  ...(completion && { completion }),
});

describe('the order of stages', () => {
  it('has each stage once, whatever waits for whatever', () => {
    fc.assert(
      fc.property(stages, (all) => {
        expect(
          levels(all)
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });

  it('puts what comes after below what comes before, where no stage waits for itself', () => {
    fc.assert(
      fc.property(stages, (all) => {
        // only what stands before in the document: no circle
        const known = all.map((stage, i) => ({
          ...stage,
          after: stage.after!.filter((id) => all.findIndex((s) => s.id === id) < i),
        }));
        const level = new Map(levels(known).flatMap((members, i) => members.map(({ id }) => [id, i])));
        for (const { id, after } of known)
          for (const before of after) if (level.has(before)) expect(level.get(before)!).toBeLessThan(level.get(id)!);
      }),
    );
  });
});

describe('how far one is in a circuit', () => {
  it('counts what is needed among what is enough', () => {
    const three = circuit([{ id: 'a' }, { id: 'b' }, { id: 'c' }], { least: 2, needed: ['c'] });
    const at = (...done: string[]) => progress(three, new Set(done));
    expect(at('a', 'b')).toMatchObject({ done: 2, of: 3, least: 2, complete: false });
    expect(at('a', 'c').complete).toBe(true);
    expect(at('c', 'gone').complete).toBe(false);
  });

  it('is complete with every stage, never with none, and never less complete with one more', () => {
    fc.assert(
      fc.property(
        stages,
        fc.option(fc.record({ least: fc.integer({ min: 1, max: 12 }), needed: fc.subarray([...ids, 'gone']) }), {
          nil: undefined,
        }),
        fc.subarray(ids),
        fc.constantFrom(...ids),
        (all, completion, done, more) => {
          const of = circuit(all, completion);
          const asks = completion || all.some(({ optional }) => !optional);
          expect(progress(of, new Set(ids)).complete).toBe(!!asks);
          expect(progress(of, new Set()).complete).toBe(false);
          if (progress(of, new Set(done)).complete) expect(progress(of, new Set([...done, more])).complete).toBe(true);
        },
      ),
    );
  });
});

describe('what was followed', () => {
  const of = (rows: Rows, onchange = () => {}) => new Followed({ about: 'doc', rows, keptOn: 'page', onchange });

  it('is kept for who comes again, and leaves no trace once it is forgotten', async () => {
    const rows = memoryRows();
    const store = of(rows);
    await store.mark('c', 'a', true);
    await store.mark('c', 'b', true);
    await store.mark('__proto__', 'a', true);
    await store.mark('c', 'a', false);
    const again = of(rows);
    await again.open();
    expect([...again.of('c')]).toEqual(['b']);
    expect([...again.of('__proto__')]).toEqual(['a']);
    await again.clear('c');
    await again.clear('__proto__');
    expect(await rows.list('followed:')).toEqual([]);
  });

  it('two tabs do not undo each other', async () => {
    const rows = memoryRows();
    const [one, two] = [of(rows), of(rows)];
    await Promise.all([one.open(), two.open()]);
    await one.mark('c', 'a', true);
    await two.mark('c', 'b', true);
    expect([...two.of('c')].sort()).toEqual(['a', 'b']);
  });

  it('is shown where nothing can be stored, and says so', async () => {
    const rows: Rows = { list: () => Promise.reject(new Error()), update: () => Promise.reject(new Error()) };
    const store = new Followed({ about: 'doc', rows, keptOn: 'page', onchange: () => {} });
    await store.mark('c', 'a', true);
    expect([...store.of('c')]).toEqual(['a']);
    expect(store.keptOn).toBe('page');
  });

  it('what others wrote there is passed over', async () => {
    const rows = memoryRows();
    await rows.update('followed:doc', () => ({ stages: { c: ['a', 7, 'a'], d: 'x', e: null } }));
    const store = of(rows);
    await store.open();
    expect([...store.of('c')]).toEqual(['a']);
    expect([...store.of('d')]).toEqual([]);
  });
});
