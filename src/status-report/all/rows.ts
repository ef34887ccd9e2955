import type { QuestionResults } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';
import type { Item } from '../figures/spec.ts';
import { inAll, ofWhole, tooFewOf, type Beside } from './beside.ts';
import { linesOf, type Drawn } from './choices.ts';
import { partOf } from './part.ts';
import { endsSaid, fullestSaid, stackedOf, stackedTable, type Row } from './stacked.ts';
import { stepName } from './values.ts';
import { listed, nobody, noteOf, notTold, own, percent, tooFew, type Asked, type Reading } from './words.ts';

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
export function allocation(s: Reading, q: Asked, told: QuestionResults, threshold: number, beside?: Beside): Drawn {
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
    note: noteOf(s, {
      ...{ n: told.n, threshold, hidden: items.some(({ value }) => value === null) },
      more: beside ? [ofWhole(beside.name)] : [],
    }),
  };
}
