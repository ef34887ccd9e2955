import { afterEach, vi } from 'vitest';
import { StorageFailure, type Rows, type StorageReason } from '../../src/delivery/rows.ts';

/**
 * Time of this page that moves only when told, running the timers it passes; promises settle between two timers. It
 * takes the place of the platform's until the test is over, with channels that only this world hears, and no locks.
 */
export class FakeClock {
  #timers = new Map<number, { at: number; run: () => void }>();
  #next = 1;
  /** time that passed, whatever the wall clock was set to */
  passed = 0;
  /** the wall clock's error */
  error = 0;
  constructor(
    readonly start = 1_700_000_000_000,
    random: () => number = () => 0.5,
  ) {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.stubGlobal('setTimeout', this.setTimeout);
    vi.stubGlobal('clearTimeout', (timer: number) => void this.#timers.delete(timer));
    vi.stubGlobal('BroadcastChannel', hub());
    vi.stubGlobal('addEventListener', () => {});
    vi.stubGlobal('navigator', {});
    vi.spyOn(Date, 'now').mockImplementation(this.now);
    vi.spyOn(Math, 'random').mockImplementation(random);
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const late = new AbortController();
      this.setTimeout(() => late.abort(), ms);
      return late.signal;
    });
  }
  now = (): number => this.start + this.passed + this.error;
  setTimeout = (run: () => void, ms = 0): number => {
    this.#timers.set(this.#next, { at: this.passed + ms, run });
    return this.#next++;
  };
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

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Lets everything that waits only for promises go on. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 3; n++) await new Promise((resolve) => setImmediate(resolve));
}

/** A class of channels that hear each other, as BroadcastChannels of one name do. */
function hub(): new () => object {
  const all = new Set<Channel>();
  class Channel {
    onmessage: ((event: MessageEvent) => void) | null = null;
    constructor() {
      all.add(this);
    }
    postMessage(data: unknown): void {
      for (const other of all)
        if (other !== this) queueMicrotask(() => other.onmessage?.({ data: structuredClone(data) } as MessageEvent));
    }
    close(): void {
      all.delete(this);
    }
  }
  return Channel;
}

/** Rows that fail with `fails.reason` while it is set. */
export function failing(rows: Rows): Rows & { fails: { reason?: StorageReason | undefined } } {
  const fails: { reason?: StorageReason | undefined } = {};
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    await undefined;
    if (fails.reason) throw new StorageFailure(fails.reason);
    return work();
  };
  return {
    fails,
    list: (prefix) => guard(() => rows.list(prefix)),
    update: (key, change, more) => guard(() => rows.update(key, change, more)),
  };
}
