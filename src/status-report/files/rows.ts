import type { Cell } from '../../contract/csv.ts';
import type { QuestionResults, Results, Statistics } from '../../contract/results.ts';
import type { CrossTable } from '../late/cross.ts';
import { own, type Subject } from '../late/subjects.ts';
import type { Viewing } from '../viewing.ts';

/** What every row of the long table says; names stay the same in each language, so that a program can read them. */
export const columns = [
  ...['section', 'question', 'id', 'figure', 'row', 'column', 'row_label', 'column_label'],
  ...['n', 'share', 'mean', 'q1', 'median', 'q3'],
] as const;

type Told = Partial<Record<(typeof columns)[number], Cell>>;

/** In tables a share has four digits: a person of ten thousand. */
const round = (share: number): number => Math.round(share * 1e4) / 1e4;
const share = (n: number | null, of: number | null): Cell => (n === null || !of ? null : round(n / of));
const statistics = ({ mean, quartiles: [q1, median, q3] = [] as never }: Partial<Statistics>): Told => ({
  mean: mean ?? null,
  q1: q1 ?? null,
  median: median ?? null,
  q3: q3 ?? null,
});

/** What a question tells, a row a number. */
function* ofQuestion(s: Viewing, id: string, told: QuestionResults): Generator<Told> {
  const node = s.model.nodes.get(id);
  const options = new Map((node?.options ?? []).map(({ value, label }) => [value, s.text(label)]));
  const rows = new Map((node?.rows ?? []).map((row) => [row.id, s.text(row.label)]));
  const label = (value: string): Cell => options.get(value) ?? rows.get(value) ?? null;
  yield { figure: 'answered', n: told.n, ...statistics(told) };
  for (const [value, n] of Object.entries(told.counts ?? {}))
    yield { figure: 'count', row: value, row_label: label(value), n, share: share(n, told.n) };
  for (const [value, mean] of Object.entries(told.means ?? {}))
    yield { figure: 'mean share', row: value, row_label: label(value), n: told.n, mean };
  for (const [value, mean] of Object.entries(told.places ?? {}))
    yield { figure: 'mean place', row: value, row_label: label(value), n: own(told.counts, value) ?? null, mean };
  for (const { from, to, n } of told.bins ?? [])
    yield { figure: 'bin', row: `${from ?? ''}..${to ?? ''}`, n, share: share(n, told.n) };
  for (const [row, { n, counts, ...scores }] of Object.entries(told.rows ?? {})) {
    const named = { row, row_label: rows.get(row) ?? null };
    yield { figure: 'row', ...named, n, ...statistics(scores) };
    for (const [value, count] of Object.entries(counts ?? {}))
      yield {
        figure: 'row count',
        ...named,
        ...{ column: value, column_label: options.get(value) ?? null, n: count, share: share(count, n) },
      };
  }
}

/** Everything that the results tell, as one long table; the first row has the names of its columns. */
export function* resultRows(s: Viewing, results: Results): Generator<Cell[]> {
  yield [...columns];
  const line = (told: Told): Cell[] => columns.map((name) => told[name] ?? null);
  const { dimensions, overall, groups, periods, experiences, released, n } = results;
  yield line({ figure: 'respondents', n: released?.n ?? n });
  for (const { id: section, questions } of s.model.sections)
    for (const { id, label } of questions) {
      const told = own(results.questions, id);
      if (told) for (const row of ofQuestion(s, id, told)) yield line({ section, question: s.text(label), id, ...row });
    }
  const titles = new Map((s.model.definition.dimensions ?? []).map(({ id, title }) => [id, s.text(title)]));
  const scores = { ...dimensions, ...(overall && { overall }) };
  for (const [id, { n, bands, ...told }] of Object.entries(scores)) {
    const named = { id, question: titles.get(id) ?? null };
    yield line({ figure: 'score', ...named, n, ...statistics(told) });
    for (const [band, count] of Object.entries(bands ?? {}))
      yield line({ figure: 'band', ...named, row: band, n: count, share: share(count, n) });
  }
  for (const [id, classes] of Object.entries(groups))
    for (const [value, { n, dimensions }] of Object.entries(classes))
      for (const [dimension, told] of Object.entries(dimensions))
        yield line({
          ...{ figure: 'group score', id, question: s.text(s.model.nodes.get(id)?.question.label) },
          ...{ row: value, column: dimension, column_label: titles.get(dimension) ?? null, n },
          ...(told && statistics(told)),
        });
  for (const { from, to, n } of periods ?? []) yield line({ figure: 'period', row: from, column: to, n });
  for (const [id, { n, counts }] of Object.entries(experiences ?? {})) {
    yield line({ figure: 'interviews', id, n });
    for (const [row, cells] of Object.entries(counts))
      for (const [column, count] of Object.entries(cells)) yield line({ figure: 'pair', id, row, column, n: count });
  }
}

/** The cross-table that is open, a row a cell. */
export function* crossRows({
  table,
  rows,
  columns,
}: {
  table: CrossTable;
  rows: Subject;
  columns: Subject;
}): Generator<Cell[]> {
  yield ['rows', 'columns', 'row', 'column', 'row_label', 'column_label', 'n', 'share', 'asked'];
  for (const [r, row] of table.rows.entries())
    for (const [c, column] of table.columns.entries()) {
      const { count, share } = table.cells[r]![c]!;
      yield [
        ...[rows.key, columns.key, row.value ?? 'rest', column.value ?? 'rest', row.label, column.label],
        ...[count, share === null ? null : round(share), table.asked[c]!],
      ];
    }
}
