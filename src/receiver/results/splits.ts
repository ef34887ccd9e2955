import { small } from './suppress.ts';

/** One side of a table: of `several` each line is a split of its own, chosen or not; otherwise lines exclude each other. */
export interface Margin {
  readonly several: boolean;
  readonly lines: number;
}

/**
 * How many are in a line of both sides, by row and column; the two indices after the lines of a side are who was not asked
 * and everybody.
 */
export type Joint = readonly (readonly number[])[];

/** Which lines of each side are named. */
export interface Kept {
  readonly rows: readonly boolean[];
  readonly columns: readonly boolean[];
}

/** A part of a split; `of` counts it, given the counts of lines. */
export interface Block {
  readonly kind: 'line' | 'others' | 'skipped';
  readonly of: (counts: readonly number[]) => number;
}

/** The splits of a side that named lines make: each is all people, in blocks. */
export function splitsOf({ several, lines }: Margin, kept: readonly boolean[]): Block[][] {
  const named = kept.flatMap((keeps, line) => (keeps ? [line] : []));
  const own = (line: number): Block => ({ kind: 'line', of: (counts) => counts[line]! });
  const skipped: Block = { kind: 'skipped', of: (counts) => counts[lines]! };
  const others = (of: readonly number[]): Block => ({
    kind: 'others',
    of: (counts) => of.reduce((left, other) => left - counts[other]!, counts[lines + 1]! - counts[lines]!),
  });
  return several
    ? named.map((line) => [own(line), others([line]), skipped])
    : [[...named.map(own), others(named), skipped]];
}

/** Whether a table may be told with these lines named: no cell of it is small. Blocks that hold nobody have no cells. */
export function holds(joint: Joint, rows: Margin, columns: Margin, kept: Kept): boolean {
  const all = joint.map((counts) => counts.at(-1)!);
  const present = splitsOf(rows, kept.rows)
    .flat()
    .filter((row) => row.of(all) > 0);
  return splitsOf(columns, kept.columns)
    .flat()
    .filter((column) => column.of(joint.at(-1)!) > 0)
    .every((column) => {
      const counts = joint.map((row) => column.of(row));
      return present.every((row) => !small(row.of(counts), row.kind !== 'skipped' && column.kind !== 'skipped'));
    });
}
