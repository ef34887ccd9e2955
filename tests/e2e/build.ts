import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds what is older than its sources, once before all journeys: several files of them run at a time. */
export default function build(): void {
  const built = spawnSync(process.execPath, ['tools/build.mjs', '--stale', '--only', 'cdn,node,assets,example'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    timeout: 240_000,
  });
  // a receiver of an older build would be tested in its place
  if (built.status !== 0)
    throw new Error(`The build failed (${built.signal ?? built.status}):\n${built.stdout}${built.stderr}`);
}
