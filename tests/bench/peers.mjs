import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the peers' package beside this file when one of them is wanted and missing: they weigh more than all else, and
 * a contributor's install is to stay small. Their install scripts are not run.
 * @param {readonly { package?: string }[]} wanted
 */
export function needPeers(wanted) {
  const here = import.meta.dirname;
  const missing = wanted.filter(
    (peer) => peer.package && !existsSync(join(here, 'node_modules', peer.package, 'package.json')),
  );
  if (!missing.length) return;
  console.error('Installing the peers, once…');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status) throw new Error('the peers could not be installed');
}
