import type { QuestionResults } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';
import type { Chart, Item, Table } from '../figures/spec.ts';
import { inAll, partOf, tooFewOf, type Beside } from './beside.ts';
import { linesOf, noteOf, nobody, tooFew, type Drawn } from './choices.ts';
import { countSaid, listed, notTold, ofAll, own, percent, stepName, type Asked, type Reading } from './words.ts';

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
    rows: rows.map(({ label, n, counts }) => ({
      label,
      items: counts.map((count, i): Item => ({
        ...{ label: columns[i]!, value: count === null || !n ? null : count / n, said: countSaid(s, count, n) },
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
export const rowWord = (): string => msg('Row', { id: 's-a-row' });

/** A matrix: what was said of each row, of a class in a bar above that of all. */
export function matrix(s: Reading, q: Asked, told: QuestionResults, threshold: number, beside?: Beside): Drawn {
  const node = s.model.nodes.get(q.id);
  const labels = new Map(node?.rows.map(({ id, label }) => [id, s.text(label)]));
  const ids = [...new Set([...labels.keys(), ...Object.keys(told.rows ?? {})])];
  const values = [...new Set(ids.flatMap((id) => linesOf(s, q, own(told.rows, id)?.counts).map(({ value }) => value)))];
  const columns = values.map((value) => {
    const option = node?.options.find((o) => o.value === value);
    return option ? s.text(option.label) : node?.scale ? stepName(s, q, value) : value;
  });
  const rows = ids.map((id): Row => {
    const row = own(told.rows, id);
    return {
      ...{ id, label: labels.get(id) || id, n: row?.n ?? null, mean: row?.mean },
      counts: values.map((value) => own(row?.counts, value) ?? null),
    };
  });
  let apart = false;
  const both = rows.flatMap((row): Row[] => {
    const part = partOf(beside, `${q.id}/${row.id}`);
    if (!part) return [row];
    apart = true;
    return [
      {
        ...row,
        label: `${row.label}: ${part.name}`,
        n: part.asked,
        mean: undefined,
        counts: values.map((value) => part.counts.get(value) ?? null),
      },
      { ...row, label: `${row.label}: ${inAll()}` },
    ];
  });
  const hidden = rows.some(({ n, counts }) => n === null || counts.includes(null));
  const any = rows.some(({ n, counts }) => n && counts.some(Boolean));
  const more = !beside
    ? []
    : apart
      ? [msg(str`${beside.name}: shares of all who were asked.`, { id: 's-a-part-rows' })]
      : [tooFewOf(beside.name)];
  return {
    sentence: endsSaid(s, rows) ?? fullestSaid(s, columns, rows),
    chart: any ? stackedOf(s, columns, both) : undefined,
    table: stackedTable(s, rowWord(), columns, both),
    note: noteOf(s, { n: told.n, threshold, hidden, more }),
  };
}

/** An allocation: the mean share of each row, the largest first. */
export function allocation(s: Reading, q: Asked, told: QuestionResults, threshold: number): Drawn {
  const labels = new Map(s.model.nodes.get(q.id)?.rows.map(({ id, label }) => [id, s.text(label)]));
  const total = 'total' in q && q.total > 0 ? q.total : 100;
  const items = [...new Set([...labels.keys(), ...Object.keys(told.means ?? {})])]
    .map((id): Item => {
      const value = own(told.means, id) ?? null;
      return { label: labels.get(id) || id, value, said: value === null ? notTold() : percent(s, value / total) };
    })
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const [first] = items;
  const level = items.filter(({ value }) => value === first?.value).map(({ label }) => label);
  return {
    sentence: first?.value
      ? msg(str`The largest share on average goes to ${listed(s, level)}: ${first.said}.`, { id: 's-a-allocation' })
      : told.n === 0
        ? nobody()
        : tooFew(),
    chart: first?.value ? { kind: 'bars', items } : undefined,
    table: {
      columns: [rowWord(), msg('Mean share', { id: 's-a-mean-share' })],
      rows: items.map(({ label, value, said }) => [label, value === null ? null : said]),
    },
    note: noteOf(s, { n: told.n, threshold, hidden: items.some(({ value }) => value === null) }),
  };
}
