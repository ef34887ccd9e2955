import { msg, str } from '../../locale/index.ts';
import type { Chart, Item, Table } from '../figures/spec.ts';
import { countSaid, listed, nobody, notTold, ofAll, shareSaid, tooFew, type Reading } from './words.ts';

/** A row of a stacked figure: how many there are of each column. */
export interface Row {
  readonly id: string;
  readonly label: string;
  readonly n: number | null;
  readonly counts: readonly (number | null)[];
  readonly mean?: number | undefined;
}

/** The ends of some rows by a number: "Highest on average: A (4.2); lowest: B (2.1)." Undefined where none has one. */
export function endsSaid(
  s: Reading,
  rows: readonly { readonly label: string; readonly mean?: number | undefined }[],
): string | undefined {
  const means = rows.flatMap(({ mean }) => mean ?? []);
  if (!means.length) return undefined;
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const at = (end: number): string =>
    listed(
      s,
      rows.filter(({ mean }) => mean === end).map(({ label }) => label),
    );
  return low === high
    ? msg(str`All are level, at ${s.number(high)} on average.`, { id: 's-a-level' })
    : msg(str`Highest on average: ${at(high)} (${s.number(high)}); lowest: ${at(low)} (${s.number(low)}).`, {
        id: 's-a-ends',
      });
}

/** The cell of some rows that most share: "Most frequent: “none” for law, 62 of 120, 52 %." */
export function fullestSaid(s: Reading, columns: readonly string[], rows: readonly Row[]): string {
  const cells = rows.flatMap(({ label, n, counts }) =>
    counts.map((count, i) => ({ label, column: columns[i]!, n, count, share: n && count ? count / n : 0 })),
  );
  const fullest = cells.reduce((best, cell) => (cell.share > best.share ? cell : best), cells[0] ?? { share: 0 });
  if (!('count' in fullest) || !fullest.share) return rows.every(({ n }) => n === 0) ? nobody() : tooFew();
  const { label, column, n, count } = fullest;
  return msg(str`Most frequent: “${column}” for ${label}, ${ofAll(s, count!, n)}.`, { id: 's-a-fullest' });
}

/** Rows as stacked bars; what is not told of them is no part of the bar. */
export function stackedOf(s: Reading, columns: readonly string[], rows: readonly Row[]): Chart {
  return {
    kind: 'stacked',
    columns,
    rows: rows.map(({ label, n, counts, mean }) => ({
      label,
      ...(mean !== undefined && { said: msg(str`mean ${s.number(mean)}`, { id: 's-a-standing-mean' }) }),
      items: counts.map((count, i): Item => ({
        ...{ label: columns[i]!, value: count === null || !n ? null : count / n, said: countSaid(s, count, n) },
        short: shareSaid(s, count, n),
      })),
    })),
  };
}

/** @param corner what the rows are of */
export function stackedTable(s: Reading, corner: string, columns: readonly string[], rows: readonly Row[]): Table {
  const scaled = rows.some(({ mean }) => mean !== undefined);
  return {
    columns: [
      corner,
      ...columns,
      msg('Respondents', { id: 's-a-respondents' }),
      ...(scaled ? [msg('Mean', { id: 's-a-mean' })] : []),
    ],
    rows: rows.map(({ label, n, counts, mean }) => [
      ...[label, ...counts.map((count) => (count === null ? null : countSaid(s, count, n))), n],
      ...(scaled ? [mean === undefined ? notTold() : s.number(mean)] : []),
    ]),
  };
}
