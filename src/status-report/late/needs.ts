import type { QuestionResults } from '../../contract/results.ts';
import { msg, plural, str } from '../../locale/index.ts';
import type { Figure, Item } from '../figures/spec.ts';
import type { Viewing } from '../viewing.ts';
import { own } from './subjects.ts';

/** One need of those that a question offers. */
export interface Need {
  readonly key: string;
  readonly label: string;
  /** how many gave it; null where it may not be told, and where nobody counts it (means) */
  readonly n: number | null;
  /** mean place, or mean value; undefined where none is told */
  readonly mean?: number | undefined;
  /** by which they are in order, the larger the more wanted; null: not told */
  readonly weight: number | null;
}

/** How a question's needs are put in order: by points of places, by how many chose them, by their mean. */
export interface Ranking {
  readonly kind: 'places' | 'counts' | 'means';
  /** most wanted first; those of which nothing is told at the end, as the author put them */
  readonly needs: readonly Need[];
  readonly n: number | null;
  /** of places: points of the first */
  readonly points?: number;
  /** of means: the end of the scale */
  readonly max?: number | undefined;
}

/** Most wanted first; equal ones stay in the author's order, what is not told goes last. */
export const inOrder = <T extends { readonly weight: number | null }>(needs: readonly T[]): T[] =>
  [...needs].sort((a, b) => (b.weight ?? -Infinity) - (a.weight ?? -Infinity) || 0);

/**
 * The needs of a question in order. A ranking's are ordered by Borda's points: a first place of three gives three, the last
 * one; so that a need which few put first does not go before one that most put second.
 * @returns undefined where the question has no needs to be put in order
 */
export function ranked(s: Viewing, id: string, told: QuestionResults): Ranking | undefined {
  const node = s.model.nodes.get(id);
  if (!node) return undefined;
  const { question, options, rows, scale } = node;
  const named = options.map(({ value, label }) => ({ key: value, label: s.text(label) || value }));
  const parts = rows.map((row) => ({ key: row.id, label: s.text(row.label) || row.id }));
  const ranking = (kind: Ranking['kind'], needs: Need[], more: Partial<Ranking> = {}): Ranking | undefined =>
    needs.length ? { kind, needs: inOrder(needs), n: told.n, ...more } : undefined;
  switch (question.type) {
    case 'ranking': {
      const points = question.maxRanked ?? options.length;
      return ranking(
        'places',
        named.map(({ key, label }) => {
          const n = own(told.counts, key) ?? null;
          const mean = own(told.places, key);
          const weight = n === 0 ? 0 : n === null || mean === undefined ? null : n * (points + 1 - mean);
          return { key, label, n, mean, weight };
        }),
        { points },
      );
    }
    case 'single':
    case 'multiple':
    case 'dropdown':
      return ranking(
        'counts',
        named.map(({ key, label }) => {
          const n = own(told.counts, key) ?? null;
          return { key, label, n, weight: n };
        }),
      );
    case 'matrix':
      if (!scale) return undefined;
      return ranking(
        'means',
        parts.map(({ key, label }) => {
          const row = own(told.rows, key);
          return { key, label, n: row?.n ?? null, mean: row?.mean, weight: row?.mean ?? null };
        }),
        { max: scale.max },
      );
    case 'allocation':
      return ranking(
        'means',
        parts.map(({ key, label }) => {
          const mean = own(told.means, key);
          return { key, label, n: told.n, mean, weight: mean ?? null };
        }),
        { max: question.total },
      );
    default:
      return undefined;
  }
}

const notTold = (): string => msg('not shown', { id: 's-not-told', desc: 'A number that may not be told' });
const decimal = (s: Viewing, value: number): string => s.number(value, { maximumFractionDigits: 1 });

/** A need's numbers in words, as they stand beside its bar. */
function needSaid(s: Viewing, { kind, n: all }: Ranking, { n, mean, weight }: Need): string {
  if (weight === null) return notTold();
  if (kind === 'means') return decimal(s, mean!);
  const share = n !== null && all ? ` (${s.number(n / all, { style: 'percent', maximumFractionDigits: 0 })})` : '';
  const many = `${s.number(n ?? 0)}${share}`;
  return kind === 'counts' || mean === undefined
    ? many
    : msg(str`${many}, mean place ${decimal(s, mean)}`, { id: 's-need-place', desc: 'How many ranked it, and where' });
}

/** Which needs come first, in a sentence. */
function needsSentence(s: Viewing, ranking: Ranking): string {
  const [first, second] = ranking.needs;
  if (!first || first.weight === null)
    return msg('Too few answered to tell what is needed most.', { id: 's-needs-none' });
  if (!first.weight && ranking.kind !== 'means') return msg('Nobody chose any of these.', { id: 's-needs-nobody' });
  const said = needSaid(s, ranking, first);
  // what is measured by its weight may be a need, or what stands in the way
  if (ranking.kind === 'means')
    return second && second.weight !== null
      ? msg(str`Weighs most: “${first.label}”, ${said}; then “${second.label}”, ${needSaid(s, ranking, second)}.`, {
          id: 's-weighs-two',
        })
      : msg(str`Weighs most: “${first.label}”, ${said}.`, { id: 's-weighs-one' });
  return second && second.weight !== null && second.weight > 0
    ? msg(str`Most needed: “${first.label}”, ${said}; then “${second.label}”, ${needSaid(s, ranking, second)}.`, {
        id: 's-needs-two',
      })
    : msg(str`Most needed: “${first.label}”, ${said}.`, { id: 's-needs-one' });
}

/** How many answers it is of, and how it is ordered. */
function needsNote(s: Viewing, { kind, n, points }: Ranking): string {
  const answered =
    n === null
      ? msg('How many answered may not be shown.', { id: 's-n-untold' })
      : plural(s.locale, n, {
          one: msg('{n} answered.', { id: 's-answered-one' }),
          other: msg('{n} answered.', { id: 's-answered-other' }),
        });
  const order = {
    places: msg(str`In order of points: a first place counts ${s.number(points ?? 0)}, each place after it one less.`, {
      id: 's-needs-points',
    }),
    counts: '',
    means: msg('In order of the mean.', { id: 's-needs-means' }),
  }[kind];
  return [answered, order].filter(Boolean).join(' ');
}

/** The needs of one question as a whole. @returns undefined where the question has none */
export function needsFigure(s: Viewing, id: string, told: QuestionResults): Figure | undefined {
  const ranking = ranked(s, id, told);
  if (!ranking) return undefined;
  const { kind, needs, max } = ranking;
  const items = needs.map((need): Item => ({
    label: need.label,
    value: need.weight === null ? null : kind === 'means' ? need.weight : (need.n ?? 0),
    said: needSaid(s, ranking, need),
  }));
  const many = msg('answers', { id: 's-col-answers', desc: 'Head of a column: how many' });
  const mean = msg('mean', { id: 's-col-mean', desc: 'Head of a column' });
  const place = msg('mean place', { id: 's-col-place', desc: 'Head of a column' });
  const columns = { places: [many, place], counts: [many], means: [many, mean] }[kind];
  return {
    id: `needs-${id}`,
    title: s.text(s.model.nodes.get(id)!.question.label) || id,
    sentence: needsSentence(s, ranking),
    chart: { kind: 'bars', items, ...(max === undefined ? {} : { max }) },
    table: {
      columns: [msg('Need', { id: 's-col-need', desc: 'Head of a column' }), ...columns],
      rows: needs.map(({ label, n, mean }) => [label, n, ...(columns.length > 1 ? [mean ?? null] : [])]),
    },
    note: needsNote(s, ranking),
  };
}
