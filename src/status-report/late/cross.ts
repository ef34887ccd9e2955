import type { Crossing } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';
import type { Figure, Item } from '../figures/spec.ts';
import type { Viewing } from '../viewing.ts';
import type { Subject } from './subjects.ts';

export interface Cell {
  readonly count: number;
  /** of those asked in the column, 0–1; null where nobody was asked */
  readonly share: number | null;
}

/** A row or a column: a class of answers, or all others. */
export interface Side {
  readonly value: string | undefined;
  readonly label: string;
}

/** A cross-table with its words. */
export interface CrossTable {
  readonly rows: readonly Side[];
  readonly columns: readonly Side[];
  /** row by row */
  readonly cells: readonly (readonly Cell[])[];
  /** in each column, those whom the question of the rows was put to */
  readonly asked: readonly number[];
  /** nobody is in two columns, or in two rows: they add up */
  readonly apart: { readonly rows: boolean; readonly columns: boolean };
}

export const percent = (s: Viewing, share: number): string =>
  s.number(share, { style: 'percent', maximumFractionDigits: 0 });

const rest = (): string => msg('others, or no answer', { id: 's-rest', desc: 'All who are in no class of a table' });

/**
 * A crossing put into words.
 * @returns undefined where it has no class on one of its sides, or where its numbers do not fit its sides
 */
export function crossTable(crossing: Crossing, rows: Subject, columns: Subject): CrossTable | undefined {
  const side = (values: readonly string[], subject: Subject, others: boolean): Side[] => [
    ...values.map((value) => ({ value, label: subject.say(value) })),
    ...(others ? [{ value: undefined, label: rest() }] : []),
  ];
  const { asked, counts } = crossing;
  const down = side(crossing.rows, rows, crossing.rest.rows);
  const across = side(crossing.columns, columns, crossing.rest.columns);
  const fits =
    asked.length === across.length &&
    counts.length === down.length &&
    counts.every((row) => row.length === across.length);
  if (!crossing.rows.length || !crossing.columns.length || !fits) return undefined;
  return {
    rows: down,
    columns: across,
    cells: counts.map((row) => row.map((count, c) => ({ count, share: asked[c] ? count / asked[c] : null }))),
    asked,
    apart: { rows: !rows.several, columns: !columns.several },
  };
}

/** Where two shares lie furthest apart. */
export interface Difference {
  readonly row: number;
  readonly column: number;
  readonly share: number;
  /** the column that it is compared with; undefined: all others together */
  readonly than: number | undefined;
  readonly other: number;
}

/**
 * The largest difference between a column and all others together, or, where somebody may be in two columns, between two of
 * them. Rows and columns of all others are nobody's answer, and are not named. Of equal ones the first.
 */
export function largestDifference({ rows, columns, cells, asked, apart }: CrossTable): Difference | undefined {
  let largest: Difference | undefined;
  const consider = (found: Difference): void => {
    if (!largest || Math.abs(found.share - found.other) > Math.abs(largest.share - largest.other) + 1e-9)
      largest = found;
  };
  const total = asked.reduce((sum, n) => sum + n, 0);
  cells.forEach((line, row) => {
    if (rows[row]!.value === undefined) return;
    const all = line.reduce((sum, { count }) => sum + count, 0);
    line.forEach(({ share, count }, column) => {
      if (share === null || columns[column]!.value === undefined) return;
      const others = total - asked[column]!;
      if (apart.columns) {
        if (others > 0) consider({ row, column, share, than: undefined, other: (all - count) / others });
        return;
      }
      line.forEach(({ share: other }, than) => {
        if (other !== null && share > other && columns[than]!.value !== undefined)
          consider({ row, column, share, than, other });
      });
    });
  });
  return largest;
}

/** What a cross-table says, in a sentence. */
export function crossSentence(s: Viewing, table: CrossTable): string {
  const found = largestDifference(table);
  if (!found || Math.abs(found.share - found.other) < 0.005)
    return table.columns.filter(({ value }) => value !== undefined).length > 1 || found
      ? msg('The groups do not differ.', { id: 's-cross-same' })
      : msg('Only one group is large enough to be told: there is nothing to compare it with.', { id: 's-cross-one' });
  const answer = table.rows[found.row]!.label;
  const group = table.columns[found.column]!.label;
  const [one, other] = [percent(s, found.share), percent(s, found.other)];
  return found.than === undefined
    ? msg(str`The largest difference is on “${answer}”: ${one} for “${group}”, ${other} for all others.`, {
        id: 's-cross-others',
        desc: 'Percentages of respondents who gave an answer, in a group and outside of it',
      })
    : msg(
        str`The largest difference is on “${answer}”: ${one} for “${group}”, ${other} for “${table.columns[found.than]!.label}”.`,
        { id: 's-cross-two', desc: 'Percentages of respondents who gave an answer, in two groups' },
      );
}

/** "12 (34%)", or what stands for it where nobody was asked. */
export const cellSaid = (s: Viewing, { count, share }: Cell): string =>
  share === null ? msg('not asked', { id: 's-not-asked' }) : `${s.number(count)} (${percent(s, share)})`;

/** The table drawn: what each column is made of; where answers do not add up, the row in which the groups differ most. */
export function crossFigure(s: Viewing, table: CrossTable, rows: Subject, columns: Subject): Figure {
  const { cells } = table;
  const item = (label: string, cell: Cell): Item => ({ label, value: cell.share, said: cellSaid(s, cell) });
  const whole = {
    columns: [columns.label, ...table.rows.map(({ label }) => label)],
    rows: table.columns.map(({ label }, c) => [label, ...cells.map((row) => cellSaid(s, row[c]!))]),
  };
  const sentence = crossSentence(s, table);
  if (table.apart.rows)
    return {
      id: 'cross',
      title: msg(str`${rows.label}, by: ${columns.label}`, { id: 's-cross-title' }),
      sentence,
      chart: {
        kind: 'stacked',
        columns: table.rows.map(({ label }) => label),
        rows: table.columns.map(({ label }, c) => ({
          label,
          items: table.rows.map((row, r) => item(row.label, cells[r]![c]!)),
        })),
      },
      table: whole,
    };
  const row = largestDifference(table)?.row ?? 0;
  const answer = table.rows[row]!.label;
  return {
    id: 'cross',
    title: msg(str`“${answer}”, by: ${columns.label}`, { id: 's-cross-row-title', desc: 'One answer, by groups' }),
    sentence,
    chart: { kind: 'bars', items: table.columns.map(({ label }, c) => item(label, cells[row]![c]!)), max: 1 },
    table: whole,
  };
}
