/**
 * The candidate nearest to a mistyped word, for errors told to authors.
 * Distance: insertions, deletions, replacements and swaps of neighbours (optimal string alignment), case ignored.
 * @returns undefined when nothing is near: more than a third of the letters would have to change
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const a = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let least = Math.floor((a.length + 1) / 3) + 1;
  for (const candidate of candidates) {
    const b = candidate.toLowerCase();
    if (Math.abs(a.length - b.length) >= least) continue;
    const far = distance(a, b);
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let d = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1);
      row.push(d);
    }
    [before, above] = [above, row];
  }
  return above[b.length]!;
}
