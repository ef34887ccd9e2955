/** `npm start`: builds what is missing or old, then serves the demo's pages and the receiver on one port. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const main = join(root, 'dist/receiver/main.js');
const env = { ...process.env, PORT: process.env.PORT ?? '4173', HOST: process.env.HOST ?? '127.0.0.1' };

const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'build.mjs'), '--stale'], {
  cwd: root,
  stdio: 'inherit',
});
if (status) console.error('The build has failed in part (above): serving what there is.');

if (!existsSync(main)) {
  console.error('dist/receiver/main.js is missing: there is nothing to serve.');
  process.exit(1);
}

// The receiver prints the addresses once it listens.
const server = spawn(process.execPath, [main], { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.once('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
});
