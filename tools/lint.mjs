/** `npm run lint [-- PATH…]`: ESLint, then Prettier's check. With `--fix`, mends what can be mended. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..');
const fix = process.argv.includes('--fix');
const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const paths = given.length ? given : ['.'];

/** Runs a package's own command with this Node, so that no shell is needed. */
const run = (name, bin, args) => {
  const path = join(dirname(require.resolve(`${name}/package.json`)), bin);
  return spawnSync(process.execPath, [path, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;
};

const eslint = run('eslint', 'bin/eslint.js', ['--max-warnings=0', ...(fix ? ['--fix'] : []), ...paths]);
const prettier = run('prettier', 'bin/prettier.cjs', [fix ? '--write' : '--check', '--log-level=warn', ...paths]);
process.exitCode = eslint || prettier;
