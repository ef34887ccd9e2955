import { cell, digits, median, ratio, table, valuesOf, verdict } from '../questionnaire/report.mjs';
import { REFERENCE } from './competitors.mjs';

const FRAME = 1000 / 60;
const overReference = (what, measure) => (samples, id) => ratio(samples, measure, [what, id], [what, REFERENCE]);
/** the worst moves of all rounds, in frames */
const inFrames = (what, measure) => (samples, id) => {
  const frames = [...valuesOf(samples, what, id, measure).values()].map((value) => value / FRAME);
  return frames.length
    ? { value: median(frames), least: Math.min(...frames), most: Math.max(...frames), rounds: frames.length }
    : undefined;
};

/** What the project promises of its own map. `heap`: the whole widget holds more than a map, its document and its index. */
export const BARS = [
  {
    row: '100,000 entries: CPU until the first markers ÷ supercluster’s',
    bar: 0.5,
    of: overReference('100000', 'load.cpu'),
  },
  { row: '— CPU of filtering to a tenth ÷ supercluster’s', bar: 1.5, of: overReference('100000', 'filter.cpu') },
  { row: '— CPU of restoring all ÷ supercluster’s', bar: 0.3, of: overReference('100000', 'restore.cpu') },
  {
    row: '1,000,000 entries: CPU until the first clusters ÷ supercluster’s',
    bar: 0.3,
    of: overReference('1000000', 'load.cpu'),
  },
  { row: '— CPU of filtering to a tenth ÷ supercluster’s', bar: 0.3, of: overReference('1000000', 'filter.cpu') },
  { row: '— CPU of a drag’s move (95th percentile) in frames of 1/60 s', bar: 1, of: inFrames('1000000', 'move.cpu') },
  { row: '— heap ÷ supercluster’s', bar: 0.5, of: overReference('1000000', 'heap') },
];

/** The bars, everybody's ratios beside, and whether ours hold. */
export function judge(samples, competitors) {
  const beside = competitors.filter(({ id }) => id !== REFERENCE);
  const measured = (id, row) => row.of(samples, id);
  const rows = BARS.map((row) => ({
    row: row.row,
    bar: row.bar,
    ratios: Object.fromEntries(
      beside.map(({ id, own }) => {
        const found = measured(id, row);
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
  ['first markers CPU', 'load.cpu'],
  ['painted', 'load.paint'],
  ['filter CPU', 'filter.cpu'],
  ['painted', 'filter.paint'],
  ['restore CPU', 'restore.cpu'],
  ['painted', 'restore.paint'],
  ['pan CPU', 'pan.cpu'],
  ['zoom CPU', 'zoom.cpu'],
  ['drag’s move p95 CPU', 'move.cpu'],
  ['heap MB', 'heap'],
];

/** Medians in milliseconds, a table for each workload. */
export function details(samples, competitors) {
  const tables = [...new Set(samples.map((s) => s.what))].map((what) => {
    const rows = competitors
      .filter(({ id }) => samples.some((s) => s.what === what && s.id === id && !s.error))
      .map(({ id, label }) => [
        label,
        ...columns.map(([, measure]) => {
          const values = [...valuesOf(samples, what, id, measure).values()];
          const value = median(values) / (measure === 'heap' ? 1e6 : 1);
          return values.length ? digits(value, value < 100 ? 1 : 0) : '–';
        }),
      ]);
    return `### ${Number(what).toLocaleString('en')} entries\n\n${table(['ms', ...columns.map(([name]) => name)], rows)}`;
  });
  const failures = samples.filter((s) => s.error).map((s) => `- ${s.id}, ${s.what}, round ${s.round}: ${s.error}`);
  return [...tables, ...(failures.length ? [`### Failures\n\n${failures.join('\n')}`] : [])].join('\n\n');
}
