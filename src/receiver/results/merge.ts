import { threshold } from './suppress.ts';

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

type Kind = 'line' | 'others' | 'skipped';
/** A part of a split; `of` counts it, given the counts of lines. */
interface Block {
  readonly kind: Kind;
  /** what a small cell of it is put down to: a line, or -1 */
  readonly line: number;
  readonly of: (counts: readonly number[]) => number;
}

/** The splits of a side that named lines make: each is all people, in blocks. */
export function splitsOf({ several, lines }: Margin, kept: readonly boolean[]): Block[][] {
  const named = kept.flatMap((keeps, line) => (keeps ? [line] : []));
  const own = (line: number): Block => ({ kind: 'line', line, of: (counts) => counts[line]! });
  const skipped: Block = { kind: 'skipped', line: -1, of: (counts) => counts[lines]! };
  const others = (of: readonly number[], line: number): Block => ({
    kind: 'others',
    line,
    of: (counts) => of.reduce((left, other) => left - counts[other]!, counts[lines + 1]! - counts[lines]!),
  });
  return several
    ? named.map((line) => [own(line), others([line], line), skipped])
    : [[...named.map(own), others(named, -1), skipped]];
}

const small = (count: number, a: Block, b: Block): boolean =>
  count < threshold && (count > 0 || (a.kind !== 'skipped' && b.kind !== 'skipped'));

/** The small cells of a table as pairs of blocks. Blocks that hold nobody are none. */
function* smallCells(joint: Joint, rows: Block[][], columns: Block[][]): Generator<[Block, Block]> {
  const all = joint.map((counts) => counts.at(-1)!);
  const present = rows.flat().filter((block) => block.of(all) > 0);
  for (const column of columns.flat()) {
    if (column.of(joint.at(-1)!) <= 0) continue;
    const counts = joint.map((row) => column.of(row));
    for (const row of present) if (small(row.of(counts), row, column)) yield [row, column];
  }
}

/** Whether a table may be told with these lines named. */
export function holds(joint: Joint, rows: Margin, columns: Margin, kept: Kept): boolean {
  return smallCells(joint, splitsOf(rows, kept.rows), splitsOf(columns, kept.columns)).next().done === true;
}

/**
 * Names as few lines less as a greedy search finds, so that no cell is small. The line with the most small cells goes first:
 * of those with as many the one of fewer respondents, then the later one. Where it is all others that have too few, the least
 * line of that side joins them. What turns out to have gone in vain comes back.
 * @param allowed lines that may be named
 * @returns undefined when nothing can be told
 */
export function merge(joint: Joint, rows: Margin, columns: Margin, allowed: Kept): Kept | undefined {
  const kept = { rows: [...allowed.rows], columns: [...allowed.columns] };
  const sizes = { rows: joint.map((counts) => counts.at(-1)!), columns: joint.at(-1)! };
  const gone: ['rows' | 'columns', number][] = [];
  for (;;) {
    const scores = { rows: Array<number>(rows.lines + 1).fill(0), columns: Array<number>(columns.lines + 1).fill(0) };
    let any = false;
    for (const [row, column] of smallCells(joint, splitsOf(rows, kept.rows), splitsOf(columns, kept.columns))) {
      any = true;
      // The place after the lines is that of all others.
      if (row.kind !== 'skipped') scores.rows[row.line < 0 ? rows.lines : row.line]!++;
      if (column.kind !== 'skipped') scores.columns[column.line < 0 ? columns.lines : column.line]!++;
    }
    if (!any) break;
    let worst: ['rows' | 'columns', number] | undefined;
    let most = 0;
    let fewest = Infinity;
    for (const side of ['rows', 'columns'] as const) {
      const others = scores[side].at(-1)!;
      kept[side].forEach((keeps, line) => {
        if (!keeps) return;
        const score = Math.max(scores[side][line]!, others);
        const size = sizes[side][line]!;
        if (score < most || (score === most && (score === 0 || size > fewest))) return;
        [worst, most, fewest] = [[side, line], score, size];
      });
    }
    if (!worst) return undefined;
    kept[worst[0]][worst[1]] = false;
    gone.push(worst);
  }
  for (const [side, line] of gone.sort((a, b) => sizes[b[0]][b[1]]! - sizes[a[0]][a[1]]!)) {
    kept[side][line] = true;
    if (!holds(joint, rows, columns, kept)) kept[side][line] = false;
  }
  return kept.rows.includes(true) && kept.columns.includes(true) ? kept : undefined;
}
