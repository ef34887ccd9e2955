/**
 * The status report beside bare Lit that draws the very same marks (README.md):
 *   --quick    three rounds      --rounds N    so many (7)
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cell, digits, median, ratio, table, valuesOf, verdict } from './questionnaire/report.mjs';
import { cold, collectGarbage, cpuSince, inFreshPage, launch, metrics } from './questionnaire/measure.mjs';
import { competitors, serve } from './status-report/pages.mjs';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } },
});
const rounds = Number(options.rounds ?? (options.quick ? 3 : 7));

/** Draws a whole report, folds and all, and reads off it what was drawn: shapes and words, figure by figure. */
const marksOf = (browser, url) =>
  inFreshPage(browser, async (page) => {
    await page.goto(`${url}/page/varco?cold`, { waitUntil: 'load' });
    await page.waitForFunction(() => window.clock.usableAt);
    return page.evaluate(() => {
      const root = document.querySelector('varco-status-report').shadowRoot;
      return [...root.querySelectorAll('figure')].slice(0, 1).map((figure) => {
        const drawn = figure.querySelector('svg');
        const { width, height } = drawn.viewBox.baseVal;
        const marks = [...drawn.querySelectorAll('path, text, tspan')].map((node) => ({
          as: node.getAttribute('class') ?? '',
          ...(node.localName === 'path'
            ? { d: node.getAttribute('d') }
            : { x: node.getAttribute('x'), y: node.getAttribute('y'), text: node.textContent.trim(), anchor: 'start' }),
        }));
        return { title: figure.querySelector('figcaption').textContent.trim(), width, height, marks };
      });
    });
  });

/** Main-thread CPU of the first chart, with code and data there. */
const warm = (browser, url, { id }, figures) =>
  inFreshPage(browser, async (page, devtools) => {
    await page.goto(`${url}/page/${id}`, { waitUntil: 'load' });
    await page.waitForFunction((lit) => (lit ? window.show : customElements.get('varco-status-report')), id === 'lit');
    const definition = await (await fetch(`${url}/definition`)).json();
    await page.waitForTimeout(200);
    await collectGarbage(devtools);
    const before = await metrics(devtools);
    await page.evaluate(
      async ([lit, given, marks]) => {
        if (lit) window.show(marks);
        else
          Object.assign(document.querySelector('varco-status-report'), { definition: given, results: '/results.json' });
        const there = () =>
          lit
            ? document.querySelector('svg')
            : document.querySelector('varco-status-report').shadowRoot.querySelector('figure svg');
        while (!there()) await clock.frame();
        await clock.frame();
      },
      [id === 'lit', id === 'lit' ? undefined : definition, figures],
    );
    return cpuSince(before, devtools);
  });

const server = await serve();
let browser = await launch();
const chromium = browser.version();
const samples = [];
const load = [];
const startedAt = new Date();
let drawn = 0;
try {
  const figures = await marksOf(browser, server.url);
  drawn = figures[0].marks.length;
  server.first(figures);
  // interleaved: what slows the machine for a while slows both
  for (let round = 0; round < rounds; round++)
    for (const what of ['cold', 'warm'])
      for (const competitor of round % 2 ? competitors : competitors.toReversed()) {
        if (!browser.isConnected()) browser = await launch();
        const measure = what === 'cold' ? cold : warm;
        const sample = await measure(browser, server.url, competitor, figures).catch(({ message }) => ({
          error: message.split('\n')[0],
        }));
        samples.push({ round, what, id: competitor.id, ...sample });
        load.push(loadavg()[0]);
      }
} finally {
  await browser.close();
  server.close();
}

const over = (what, measure) => ratio(samples, measure, [what, 'varco'], [what, 'lit']);
const rows = [
  { row: 'Cold load on slow 4G, 4 × CPU: first chart ÷ bare Lit’s', bar: 1.5, ...over('cold', 'usable') },
  { row: '— main-thread CPU until then ÷ bare Lit’s (no bar)', ...over('cold', 'cpu') },
  { row: 'Code and definition there: CPU until the first chart ÷ bare Lit’s (no bar)', ...over('warm', 'cpu') },
];
const text = table(
  ['median of the rounds (least–most)', 'bar', 'Varco'],
  rows.map(({ row, bar, ...found }) => [
    row,
    bar ? `≤ ${bar}` : '–',
    cell({ ...found, ...(bar && found.value !== undefined && { verdict: verdict(found, bar) }) }),
  ]),
);
const middle = (what, id, measure, by = 1) => {
  const values = [...valuesOf(samples, what, id, measure).values()];
  return values.length ? digits(median(values) / by) : '–';
};
const details = table(
  ['ms', 'cold: first chart', 'cold: CPU', 'kB until then', 'warm: CPU'],
  competitors.map(({ id, label }) => [
    label,
    middle('cold', id, 'usable'),
    middle('cold', id, 'cpu'),
    middle('cold', id, 'bytes', 1000),
    middle('warm', id, 'cpu'),
  ]),
);
const failures = samples.filter(({ error }) => error).map(({ id, what, error }) => `- ${id}, ${what}: ${error}`);
load.sort((a, b) => a - b);
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Chromium ${chromium}, Node ${process.version}; load average ${load[load.length >> 1]?.toFixed(1)} (at most ${load.at(-1)?.toFixed(1)})`;
const all = [`${drawn} shapes and words in the first chart.`, text, details, ...failures].join('\n\n');
const folder = join(import.meta.dirname, 'results');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'status-report.json'),
  JSON.stringify({ startedAt, machine, rounds, rows, samples }, null, 1),
);
writeFileSync(
  join(folder, 'status-report.md'),
  `# Status report bench\n\n${startedAt.toISOString()}, ${rounds} rounds. ${machine}.\n\n${all}\n`,
);
console.log(`\n${all}\n\n${machine}\ntests/bench/results/status-report.md, .json`);
