import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { sparePort } from './spare-port.ts';

export interface Postgres {
  /** "postgres://varco@127.0.0.1:port/postgres", for DATABASE_URL */
  url: string;
  port: number;
  /** kill -9 of the server and all its processes, then a start on the same folder */
  crash(): Promise<void>;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

/** Folder of initdb and postgres: in PATH, else where Debian keeps each version; the newest first. */
function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions.map((v) => join(debian, v, 'bin'))];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root: the account of Debian's package, else nobody's. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, user]).stdout?.toString() || NaN));
    if (uid && gid) return { uid, gid };
  }
  return {};
}

/** Why there can be no server here, for the reason of a skipped test; undefined when there can. */
export const postgresMissing = (): string | undefined =>
  binaries() ? undefined : 'PostgreSQL is not installed (Debian: postgresql)';

/**
 * A throwaway PostgreSQL server with its own folder and port; undefined where it is not installed.
 * @param settings server parameters, such as `{ synchronous_commit: 'off' }`
 * @throws when the server does not start, with what it printed
 */
export async function startPostgres(settings: Record<string, string> = {}): Promise<Postgres | undefined> {
  const bin = binaries();
  if (!bin) return;
  const account = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'varco-pg-'));
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid!);
  const data = join(folder, 'data');
  // A C locale: Debian's minimal images have no other.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const init = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'varco', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...account,
    cwd: folder,
    env,
  });
  if (init.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`initdb failed: ${init.stderr}`);
  }
  const port = await sparePort();
  const parameters = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings });
  let server: ChildProcess | undefined;

  const start = async () => {
    let said = '';
    const child = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), ...parameters.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      // A group of its own, so that a crash takes the server's children too.
      { ...account, cwd: folder, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    server = child;
    await new Promise<void>((done, fail) => {
      child.once('error', fail);
      child.once('exit', (code) => fail(new Error(`postgres ended with ${code}: ${said}`)));
      child.stderr!.on('data', (chunk) => {
        said = (said + chunk).slice(-4000);
        if (said.includes('ready to accept connections')) done();
      });
    });
    child.removeAllListeners('exit');
  };

  const end = async (signal: NodeJS.Signals) => {
    const child = server;
    server = undefined;
    if (!child?.pid || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    // SIGINT is PostgreSQL's "fast shutdown", for the server alone; SIGKILL must reach its children too.
    process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal);
    await ended;
    // its children may outlive it for a moment, and hold the memory that the next server asks for
    for (let alive = signal === 'SIGKILL'; alive;) {
      try {
        process.kill(-child.pid, 0);
        await new Promise((done) => setTimeout(done, 5));
      } catch {
        alive = false;
      }
    }
  };

  // A test run that is cut short must not leave a server behind.
  const onExit = () => {
    if (server?.pid) process.kill(-server.pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', onExit);
  await start();
  return {
    url: `postgres://varco@127.0.0.1:${port}/postgres`,
    port,
    async crash() {
      await end('SIGKILL');
      await start();
    },
    async stop() {
      await end('SIGINT');
      process.off('exit', onExit);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
