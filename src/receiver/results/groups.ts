import { statistics, type Statistics } from './statistics.ts';
import { threshold } from './suppress.ts';

/** Sets of people, as flags by respondent. */
type People = Uint8Array;

const tellable = (count: number): boolean => count === 0 || count >= threshold;

/**
 * Whether telling the total and the group `a` beside the group `b`, already told, isolates fewer than five people: those in
 * one and not in the other, or, when the two do not meet, those in neither.
 */
function apart(a: People, b: People): boolean {
  // Places: neither, only a, only b, both.
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) counts[a[i]! + 2 * b[i]!]!++;
  const [neither = 0, onlyA = 0, onlyB = 0, both = 0] = counts;
  return tellable(onlyA) && tellable(onlyB) && (both > 0 || tellable(neither));
}

/**
 * The groups that may be told beside the total, in the order given: each of five or more, with five or more (or none)
 * outside of it, and apart from every group told before.
 */
export function tellableGroups(groups: readonly People[]): boolean[] {
  const told: People[] = [];
  return groups.map((group) => {
    const size = group.reduce((sum, flag) => sum + flag, 0);
    const fits = size >= threshold && tellable(group.length - size) && told.every((other) => apart(group, other));
    if (fits) told.push(group);
    return fits;
  });
}

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
