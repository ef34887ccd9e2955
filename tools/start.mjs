/** `npm start`: builds what is missing or old, then serves the demo's pages and the receiver on one port. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const main = join(root, 'dist/receiver/main.js');
const env = {
  ...process.env,
  PORT: process.env.PORT ?? '4173',
  HOST: process.env.HOST ?? '127.0.0.1',
  // Messages to partners become files in the data folder, unless VARCO_SMTP names a mail server.
  VARCO_MAIL_SPOOL: process.env.VARCO_MAIL_SPOOL ?? 'data',
};

// What is served; the modules for npm and the editors' data are not.
const served = ['--stale', '--only', 'cdn,standalone,node,assets,schemas,example'];
const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'build.mjs'), ...served], {
  cwd: root,
  stdio: 'inherit',
});
if (status) console.error('The build has failed in part (above): serving what there is.');

if (!existsSync(main)) {
  console.error('dist/receiver/main.js is missing: there is nothing to serve.');
  process.exit(1);
}

const server = spawn(process.execPath, [main], { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
let ended = false;
server.once('exit', (code, signal) => {
  ended = true;
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
});

/** Whether the receiver answers. An embedded database takes seconds to open for the first time. */
const answers = (address) =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

const host = ['0.0.0.0', '::'].includes(env.HOST) ? 'localhost' : env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST;
const origin = `http://${host}:${env.PORT}`;
while (!ended && !(await answers(`${origin}/api/health`))) await new Promise((done) => setTimeout(done, 200));
if (!ended) {
  const sites = readdirSync(join(root, 'demo'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'demo', entry.name, 'index.html')))
    .map(({ name }) => `${origin}/${name}/`);
  console.log(
    `\nVarco is at\n${[`${origin}/`, ...sites, `${origin}/api/health`].map((line) => `  ${line}`).join('\n')}\n`,
  );
}
