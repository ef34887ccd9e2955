/**
 * `npm run bench [-- NAME] [OPTIONS]`: the benches of tests/bench, one after the other, or the one that is named. A bench
 * is `tests/bench/NAME.mjs` or `.ts`, `map`, `calendar` and `report` for short those of these widgets; options after the name are the bench's own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { widgets } from './eslint/floors.mjs';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'tests/bench');
const benches = new Map(
  [...widgets, 'receiver', 'results', 'matching']
    .flatMap((name) => [`${name}.mjs`, `${name}.ts`].map((file) => [name, join(folder, file)]))
    .filter(([, path]) => existsSync(path)),
);

const given = process.argv.slice(2);
const short = { map: 'partner-map', calendar: 'event-calendar', report: 'status-report' };
const first = given[0]?.startsWith('-') ? undefined : given.shift();
const named = short[first] ?? first;
if (named && !benches.has(named)) {
  console.error(`No bench "${named}". There are: ${[...benches.keys()].join(', ')}`);
  process.exit(1);
}

const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

if (node(join(import.meta.dirname, 'build.mjs'), '--stale', '--only', 'standalone,node')) process.exit(1);
for (const name of named ? [named] : benches.keys()) {
  if (node('--import', tsx, benches.get(name), ...given)) process.exitCode = 1;
}
