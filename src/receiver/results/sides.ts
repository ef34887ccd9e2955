import { both, setsOf, type Bitmap } from './joint.ts';
import { notAsked, unanswered, type Column } from './tables.ts';

/**
 * A question's column of one table: which cell each respondent is in (0 unanswered, 1 not asked, 2… its cells), and the
 * cells that one-way results hide.
 */
export interface ToldColumn extends Column {
  readonly hidden: ReadonlySet<number>;
}

/** A question with its columns by name: '' (its own), 'class', 'option:x', 'row:x', as `plansOf` of tables.ts names them. */
export interface Asked {
  readonly id: string;
  readonly type: string;
  readonly columns: ReadonlyMap<string, ToldColumn>;
  /** questions that decide whether it is asked: all that its conditions, and those of its section, read */
  readonly on?: readonly string[];
}

/** What a line of a table counts: a category that one-way results tell. */
export interface Line {
  readonly name: string;
  readonly people: Bitmap;
  readonly size: number;
  readonly column: ToldColumn;
  readonly cell: number;
}

/** A question as one side of a table: its categories, each respondent in one of them or, of `several`, in any number. */
export interface Side {
  /** the question, or `question/row` */
  readonly key: string;
  readonly question: Asked;
  readonly several: boolean;
  readonly lines: readonly Line[];
  /** who was not asked */
  readonly skipped: Bitmap;
  readonly skips: number;
}

const sizesOf = ({ cellOf, cells }: ToldColumn): Uint32Array => {
  const sizes = new Uint32Array(cells.length + 2);
  for (let i = 0; i < cellOf.length; i++) sizes[cellOf[i]!]!++;
  return sizes;
};

function sideOf(
  key: string,
  question: Asked,
  columns: readonly [string, ToldColumn][],
  chosen?: number,
): Side | undefined {
  let first: Pick<Side, 'skipped' | 'skips'> | undefined;
  const lines: Line[] = [];
  for (const [name, column] of columns) {
    const sizes = sizesOf(column);
    const sets = setsOf(column.cellOf, sizes.length);
    // A table would tell who was not asked: where that is hidden, there is none.
    if (sizes[notAsked] && column.hidden.has(notAsked)) continue;
    first ??= { skipped: sets[notAsked]!, skips: sizes[notAsked]! };
    for (let cell = unanswered + 2; cell < sizes.length; cell++)
      if ((chosen ?? cell) === cell && !column.hidden.has(cell) && sizes[cell])
        lines.push({
          name: chosen ? name : column.cells[cell - 2]!,
          people: sets[cell]!,
          size: sizes[cell]!,
          column,
          cell,
        });
  }
  if (chosen) covering(lines);
  return first && lines.length ? { key, question, several: chosen !== undefined, lines, ...first } : undefined;
}

/** Who chose both of two options of which everybody chose one is known from three counts: then only one of them is crossed. */
function covering(lines: Line[]): void {
  for (let i = lines.length - 1; i > 0; i--) {
    const { people, size, column } = lines[i]!;
    const answered = column.cellOf.reduce((sum, cell) => sum + Number(cell > notAsked), 0);
    if (lines.slice(0, i).some((other) => other.size + size - both(other.people, people) === answered))
      lines.splice(i, 1);
  }
}

/** The sides that a question has: one, of a matrix one a row, of what is only counted as answered none. */
export function sidesOf(question: Asked): Side[] {
  const { id, columns } = question;
  const under = (prefix: string) =>
    [...columns].flatMap(([key, column]): [string, ToldColumn][] =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), column]] : [],
    );
  const options = under('option:');
  if (options.length) return [sideOf(id, question, options, 3)].flatMap((side) => side ?? []);
  const own = columns.get('class') ?? columns.get('');
  const partitions = [
    ...(own && own.cells[0] !== 'answered' ? [[id, own] as const] : []),
    ...under('row:').map(([row, column]) => [`${id}/${row}`, column] as const),
  ];
  return partitions.flatMap(([key, column]) => sideOf(key, question, [['', column]]) ?? []);
}
