/**
 * Where Varco's main-thread time goes, by function of our sources:
 * `npx tsx tests/bench/questionnaire/profile.mjs [render|click|key] [--paged] [--count N] [--id varco-stamped]`.
 * The sum of a few runs of an unminified bundle. Samples are of wall time: on a busy machine trust the order, not the sums.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { COMPILE_HINT } from '../../../rollup.config.mjs';
import { bundle } from './build.mjs';
import { competitors } from './competitors.mjs';
import { actions, begin, inFreshPage, launch, open, perform } from './measure.mjs';
import { serve } from './server.mjs';

const SHOWN = 45;
const RUNS = 6;
const INTERVAL = 100; // µs
const root = join(import.meta.dirname, '../../..');
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    paged: { type: 'boolean', default: false },
    count: { type: 'string', default: '1000' },
    id: { type: 'string', default: 'varco-stamped' },
  },
});
const { paged } = options;
const count = Number(options.count);
const [kind = 'render'] = positionals;
const varco = competitors.find(({ id, own }) => own && id === options.id);

/** One run in a fresh page: its samples, and how often the work was done in it. */
const profileOf = (browser, url) =>
  inFreshPage(browser, async (page, devtools) => {
    await devtools.send('Profiler.enable');
    await devtools.send('Profiler.setSamplingInterval', { interval: INTERVAL });
    await open(page, url, varco, count, paged);
    if (kind !== 'render') await begin(page, varco, count, paged);
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('Profiler.start');
    const list = kind === 'render' ? [] : actions(count, paged)[kind];
    if (kind === 'render') await begin(page, varco, count, paged);
    else await perform(page, kind, list);
    const { profile } = await devtools.send('Profiler.stop');
    return { profile, times: list.length || 1 };
  });

/** Adds self and inclusive milliseconds of each function to `totals`; recursion counts once. */
function byFunction({ nodes, samples, timeDeltas }, name, totals) {
  const self = new Map(nodes.map(({ id }) => [id, 0]));
  samples.forEach((id, i) => self.set(id, self.get(id) + timeDeltas[i] / 1000));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const walk = (node, above) => {
    const key = name(node.callFrame);
    const entry = totals.get(key) ?? { self: 0, all: 0 };
    totals.set(key, entry);
    const own = self.get(node.id);
    entry.self += own;
    const within = new Set(above).add(key);
    const all = (node.children ?? []).reduce((sum, id) => sum + walk(byId.get(id), within), own);
    if (!above.has(key)) entry.all += all;
    return all;
  };
  walk(nodes[0], new Set());
}

const folder = mkdtempSync(join(tmpdir(), 'varco-profile-'));
try {
  const script = join(folder, 'varco-questionnaire.js');
  await build({
    entryPoints: [join(root, 'src/questionnaire/define.ts')],
    outfile: script,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    banner: { js: COMPILE_HINT },
    conditions: ['production'],
    logLevel: 'error',
  });
  const map = new SourceMap(JSON.parse(readFileSync(`${script}.map`, 'utf8')));
  await bundle({ ...varco, script }, folder);
  const name = ({ functionName, url, lineNumber, columnNumber }) => {
    const found = url.includes('varco-questionnaire') && map.findEntry(lineNumber, columnNumber);
    const place = found?.originalSource
      ? `${relative(root, join(folder, found.originalSource)).replace(/.*node_modules./, '')}:${found.originalLine + 1}`
      : '';
    return `${functionName || '(anonymous)'} ${place}`;
  };
  const totals = new Map();
  let times = 0;
  const server = await serve(folder);
  const browser = await launch();
  for (let run = 0; run < (kind === 'render' ? RUNS : 1); run++) {
    const found = await profileOf(browser, server.url);
    byFunction(found.profile, name, totals);
    times += found.times;
  }
  await browser.close();
  server.close();
  const rows = [...totals].filter(([key]) => !key.startsWith('(root)') && !key.startsWith('(idle)'));
  const show = (title, by) => {
    console.log(`\n${title}, ms each of ${times}\n    self      all  function`);
    for (const [key, entry] of rows.toSorted(([, a], [, b]) => b[by] - a[by]).slice(0, SHOWN))
      console.log([entry.self, entry.all].map((ms) => (ms / times).toFixed(2).padStart(8)).join(' '), ` ${key}`);
  };
  show('Self', 'self');
  show('With what they call', 'all');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
