/**
 * The questionnaire beside its peers (README.md):
 *   --quick        three rounds of what the bars need          --rounds N    so many (7)
 *   --only a,b     those competitors, bare Lit always          --what a,b    those workloads: cold, 1000, '1000 paged', …
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { needPeers } from './peers.mjs';
import { bundle } from './questionnaire/build.mjs';
import { competitors } from './questionnaire/competitors.mjs';
import { cold, launch, scale } from './questionnaire/measure.mjs';
import { details, judge } from './questionnaire/report.mjs';
import { serve } from './questionnaire/server.mjs';
import { random } from './questionnaire/workload.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    only: { type: 'string' },
    what: { type: 'string' },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 3 : 7));
const named = options.only?.split(',');
const unknown = named?.filter((name) => !competitors.some(({ id }) => id === name)) ?? [];
if (unknown.length)
  throw new Error(`No such competitor: ${unknown}. There are: ${competitors.map(({ id }) => id).join(', ')}`);
const chosen = competitors.filter(({ id }) => !named || id === 'lit' || named.includes(id));
const needed = ['cold', '50 paged', '1000', '1000 paged'];
const all = ['cold', '50', '200', '1000', '50 paged', '200 paged', '1000 paged'];
const loads = options.what?.split(',') ?? (options.quick ? needed : all);
const strange = loads.filter((what) => !all.includes(what));
if (strange.length) throw new Error(`No such workload: ${strange}. There are: ${all.join(', ')}`);

const next = random(7);
const shuffled = (list) =>
  list
    .map((item) => [next(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

needPeers(chosen);
const folder = mkdtempSync(join(tmpdir(), 'varco-bench-'));
const samples = [];
const startedAt = new Date();
const load = [];
let chromium;
try {
  for (const competitor of chosen) await bundle(competitor, folder);
  const server = await serve(folder);
  const browser = await launch();
  chromium = browser.version();
  const measure = async (round, what, competitor) => {
    const [count, paged] = what.split(' ');
    const sample = await (
      what === 'cold'
        ? cold(browser, server.url, competitor)
        : scale(browser, server.url, competitor, Number(count), paged === 'paged')
    ).catch((error) => ({ error: error.message.split('\n')[0] }));
    samples.push({ round, what, id: competitor.id, ...sample });
    load.push(loadavg()[0]);
    if (process.stderr.isTTY)
      process.stderr.write(
        `\r${samples.length} samples: round ${round + 1} of ${rounds}, ${what}, ${competitor.id}    `,
      );
  };
  try {
    // interleaved: what slows the machine for a while slows them all
    for (let round = 0; round < rounds; round++)
      for (const what of loads)
        for (const competitor of shuffled(chosen))
          if (competitor.paged !== false || !what.endsWith('paged')) await measure(round, what, competitor);
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\n');
    await browser.close();
    server.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const { rows, text } = judge(samples, chosen);
load.sort((a, b) => a - b);
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Chromium ${chromium}, Node ${process.version}; load average ${load[load.length >> 1]?.toFixed(1)} (at most ${load.at(-1)?.toFixed(1)})`;
const results = join(import.meta.dirname, 'results');
mkdirSync(results, { recursive: true });
writeFileSync(
  join(results, 'questionnaire.json'),
  JSON.stringify({ startedAt, machine, rounds, rows, samples }, null, 1),
);
writeFileSync(
  join(results, 'questionnaire.md'),
  `# Questionnaire bench\n\n${startedAt.toISOString()}, ${rounds} rounds. ${machine}.\n\n${text}\n\n${details(samples, chosen)}\n`,
);
console.log(`\n${text}\n\n${details(samples, chosen)}\n\n${machine}\ntests/bench/results/questionnaire.md, .json`);
