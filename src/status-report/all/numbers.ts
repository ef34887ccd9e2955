import type { QuestionResults, Results } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';
import type { Table } from '../figures/spec.ts';
import { ofWhole, tooFewOf, type Beside } from './beside.ts';
import { answerWord, barsOf, differenceSaid, keyOf, linesOf, tableOf, type Drawn, type Line } from './choices.ts';
import { partNote, type Part } from './part.ts';
import { amount, span, valueName } from './values.ts';
import { countSaid, nobody, noteOf, own, tooFew, type Asked, type Reading } from './words.ts';

/** Answers from which on a receiver tells quartiles. */
const ENOUGH = 10;
/** Steps of a scale up to which each has a bar of its own. */
const FEW = 11;

/** "Half say 5 or less; the middle half is between 2 and 9. Mean: 6.3" */
export function statisticsSaid({ n, mean, quartiles }: QuestionResults, said: (value: number) => string): string {
  if (!quartiles) {
    if (mean === undefined) return n === 0 ? nobody() : tooFew();
    return msg(str`The mean is ${said(mean)}.`, { id: 's-a-mean-only' });
  }
  const [low, median, high] = quartiles.map(said) as [string, string, string];
  const middle = said(mean ?? quartiles[1]);
  return low === high
    ? msg(str`At least half say ${median}; the mean is ${middle}.`, { id: 's-a-half-same' })
    : msg(str`Half say ${median} or less; the middle half is between ${low} and ${high}; the mean is ${middle}.`, {
        id: 's-a-quartiles',
      });
}

/** Mean and quartiles as the last rows of a table. */
const statisticsRows = ({ mean, quartiles }: QuestionResults, said: (value: number) => string): Table['rows'] => [
  ...(mean === undefined ? [] : [[msg('Mean', { id: 's-a-mean' }), said(mean)]]),
  ...(quartiles
    ? [
        [msg('First quartile', { id: 's-a-q1' }), said(quartiles[0])],
        [msg('Median', { id: 's-a-q2' }), said(quartiles[1])],
        [msg('Third quartile', { id: 's-a-q3' }), said(quartiles[2])],
      ]
    : []),
];

/** Numbers: their classes as a histogram, those of a short scale as bars. */
export function numbers(
  s: Reading,
  q: Asked,
  told: QuestionResults,
  results: Results,
  beside?: Beside,
  part?: Part,
): Drawn {
  const { n, quartiles, mean, counts } = told;
  const said = amount(s, q);
  const more =
    mean !== undefined && !quartiles && n !== null && n < ENOUGH
      ? [msg(str`Quartiles are told from ${s.number(ENOUGH)} answers on.`, { id: 's-a-ten' })]
      : [];
  // those of a number that groups stand among the groups; of another number, nothing is told by class
  const grouping = own(results.groups, q.id);
  const classes = part && Object.entries(grouping ?? {});
  const classed = counts ?? grouping;
  if (beside) more.push(!classed ? ofWhole(beside.name) : part ? partNote(s, part) : tooFewOf(beside.name));
  const lines = counts
    ? linesOf(s, q, counts).sort((a, b) => Number(a.value) - Number(b.value))
    : classes?.map(([value, { n: count }]): Line => ({ value, label: valueName(s, q, value), count }));
  const whole = q.type === 'integer' || q.type === 'year';
  const bins = (told.bins ?? []).map(({ from, to, n: count }) => ({
    ...{ from, to, label: span(from, to, whole, said), value: count, said: countSaid(s, count, n) },
    short: count === null ? undefined : s.number(count),
  }));
  const hidden =
    n === null || [...(lines ?? []).map(({ count }) => count), ...bins.map(({ value }) => value)].includes(null);
  const table = lines
    ? tableOf(s, lines, part?.whole ?? n, part)
    : tableOf(
        s,
        bins.map(({ label, value }) => ({ value: label, label, count: value })),
        n,
      );
  const rest = table.columns.slice(2).map(() => '');
  const few = lines && (part || lines.length <= FEW);
  return {
    sentence: part?.whole && lines ? differenceSaid(s, lines, part.whole, part) : statisticsSaid(told, said),
    chart: few
      ? { kind: 'bars', items: barsOf(s, lines, part?.whole ?? n, part), key: keyOf(part) }
      : lines?.length || bins.length
        ? {
            kind: 'histogram',
            bins: lines
              ? lines.map(({ value, label, count }, i) => ({
                  label,
                  value: count,
                  said: countSaid(s, count, n),
                  short: count === null ? undefined : s.number(count),
                  from: Number(value),
                  to: Number(lines[i + 1]?.value ?? Number(value) + 1),
                }))
              : bins,
            quartiles,
            tick: said,
          }
        : undefined,
    table: {
      columns: table.columns.with(0, answerWord()),
      rows: [...table.rows, ...statisticsRows(told, said).map((row) => [...row, ...rest])],
    },
    note: noteOf(s, { n, threshold: results.threshold, hidden, more }),
  };
}
