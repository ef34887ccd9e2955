import { cell, digits, median, ratio, table, valuesOf, verdict } from '../questionnaire/report.mjs';
import { REFERENCE } from './competitors.mjs';

const overReference = (what, measure) => (samples, id) => ratio(samples, measure, [what, id], [what, REFERENCE]);

/** What the project promises of its own calendar. */
export const BARS = [
  { row: '10,000 events: CPU until the month is drawn ÷ bare Lit’s', bar: 3, of: overReference('10000', 'month.cpu') },
  { row: '— CPU of the next month ÷ bare Lit’s', bar: 3, of: overReference('10000', 'next.cpu') },
  { row: '— CPU of the list ÷ bare Lit’s', bar: 1.5, of: overReference('10000', 'list.cpu') },
  {
    row: 'Cold load on slow 4G, 4 × CPU, 100 events: usable ÷ bare Lit’s',
    bar: 1.5,
    of: overReference('cold', 'usable'),
  },
];

/** The bars, everybody's ratios beside, and whether ours hold. */
export function judge(samples, competitors) {
  const beside = competitors.filter(({ id }) => id !== REFERENCE);
  const rows = BARS.map((row) => ({
    row: row.row,
    bar: row.bar,
    ratios: Object.fromEntries(
      beside.map(({ id, own }) => {
        const found = row.of(samples, id);
        return [id, { ...found, ...(own && found && { verdict: verdict(found, row.bar) }) }];
      }),
    ),
  }));
  const text = table(
    ['median of the rounds (least–most)', 'bar', ...beside.map(({ label }) => label)],
    rows
      .filter(({ ratios }) => Object.values(ratios).some(({ value }) => value !== undefined))
      .map(({ row, bar, ratios }) => [row, `≤ ${bar}`, ...beside.map(({ id }) => cell(ratios[id]))]),
  );
  return { rows, text };
}

const columns = [
  ['month CPU', '10000', 'month.cpu'],
  ['painted', '10000', 'month.paint'],
  ['next CPU', '10000', 'next.cpu'],
  ['painted', '10000', 'next.paint'],
  ['list CPU', '10000', 'list.cpu'],
  ['rows at first', '10000', 'rows'],
  ['cold: usable', 'cold', 'usable'],
  ['kB', 'cold', 'bytes'],
];

/** Medians in milliseconds. */
export function details(samples, competitors) {
  const rows = competitors.map(({ id, label }) => [
    label,
    ...columns.map(([, what, measure]) => {
      const values = [...valuesOf(samples, what, id, measure).values()];
      const value = median(values) / (measure === 'bytes' ? 1000 : 1);
      return values.length ? digits(value, value < 100 ? 1 : 0) : '–';
    }),
  ]);
  const failures = samples.filter((s) => s.error).map((s) => `- ${s.id}, ${s.what}, round ${s.round}: ${s.error}`);
  return [
    table(['ms', ...columns.map(([name]) => name)], rows),
    ...(failures.length ? [`### Failures\n\n${failures.join('\n')}`] : []),
  ].join('\n\n');
}
