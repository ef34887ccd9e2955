import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { boardOf } from '../../src/receiver/matching/board.ts';
import { explain } from '../../src/receiver/matching/explain.ts';
import { release } from '../../src/receiver/matching/release.ts';
import { solve } from '../../src/receiver/matching/solve.ts';
import { Timetable } from '../../src/receiver/matching/timetable.ts';
import type { Instance, Meeting, Participant } from '../../src/receiver/matching/types.ts';
import {
  blockingPairs,
  canCome,
  faults,
  instances,
  lists,
  mayMeet,
  most,
  prefers,
  wishful,
} from './matching-support.ts';

const full = process.env.VARCO_PROOF === 'full';
const runs = (few: number, many: number) => ({ numRuns: full ? many : few });
const anything = instances({ people: 12, slots: 6, list: 8 });

const countOf = (meetings: readonly Meeting[], id: string) =>
  meetings.filter(({ a, b }) => a === id || b === id).length;
const shuffled = <T>(list: readonly T[], order: readonly number[]): T[] =>
  list
    .map((item, i) => ({ item, key: order[i % order.length]! }))
    .sort((x, y) => x.key - y.key)
    .map(({ item }) => item);

describe('a two-sided day', () => {
  it('books nobody and no table twice, and nobody when they cannot come or more often than they may', () => {
    fc.assert(
      fc.property(anything, (instance) => {
        expect(faults(instance, solve(instance))).toEqual([]);
      }),
      runs(150, 1000),
    );
  });

  it('says truly whether there is a blocking pair', () => {
    let unstable = 0;
    fc.assert(
      fc.property(anything, (instance) => {
        const { meetings, share, stable } = solve(instance);
        unstable += Number(!stable);
        expect(blockingPairs(instance, meetings, share).length === 0).toBe(stable);
      }),
      runs(150, 1000),
    );
    if (full) console.log(`no stable outcome was found for ${unstable} of 1,000 days`);
  });

  it('has no blocking pair where all can come at all times and there are tables enough', () => {
    fc.assert(
      fc.property(instances({ people: 12, slots: 6, list: 8, always: true, tables: false }), (instance) => {
        const { meetings, stable } = solve(instance);
        expect(stable).toBe(true);
        // Not even by moving anybody: one of the two has no room and prefers all whom they meet.
        const [people, room] = [instance.sides.flat(), (one: Participant) => most(instance, one)];
        const contented = (one: Participant, other: Participant) => {
          const met = meetings.flatMap(({ a, b }) => (a === one.id ? [b] : b === one.id ? [a] : []));
          const all = met.every((id) =>
            prefers(
              one,
              people.find((each) => each.id === id)!,
              other,
            ),
          );
          return met.length === room(one) && all;
        };
        for (const a of instance.sides[0])
          for (const b of instance.sides[1])
            if (mayMeet(instance, a, b) && !meetings.some((one) => one.a === a.id && one.b === b.id))
              expect([a.id, b.id, contented(a, b) || contented(b, a)]).toEqual([a.id, b.id, true]);
      }),
      runs(150, 1000),
    );
  });

  it('is the same in whatever order people came and were written down', () => {
    fc.assert(
      fc.property(anything, fc.array(fc.integer(), { minLength: 1, maxLength: 24 }), (instance, order) => {
        const [first, second] = instance.sides;
        const sides = [shuffled(first, order), shuffled(second, order.toReversed())] as const;
        expect(solve({ ...instance, sides })).toEqual(solve(instance));
      }),
      runs(60, 1000),
    );
  });

  it('leaves nobody without a meeting beside somebody who has room, a slot and a table for them', () => {
    fc.assert(
      fc.property(anything, (instance) => {
        const { meetings } = solve(instance);
        const idle = (one: Participant, slot: number) =>
          canCome(one, slot) && !meetings.some((m) => m.slot === slot && (m.a === one.id || m.b === one.id));
        const room = (one: Participant) => most(instance, one) - countOf(meetings, one.id);
        for (const a of instance.sides[0])
          for (const b of instance.sides[1]) {
            const alone = !countOf(meetings, a.id) || !countOf(meetings, b.id);
            if (!alone || room(a) <= 0 || room(b) <= 0 || lists(a, b) || lists(b, a)) continue;
            const slot = instance.slots.findIndex(
              (_, s) =>
                idle(a, s) && idle(b, s) && meetings.filter((m) => m.slot === s).length < (instance.tables ?? Infinity),
            );
            expect([a.id, b.id, slot]).toEqual([a.id, b.id, -1]);
          }
      }),
      runs(100, 1000),
    );
  });
});

/** All sets of pairs that keep capacities, of a few people. */
function* pairings(instance: Instance): Generator<[Participant, Participant][]> {
  const [first, second] = instance.sides;
  const pairs = first
    .flatMap((a) => second.map((b) => [a, b] as [Participant, Participant]))
    .filter(([a, b]) => mayMeet(instance, a, b));
  const counts = new Map<Participant, number>();
  const add = (one: Participant, by: number) => counts.set(one, (counts.get(one) ?? 0) + by);
  function* from(i: number, taken: [Participant, Participant][]): Generator<[Participant, Participant][]> {
    if (i === pairs.length) return yield taken;
    yield* from(i + 1, taken);
    const [a, b] = pairs[i]!;
    if ((counts.get(a) ?? 0) >= most(instance, a) || (counts.get(b) ?? 0) >= most(instance, b)) return;
    add(a, 1);
    add(b, 1);
    yield* from(i + 1, [...taken, [a, b]]);
    add(a, -1);
    add(b, -1);
  }
  yield* from(0, []);
}

const metBy = (pairs: readonly [Participant, Participant][], one: Participant): Participant[] =>
  pairs.flatMap(([a, b]) => (a === one ? [b] : b === one ? [a] : []));

function isStable(instance: Instance, pairs: [Participant, Participant][]): boolean {
  const open = (one: Participant, other: Participant) => {
    const met = metBy(pairs, one);
    return (
      most(instance, one) > 0 && (met.length < most(instance, one) || met.some((each) => prefers(one, other, each)))
    );
  };
  return instance.sides[0].every((a) =>
    instance.sides[1].every(
      (b) => !mayMeet(instance, a, b) || metBy(pairs, a).includes(b) || !open(a, b) || !open(b, a),
    ),
  );
}

/** The best of some people, as many as one may meet. */
const choice = (instance: Instance, one: Participant, from: readonly Participant[]): string[] =>
  [...new Set(from)]
    .sort((x, y) => (prefers(one, x, y) ? -1 : 1))
    .slice(0, most(instance, one))
    .map(({ id }) => id)
    .sort();

describe('against all possibilities, of eight people', () => {
  const small = { people: 4, slots: 3, list: 5 };

  it('is the stable outcome that the first side likes best', () => {
    let several = 0;
    fc.assert(
      fc.property(fc.oneof(wishful(4), instances({ ...small, always: true, tables: false })), (instance) => {
        const { meetings } = solve(instance);
        const stable = [...pairings(instance)].filter((pairs) => isStable(instance, pairs));
        expect(stable.length).toBeGreaterThan(0);
        if (stable.length > 1) several++;
        const found = meetings
          .filter(({ tier }) => tier !== 'free')
          .map(({ a, b }) => `${a} ${b}`)
          .sort();
        const best = stable.filter((pairs) =>
          instance.sides[0].every((a) =>
            stable.every(
              (other) =>
                choice(instance, a, [...metBy(pairs, a), ...metBy(other, a)]).join() ===
                metBy(pairs, a)
                  .map(({ id }) => id)
                  .sort()
                  .join(),
            ),
          ),
        );
        expect(best.map((pairs) => pairs.map(([a, b]) => `${a.id} ${b.id}`).sort())).toEqual([found]);
      }),
      runs(60, 1000),
    );
    expect(several).toBeGreaterThan(0);
  });

  it('is stable wherever a day of two slots can be, with whatever tables and hours', () => {
    let bound = 0;
    fc.assert(
      fc.property(instances({ people: 4, slots: 2, list: 5 }), (instance) => {
        const { stable, meetings } = solve(instance);
        if (stable) return;
        bound++;
        // Then there is none at all: each slot filled in every way.
        for (const day of days(instance)) expect(blockingPairs(instance, day).length).toBeGreaterThan(0);
        expect(meetings.length).toBeGreaterThan(0);
      }),
      runs(300, 20_000),
    );
    if (full) console.log(`days without any stable outcome: ${bound} of 20,000`);
  });

  it('finds a slot for a further pair whenever there is one, moving others if it must', () => {
    fc.assert(
      fc.property(
        instances({ people: 4, slots: 4, list: 4 }),
        fc.array(fc.nat(15), { maxLength: 16 }),
        (instance, wanted) => {
          const board = boardOf(instance);
          const timetable = new Timetable(board);
          const placed: number[] = [];
          for (const pair of new Set(wanted)) {
            if (pair >= board.candidate.length) continue;
            const could = fits(board, [...placed, pair]);
            expect(timetable.place(pair)).toBe(could);
            if (could) placed.push(pair);
            expect([...timetable.meetings()].map(([one]) => one).sort()).toEqual([...placed].sort());
          }
        },
      ),
      runs(200, 5000),
    );
  });
});

/** Every day of these people: for each slot every set of pairs who can meet then. */
function* days(instance: Instance): Generator<{ a: string; b: string; slot: number }[]> {
  const [first, second] = instance.sides;
  type Day = { a: string; b: string; slot: number }[];
  function* from(slot: number, i: number, day: Day): Generator<Day> {
    if (slot === instance.slots.length) return yield day;
    if (i === first.length) return yield* from(slot + 1, 0, day);
    yield* from(slot, i + 1, day);
    const a = first[i]!;
    if (!canCome(a, slot) || countOf(day as Meeting[], a.id) >= most(instance, a)) return;
    if (day.filter((one) => one.slot === slot).length >= (instance.tables ?? Infinity)) return;
    for (const b of second) {
      if (!canCome(b, slot) || countOf(day as Meeting[], b.id) >= most(instance, b)) continue;
      if (day.some((one) => one.b === b.id && (one.slot === slot || one.a === a.id))) continue;
      yield* from(slot, i + 1, [...day, { a: a.id, b: b.id, slot }]);
    }
  }
  yield* from(0, 0, []);
}

/** Whether there is a timetable of all of these pairs. */
function fits({ ids, slots, tables, free }: ReturnType<typeof boardOf>, pairs: readonly number[]): boolean {
  const m = ids[1].length;
  const from = (i: number, day: readonly (readonly [number, number, number])[]): boolean => {
    if (i === pairs.length) return true;
    const [a, b] = [Math.floor(pairs[i]! / m), pairs[i]! % m];
    for (let slot = 0; slot < slots; slot++) {
      const then = day.filter((one) => one[2] === slot);
      if (!free[0][a * slots + slot] || !free[1][b * slots + slot] || then.length >= tables) continue;
      if (then.some(([x, y]) => x === a || y === b)) continue;
      if (from(i + 1, [...day, [a, b, slot]])) return true;
    }
    return false;
  };
  return from(0, []);
}

describe('somebody who does not come', () => {
  it('frees slots for those who wanted each other, and moves nobody', () => {
    let given = 0;
    fc.assert(
      fc.property(anything, fc.nat(23), (instance, n) => {
        const before = solve(instance);
        const everybody = instance.sides.flat();
        const { id } = everybody[n % everybody.length]!;
        const after = release(instance, before, id);
        expect(faults(instance, after)).toEqual([]);
        expect(after.absent).toEqual([id]);
        for (const meeting of before.meetings)
          if (meeting.a !== id && meeting.b !== id) expect(after.meetings).toContainEqual(meeting);
        given += after.meetings.length - before.meetings.filter(({ a, b }) => a !== id && b !== id).length;
        // Who wanted each other has no idle slot in common any more, if both have room.
        const here = { ...instance, sides: instance.sides.map((side) => side.filter((one) => one.id !== id)) };
        for (const a of here.sides[0]!)
          for (const b of here.sides[1]!) {
            if (!mayMeet(instance, a, b) || after.meetings.some((one) => one.a === a.id && one.b === b.id)) continue;
            if ([a, b].some((one) => countOf(after.meetings, one.id) >= most(instance, one))) continue;
            for (const slot of instance.slots.keys()) {
              const then = after.meetings.filter((one) => one.slot === slot);
              const busy =
                then.some((one) => one.a === a.id || one.b === b.id) || then.length >= (instance.tables ?? Infinity);
              expect([a.id, b.id, slot, busy || !canCome(a, slot) || !canCome(b, slot)]).toEqual([
                a.id,
                b.id,
                slot,
                true,
              ]);
            }
          }
      }),
      runs(150, 1000),
    );
    expect(given).toBeGreaterThan(0);
  });

  it('must be somebody who takes part', () => {
    const instance: Instance = { sides: [[{ id: 'a', prefers: [] }], [{ id: 'b', prefers: [] }]], slots: [0] };
    expect(() => release(instance, solve(instance), 'c')).toThrow('Nobody of that id');
    expect(() => solve({ ...instance, sides: [[{ id: 'b', prefers: [] }], [{ id: 'b', prefers: [] }]] })).toThrow(
      'twice',
    );
  });
});

describe('reasons', () => {
  const want = (...ids: string[]) => ids.map((id) => ({ id }));
  const told = (instance: Instance) =>
    Object.fromEntries(explain(instance, solve(instance)).map(({ id, reasons }) => [id, reasons]));

  it('are given to everybody without a meeting, and for each wish that is not met', () => {
    fc.assert(
      fc.property(anything, (instance) => {
        const matching = solve(instance);
        const reasons = new Map(explain(instance, matching).map((one) => [one.id, one]));
        for (const one of instance.sides.flat()) {
          const met = matching.meetings.flatMap(({ a, b }) => (a === one.id ? [b] : b === one.id ? [a] : []));
          const unmet = [...new Set(one.prefers.map(({ id }) => id))].filter((id) => !met.includes(id));
          const given = reasons.get(one.id);
          expect(given !== undefined).toBe(unmet.length > 0 || !met.length);
          expect(given?.meetings ?? met.length).toBe(met.length);
          const named = (given?.reasons ?? []).flatMap((reason) => reason.with ?? []);
          expect(named).toEqual([...new Set(named)]);
          expect(named.slice(0, unmet.length)).toEqual(unmet);
        }
      }),
      runs(100, 1000),
    );
  });

  it('say who was preferred, and that one’s own agenda is full', () => {
    const instance: Instance = {
      sides: [
        [
          { id: 'a1', prefers: want('b1') },
          { id: 'a2', prefers: want('b1') },
        ],
        [{ id: 'b1', prefers: want('a2', 'a1') }],
      ],
      slots: [0, 20],
      meetingsEach: 1,
    };
    expect(told(instance)).toEqual({
      a1: [{ code: 'preferred-others', meetings: 1, with: 'b1' }, { code: 'nobody-left' }],
      b1: [{ code: 'own-agenda-full', with: 'a1' }],
    });
  });

  it('say that hours do not meet, that slots are taken, that there is no table', () => {
    const apart: Instance = {
      sides: [[{ id: 'a', prefers: want('b'), free: [0] }], [{ id: 'b', prefers: [], free: [1] }]],
      slots: [0, 20],
    };
    expect(told(apart)).toMatchObject({ a: [{ code: 'no-common-slot', with: 'b' }, { code: 'nobody-left' }] });
    const oneTable: Instance = {
      sides: [
        [
          { id: 'a1', prefers: want('b1') },
          { id: 'a2', prefers: want('b2') },
        ],
        [
          { id: 'b1', prefers: want('a1') },
          { id: 'b2', prefers: want('a2') },
        ],
      ],
      slots: [0],
      tables: 1,
    };
    expect(told(oneTable)).toMatchObject({ a2: [{ code: 'tables-full', with: 'b2' }, { code: 'nobody-left' }] });
    const narrow: Instance = {
      sides: [
        [
          { id: 'a1', prefers: want('b1') },
          { id: 'a2', prefers: want('b1', 'b2'), free: [0] },
        ],
        [
          { id: 'b1', prefers: want('a1', 'a2'), free: [0] },
          { id: 'b2', prefers: want('a2'), free: [1] },
        ],
      ],
      slots: [0, 20],
    };
    expect(told(narrow).a2![0]).toEqual({ code: 'preferred-others', meetings: 1, with: 'b1' });
  });

  it('say that nobody was wanted, and that somebody is not there', () => {
    const instance: Instance = {
      sides: [
        [
          { id: 'a1', prefers: want('gone') },
          { id: 'a2', prefers: [] },
        ],
        [{ id: 'b', prefers: want('a1') }],
      ],
      slots: [0],
      meetingsEach: 1,
    };
    expect(told(instance)).toEqual({ a1: [{ code: 'absent', with: 'gone' }], a2: [{ code: 'no-wishes' }] });
    const after = release(instance, solve(instance), 'a1');
    expect(explain(instance, after).find(({ id }) => id === 'b')!.reasons).toEqual([
      { code: 'absent', with: 'a1' },
      { code: 'nobody-left' },
    ]);
  });
});
