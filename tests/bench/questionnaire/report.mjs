/**
 * @typedef {{ round: number, what: string, id: string, error?: string, [measure: string]: unknown }} Sample
 *   `what`: `cold`, or questions and paging: `1000`, `1000 paged`
 */
export const median = (list) => {
  const sorted = list.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** A measure is `render.cpu`, `click.dom`, `usable`, …; those that failed have none. */
const read = (sample, measure) => measure.split('.').reduce((value, key) => value?.[key], sample);

export const valuesOf = (samples, what, id, measure) =>
  new Map(
    samples
      .filter((s) => s.what === what && s.id === id && Number.isFinite(read(s, measure)))
      .map((s) => [s.round, read(s, measure)]),
  );

/**
 * How often one goes into the other: the median of the quotients of each round, whose samples were taken close together,
 * so that what slows the machine for a while slows both sides.
 * @returns {{ value: number, least: number, most: number, rounds: number } | undefined} undefined when a side is missing
 */
export function ratio(samples, measure, over, under) {
  const above = valuesOf(samples, ...over, measure);
  const below = valuesOf(samples, ...under, measure);
  const quotients = [...above].filter(([round]) => below.has(round)).map(([round, value]) => value / below.get(round));
  if (!quotients.length) return undefined;
  return {
    value: median(quotients),
    least: Math.min(...quotients),
    most: Math.max(...quotients),
    rounds: quotients.length,
  };
}

const LIMIT = 'lit';
const overLimit = (what, measure) => (samples, id) => ratio(samples, measure, [what, id], [what, LIMIT]);

/** What the project promises of its own questionnaire. */
export const BARS = [
  { row: '1,000 questions on one page: render CPU ÷ bare Lit’s', bar: 2.5, of: overLimit('1000', 'render.cpu') },
  { row: '— main-thread CPU of a click ÷ bare Lit’s', bar: 2, of: overLimit('1000', 'click.cpu') },
  { row: '— main-thread CPU of a key ÷ bare Lit’s', bar: 2, of: overLimit('1000', 'key.cpu') },
  { row: 'The same at 10 a page: render CPU ÷ bare Lit’s page', bar: 3, of: overLimit('1000 paged', 'render.cpu') },
  {
    row: '— render CPU with 1,000 questions ÷ with 50',
    bar: 1.5,
    of: (samples, id) => ratio(samples, 'render.cpu', ['1000 paged', id], ['50 paged', id]),
  },
  { row: 'Cold load on slow 4G, 4 × CPU: usable ÷ bare Lit’s', bar: 1.5, of: overLimit('cold', 'usable') },
];

export const digits = (value, places = value < 10 ? 2 : value < 100 ? 1 : 0) => value.toFixed(places);
export const cell = ({ value, least, most, verdict: says = '' }) =>
  value === undefined
    ? '–'
    : `${digits(value)} (${digits(least)}–${digits(most)}) ${says === 'miss' ? '**miss**' : says}`.trim();
const line = (cells) => `| ${cells.join(' | ')} |`;
export const table = (head, rows) =>
  [line(head), line(head.map((_, i) => (i ? '--:' : '---'))), ...rows.map(line)].join('\n');

export const verdict = (found, bar) => (found ? (found.value <= bar ? 'pass' : 'miss') : 'not measured');

/** The bars, everybody's ratios beside, and whether ours hold. */
export function judge(samples, competitors) {
  const beside = competitors.filter(({ id }) => id !== LIMIT);
  const rows = BARS.map(({ row, bar, of }) => ({
    row,
    bar,
    ratios: Object.fromEntries(
      beside.map(({ id, own }) => {
        const found = of(samples, id);
        return [id, { ...found, ...(own && { verdict: verdict(found, bar) }) }];
      }),
    ),
  }));
  const text = table(
    ['median of the rounds (least–most)', 'bar', ...beside.map(({ label }) => label)],
    rows.map(({ row, bar, ratios }) => [row, `≤ ${bar}`, ...beside.map(({ id }) => cell(ratios[id]))]),
  );
  return { rows, text };
}

const columns = [
  ['render CPU', 'render.cpu'],
  ['of it style, layout', 'render.layout'],
  ['until painted', 'render.paint'],
  ['click CPU', 'click.cpu'],
  ['of it style, layout', 'click.layout'],
  ['until in the DOM', 'click.dom'],
  ['key CPU', 'key.cpu'],
  ['of it style, layout', 'key.layout'],
  ['until in the DOM', 'key.dom'],
  ['nodes', 'nodes'],
];
const coldColumns = [
  ['usable', 'usable'],
  ['CPU, slowed', 'cpu'],
  ['bytes', 'bytes'],
];

/** Medians in milliseconds, a table for each workload. */
export function details(samples, competitors) {
  const tables = [...new Set(samples.map((s) => s.what))].map((what) => {
    const measures = what === 'cold' ? coldColumns : columns;
    const rows = competitors
      .filter(({ id }) => samples.some((s) => s.what === what && s.id === id && !s.error))
      .map(({ id, label }) => [
        label,
        ...measures.map(([, measure]) => {
          const values = [...valuesOf(samples, what, id, measure).values()];
          return values.length ? digits(median(values), median(values) < 100 ? 1 : 0) : '–';
        }),
      ]);
    const title =
      what === 'cold'
        ? 'Cold load, 10 questions'
        : `${what.replace(' paged', '')} questions${what.endsWith('paged') ? ', 10 a page' : ''}`;
    return `### ${title}\n\n${table(['ms', ...measures.map(([name]) => name)], rows)}`;
  });
  const failures = samples.filter((s) => s.error).map((s) => `- ${s.id}, ${s.what}, round ${s.round}: ${s.error}`);
  return [...tables, ...(failures.length ? [`### Failures\n\n${failures.join('\n')}`] : [])].join('\n\n');
}
