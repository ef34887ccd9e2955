import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One process on one data folder. Two processes on an embedded database lose acknowledged rows without a sign, so the
 * second is refused with the holder's name.
 *
 * A lock is a file `lock.<n>`. The highest n is the lock; to take over from a dead holder one creates n+1, which only one
 * process can do (link(2) fails if the name exists, and the file is whole when it appears). Nobody ever deletes a lock
 * that is not below their own, so two that take over at once cannot remove each other's.
 */
export interface Lock {
  release(): void;
}

interface Holder {
  pid: number;
  /** start of the process in clock ticks since boot: tells a reused pid from the holder (Linux) */
  started?: string;
  /** where pids mean the same: boot and pid namespace (Linux) */
  realm?: string;
  released?: boolean;
}

export class LockedError extends Error {
  override name = 'LockedError';
}

/** ms between two signs of life, and the silence after which a holder whose pid cannot be seen is dead */
const beat = 2000;
const silence = 10_000;

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

// Field 22 of /proc/<pid>/stat; the second field, the name, may hold spaces and brackets (proc(5)).
const startOf = (pid: number): string | undefined =>
  read(`/proc/${pid}/stat`)?.replace(/^.*\)/s, '').trim().split(' ')[19];

function realm(): string | undefined {
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim();
  try {
    return boot && `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
}

function alive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and is somebody else's
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  if (started && now) return started === now;
  return pid !== process.pid;
}

/** Holders in another container or on another host have pids that mean nothing here: they are watched for signs of life. */
async function lives(path: string, holder: Holder): Promise<boolean> {
  if (holder.released) return false;
  if (holder.realm === realm()) return alive(holder);
  const stamp = () => {
    try {
      return statSync(path).mtimeMs;
    } catch {
      return NaN;
    }
  };
  for (let waited = 0, before = stamp(); waited < silence; waited += 500) {
    await sleep(500);
    if (stamp() !== before) return true;
  }
  return false;
}

const generations = (folder: string): number[] =>
  readdirSync(folder)
    .flatMap((name) => Number(/^lock\.([1-9]\d*)$/.exec(name)?.[1] ?? NaN) || [])
    .sort((a, b) => b - a);

/**
 * Takes the lock of a folder, which is made when missing.
 * @throws LockedError naming the process that holds it
 */
export async function lock(folder: string): Promise<Lock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const me: Holder = { pid: process.pid, started: startOf(process.pid), realm: realm() };
  const refuse = (holder: Partial<Holder>) =>
    new LockedError(
      `The data folder ${folder} is in use by process ${holder.pid ?? 'unknown'}. ` +
        'Stop that process, give this one another folder (VARCO_DATA), or share a PostgreSQL server (DATABASE_URL).',
    );
  for (let attempt = 0; attempt < 20; attempt++) {
    const top = generations(folder)[0] ?? 0;
    if (top) {
      const path = join(folder, `lock.${top}`);
      let holder: Partial<Holder>;
      try {
        holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
        // Cannot be half-written by us; emptied by a power cut, then nobody holds it.
        holder = { released: true };
      }
      if (await lives(path, holder as Holder)) throw refuse(holder);
    }
    const mine = join(folder, `lock.${top + 1}`);
    const draft = join(folder, `lock-${process.pid}-${Math.random().toString(36).slice(2)}`);
    writeFileSync(draft, JSON.stringify(me), { mode: 0o600 });
    try {
      linkSync(draft, mine);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    // Somebody may have gone higher between our look and our link: the highest holds, we step back.
    const all = generations(folder);
    if (all[0] !== top + 1) {
      rmSync(mine, { force: true });
      continue;
    }
    for (const below of all.slice(1)) rmSync(join(folder, `lock.${below}`), { force: true });
    return held(mine, me);
  }
  throw refuse({});
}

function held(path: string, me: Holder): Lock {
  const timer = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      /* the folder is gone: nothing to guard */
    }
  }, beat).unref();
  return {
    release() {
      clearInterval(timer);
      try {
        writeFileSync(path, JSON.stringify({ ...me, released: true }));
      } catch {
        /* a dead pid says the same */
      }
    },
  };
}
