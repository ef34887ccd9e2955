import { setTimeout as realTimeout } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import { jsonParcel } from '../../src/delivery/post.ts';
import { Outbox, type Entry } from '../../src/delivery/outbox.ts';
import type { AnyReceipt } from '../../src/delivery/post.ts';
import { uuidv7 } from '../../src/delivery/ids.ts';
import { memoryRows } from '../../src/delivery/rows.ts';
import { seeded } from './browser-random.ts';

/**
 * Sends many submissions through the real outbox: clients of two tabs each that share a storage, reload at random
 * moments and live by a faster clock than we do. Judged by Jepsen's set checker: what was acknowledged must be read,
 * what is read must have been attempted, nothing twice.
 */
export interface HostileRun {
  /** the endpoint as the clients see it, behind the proxy */
  endpoint: string;
  submissions: number;
  clients: number;
  seed: number;
  clock: FastClock;
  /** the JSON text of one submission */
  make: (id: string, random: () => number) => string;
  headers?: Record<string, string>;
  /** ms of real time before the run is given up; default 10 minutes */
  limit?: number;
}

export interface Sent {
  /** id → the text that was submitted */
  attempted: Map<string, string>;
  /** id → what the outbox took for the endpoint's acceptance */
  receipts: Map<string, AnyReceipt | undefined>;
  refused: Entry[];
  attempts: number;
  /** attempts that came before the time that an answer seen by the same client had told, one sentence each */
  early: string[];
}

/** Time `speed` times as fast as the real one. */
export interface FastClock {
  now(): number;
  /** Lets this page's code live by it, without Web Locks and other tabs' news. Returns what ends that. */
  install(): () => void;
}

const realNow = Date.now;

export function fastClock(speed: number): FastClock {
  const start = realNow();
  const now = (): number => start + (realNow() - start) * speed;
  // Node's own fetch passes arguments to its timers, which we do not: it keeps to real time.
  const fast = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout =>
    realTimeout(run, args.length ? ms : Math.min(ms / speed, 2 ** 31 - 1), ...args);
  const timeout = (ms: number): AbortSignal => {
    const late = new AbortController();
    fast(() => late.abort(), ms);
    return late.signal;
  };
  class Silence {
    postMessage(): void {}
    close(): void {}
  }
  const world = { setTimeout: fast, addEventListener: () => {}, BroadcastChannel: Silence, navigator: {} };
  return {
    now,
    install() {
      const before = [replace(globalThis, world), replace(Date, { now }), replace(AbortSignal, { timeout })];
      return () => before.forEach((restore) => restore());
    },
  };
}

/** Puts properties in the place of others. Returns what puts those back. */
export function replace(target: object, properties: object): () => void {
  const before = Object.keys(properties).map((name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const);
  for (const [name, value] of Object.entries(properties))
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, descriptor] of before)
      if (descriptor) Object.defineProperty(target, name, descriptor);
      else Reflect.deleteProperty(target, name);
  };
}

export async function sendThrough(run: HostileRun): Promise<Sent> {
  const { endpoint, submissions, clients, clock, seed, make, headers } = run;
  const random = seeded(seed);
  const sent: Sent = { attempted: new Map(), receipts: new Map(), refused: [], attempts: 0, early: [] };
  const give = realNow() + (run.limit ?? 600_000);

  const told = new Map<string, number>();
  const { fetch } = globalThis;
  const watched: typeof fetch = async (url, init) => {
    const key = new Headers(init?.headers).get('Idempotency-Key')!;
    const wait = (told.get(key) ?? 0) - clock.now();
    if (wait > 0) sent.early.push(`${key}: ${wait} ms early`);
    const response = await fetch(url, init);
    const after = response.headers.get('Retry-After');
    if (after) told.set(key, Number.isNaN(+after) ? Date.parse(after) : clock.now() + +after * 1000);
    return response;
  };
  const restore = [clock.install(), replace(globalThis, { fetch: watched })];

  const client = async (name: number, count: number): Promise<void> => {
    const map = new Map<string, unknown>();
    const mine = new Set<string>();
    const open = (): Outbox => {
      return new Outbox({
        endpoint,
        scope: `client-${name}`,
        rows: memoryRows(map),
        headers: () => headers,
        receipts: true,
        onchange: (entry) => {
          if (entry.state === 'sending') sent.attempts++;
          if (entry.state === 'accepted') sent.receipts.set(entry.id, entry.receipt);
          if (entry.state === 'refused') sent.refused.push(entry);
          if (entry.state === 'accepted' || entry.state === 'refused') mine.delete(entry.id);
        },
      });
    };
    const tabs = [open(), open()];
    await Promise.all(tabs.map((tab) => tab.resume()));
    for (let n = 0; n < count; n++) {
      const id = uuidv7();
      const text = make(id, random);
      sent.attempted.set(id, text);
      mine.add(id);
      await tabs[n % 2]!.add(jsonParcel(id, text));
      if (random() < 0.3) {
        // A reload in the middle of whatever was under way.
        const one = n % 2;
        tabs[one]!.stop();
        tabs[one] = open();
        void tabs[one].resume();
      }
      await pause(random() * 10);
    }
    while (mine.size && realNow() < give) {
      await pause(100);
      if (random() < 0.1) void tabs[0]!.wake('eager');
    }
    tabs.forEach((tab) => tab.stop());
  };

  const each = Math.ceil(submissions / clients);
  try {
    await Promise.all(
      Array.from({ length: clients }, (_, n) => client(n, Math.max(0, Math.min(each, submissions - n * each)))),
    );
  } finally {
    restore.forEach((end) => end());
  }
  return sent;
}

export interface Verdict {
  /** acknowledged and not there */
  lost: string[];
  /** there and never attempted */
  unexpected: string[];
  /** there more than once */
  doubled: string[];
  /** attempted and not acknowledged when the run ended: each is still in an outbox, but a run should end without */
  open: string[];
}

/** Jepsen's set checker over ids. @param read every stored row's id, with repetitions */
export function checkSet(sent: Pick<Sent, 'attempted' | 'receipts'>, read: readonly string[]): Verdict {
  const count = new Map<string, number>();
  for (const id of read) count.set(id, (count.get(id) ?? 0) + 1);
  const there = new Set(read);
  return {
    lost: [...sent.receipts.keys()].filter((id) => !there.has(id)),
    unexpected: [...there].filter((id) => !sent.attempted.has(id)),
    doubled: [...there].filter((id) => count.get(id)! > 1),
    open: [...sent.attempted.keys()].filter((id) => !sent.receipts.has(id)),
  };
}
