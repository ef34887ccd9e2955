/**
 * `npm run bench [-- NAME…]`: the benches beside the peers. The peers have a package of their own in tests/bench,
 * installed on first use, so that the install of a contributor stays small.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bench = join(root, 'tests/bench');
const run = (command, args, cwd) =>
  spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' && command === 'npm' }).status;

const entry = join(bench, 'run.mjs');
if (!existsSync(entry)) {
  console.error('tests/bench/run.mjs is missing.');
  process.exit(1);
}
if (existsSync(join(bench, 'package.json')) && !existsSync(join(bench, 'node_modules'))) {
  const install = existsSync(join(bench, 'package-lock.json')) ? 'ci' : 'install';
  if (run('npm', [install, '--no-audit', '--no-fund'], bench)) process.exit(1);
}
if (run(process.execPath, [join(import.meta.dirname, 'build.mjs'), '--stale'], root)) process.exit(1);
process.exitCode = run(process.execPath, [entry, ...process.argv.slice(2)], root) ?? 1;
