import type { QuestionResults } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';
import type { Figure, Item, Table } from '../figures/spec.ts';
import { inAll, tooFewOf, type Beside } from './beside.ts';
import { partNote, type Part } from './part.ts';
import { valueName } from './values.ts';
import {
  countSaid,
  listed,
  nobody,
  noteOf,
  notTold,
  ofAll,
  own,
  percent,
  tooFew,
  type Asked,
  type Reading,
} from './words.ts';

/** A figure before it has a name. */
export type Drawn = Omit<Figure, 'id' | 'title'>;

/** A value that could be chosen, and how many chose it. */
export interface Line {
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
}

/** Marks of a chart that is sorted by frequency, and options from which on one is; what comes after is in the table. */
const MOST = 15;
const MANY = 30;
/** Rows of a table: ten thousand would cost the page more than they tell. */
const MOST_ROWS = 300;

export const isSeveral = (q: Asked): boolean =>
  q.type === 'multiple' || q.type === 'ranking' || ('multiple' in q && !!q.multiple && q.type !== 'matrix');

/** Every value that is offered, in the definition's order, then what else was counted. */
export function linesOf(s: Reading, q: Asked, counts: QuestionResults['counts'] = {}): Line[] {
  const node = s.model.nodes.get(q.id);
  const offered =
    q.type === 'boolean' || q.type === 'consent' ? ['true', 'false'] : (node?.options.map(({ value }) => value) ?? []);
  const values = new Set([...offered, ...Object.keys(counts).sort((a, b) => Number(a) - Number(b) || 0)]);
  const labels = new Map(node?.options.map(({ value, label }) => [value, s.text(label)]));
  return [...values].map((value) => ({
    value,
    label: labels.get(value) || valueName(s, q, value),
    count: own(counts, value) ?? null,
  }));
}

/** By frequency; what is not told comes last. */
export const byCount = (lines: readonly Line[]): Line[] => [...lines].sort((a, b) => (b.count ?? -1) - (a.count ?? -1));

const largest = (lines: readonly Line[]): number => lines.reduce((top, { count }) => Math.max(top, count ?? 0), 0);

/** "The most chosen is X: 62 of 141, 44 %." @param sure nothing that is not told can be more */
export function topSaid(s: Reading, lines: readonly Line[], n: number | null, sure: boolean): string {
  const top = largest(lines);
  if (!top) return n !== 0 && (n || lines.some(({ count }) => count === null)) ? tooFew() : nobody();
  const names = lines.filter(({ count }) => count === top).map(({ label }) => label);
  const [first, count] = [listed(s, names), ofAll(s, top, n)];
  if (!sure) return msg(str`Of what may be told, most chose ${first}: ${count}.`, { id: 's-a-top-told' });
  return names.length > 1
    ? msg(str`The most chosen are level: ${first}, each ${count}.`, { id: 's-a-top-level' })
    : msg(str`The most chosen is ${first}: ${count}.`, { id: 's-a-top' });
}
/** Where a class differs most from all, both of those who were asked. @param n how many these are in all */
export function differenceSaid(s: Reading, lines: readonly Line[], n: number | null, part: Part): string {
  const found = lines
    .flatMap(({ value, label, count }) => {
      const there = part.counts.get(value);
      if (there === undefined || count === null || !n) return [];
      const [a, b] = [there / part.asked, count / n];
      return [{ label, a, b, by: Math.abs(a - b) }];
    })
    .sort((a, b) => b.by - a.by)[0];
  if (!found) return tooFewOf(part.name);
  const { label, a, b } = found;
  return msg(str`The largest difference is in ${label}: ${percent(s, a)} of ${part.name}, ${percent(s, b)} in all.`, {
    id: 's-a-difference',
  });
}

/** What the two bars of each pair are of: a class, and all. */
export const keyOf = (part: Part | undefined): [string, string] | undefined => part && [part.name, inAll()];

/** The bars of all; with a class, each of its bars above that of all, both as shares. */
export function barsOf(s: Reading, lines: readonly Line[], n: number | null, part?: Part): Item[] {
  const share = (count: number | null, whole: number | null): number | null =>
    count === null || !whole ? null : count / whole;
  return lines.flatMap(({ value, label, count }) => {
    const said = countSaid(s, count, n);
    if (!part) return [{ label, value: count, said }];
    const there = part.counts.get(value) ?? null;
    return [
      { label, value: share(there, part.asked), said: countSaid(s, there, part.asked) },
      { label: `${label}: ${inAll()}`, value: share(count, n), said, quiet: true },
    ];
  });
}

/** @param name what stands over the values */
export function tableOf(s: Reading, lines: readonly Line[], n: number | null, part?: Part): Table {
  const columns = [answerWord(), msg('Respondents', { id: 's-a-respondents' }), msg('Share', { id: 's-a-share' })];
  const share = (count: number | null, whole: number | null): string =>
    count === null || !whole ? notTold() : percent(s, count / whole);
  const rows = lines.slice(0, MOST_ROWS).map(({ value, label, count }) => {
    const there = part?.counts.get(value) ?? null;
    return [label, count, share(count, n), ...(part ? [there, share(there, part.asked)] : [])];
  });
  const left = lines.length - MOST_ROWS;
  if (left > 0)
    rows.push([msg(str`${s.number(left)} more, of fewer`, { id: 's-a-fewer' }), ...columns.slice(1).fill('')]);
  return {
    columns: part ? [...columns, ...columns.slice(1).map((column) => `${part.name}: ${column}`)] : columns,
    rows,
  };
}
export const answerWord = (): string => msg('Answer', { id: 's-a-answer' });

/** Questions of which one option or several are chosen. */
export function choices(
  s: Reading,
  q: Asked,
  told: QuestionResults,
  threshold: number,
  beside?: Beside,
  part?: Part,
): Drawn {
  const { n, counts } = told;
  const several = isSeveral(q);
  const all = linesOf(s, q, counts);
  const sorted = several || q.type === 'country' || q.type === 'language' || all.length > MANY;
  const lines = sorted ? byCount(all) : all;
  const known = lines.filter(({ count }) => count !== null);
  const sum = known.reduce((total, { count }) => total + count!, 0);
  const top = largest(known);
  const hidden = known.length < lines.length || n === null;
  const sure = known.length === lines.length || (!several && n !== null && top >= n - sum);
  const more = [];
  if (several && n && sum > n)
    more.push(
      msg(str`Several could be chosen: the numbers add up to more than ${s.number(n)}.`, { id: 's-a-several' }),
    );
  if (sorted && lines.length > MOST)
    more.push(msg(str`${s.number(lines.length - MOST)} more are in the table.`, { id: 's-a-more' }));
  if (beside) more.push(part ? partNote(s, part) : tooFewOf(beside.name));
  const shown = sorted ? lines.slice(0, MOST) : lines;
  return {
    sentence: part?.whole && top ? differenceSaid(s, lines, part.whole, part) : topSaid(s, lines, n, sure),
    chart:
      top || part ? { kind: 'bars', items: barsOf(s, shown, part?.whole ?? n, part), key: keyOf(part) } : undefined,
    table: tableOf(s, lines, part?.whole ?? n, part),
    note: noteOf(s, { n, threshold, hidden, more }),
  };
}
