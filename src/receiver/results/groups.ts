import { finish } from './breathe.ts';
import { both, type Bitmap } from './joint.ts';
import { patternsOf, Span } from './spans.ts';
import { statistics, type Statistics } from './statistics.ts';
import { small, threshold } from './suppress.ts';

/** A set of those who have a score, and how many they are. */
interface Group {
  readonly people: Bitmap;
  readonly size: number;
}

/** Those of whom `is` says so, among `n`. */
function groupOf(n: number, is: (i: number) => boolean): Group {
  const people = new Uint32Array(Math.ceil(n / 32));
  let size = 0;
  for (let i = 0; i < n; i++)
    if (is(i)) {
      people[i >>> 5]! |= 1 << (i & 31);
      size++;
    }
  return { people, size };
}

/** Two groups that do not meet, together. */
const together = (a: Group, b: Group): Group => ({
  people: a.people.map((word, i) => word | b.people[i]!),
  size: a.size + b.size,
});

/**
 * Whether telling the total of `n` and the group `a` beside the group `b`, already told, isolates fewer than five people: those
 * in one and not in the other; when the two do not meet, those in neither; when everybody is in one, those in both.
 */
function apart(a: Group, b: Group, n: number): boolean {
  const shared = both(a.people, b.people);
  const neither = n - a.size - b.size + shared;
  const sums = (shared > 0 || !small(neither)) && (neither > 0 || !small(shared));
  return sums && !small(a.size - shared) && !small(b.size - shared);
}

/**
 * The groups that may be told beside the total, in the order given: each of five or more, with five or more (or none)
 * outside of it, and apart from every group told before. Groups that do not meet, as the classes of one question, are known
 * together as well: what holds of a group holds of all that it adds to.
 */
function* tellableGroups(groups: Iterable<Group>, n: number): Generator<boolean> {
  const told: Group[] = [];
  /** told groups that do not meet, together */
  let unions: Group[] = [];
  for (const group of groups) {
    const wider = unions.map((union) => (both(union.people, group.people) ? undefined : together(union, group)));
    const fresh = [group, ...wider.flatMap((union) => union ?? [])];
    const fits =
      group.size >= threshold &&
      fresh.every((one) => !small(n - one.size) && [...told, ...unions].every((other) => apart(one, other, n)));
    if (fits) {
      told.push(group);
      unions = unions.map((union, i) => wider[i] ?? union);
      if (!wider.some(Boolean)) unions.push(group);
    }
    yield fits;
  }
}

/**
 * Statistics of a score in each group, one after the other; null where they may not be told. Only who has a score counts.
 * @param groups flags by respondent
 * @param ties groups of questions that conditions tie together: of these nothing small may follow from several either
 */
export function* byGroup(
  scores: readonly (number | null)[],
  groups: readonly Uint8Array[],
  ties: readonly (readonly number[])[] = [],
): Generator<Statistics | null> {
  const scored = Uint32Array.from(scores.flatMap((score, i) => (score === null ? [] : [i])));
  const sets = function* (): Generator<Group> {
    for (const flags of groups) yield groupOf(scored.length, (i) => flags[scored[i]!] === 1);
  };
  const follows = ties
    .filter(({ length }) => length)
    .map((tie) => {
      const columns = tie.map((g) => ({ cellOf: Uint8Array.from(scored, (i) => groups[g]![i]!), cells: 2 }));
      const { sizes, cells } = finish(patternsOf(columns));
      const span = new Span(sizes);
      finish(span.tell([() => true]));
      return { tie, tell: (g: number) => finish(span.tell([(pattern) => cells[tie.indexOf(g)]![pattern] === 1])) };
    });
  let g = 0;
  for (const fits of tellableGroups(sets(), scored.length)) {
    const flags = groups[g]!;
    const tells = fits && follows.every(({ tie, tell }) => !tie.includes(g) || tell(g));
    g++;
    const values: number[] = [];
    if (tells) for (const i of scored) if (flags[i]) values.push(scores[i]!);
    yield statistics(values) ?? null;
  }
}
