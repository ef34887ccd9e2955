import { binEdges } from '../../src/receiver/results/bins.ts';
import type { Asked, ToldColumn } from '../../src/receiver/results/cross.ts';
import { suppress, type Table } from '../../src/receiver/results/suppress.ts';

/** A table of one release with the cell of each respondent. */
export interface Counted {
  readonly name: string;
  readonly cells: readonly string[];
  readonly cellOf: Uint16Array;
  readonly whole?: boolean;
}
export interface Question {
  readonly id: string;
  readonly type: string;
  readonly on?: readonly string[];
  readonly tables: readonly Counted[];
}

/** The table as suppress.ts takes it; in a mark each respondent is a bit, so that no two sets share one. */
export function tableOf({ cells, cellOf, whole = false }: Counted): Table {
  const size = cells.length + 2;
  const counts = Array<number>(size).fill(0);
  const marks = Array<bigint>(size).fill(0n);
  cellOf.forEach((cell, i) => {
    counts[cell]!++;
    marks[cell]! ^= 1n << BigInt(i);
  });
  const order = counts.map((_, i) => (i < 2 || cells[0] === 'not' ? i : size + 1 - i));
  return { counts, marks, order, whole, cellOf };
}

/** One-way results of a release as the receiver tells them, as the questions that are crossed. */
export function asked(questions: readonly Question[]): Asked[] {
  const hidden = suppress(
    questions.flatMap(({ id, on, tables }) =>
      tables.map((table) => ({ ...tableOf(table), question: { id, ...(on && { on }) } })),
    ),
  );
  let at = 0;
  return questions.map(({ id, type, on, tables }) => ({
    id,
    type,
    ...(on && { on }),
    columns: new Map(
      tables.map(({ name, cells, cellOf }): [string, ToldColumn] => [name, { cells, cellOf, hidden: hidden[at++]! }]),
    ),
  }));
}

/** A single choice, 0 unanswered, 1 not asked, 2… its options. */
export const single = (id: string, cellOf: readonly number[], options = 3): Question => ({
  id,
  type: 'single',
  on: [],
  tables: [
    { name: '', cells: Array.from({ length: options }, (_, i) => `${id}${i}`), cellOf: Uint16Array.from(cellOf) },
  ],
});

/** A choice of several: the options of each respondent, null unanswered, undefined not asked. */
export const several = (
  id: string,
  chosen: readonly (readonly number[] | null | undefined)[],
  options: number,
): Question => ({
  id,
  type: 'multiple',
  on: [],
  tables: [
    {
      name: '',
      cells: ['answered'],
      cellOf: Uint16Array.from(chosen, (c) => (c === undefined ? 1 : c === null ? 0 : 2)),
    },
    ...Array.from({ length: options }, (_, option) => ({
      name: `option:${id}${option}`,
      cells: ['not', 'chosen'],
      cellOf: Uint16Array.from(chosen, (c) => (c === undefined ? 1 : c === null ? 0 : c.includes(option) ? 3 : 2)),
    })),
  ],
});

/** A number of 0 up to `values`, 0 unanswered, 1 not asked, 2… its value; a cell of a table is named by its values. */
export function numeric(id: string, cellOf: readonly number[], values: number, facet: readonly number[]): Question {
  const given = cellOf.flatMap((cell) => (cell > 1 ? [cell - 2] : []));
  const classes = (name: string, bounds: readonly number[]): Counted => {
    const at = (value: number) => bounds.filter((bound) => bound <= value).length;
    const cells = Array.from({ length: bounds.length + 1 }, (_, i) =>
      Array.from({ length: values }, (_, value) => value).filter((value) => at(value) === i),
    );
    return {
      name,
      cells: cells.map((own) => id + own.join('+')),
      cellOf: Uint16Array.from(cellOf, (cell) => (cell > 1 ? 2 + at(cell - 2) : cell)),
    };
  };
  const edges = binEdges(given, facet);
  const answered = { name: '', cells: ['answered'], cellOf: Uint16Array.from(cellOf, (cell) => Math.min(cell, 2)) };
  const tables = [answered, classes('class', facet), ...(edges.length ? [classes('bins', edges)] : [])];
  return { id, type: 'integer', on: [], tables };
}
