/**
 * `npm test`: everything, in order. The last line is the true sums of all runners: "N passed, N failed, N skipped".
 *   --only types,lint,node,browser,build,e2e,storybook    those steps alone
 *   --all      with the Storybook smoke test, which otherwise runs in CI only
 *   --proof    node, browser, build and e2e at full length (VARCO_PROOF=full), all from one seed: VARCO_SEED=n repeats it
 * A step that is not a set of tests (types, lint, build, sizes) counts as one test; so does each engine left out.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: { only: { type: 'string' }, all: { type: 'boolean' }, proof: { type: 'boolean' } },
});
const temporary = mkdtempSync(join(tmpdir(), 'varco-test-'));
const env = { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' };
if (options.proof) {
  env.VARCO_PROOF = 'full';
  env.VARCO_SEED ||= String(Date.now() % 1e9);
  console.log(`VARCO_SEED=${env.VARCO_SEED}`);
}
// a step that hangs; in CI all engines and stories take longer
const minutes = options.proof ? 600 : process.env.CI ? 20 : 8;

/** Path of a package's own command, to be run by this Node without a shell. */
const bin = (name, path) => join(root, 'node_modules', name, path);

/** Runs a script of Node to its end. @returns {Promise<number>} its exit code; 124 when it was stopped for time */
function node(script, args = [], extra = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...env, ...extra },
    });
    let stopped = false;
    let kill;
    const timer = setTimeout(() => {
      console.error(`stopped after ${minutes} minutes`);
      stopped = true;
      // first the chance to write the sums so far
      child.kill('SIGTERM');
      kill = setTimeout(() => child.kill('SIGKILL'), 10_000);
    }, minutes * 60_000);
    child.once('exit', (code) => {
      clearTimeout(timer);
      clearTimeout(kill);
      done(stopped ? 124 : (code ?? 1));
    });
  });
}

const sums = { passed: 0, failed: 0, skipped: 0 };
const rows = [];
const skips = [];
const failures = [];
const unsteady = [];

function count(name, { passed = 0, failed = 0, skipped = 0 }) {
  rows.push({ name, passed, failed, skipped });
  sums.passed += passed;
  sums.failed += failed;
  sums.skipped += skipped;
}
function skip(name, reason) {
  skips.push(`${name}: ${reason}`);
  count(name, { skipped: 1 });
}
const one = (code) => (code === 0 ? { passed: 1 } : { failed: 1 });
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** The files of vitest's report that are not well; one that did not load has no failed test, and still failed. */
const unwell = (files) => files.filter(({ status }) => status === 'failed');

/** @param again whether what failed runs once more, alone: for pages, which may be late on a machine that is busy with others */
async function vitest(title, projects, again = false) {
  const run = async (files = []) => {
    const file = join(temporary, `${projects[0]}-${files.length}.json`);
    const args = ['run', ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json'];
    const code = await node(bin('vitest', 'vitest.mjs'), [...args, `--outputFile.json=${file}`, ...files]);
    return { code, files: read(file)?.testResults ?? [] };
  };
  const lines = (files) =>
    files.flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      const said = failed.map(({ fullName, failureMessages }) => [fullName, failureMessages[0]]);
      return (said.length ? said : [['the file', message]]).map(
        ([test, why]) => `${relative(root, name)}: ${test}: ${why?.split('\n')[0]}`,
      );
    });
  let { code, files } = await run();
  const first = unwell(files);
  if (again && first.length && first.length <= 5) {
    const second = await run(first.map(({ name }) => relative(root, name)));
    const well = second.files.filter(({ status }) => status === 'passed');
    unsteady.push(...lines(first.filter(({ name }) => well.some((file) => file.name === name))));
    files = files.map((file) => well.find(({ name }) => name === file.name) ?? file);
    if (!unwell(files).length) ({ code } = second);
  }
  const sum = { passed: 0, failed: 0, skipped: 0 };
  failures.push(...lines(unwell(files)));
  for (const { name, status, assertionResults } of files) {
    const having = (...states) => assertionResults.filter((test) => states.includes(test.status));
    sum.passed += having('passed').length;
    sum.failed += having('failed').length || (status === 'failed' ? 1 : 0);
    const idle = having('pending', 'skipped', 'todo', 'disabled');
    sum.skipped += idle.length;
    const path = relative(root, name);
    // The reason is in the title: `describe.skipIf(reason)(`…: ${reason}`)`.
    const groups = {};
    for (const { ancestorTitles, title } of idle) {
      const group = ancestorTitles[0] || title;
      groups[group] = (groups[group] ?? 0) + 1;
    }
    for (const [group, length] of Object.entries(groups)) skips.push(`${path}, ${length} of "${group}"`);
  }
  // Errors outside any test, a crash of the runner, a stop for time.
  if (code !== 0 && sum.failed === 0) sum.failed = 1;
  count(title, sum);
}

async function browser() {
  const { findEngines } = await import('./engines.mjs');
  const { present, missing } = await findEngines();
  for (const { engine, reason } of missing) skip(`${engine} unit tests`, reason);
  if (!present.length) return count('browser unit tests', { failed: 1 });
  const run = async (browsers, files = []) => {
    const file = join(temporary, `browser-${browsers.join('-')}-${files.length}.json`);
    const args = files.length ? ['--files', ...files] : [];
    const code = await node(bin('@web/test-runner', 'dist/bin.js'), args, { BROWSERS: browsers.join(), COUNTS: file });
    return { code, engines: Object.entries(read(file) ?? {}) };
  };
  const { code, engines } = await run(present);
  const failed = engines.some(([, sum]) => sum.failed);
  for (const [engine, sum] of engines) {
    const known = present.find((name) => engine.toLowerCase().startsWith(name.slice(0, 5)));
    // A page on a machine that is busy with others may be late once. What fails again is wrong; what does not is listed.
    const files = [...new Set(sum.failures.map(({ file }) => file))];
    const again = known && files.length && files.length <= 5 ? await run([known], files) : undefined;
    const still = again?.engines[0]?.[1].failures ?? sum.failures;
    const title = ({ file, title, why }) => `${engine}, ${file}: ${title}: ${why.split('\n')[0]}`;
    failures.push(...still.map(title));
    unsteady.push(...sum.failures.filter((f) => !still.some((s) => s.title === f.title)).map(title));
    const failed = still.length;
    count(`${engine} unit tests`, { ...sum, failed, passed: sum.passed + sum.failed - failed });
  }
  if (engines.length < present.length || (code !== 0 && !failed)) count('browser unit tests', { failed: 1 });
}

async function storybook() {
  if (!options.all && !process.env.CI && !options.only) return skip('storybook', 'runs in CI, or with --all');
  await node(join(import.meta.dirname, 'build.mjs'), ['--only', 'manifest']);
  const built = await node(bin('storybook', 'dist/bin/dispatcher.js'), [
    ...['build', '-o', 'storybook-static', '--quiet', '--disable-telemetry'],
  ]);
  count('storybook build', one(built));
  if (built) return;
  const file = join(temporary, 'stories.json');
  const code = await node(join(import.meta.dirname, 'storybook-smoke.mjs'), [], { COUNTS: file });
  count('stories', read(file) ?? one(code));
}

const steps = {
  types: async () => count('types', one(await node(bin('typescript', 'bin/tsc'), ['-p', '.']))),
  lint: async () => count('lint', one(await node(join(import.meta.dirname, 'lint.mjs')))),
  node: () => vitest('node tests', ['pure', 'node']),
  browser,
  build: async () => count('build and sizes', one(await node(join(import.meta.dirname, 'build.mjs')))),
  e2e: () => vitest('end to end', ['e2e'], true),
  storybook,
};

const chosen = options.only?.split(',') ?? (options.proof ? ['node', 'browser', 'build', 'e2e'] : Object.keys(steps));
const unknown = chosen.filter((name) => !steps[name]);
if (unknown.length) throw new Error(`No such step: ${unknown}. Steps: ${Object.keys(steps).join(', ')}`);

const begun = Date.now();
try {
  for (const name of chosen) {
    const started = Date.now();
    console.log(`\n=== ${name}`);
    try {
      await steps[name]();
    } catch (error) {
      console.error(error);
      count(name, { failed: 1 });
    }
    console.log(`=== ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

console.log('');
for (const { name, passed, failed, skipped } of rows) {
  console.log(`${name.padEnd(24)} ${passed} passed, ${failed} failed, ${skipped} skipped`);
}
for (const [name, lines] of Object.entries({ Failed: failures, 'Passed when run again alone': unsteady }))
  if (lines.length) console.log(`\n${name}:\n${lines.map((line) => `- ${line}`).join('\n')}`);
if (skips.length) console.log(`\nSkipped:\n${skips.map((line) => `- ${line}`).join('\n')}`);
console.log(
  `\nin ${Math.round((Date.now() - begun) / 1000)} s${env.VARCO_SEED ? `, VARCO_SEED=${env.VARCO_SEED}` : ''}`,
);
if (sums.failed) process.exitCode = 1;
console.log(`${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped`);
