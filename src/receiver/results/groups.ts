import { statistics, type Statistics } from './statistics.ts';
import { small, threshold } from './suppress.ts';

/** Sets of people, as flags by respondent. */
type People = Uint8Array;

/**
 * Whether telling the total and the group `a` beside the group `b`, already told, isolates fewer than five people: those in
 * one and not in the other, or, when the two do not meet, those in neither.
 */
function apart(a: People, b: People): boolean {
  // Places: neither, only a, only b, both.
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) counts[a[i]! + 2 * b[i]!]!++;
  const [neither = 0, onlyA = 0, onlyB = 0, both = 0] = counts;
  return !small(onlyA) && !small(onlyB) && (both > 0 || !small(neither));
}

/**
 * The groups that may be told beside the total, in the order given: each of five or more, with five or more (or none)
 * outside of it, and apart from every group told before. Groups that do not meet, as the classes of one question, are known
 * together as well: what holds of a group holds of all that it adds to.
 */
export function tellableGroups(groups: readonly People[]): boolean[] {
  let told: People[] = [];
  /** told groups that do not meet, together */
  let unions: People[] = [];
  return groups.map((group) => {
    const wider = unions.map((union) => (meet(union, group) ? undefined : union.map((flag, i) => flag | group[i]!)));
    const fresh = [group, ...wider.flatMap((union) => union ?? [])];
    const fits =
      size(group) >= threshold &&
      fresh.every((one) => !small(one.length - size(one)) && [...told, ...unions].every((other) => apart(one, other)));
    if (fits) {
      told = [...told, group];
      unions = unions.map((union, i) => wider[i] ?? union);
      if (!wider.some(Boolean)) unions.push(group);
    }
    return fits;
  });
}

const size = (people: People): number => people.reduce((sum, flag) => sum + flag, 0);
const meet = (a: People, b: People): boolean => a.some((flag, i) => flag && b[i]);

/** Statistics of a score in each group; null where they may not be told. Only who has a score counts. */
export function byGroup(scores: readonly (number | null)[], groups: readonly People[]): (Statistics | null)[] {
  const scored = scores.flatMap((score, i) => (score === null ? [] : [i]));
  const among = groups.map((group) => Uint8Array.from(scored, (i) => group[i]!));
  const fits = tellableGroups(among);
  return groups.map((group, g) => {
    if (!fits[g]) return null;
    return statistics(scored.filter((i) => group[i]).map((i) => scores[i]!)) ?? null;
  });
}
