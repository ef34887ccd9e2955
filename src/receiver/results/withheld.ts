import type { Steps } from './breathe.ts';
import { clustersOf, gatesOf, toldIn, type OneWay, type Patterned } from './clusters.ts';
import type { Asked, Side, ToldColumn } from './sides.ts';
import { Span } from './spans.ts';
import { splitsOf, type Kept } from './splits.ts';
import { notAsked } from './tables.ts';

/** The blocks of a side in which there is anybody: by pattern, whether it is in it. */
function blocksOf({ lines, several }: Side, named: readonly boolean[], patterns: Counted): boolean[][] {
  const blocks = splitsOf({ several, lines: lines.length }, named).flat();
  return blocks.map(({ of }) => patterns.map((counts) => of(counts) > 0)).filter((block) => block.includes(true));
}

/** By pattern, as in `Joint`: whether it is in each line of a side, was not asked, and is there. */
type Counted = readonly (readonly number[])[];

/**
 * By side, those with which it has no table: a group of one to four would follow from it, with all that is told of a
 * question, of those that decide whether it is asked, and of these by each other.
 * @param kept the lines that a table names, if there may be one
 */
export function* withheldOf(
  sides: readonly Side[],
  questions: readonly Asked[],
  kept: (rows: Side, columns: Side) => Kept | undefined,
): Steps<ReadonlyMap<Side, ReadonlySet<Side>>> {
  const withheld = new Map(sides.map((side) => [side, new Set<Side>()]));
  const columns: ToldColumn[] = [];
  const tables: OneWay[] = [];
  for (const question of questions)
    for (const column of question.columns.values()) {
      const { cells, cellOf, hidden } = column;
      columns.push(column);
      const counts = Array<number>(cells.length + 2).fill(0);
      for (const cell of cellOf) counts[cell]!++;
      tables.push({ question, cellOf, counts, hidden });
      yield;
    }
  const gates = yield* gatesOf(tables);
  for (const cluster of clustersOf(tables)) {
    const ids = new Set(cluster.tables.map((t) => tables[t]!.question!.id));
    const own = sides.filter(({ question }) => ids.has(question.id));
    if (own.length < 2) continue;
    const { sizes, cells, sets } = yield* toldIn(cluster, tables, gates);
    const cellsOf = new Map(cluster.tables.map((t, c) => [columns[t]!, cells[c]!]));
    const counted = own.map(({ lines }): Counted =>
      sizes.map((_, pattern) => [
        ...lines.map(({ column, cell }) => Number(cellsOf.get(column)![pattern] === cell)),
        Number(cellsOf.get(lines[0]!.column)![pattern] === notAsked),
        1,
      ]),
    );
    const span = new Span(sizes);
    yield* span.tell(sets);
    for (const [i, rows] of own.entries())
      for (const [j, columns] of own.entries()) {
        if (j <= i || withheld.get(rows)!.has(columns)) continue;
        yield;
        const named = kept(rows, columns);
        if (!named) continue;
        const [down, across] = [blocksOf(rows, named.rows, counted[i]!), blocksOf(columns, named.columns, counted[j]!)];
        const told = down.flatMap((row) =>
          across.map(
            (column): Patterned =>
              (pattern) =>
                row[pattern]! && column[pattern]!,
          ),
        );
        if (yield* span.tell(told)) continue;
        withheld.get(rows)!.add(columns);
        withheld.get(columns)!.add(rows);
      }
  }
  return withheld;
}
