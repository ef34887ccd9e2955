import type { Clock } from './clock.ts';
import { uuidv7 } from './ids.ts';
import type { Rows } from './rows.ts';

/** Runs `work` while no other tab of this origin does; resolves when it is over. */
export type Lock = (work: () => Promise<void>) => Promise<void>;

/** Web Locks: queued, and freed by the browser when the tab dies. Undefined on insecure origins and in old engines. */
export const webLock = (name: string, locks = globalThis.navigator?.locks): Lock | undefined =>
  locks && (async (work) => void (await locks.request(name, work)));

/**
 * The same by a lease in storage, renewed while `work` runs. A dead holder is replaced after `ttl` ms; a lease that
 * ends later than any lease can is the mark of a clock that was set, and counts as dead. If two ever send at once, both
 * send the same id and bytes: the lease saves requests, it does not guard the receiver. Without storage it lets through.
 */
export function leaseLock(rows: Rows, name: string, clock: Clock, ttl = 15_000): Lock {
  const key = `lease:${name}`;
  const owner = uuidv7();
  type Lease = { owner: string; until: number };
  const free = (lease: Lease | undefined): boolean =>
    !lease || lease.owner === owner || lease.until <= clock.now() || lease.until > clock.now() + 2 * ttl;
  const take = async (): Promise<boolean> => {
    try {
      const lease = await rows.update<Lease>(key, (held) =>
        free(held) ? { owner, until: clock.now() + ttl } : undefined,
      );
      return lease?.owner === owner;
    } catch {
      return true;
    }
  };
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => clock.setTimeout(resolve, ms));

  return async (work) => {
    while (!(await take())) await sleep(ttl / 10);
    let timer: unknown;
    const beat = (): void => {
      timer = clock.setTimeout(() => void take().then(beat), ttl / 3);
    };
    beat();
    try {
      await work();
    } finally {
      clock.clearTimeout(timer);
      await rows.update<Lease>(key, (lease) => (lease?.owner === owner ? null : undefined)).catch(() => {});
    }
  };
}
