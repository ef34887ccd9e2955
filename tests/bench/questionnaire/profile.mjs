/**
 * Where Varco's main-thread time goes, by function of our sources: `node tests/bench/questionnaire/profile.mjs WHAT`, WHAT
 * one of render, render-paged, click, key, click-paged. From an unminified bundle; sampling inflates small functions.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { bundle } from './build.mjs';
import { competitors } from './competitors.mjs';
import { actions, begin, inFreshPage, launch, open, perform } from './measure.mjs';
import { serve } from './server.mjs';

const COUNT = 1000;
const SHOWN = 45;
const INTERVAL = 100; // µs
const root = join(import.meta.dirname, '../../..');
const [kind = 'render', pagedSuffix] = (process.argv[2] ?? '').split('-');
const paged = pagedSuffix === 'paged';
const varco = competitors.find(({ id }) => id === 'varco');

async function profileOf(url) {
  const browser = await launch();
  try {
    return await inFreshPage(browser, async (page, devtools) => {
      await devtools.send('Profiler.enable');
      await devtools.send('Profiler.setSamplingInterval', { interval: INTERVAL });
      await open(page, url, varco, COUNT, paged);
      if (kind !== 'render') await begin(page, varco, COUNT, paged);
      await devtools.send('HeapProfiler.collectGarbage');
      await devtools.send('Profiler.start');
      const list = kind === 'render' ? [0] : actions(COUNT, paged)[kind];
      if (kind === 'render') await begin(page, varco, COUNT, paged);
      else await perform(page, kind, list);
      const { profile } = await devtools.send('Profiler.stop');
      return { profile, times: list.length };
    });
  } finally {
    await browser.close();
  }
}

/** Self and inclusive milliseconds of each function; recursion counts once. */
function byFunction({ nodes, samples, timeDeltas }, name) {
  const self = new Map(nodes.map(({ id }) => [id, 0]));
  samples.forEach((id, i) => self.set(id, self.get(id) + timeDeltas[i] / 1000));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const totals = new Map();
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
  return totals;
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
    sourcemap: 'external',
    conditions: ['production'],
    logLevel: 'error',
  });
  const map = new SourceMap(JSON.parse(readFileSync(`${script}.map`, 'utf8')));
  await bundle({ ...varco, script }, folder);
  const server = await serve(folder);
  const { profile, times } = await profileOf(server.url);
  server.close();
  const name = ({ functionName, url, lineNumber, columnNumber }) => {
    const found = url.includes('varco-questionnaire') && map.findEntry(lineNumber, columnNumber);
    const place = found
      ? `${relative(root, join(folder, found.originalSource)).replace(/.*node_modules./, '')}:${found.originalLine + 1}`
      : '';
    return `${functionName || '(anonymous)'} ${place}`;
  };
  const rows = [...byFunction(profile, name)].filter(([key]) => !key.startsWith('(root)') && !key.startsWith('(idle)'));
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
