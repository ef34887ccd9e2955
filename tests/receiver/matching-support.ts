import fc from 'fast-check';
import type { Instance, Matching, Meeting, Participant } from '../../src/receiver/matching/types.ts';

/** What the solver promises, worked out again from the instance alone and in the plainest way. */

const byId = (instance: Instance) => new Map(instance.sides.flat().map((one) => [one.id, one]));
const uniq = (participant: Participant) => [...new Set(participant.prefers.map(({ id }) => id))];
export const lists = (one: Participant, other: Participant): boolean => one.prefers.some(({ id }) => id === other.id);

export const canCome = (one: Participant, slot: number): boolean =>
  (one.free?.includes(slot) ?? true) && !one.breaks?.includes(slot);
const slotsOf = ({ slots }: Instance, ...people: Participant[]) =>
  slots.map((_, slot) => slot).filter((slot) => people.every((one) => canCome(one, slot)));
export const most = (instance: Instance, one: Participant): number =>
  Math.max(0, Math.min(one.capacity ?? instance.meetingsEach ?? Infinity, slotsOf(instance, one).length));
export const mayMeet = (instance: Instance, a: Participant, b: Participant): boolean =>
  (lists(a, b) || lists(b, a)) && slotsOf(instance, a, b).length > 0;

/** Whether `one` likes `x` better than `y`. */
export function prefers(one: Participant, x: Participant, y: Participant): boolean {
  const key = (other: Participant): (number | string)[] => {
    const place = uniq(one).indexOf(other.id);
    const theirs = uniq(other).indexOf(one.id);
    if (place >= 0) return [theirs >= 0 ? 0 : 1, place];
    if (theirs < 0) return [3];
    return [2, -(other.prefers.find(({ id }) => id === one.id)!.interest ?? 2), theirs, other.id];
  };
  const [k, l] = [key(x), key(y)];
  const i = k.findIndex((part, n) => part !== l[n]);
  return i >= 0 && k[i]! < l[i]!;
}

/** Pairs that would both rather meet, and could, giving up one meeting each at most and moving nobody else's. */
export function blockingPairs(
  instance: Instance,
  meetings: readonly Pick<Meeting, 'a' | 'b' | 'slot'>[],
  share = Infinity,
): string[][] {
  const people = byId(instance);
  const of = (id: string) => meetings.filter(({ a, b }) => a === id || b === id);
  const partner = (id: string, { a, b }: Pick<Meeting, 'a' | 'b'>) => people.get(a === id ? b : a)!;
  const willing = (one: Participant, other: Participant, slot: number): boolean => {
    const mine = of(one.id);
    const then = mine.find((meeting) => meeting.slot === slot);
    if (then && !prefers(one, other, partner(one.id, then))) return false;
    const better = mine.filter((each) => prefers(one, partner(one.id, each), other));
    return better.length < Math.min(share, most(instance, one));
  };
  return instance.sides[0].flatMap((a) =>
    instance.sides[1].flatMap((b): string[][] => {
      if (!mayMeet(instance, a, b) || meetings.some((one) => one.a === a.id && one.b === b.id)) return [];
      if (!most(instance, a) || !most(instance, b)) return [];
      const found = slotsOf(instance, a, b).some((slot) => {
        const table =
          meetings.filter((one) => one.slot === slot).length < (instance.tables ?? Infinity) ||
          meetings.some((one) => one.slot === slot && one.b === b.id);
        return table && willing(a, b, slot) && willing(b, a, slot);
      });
      return found ? [[a.id, b.id]] : [];
    }),
  );
}

/** What is wrong with a day: double bookings, people who cannot come, too many meetings, tables that do not exist. */
export function faults(instance: Instance, { meetings, absent }: Matching): string[] {
  const people = byId(instance);
  const wrong: string[] = [];
  const seen = new Set<string>();
  const once = (what: string) => void (seen.has(what) ? wrong.push(`twice: ${what}`) : seen.add(what));
  for (const { a, b, slot, table, tier } of meetings) {
    const [one, other] = [people.get(a)!, people.get(b)!];
    once(`${a} in ${slot}`);
    once(`${b} in ${slot}`);
    once(`table ${table} in ${slot}`);
    once(`${a} with ${b}`);
    if (!instance.sides[0].includes(one) || !instance.sides[1].includes(other)) wrong.push(`sides of ${a} and ${b}`);
    if (!canCome(one, slot) || !canCome(other, slot)) wrong.push(`${a} and ${b} cannot come in ${slot}`);
    if (!(slot in instance.slots)) wrong.push(`no slot ${slot}`);
    if (table < 0 || table >= (instance.tables ?? Infinity)) wrong.push(`no table ${table}`);
    if (absent.includes(a) || absent.includes(b)) wrong.push(`${a} or ${b} is absent`);
    const wishes = Number(lists(one, other)) + Number(lists(other, one));
    if (tier !== ['free', 'one-sided', 'mutual'][wishes]) wrong.push(`${a} with ${b} is not ${tier}`);
  }
  for (const one of people.values()) {
    const count = meetings.filter(({ a, b }) => a === one.id || b === one.id).length;
    if (count > most(instance, one)) wrong.push(`${one.id} has ${count} meetings`);
  }
  return wrong;
}

export interface Bounds {
  people: number;
  slots: number;
  list: number;
  /** everybody may come at any time */
  always?: boolean;
  tables?: boolean;
}

/** Instances of any shape within bounds, with lists that name strangers, name somebody twice, or nobody. */
export const instances = ({ people, slots: most, list, always, tables }: Bounds): fc.Arbitrary<Instance> =>
  fc
    .record({
      n: fc.integer({ min: 1, max: people }),
      m: fc.integer({ min: 1, max: people }),
      slots: fc.integer({ min: 1, max: most }),
      tables:
        tables === false ? fc.constant(undefined) : fc.option(fc.integer({ min: 1, max: people }), { nil: undefined }),
      each: fc.option(fc.integer({ min: 1, max: most }), { nil: undefined }),
    })
    .chain(({ n, m, slots, tables, each }) => {
      const slotSet = fc.subarray(Array.from({ length: slots }, (_, slot) => slot));
      const person = (id: string, others: string, count: number): fc.Arbitrary<Participant> =>
        fc.record(
          {
            id: fc.constant(id),
            prefers: fc.array(
              fc.record({
                id: fc.integer({ min: 0, max: count }).map((i) => `${others}${i}`),
                interest: fc.constantFrom(1 as const, 2 as const, 3 as const),
              }),
              { maxLength: list },
            ),
            capacity: fc.integer({ min: 0, max: slots + 1 }),
            ...(!always && { free: slotSet, breaks: fc.subarray([0, 1], { maxLength: 1 }) }),
          },
          { requiredKeys: ['id', 'prefers'] },
        );
      const side = (own: string, others: string, size: number, count: number) =>
        fc.tuple(...Array.from({ length: size }, (_, i) => person(`${own}${i}`, others, count)));
      return fc.record({
        sides: fc.tuple(side('a', 'b', n, m), side('b', 'a', m, n)),
        slots: fc.constant(Array.from({ length: slots }, (_, slot) => slot * 20)),
        tables: fc.constant(tables),
        meetingsEach: fc.constant(each),
      });
    });

/** Days on which everybody lists all of the other side, so that there are several stable outcomes. */
export const wishful = (people: number): fc.Arbitrary<Instance> => {
  const others = (letter: string) => Array.from({ length: people }, (_, i) => `${letter}${i}`);
  const side = (own: string, other: string) =>
    fc.tuple(
      ...others(own).map((id) =>
        fc
          .shuffledSubarray(others(other), { minLength: people })
          .map((ids) => ({ id, prefers: ids.map((one) => ({ id: one })) })),
      ),
    );
  return fc.record({
    sides: fc.tuple(side('a', 'b'), side('b', 'a')),
    slots: fc.constant([0, 20, 40]),
    meetingsEach: fc.integer({ min: 1, max: 2 }),
  });
};
