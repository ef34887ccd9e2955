import type { Channel } from '../../src/delivery/keeper.ts';
import type { Clock } from '../../src/delivery/clock.ts';
import { StorageFailure, type Rows, type StorageReason } from '../../src/delivery/rows.ts';

/** A clock that moves only when told, running the timers it passes; promises settle between two timers. */
export class FakeClock implements Clock {
  #timers = new Map<number, { at: number; run: () => void }>();
  #next = 1;
  /** time that passed, whatever the wall clock was set to */
  passed = 0;
  /** the wall clock's error */
  error = 0;
  random: () => number;
  constructor(
    readonly start = 1_700_000_000_000,
    random: () => number = () => 0.5,
  ) {
    this.random = random;
  }
  now = (): number => this.start + this.passed + this.error;
  setTimeout = (run: () => void, ms: number): number => {
    this.#timers.set(this.#next, { at: this.passed + ms, run });
    return this.#next++;
  };
  clearTimeout = (timer: unknown): void => void this.#timers.delete(timer as number);
  async pass(ms: number): Promise<void> {
    const end = this.passed + ms;
    for (;;) {
      await settle();
      const [first] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
      if (!first || first[1].at > end) break;
      this.#timers.delete(first[0]);
      this.passed = Math.max(this.passed, first[1].at);
      first[1].run();
    }
    this.passed = end;
    await settle();
  }
}

/** Lets everything that waits only for promises go on. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 3; n++) await new Promise((resolve) => setImmediate(resolve));
}

/** Channels that hear each other, as BroadcastChannels of one name do. */
export function hub(): () => Channel {
  const all = new Set<Channel>();
  return () => {
    const channel: Channel = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of all)
          if (other !== channel)
            queueMicrotask(() => other.onmessage?.({ data: structuredClone(data) } as MessageEvent));
      },
      close: () => void all.delete(channel),
    };
    all.add(channel);
    return channel;
  };
}

/** Rows that fail with `fails.reason` while it is set; `fails.slow` ms before each write. */
export function failing(rows: Rows): Rows & { fails: { reason?: StorageReason | undefined } } {
  const fails: { reason?: StorageReason | undefined } = {};
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    await undefined;
    if (fails.reason) throw new StorageFailure(fails.reason);
    return work();
  };
  return {
    fails,
    get: (key) => guard(() => rows.get(key)),
    list: (prefix) => guard(() => rows.list(prefix)),
    update: (key, change, more) => guard(() => rows.update(key, change, more)),
    remove: (...keys) => guard(() => rows.remove(...keys)),
  };
}
