/**
 * The calendar beside its peers (README.md):
 *   --quick        three rounds of bare Lit and ours, one of the others      --rounds N    so many (5)
 *   --only a,b     those competitors, bare Lit always                             --what a,b    10000 (events), cold
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { competitors, REFERENCE } from './event-calendar/competitors.mjs';
import { calendar } from './event-calendar/measure.mjs';
import { details, judge } from './event-calendar/report.mjs';
import { serve } from './event-calendar/server.mjs';
import { bundle } from './partner-map/build.mjs';
import { needPeers } from './peers.mjs';
import { cold, launch } from './questionnaire/measure.mjs';
import { random } from './questionnaire/workload.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    only: { type: 'string' },
    what: { type: 'string' },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 3 : 5));
const named = options.only?.split(',');
const unknown = named?.filter((name) => !competitors.some(({ id }) => id === name)) ?? [];
if (unknown.length)
  throw new Error(`No such competitor: ${unknown}. There are: ${competitors.map(({ id }) => id).join(', ')}`);
const absent = competitors.filter(({ script }) => script && !existsSync(script));
for (const { label, script } of absent) console.error(`${label} is left out: there is no ${script}`);
const chosen = competitors.filter(
  (one) => (!named || one.id === REFERENCE || named.includes(one.id)) && !absent.includes(one),
);
const whats = (options.what ?? '10000,cold').split(',');
if (whats.some((what) => what !== 'cold' && !(Number(what) > 0)))
  throw new Error(`--what takes cold or numbers of events, not ${options.what}`);

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
  for (const competitor of chosen) await bundle(competitor, folder, join(import.meta.dirname, 'event-calendar'));
  const server = await serve(folder);
  let browser = await launch();
  chromium = browser.version();
  try {
    // interleaved: what slows the machine for a while slows them all
    for (let round = 0; round < rounds; round++)
      for (const what of whats)
        for (const competitor of shuffled(chosen)) {
          const { id, own } = competitor;
          if (options.quick && round && !own && id !== REFERENCE) continue;
          // one that took more memory than there is took the browser with it
          if (!browser.isConnected()) browser = await launch();
          const measured =
            what === 'cold'
              ? cold(browser, server.url, competitor)
              : calendar(browser, server.url, competitor, Number(what));
          const sample = await measured.catch((error) => ({ error: error.message.split('\n')[0] }));
          samples.push({ round, what, id, ...sample });
          load.push(loadavg()[0]);
          if (process.stderr.isTTY)
            process.stderr.write(`\r${samples.length} samples: round ${round + 1} of ${rounds}, ${what}, ${id}    `);
        }
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
  join(results, 'event-calendar.json'),
  JSON.stringify({ startedAt, machine, rounds, rows, samples }, null, 1),
);
const all = `${text}\n\n${details(samples, chosen)}`;
writeFileSync(
  join(results, 'event-calendar.md'),
  `# Event calendar bench\n\n${startedAt.toISOString()}, ${rounds} rounds. ${machine}.\n\n${all}\n`,
);
console.log(`\n${all}\n\n${machine}\ntests/bench/results/event-calendar.md, .json`);
