import type { QuestionResults } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';
import type { Item } from '../figures/spec.ts';
import { tooFewOf, type Beside } from './beside.ts';
import { choices, linesOf, type Drawn } from './choices.ts';
import { listed, noteOf, notTold, ofAll, own, type Asked, type Reading } from './words.ts';

/** A ranking: the mean place of each option among those who ranked it; the nearer to the first, the longer the bar. */
export function ranking(s: Reading, q: Asked, told: QuestionResults, threshold: number, beside?: Beside): Drawn {
  const { n, counts, places } = told;
  const lines = linesOf(s, q, {
    ...counts,
    ...Object.fromEntries(Object.keys(places ?? {}).map((id) => [id, own(counts, id) ?? null])),
  })
    .map((line) => ({ ...line, place: own(places, line.value) ?? null }))
    .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (b.count ?? -1) - (a.count ?? -1));
  const [first] = lines;
  // without places, as older receivers tell, how often each was ranked
  if (!first || first.place === null) return choices(s, q, told, threshold, beside);
  const last = Math.max(('maxRanked' in q && q.maxRanked) || lines.length, ...lines.map(({ place }) => place ?? 1));
  const most = Math.max(...lines.map(({ count }) => count ?? 0));
  const names = (found: readonly { label: string }[]): string =>
    listed(
      s,
      found.map(({ label }) => label),
    );
  const often = lines.filter(({ count }) => count === most);
  const best = names(lines.filter(({ place }) => place === first.place));
  const place = msg(str`place ${s.number(first.place)} on average`, { id: 's-a-place' });
  return {
    sentence: most
      ? msg(str`Placed best: ${best} (${place}); ranked most often: ${names(often)} (${ofAll(s, most, n)}).`, {
          id: 's-a-ranking',
        })
      : msg(str`Placed best: ${best} (${place}).`, { id: 's-a-placed' }),
    chart: {
      kind: 'bars',
      max: last,
      items: lines.map(({ label, place: at, count }): Item => {
        if (at === null) return { label, value: null, said: notTold() };
        const value = last + 1 - at;
        const place = s.number(at);
        if (count === null) return { label, value, said: place };
        return {
          ...{ label, value, said: msg(str`${place}, ranked by ${s.number(count)}`, { id: 's-a-ranked-by' }) },
          short: `${place} · ${s.number(count)}×`,
        };
      }),
    },
    table: {
      columns: [
        msg('Answer', { id: 's-a-answer' }),
        msg('Mean place', { id: 's-a-mean-place' }),
        msg('Ranked by', { id: 's-a-ranked' }),
      ],
      rows: lines.map(({ label, place: at, count }) => [label, at === null ? null : s.number(at), count]),
    },
    note: noteOf(s, {
      n,
      threshold,
      hidden: lines.some(({ place: at, count }) => at === null || count === null),
      more: [
        msg(
          'A longer bar is a better place: 1 is the first. After it: the mean place, and how many times it was ranked (×).',
          {
            id: 's-a-longer',
          },
        ),
        ...(beside ? [tooFewOf(beside.name)] : []),
      ],
    }),
  };
}
