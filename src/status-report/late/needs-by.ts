import type { Crossing, Crossings } from '../../contract/results.ts';
import { listFormat, msg, plural, str } from '../../locale/index.ts';
import type { Figure } from '../figures/spec.ts';
import type { Viewing } from '../viewing.ts';
import { crossFigure, crossTable, percent } from './cross.ts';
import { inOrder } from './needs.ts';
import { own, subjectOf, type Subject } from './subjects.ts';

/** Needs of a class that are drawn. */
export const TOP = 5;

/** How the needs of classes are measured: by the share of those asked, or by a mean. */
export type Measure = 'share' | 'mean' | 'upper';
export interface ClassNeeds {
  readonly label: string;
  /** how many of the class were asked */
  readonly asked: number;
  /** most wanted first */
  readonly needs: readonly { readonly key: string; readonly label: string; readonly weight: number | null }[];
}

/**
 * The values from one on, by where a class's answers are told most: the last quarter of a scale, where that is told as much as
 * others are.
 */
function upper(values: readonly string[], told: (values: readonly string[]) => number): readonly string[] {
  const quarter = Math.ceil(0.75 * (values.length - 1));
  const starts = values.map((_, i) => i).slice(1);
  const best = starts
    .map((at) => ({ at, told: told(values.slice(at)) }))
    .sort((a, b) => b.told - a.told || Math.abs(a.at - quarter) - Math.abs(b.at - quarter))[0];
  return best ? values.slice(best.at) : values;
}

/** The mean of a column; null unless each value of the scale is told apart: what is among the others has no value. */
export function meanOf({ rows, counts }: Crossing, column: number, values: readonly string[]): number | null {
  if (!values.every((value) => rows.includes(value))) return null;
  let [sum, n] = [0, 0];
  for (const value of values) {
    const count = counts[rows.indexOf(value)]?.[column] ?? 0;
    sum += Number(value) * count;
    n += count;
  }
  return n ? sum / n : null;
}

/** The share of those asked who gave one of some values; null where one of these is among the others. */
export function shareOf({ rows, counts, asked }: Crossing, column: number, values: readonly string[]): number | null {
  const n = asked[column];
  if (!n || !values.every((value) => rows.includes(value))) return null;
  return values.reduce((sum, value) => sum + (counts[rows.indexOf(value)]?.[column] ?? 0), 0) / n;
}

export interface NeedsBy {
  readonly measure: Measure;
  /** the values that count, of `upper` */
  readonly values: readonly string[];
  readonly classes: readonly ClassNeeds[];
  /** the end of the scale of the measure */
  readonly max: number;
  /** classes of which nothing is told */
  readonly untold: readonly string[];
}

/** A crossing whose numbers fit its sides; of another nothing is taken. */
const sound = (crossing: Crossing | undefined): crossing is Crossing =>
  crossing !== undefined &&
  crossing.asked.length === crossing.columns.length + Number(crossing.rest.columns) &&
  crossing.counts.length === crossing.rows.length + Number(crossing.rest.rows) &&
  crossing.counts.every((row) => row.length === crossing.asked.length);

/** The subjects that the needs of a question are: its rows, or the question alone. */
const subjectsOfNeed = (s: Viewing, id: string): Subject[] => {
  const rows = s.model.nodes.get(id)?.rows ?? [];
  return (rows.length ? rows.map((row) => `${id}/${row.id}`) : [id]).flatMap((key) => subjectOf(s, key) ?? []);
};

/**
 * The needs of each class of an origin.
 * @returns undefined where the question has one answer a respondent: its classes are a cross-table like others
 */
export function needsBy(s: Viewing, id: string, origin: Subject, told: Crossings): NeedsBy | undefined {
  const subjects = subjectsOfNeed(s, id);
  const [first] = subjects;
  if (!first || (first.row === undefined && !first.several)) return undefined;
  if (first.row !== undefined && !first.scaled) return undefined;
  const crossings = subjects.map(({ key }) => own(told.questions, key)).map((one) => (sound(one) ? one : undefined));
  const columns = [...new Set(crossings.flatMap((crossing) => crossing?.columns ?? []))];
  const classes = origin.values.length ? origin.values.filter((value) => columns.includes(value)) : columns;
  /** what is told, and the names of the classes of which nothing is */
  const found = (all: readonly ClassNeeds[], { measure, values = [], max = 1 }: Partial<NeedsBy>): NeedsBy => {
    const told = all.filter(({ needs }) => needs.some(({ weight }) => weight !== null));
    const names = told.map(({ label }) => label);
    // of a class that nobody is in there is nothing to tell
    const sizes = s.results?.state === 'ready' ? own(s.results.value.groups, origin.key) : undefined;
    const some = origin.values.filter((value) => own(sizes, value)?.n !== 0);
    const untold = some.map((value) => origin.say(value)).filter((label) => !names.includes(label));
    return { measure: measure!, values, max, classes: told, untold };
  };
  const each = (read: (crossing: Crossing, column: number) => number | null) =>
    classes.map((value): ClassNeeds => {
      const [crossing] = crossings.flatMap((one) => (one?.columns.includes(value) ? [one] : []));
      const needs = subjects.map(({ key, row, label }, i) => {
        const [one, column] = [crossings[i], crossings[i]?.columns.indexOf(value) ?? -1];
        const own = s.model.nodes.get(id)!.rows.find((each) => each.id === row)?.label;
        return { key, label: s.text(own) || label, weight: one && column >= 0 ? read(one, column) : null };
      });
      const asked = crossing!.asked[crossing!.columns.indexOf(value)]!;
      return { label: origin.say(value), asked, needs: inOrder(needs) };
    });
  if (first.row === undefined) {
    const [crossing] = crossings;
    const classesOf = classes.map((value): ClassNeeds => {
      const column = crossing!.columns.indexOf(value);
      const needs = first.values.map((key) => ({
        key,
        label: first.say(key),
        weight: shareOf(crossing!, column, [key]),
      }));
      return { label: origin.say(value), asked: crossing!.asked[column]!, needs: inOrder(needs) };
    });
    return found(classesOf, { measure: 'share' });
  }
  const means = each((crossing, column) => meanOf(crossing, column, first.values));
  const whole = means.length > 0 && means.every(({ needs }) => needs.every(({ weight }) => weight !== null));
  if (whole) return found(means, { measure: 'mean', max: Math.max(...first.values.map(Number)) });
  const sharesOf = (values: readonly string[]): ClassNeeds[] => each((c, column) => shareOf(c, column, values));
  const toldOf = (values: readonly string[]): number =>
    sharesOf(values).reduce((sum, { needs }) => sum + needs.filter(({ weight }) => weight !== null).length, 0);
  const values = upper(first.values, toldOf);
  return found(sharesOf(values), { measure: 'upper', values });
}

/** Which need comes first in most classes, in a sentence. */
export function leadersSentence(s: Viewing, { classes }: NeedsBy): string {
  const told = classes.filter(({ needs }) => (needs[0]?.weight ?? 0) > 0);
  const times = new Map<string, number>();
  const labels = new Map<string, string>();
  for (const { needs } of told)
    for (const { key, label, weight } of needs)
      if (weight === needs[0]!.weight) {
        times.set(key, (times.get(key) ?? 0) + 1);
        labels.set(key, label);
      }
  const most = Math.max(0, ...times.values());
  const [key] = [...times].find(([, n]) => n === most) ?? [];
  if (key === undefined)
    return msg('Too few answered in each group to tell what is needed most.', { id: 's-leaders-none' });
  const label = labels.get(key)!;
  return told.length === 1
    ? msg(str`For “${told[0]!.label}”, “${label}” comes first.`, { id: 's-leaders-one' })
    : msg(str`“${label}” comes first in ${s.number(most)} of ${s.number(told.length)} groups.`, { id: 's-leaders' });
}

/** What is not told of an origin's classes; undefined where all of them are. */
export function untoldSaid(s: Viewing, untold: readonly string[]): string | undefined {
  if (!untold.length) return undefined;
  const names = listFormat(s.locale).format(untold);
  return msg(str`Too few answered to tell of: ${names}.`, { id: 's-untold', desc: 'Names of groups' });
}

/** One class's needs, the most wanted drawn. @param at its place among the classes */
export function classFigure(
  s: Viewing,
  id: string,
  { measure, max, values }: NeedsBy,
  one: ClassNeeds,
  at: number,
): Figure {
  const said = (weight: number | null): string =>
    weight === null
      ? msg('not shown', { id: 's-not-told', desc: 'A number that may not be told' })
      : measure === 'mean'
        ? s.number(weight)
        : percent(s, weight);
  const told = one.needs.filter(({ weight }) => weight !== null);
  const items = told.slice(0, TOP).map(({ label, weight }) => ({ label, value: weight, said: said(weight) }));
  const head = {
    share: msg('share of those asked', { id: 's-col-share', desc: 'Head of a column' }),
    mean: msg('mean', { id: 's-col-mean', desc: 'Head of a column' }),
    upper: msg(str`share who gave ${s.number(Number(values[0] ?? 0))} or more`, {
      id: 's-col-upper',
      desc: 'Head of a column: the share of those who gave a high value of a scale',
    }),
  }[measure];
  const [first] = items;
  return {
    id: `needs-${id}-${at}`,
    title: one.label,
    sentence: first
      ? msg(str`First: ${first.label} (${first.said}).`, { id: 's-class-first' })
      : msg('Too few answered to tell.', { id: 's-too-few' }),
    chart: items.length ? { kind: 'bars', items, max } : undefined,
    table: {
      columns: [msg('Need', { id: 's-col-need', desc: 'Head of a column' }), head],
      rows: one.needs.map(({ label, weight }) => [label, said(weight)]),
    },
    note: [
      plural(s.locale, one.asked, {
        one: msg('{n} was asked.', { id: 's-asked-one' }),
        other: msg('{n} were asked.', { id: 's-asked-other' }),
      }),
      measure === 'share' ? '' : msg(str`Measured: ${head}.`, { id: 's-measured' }),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** A question with one answer a respondent, such as a scale, by an origin: its cross-table, with means where they are known. */
export function needCross(s: Viewing, id: string, origin: Subject, told: Crossings): Figure | undefined {
  const subject = subjectOf(s, id);
  const crossing = own(told.questions, id);
  const table = subject && sound(crossing) ? crossTable(crossing, subject, origin) : undefined;
  if (!subject || !table || !sound(crossing)) return undefined;
  const figure = crossFigure(s, table, subject, origin);
  const means = crossing.columns.map((_, c) => (subject.scaled ? meanOf(crossing, c, subject.values) : null));
  const given = means.flatMap((mean, c) =>
    mean === null ? [] : msg(str`${table.columns[c]!.label}: ${s.number(mean)}`, { id: 's-label-number' }),
  );
  return {
    ...figure,
    id: `needs-${id}-by`,
    note: given.length
      ? msg(str`Means: ${given.join('; ')}.`, { id: 's-means', desc: 'Names of groups with their means' })
      : subject.scaled
        ? msg('A mean is told only of groups in which each value was given by enough.', { id: 's-means-untold' })
        : undefined,
  };
}
