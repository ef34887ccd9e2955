import { threshold } from './suppress.ts';

/**
 * Mean place of each option of a ranking, 1 the first, among those who ranked it: five or more. Where every ranking is as
 * long, the sum of all places is known, so that an option left out would follow from the others; then more are left out,
 * until together five or more respondents ranked them.
 * @param options those whose count is told, in their order
 * @param rankings one a respondent who answered, the most important first
 * @returns undefined when there is nothing to tell
 */
export function placesOf(
  options: readonly string[],
  rankings: readonly (readonly string[])[],
): Record<string, number> | undefined {
  const tallies = new Map<string, { sum: number; n: number }>();
  for (const ranking of rankings)
    ranking.forEach((option, i) => {
      const tally = tallies.get(option);
      if (tally) [tally.sum, tally.n] = [tally.sum + i + 1, tally.n + 1];
      else tallies.set(option, { sum: i + 1, n: 1 });
    });
  const told = options.filter((option) => (tallies.get(option)?.n ?? 0) >= threshold);
  const left = [...tallies.keys()].filter((option) => !told.includes(option));
  const rarest = [...told].sort((a, b) => tallies.get(a)!.n - tallies.get(b)!.n);
  const ranked = () => left.reduce((sum, option) => sum + tallies.get(option)!.n, 0);
  while (rarest.length && left.length && (left.length < 2 || ranked() < threshold)) left.push(rarest.shift()!);
  const places = told.flatMap((option): [string, number][] => {
    const { sum, n } = tallies.get(option)!;
    return left.includes(option) ? [] : [[option, Number((sum / n).toPrecision(6))]];
  });
  return places.length ? Object.fromEntries(places) : undefined;
}
