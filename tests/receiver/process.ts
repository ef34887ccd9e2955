import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Running {
  readonly url: string;
  readonly pid: number;
  /** kill -9, and waits for the end */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code */
  stop(): Promise<number | null>;
}

const main = fileURLToPath(new URL('../../src/receiver/main.ts', import.meta.url));

/**
 * The receiver in one file, as it is shipped: it starts much faster than from the sources.
 * @returns its path, to be removed at the end, beside node_modules so that the packages left outside are found
 */
export async function bundleReceiver(): Promise<{ path: string; remove(): void }> {
  const name = `receiver-${process.pid}-${Date.now()}.mjs`;
  const path = fileURLToPath(new URL(`../../node_modules/.cache/varco/${name}`, import.meta.url));
  const common = { bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' } as const;
  await build({ ...common, entryPoints: [main], outfile: path, logLevel: 'warning' });
  return { path, remove: () => rmSync(path, { force: true }) };
}

/**
 * Starts the receiver as a process of its own.
 * @param bundle the built receiver, instead of the sources
 * @throws with what it said when it ends before it listens
 */
export async function startProcess(env: Record<string, string>, bundle?: string): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, bundle ? [bundle] : ['--import', 'tsx', main], {
    env: { ...process.env, DATABASE_URL: '', VARCO_RATE_LIMIT: 'off', PORT: '0', VARCO_STATIC: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  const url = await new Promise<string>((done, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      const found = /"url":"([^"]+)\/"/.exec(said)?.[1];
      if (!found) return;
      done(found);
      for (const stream of [child.stdout!, child.stderr!]) stream.off('data', hear).resume();
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    ended.then(([code]) => fail(new Error(`The receiver ended with ${code}: ${said.trim()}`)), fail);
  });
  // A test that fails must not leave it running.
  const last = () => child.kill('SIGKILL');
  process.once('exit', last);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    const [code] = await ended;
    process.off('exit', last);
    return code as number | null;
  };
  return { url, pid: child.pid!, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}
