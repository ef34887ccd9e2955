import type { DimensionResults, Results } from '../../contract/results.ts';
import { dateFormat, msg, str } from '../../locale/index.ts';
import type { Figure, Item, Standing } from '../figures/spec.ts';
import { inAll, ofWhole, tooFewOf, type Beside } from './beside.ts';
import { endsSaid, fullestSaid, stackedOf, stackedTable, type Row } from './stacked.ts';
import { answers, listed, noteOf, notTold, ofAll, own, tooFew, type Asked, type Reading } from './words.ts';

/** What is said of a figure that has no classes. */
const wholeOf = (beside: Beside | undefined): string[] => (beside ? [ofWhole(beside.name)] : []);

/** How many answers a release is of: of those that came since, nothing is told. */
export const countedIn = ({ released, n }: Results): number | null => released?.n ?? n;

/** The first thing that is said of all: how many they are, and what they are strong and weak in. */
export function headline(s: Reading, results: Results): string {
  const n = countedIn(results);
  const many = n === null ? '' : answers(s, n);
  const means = (s.model.definition.dimensions ?? []).flatMap(({ id, title }) => {
    const mean = own(results.dimensions, id)?.mean;
    return mean === undefined ? [] : [{ label: s.text(title), mean }];
  });
  const ends = means.map(({ mean }) => mean);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (!(low < high) || !many) return many;
  const at = (end: number): string =>
    listed(
      s,
      means.filter(({ mean }) => mean === end).map(({ label }) => label),
    );
  return msg(str`${many}: on average strongest in ${at(high)}, weakest in ${at(low)}`, { id: 's-a-headline' });
}

/** "2026-03" as it is written, a year with it. */
function monthSaid(s: Reading, month: string): string {
  const date = new Date(`${month}-01T00:00Z`);
  return Number.isNaN(date.getTime())
    ? month
    : dateFormat(s.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date);
}

/** Answers over time: what came in each period, which may be of several months. */
export function overTime(s: Reading, { periods = [], threshold }: Results, beside?: Beside): Figure | undefined {
  if (periods.length < 2) return undefined;
  const total = periods.reduce((sum, { n }) => sum + n, 0);
  const items = periods.map(({ from, to, n }): Item => {
    // a period ends before its `to`
    const end = new Date(`${to}-01T00:00Z`);
    const last = Number.isNaN(end.getTime()) ? to : new Date(end.getTime() - 1).toISOString().slice(0, 7);
    const label = last <= from ? monthSaid(s, from) : `${monthSaid(s, from)} – ${monthSaid(s, last)}`;
    return { label, value: n, said: s.number(n) };
  });
  const most = Math.max(...periods.map(({ n }) => n));
  const fullest = listed(
    s,
    items.filter(({ value }) => value === most).map(({ label }) => label),
  );
  return {
    id: '-time',
    title: msg('Answers over time', { id: 's-a-time' }),
    sentence: msg(str`Most came in ${fullest}: ${ofAll(s, most, total)}.`, { id: 's-a-time-most' }),
    chart: { kind: 'columns', items },
    table: {
      columns: [msg('Period', { id: 's-a-period' }), msg('Answers', { id: 's-a-answers' })],
      rows: items.map(({ label, value }) => [label, value]),
    },
    note: noteOf(s, { n: total, threshold, more: wholeOf(beside) }),
  };
}

/** Numbers of a standing in words. */
function standingSaid(s: Reading, { quartiles, mean }: Pick<DimensionResults, 'quartiles' | 'mean'>): string {
  if (quartiles) {
    const [low, median, high] = quartiles.map((value) => s.number(value));
    return msg(str`median ${median}, middle half ${low}–${high}`, { id: 's-a-standing' });
  }
  return mean === undefined ? notTold() : msg(str`mean ${s.number(mean)}`, { id: 's-a-standing-mean' });
}

/** The group's dimensions, on a scale from 0 to 100; those of a class above those of all. */
export function dimensions(s: Reading, results: Results, beside?: Beside, q?: Asked): Figure | undefined {
  const { dimensions: defined = [], bands = [] } = s.model.definition;
  const told = defined.flatMap(({ id, title }) => {
    const all = own(results.dimensions, id);
    return all ? [{ id, label: s.text(title), all }] : [];
  });
  if (!told.length) return undefined;
  const group = beside && q && own(own(results.groups, q.id), beside.value);
  let apart = false;
  const rows = told.flatMap(({ id, label, all }): (Standing & { n: number | null })[] => {
    const whole = { label, quartiles: all.quartiles, mean: all.mean, said: standingSaid(s, all), n: all.n };
    const part = own(group?.dimensions, id);
    if (!part) return [whole];
    apart = true;
    return [
      { ...part, label: `${label}: ${beside!.name}`, said: standingSaid(s, part), n: group!.n },
      { ...whole, label: `${label}: ${inAll()}`, quiet: true },
    ];
  });
  const cell = (value: number | undefined): string => (value === undefined ? notTold() : s.number(value));
  return {
    id: '-dimensions',
    title: msg('Dimensions, from 0 to 100', { id: 's-a-dimensions' }),
    sentence:
      endsSaid(
        s,
        told.map(({ label, all }) => ({ label, mean: all.mean })),
      ) ?? tooFew(),
    chart: {
      kind: 'standings',
      // with a class, rows are no axes but pairs
      axes: !apart,
      rows,
      min: 0,
      max: 100,
      classes: bands.map(({ from, to, title }) => ({ from, to, label: s.text(title) })),
      tick: (value) => s.number(value),
    },
    table: {
      columns: [
        msg('Dimension', { id: 's-a-dimension' }),
        msg('Mean', { id: 's-a-mean' }),
        msg('First quartile', { id: 's-a-q1' }),
        msg('Median', { id: 's-a-q2' }),
        msg('Third quartile', { id: 's-a-q3' }),
        msg('Respondents', { id: 's-a-respondents' }),
      ],
      rows: rows.map(({ label, mean, quartiles, n }) => [
        ...[label, cell(mean), cell(quartiles?.[0]), cell(quartiles?.[1]), cell(quartiles?.[2]), n],
      ]),
    },
    note: noteOf(s, {
      n: countedIn(results),
      threshold: results.threshold,
      hidden: told.some(({ all }) => all.n === null || all.mean === undefined),
      more: beside && !apart ? [tooFewOf(beside.name)] : [],
    }),
  };
}

/** How many are in each band of each dimension. */
export function inBands(
  s: Reading,
  { dimensions: told, threshold, ...head }: Results,
  beside?: Beside,
): Figure | undefined {
  const { dimensions: defined = [], bands = [] } = s.model.definition;
  const rows = defined.flatMap(({ id, title }): Row[] => {
    const { n = null, bands: counts } = own(told, id) ?? {};
    return counts ? [{ id, label: s.text(title), n, counts: bands.map((band) => own(counts, band.id) ?? null) }] : [];
  });
  if (!bands.length || !rows.length) return undefined;
  const columns = bands.map(({ title }) => s.text(title));
  return {
    id: '-bands',
    title: msg('Respondents by band', { id: 's-a-bands' }),
    sentence: fullestSaid(s, columns, rows),
    chart: stackedOf(s, columns, rows),
    table: stackedTable(s, msg('Dimension', { id: 's-a-dimension' }), columns, rows),
    note: noteOf(s, {
      n: head.released?.n ?? head.n,
      threshold,
      hidden: rows.some(({ n, counts }) => n === null || counts.includes(null)),
      more: wholeOf(beside),
    }),
  };
}
