import { holds, splitsOf, type Joint, type Kept, type Margin } from './splits.ts';
import { small } from './suppress.ts';

/** Up to so many lines of a side every choice of them is tried: 64 of 6. */
const tried = 6;

const named = (lines: readonly boolean[]): number => lines.filter(Boolean).length;

/** More categories are better; of as many, more cells. */
const worth = ({ rows, columns }: Kept): number => (named(rows) + named(columns)) * 1e6 + named(rows) * named(columns);

/** The rows that can be named beside these columns: those without a small cell, less those that all others need. */
function rowsFor(joint: Joint, rows: Margin, columns: Margin, allowed: Kept): boolean[] | undefined {
  const blocks = splitsOf(columns, allowed.columns)
    .flat()
    .filter((column) => column.of(joint.at(-1)!) > 0);
  const full = blocks.map(({ kind }) => kind !== 'skipped');
  const counts = joint.map((row) => blocks.map((column) => column.of(row)));
  const [skipped, all] = [counts.at(-2)!, counts.at(-1)!];
  const size = (row: number): number => joint[row]!.at(-1)!;
  if (size(rows.lines) && skipped.some((count) => small(count))) return undefined;
  const asked = all.map((count, i) => count - skipped[i]!);
  const whole = (row: readonly number[]) => !row.some((count, i) => small(count, full[i]!));
  const minus = (a: readonly number[], b: readonly number[]) => a.map((count, i) => count - b[i]!);
  const nobody = (row: readonly number[]) => row.every((count) => count === 0);
  if (rows.several)
    return allowed.rows.map((may, i) => {
      const not = minus(asked, counts[i]!);
      return may && whole(counts[i]!) && (nobody(not) || whole(not));
    });

  const kept = allowed.rows.map((may, i) => may && whole(counts[i]!));
  let others = kept.reduce((left, keeps, i) => (keeps ? minus(left, counts[i]!) : left), asked);
  const lacking = (row: readonly number[]) =>
    nobody(row) ? 0 : row.filter((count, i) => small(count, full[i]!)).length;
  const gone: number[] = [];
  while (lacking(others)) {
    let [next, least] = [-1, Infinity];
    kept.forEach((keeps, i) => {
      if (!keeps) return;
      const after = lacking(others.map((count, j) => count + counts[i]![j]!));
      // Of those that help as much the one of fewest respondents, of these the last.
      if (after < least || (after === least && size(i) <= size(next))) [next, least] = [i, after];
    });
    if (next < 0) return undefined;
    kept[next] = false;
    others = others.map((count, j) => count + counts[next]![j]!);
    gone.push(next);
  }
  // What has joined them in vain comes back.
  for (const i of gone.sort((a, b) => size(b) - size(a))) {
    const left = minus(others, counts[i]!);
    if (lacking(left)) continue;
    kept[i] = true;
    others = left;
  }
  return kept;
}

/** Choices of lines worth a try: all, or of many the largest one, two, and so on. */
function choices(allowed: readonly boolean[], size: (line: number) => number): boolean[][] {
  const lines = allowed.flatMap((may, line) => (may ? [line] : []));
  const of = (chosen: readonly number[]) => allowed.map((_, line) => chosen.includes(line));
  if (lines.length > tried) {
    const largest = [...lines].sort((a, b) => size(b) - size(a) || a - b);
    return largest.map((_, i) => of(largest.slice(0, i + 1)));
  }
  return Array.from({ length: 2 ** lines.length - 1 }, (_, bits) => of(lines.filter((_, i) => ((bits + 1) >> i) & 1)));
}

const turned = (joint: Joint): number[][] => joint[0]!.map((_, column) => joint.map((row) => row[column]!));

/**
 * Which lines of a table keep their names, so that no cell is small: the rest of a side goes together. It looks for as many as
 * can be: of the side with fewer lines every choice is tried, of the other the lines that a choice lets stand.
 * @param allowed lines that may be named
 * @returns undefined when nothing can be told
 */
export function merge(joint: Joint, rows: Margin, columns: Margin, allowed: Kept): Kept | undefined {
  if (named(allowed.rows) < named(allowed.columns)) {
    const kept = merge(turned(joint), columns, rows, { rows: allowed.columns, columns: allowed.rows });
    return kept && { rows: kept.columns, columns: kept.rows };
  }
  let best: Kept | undefined;
  for (const choice of choices(allowed.columns, (line) => joint.at(-1)![line]!)) {
    const kept = { rows: rowsFor(joint, rows, columns, { rows: allowed.rows, columns: choice }), columns: choice };
    if (!kept.rows || !named(kept.rows)) continue;
    const found = kept as Kept;
    if ((!best || worth(found) > worth(best)) && holds(joint, rows, columns, found)) best = found;
  }
  return best;
}
