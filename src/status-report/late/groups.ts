import type { Statistics } from '../../contract/results.ts';
import { listFormat, msg, str } from '../../locale/index.ts';
import type { Figure } from '../figures/spec.ts';
import type { Viewing } from '../viewing.ts';
import { own, subjectOf } from './subjects.ts';

/** A group's scores in one dimension. */
export interface Group {
  readonly label: string;
  readonly n: number | null;
  /** null where they may not be told */
  readonly scores: Statistics | null;
}

/** Questions by which results group, with their words, in the order of the definition. */
export function facets(s: Viewing): { id: string; label: string }[] {
  const groups = s.results?.state === 'ready' ? s.results.value.groups : {};
  return s.model.sections.flatMap(({ questions }) =>
    questions.flatMap(({ id, label }) =>
      Object.keys(own(groups, id) ?? {}).length ? [{ id, label: s.text(label) || id }] : [],
    ),
  );
}

/** What can be compared: each dimension, and all together. */
export function dimensions(s: Viewing): { id: string; label: string }[] {
  const own = (s.model.definition.dimensions ?? []).map(({ id, title }) => ({ id, label: s.text(title) || id }));
  const whole = s.results?.state === 'ready' && s.results.value.overall;
  return whole
    ? [{ id: 'overall', label: msg('All dimensions together', { id: 's-overall', desc: 'A score' }) }, ...own]
    : own;
}

/** The groups of a question, as the author orders them, with their scores in a dimension. */
export function groupsOf(s: Viewing, facet: string, dimension: string): Group[] {
  const told = s.results?.state === 'ready' ? own(s.results.value.groups, facet) : undefined;
  if (!told) return [];
  const subject = subjectOf(s, facet);
  const order = [...(subject?.values ?? []).filter((value) => Object.hasOwn(told, value))];
  const more = Object.keys(told).filter((value) => !order.includes(value));
  // of a group that nobody is in there is nothing to compare
  const some = [...order, ...more].filter((value) => told[value]!.n !== 0);
  return some.map((value) => {
    const { n, dimensions } = told[value]!;
    return { label: subject?.say(value) ?? value, n, scores: own(dimensions, dimension) ?? null };
  });
}

/** The middle of a group's scores: the median, or where it is not told the mean. */
const middle = ({ scores }: Group): number | null => scores?.quartiles?.[1] ?? null;

export interface Extremes {
  readonly highest: readonly Group[];
  readonly lowest: readonly Group[];
}

/** The groups of the highest and of the lowest median; several where they are equal. undefined: fewer than two are told. */
export function extremes(groups: readonly Group[]): Extremes | undefined {
  const told = groups.filter((group) => middle(group) !== null);
  if (told.length < 2) return undefined;
  const all = told.map((group) => middle(group)!);
  const [max, min] = [Math.max(...all), Math.min(...all)];
  const at = (value: number): Group[] => told.filter((group) => middle(group) === value);
  return { highest: at(max), lowest: at(min) };
}

/** "association (n = 12)", whose number no line breaks */
const sized = (s: Viewing, { label, n }: Group): string =>
  n === null ? label : `${label} (n\u00a0=\u00a0${s.number(n)})`;

/** How the groups compare, in a sentence. */
export function groupsSentence(s: Viewing, groups: readonly Group[]): string {
  const found = extremes(groups);
  if (!found) return msg('Too few groups are large enough to be compared.', { id: 's-groups-few' });
  const { highest, lowest } = found;
  const [max, min] = [s.number(middle(highest[0]!)!), s.number(middle(lowest[0]!)!)];
  if (max === min) return msg(str`The groups that are told have the same median: ${max}.`, { id: 's-groups-same' });
  const names = (some: readonly Group[]): string => listFormat(s.locale).format(some.map((group) => sized(s, group)));
  return msg(str`Highest median: ${names(highest)}, with ${max}. Lowest: ${names(lowest)}, with ${min}.`, {
    id: 's-groups-said',
    desc: 'Names of groups, and their medians',
  });
}

/** The groups of a question beside each other, in one dimension. */
export function groupsFigure(s: Viewing, facet: string, dimension: { id: string; label: string }): Figure {
  const groups = groupsOf(s, facet, dimension.id);
  const notTold = msg('not shown', { id: 's-not-told', desc: 'A number that may not be told' });
  const said = ({ scores }: Group): string => {
    if (!scores) return notTold;
    const { quartiles: q, mean } = scores;
    return q
      ? msg(str`median ${s.number(q[1])}, half of them between ${s.number(q[0])} and ${s.number(q[2])}`, {
          id: 's-standing',
        })
      : msg(str`mean ${s.number(mean)}, too few for quartiles`, { id: 's-standing-mean' });
  };
  const label = subjectOf(s, facet)?.label ?? facet;
  return {
    id: 'groups',
    title: msg(str`${dimension.label}, by: ${label}`, { id: 's-groups-title', desc: 'Scores by groups' }),
    sentence: groupsSentence(s, groups),
    chart: {
      kind: 'standings',
      min: 0,
      max: 100,
      tick: (value) => s.number(value),
      rows: groups.map((group) => ({
        label: sized(s, group),
        quartiles: group.scores?.quartiles,
        mean: group.scores?.mean,
        said: said(group),
      })),
    },
    table: {
      columns: [
        msg('Group', { id: 's-col-group', desc: 'Head of a column' }),
        'n',
        msg('first quartile', { id: 's-col-q1', desc: 'Head of a column' }),
        msg('median', { id: 's-col-median', desc: 'Head of a column' }),
        msg('third quartile', { id: 's-col-q3', desc: 'Head of a column' }),
        msg('mean', { id: 's-col-mean', desc: 'Head of a column' }),
      ],
      rows: groups.map(({ label, n, scores }) => [
        ...[label, n],
        ...(scores?.quartiles ?? [null, null, null]),
        scores?.mean ?? null,
      ]),
    },
    note: groups.some(({ scores }) => !scores)
      ? msg('Of some groups no scores are shown: too few answered, or they would tell of a few others.', {
          id: 's-groups-untold',
        })
      : undefined,
  };
}
