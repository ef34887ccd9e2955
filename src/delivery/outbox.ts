import { ageing, backoff, DAY, remaining, systemClock, type Clock } from './clock.ts';
import { tabs, type Channel } from './keeper.ts';
import { leaseLock, webLock, type Lock } from './lock.ts';
import {
  post,
  type AnyReceipt,
  type Outcome,
  type Parcel,
  type PostOptions,
  type Problem,
  type RetryReason,
} from './post.ts';
import { failure, localRows, type Rows, type StorageReason } from './rows.ts';

/**
 * What was submitted and what became of it. An entry is stored before its first attempt and sent, the same id and the
 * same bytes, until the endpoint accepts or refuses it; closing the page, the browser or the lid only delays that. Only
 * the outbox changes an entry, only under the lock does it send, so one tab sends at a time and all tabs see how it goes.
 *
 * waiting → sending → accepted | refused, or back to waiting as `retrying` (soon, by itself) or `held` (slowly, by
 * itself: somebody may have to mend the page or sign in).
 */
export interface Entry {
  /** the submission's uuid */
  id: string;
  /** which outbox it belongs to */
  scope: string;
  state: 'waiting' | 'sending' | 'retrying' | 'held' | 'accepted' | 'refused';
  /** content type of the body */
  type: string;
  /** attempts begun */
  tries: number;
  /** wall clock, ms: since when the entry is in this state */
  since: number;
  /** ms after `since`: the next attempt by itself */
  wait: number;
  /** ms after `since`: before then the endpoint wants no attempt at all */
  told: number;
  reason?: RetryReason;
  status?: number;
  receipt?: AnyReceipt;
  problem?: Problem;
  /** why this entry is in the page's memory only: tell the person to keep the page open. Absent: it is stored */
  unstored?: StorageReason;
  /** on what `add` returns: this id was here before, from another tab or an earlier press of the button */
  already?: boolean;
  schema: 1;
}

export interface OutboxOptions {
  endpoint: string;
  /** keeps apart the entries of different forms; the id of the definition or programme. Not the endpoint, so that an
   * address that was wrong can be mended with entries waiting */
  scope: string;
  rows?: Rows;
  clock?: Clock;
  lock?: Lock;
  /** makes the channel to other tabs, at every `resume` */
  channel?: () => Channel | undefined;
  /** fetch, timeout, headers, receipts: see `post`; `headers` may be asked anew for every attempt */
  post?: Omit<PostOptions, 'clock' | 'signal' | 'headers'>;
  headers?: () => Record<string, string> | undefined;
  onchange?: (entry: Entry) => void;
}

/** Between two attempts that answer a sign of life (back online, page looked at), ms. */
const EAGER = 5_000;
/** The backoff of `held`, above half a minute: from a minute to a quarter of an hour. */
const HELD = [60_000, 900_000] as const;
/** Longest timer that platforms keep (2³¹ − 1 ms): a longer wait is looked at again then. */
const LONGEST = 2 ** 31 - 1;
/** How long an entry that is over (with its receipt, or its refused body) is kept for other visits. */
const KEPT = 30 * DAY;

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #rows: Rows;
  readonly #clock: Clock;
  readonly #lock: Lock;
  #channel: Channel | undefined;
  /** entries that could not be stored as they are now, and bodies that could not be stored at all */
  readonly #unstored = new Map<string, Entry>();
  readonly #bodies = new Map<string, Parcel['body']>();
  #stop = new AbortController();
  #timer: unknown;
  #running: Promise<void> | undefined;
  #again: 'timer' | 'eager' | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#rows = options.rows ?? localRows();
    this.#lock =
      options.lock ?? webLock(`varco-outbox:${options.scope}`) ?? leaseLock(this.#rows, options.scope, this.#clock);
  }

  /**
   * Takes a parcel over and begins to send it. Resolves when it is stored (or `unstored` says why not), not when it is
   * sent. An id that is already here and was not refused is never replaced, for the endpoint may have it: the entry
   * that stands is returned, marked `already`.
   */
  async add(parcel: Parcel): Promise<Entry> {
    const { id, body, type } = parcel;
    const fresh: Entry = {
      id,
      scope: this.#options.scope,
      state: 'waiting',
      type,
      tries: 0,
      since: this.#clock.now(),
      wait: 0,
      told: 0,
      schema: 1,
    };
    let standing = this.#unstored.get(id);
    if (standing && standing.state !== 'refused') return { ...standing, already: true };
    let entry = fresh;
    try {
      await this.#rows.update<Entry>(
        `entry:${id}`,
        (old) => {
          standing = old && old.state !== 'refused' ? old : undefined;
          return standing ? undefined : fresh;
        },
        [[`body:${id}`, body]],
      );
      if (standing) return { ...standing, already: true };
      this.#unstored.delete(id);
      this.#bodies.delete(id);
    } catch (error) {
      entry = { ...fresh, unstored: failure(error).reason };
      this.#unstored.set(id, entry);
      this.#bodies.set(id, body);
    }
    this.#announce(entry);
    void this.wake();
    return entry;
  }

  /** All entries of this scope, oldest first. Never rejects: without storage, those of this page. */
  async entries(): Promise<Entry[]> {
    const all = new Map<string, Entry>();
    try {
      for (const [, entry] of await this.#rows.list<Entry>('entry:'))
        if (entry.scope === this.#options.scope && entry.schema === 1) all.set(entry.id, entry);
    } catch {
      // what this page holds is all there is
    }
    for (const [id, entry] of this.#unstored) all.set(id, entry);
    return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Call once when the page starts: goes on with what an earlier visit left, and listens to signs of life. */
  async resume(): Promise<void> {
    if (this.#stop.signal.aborted) this.#stop = new AbortController();
    this.#channel = (this.#options.channel ?? (() => tabs('varco-outbox')))();
    if (this.#channel)
      this.#channel.onmessage = ({ data }) => {
        if (data?.scope === this.#options.scope) this.#options.onchange?.(data);
      };
    globalThis.addEventListener?.('online', this.#onLife);
    globalThis.document?.addEventListener('visibilitychange', this.#onLife);
    for (const entry of await this.entries())
      if (!isOpen(entry) && ageing(entry.since, KEPT, this.#clock.now()) === 'expired') await this.discard(entry.id);
    await this.wake();
  }

  /** Sends what is due; `eager`: also what only our own backoff holds back. Resolves when that round is over. */
  wake(why: 'timer' | 'eager' = 'timer'): Promise<void> {
    if (this.#running) {
      if (this.#again !== 'eager') this.#again = why;
      return this.#running;
    }
    return (this.#running = this.#rounds(why));
  }

  /** Forgets an entry and its body: the person gave it up, or has seen the receipt. */
  async discard(id: string): Promise<void> {
    this.#unstored.delete(id);
    this.#bodies.delete(id);
    await this.#rows.remove(`entry:${id}`, `body:${id}`).catch(() => {});
  }

  /** Ends timers, listeners and the attempt under way; entries stay for the next `resume`. */
  stop(): void {
    this.#stop.abort();
    this.#clock.clearTimeout(this.#timer);
    this.#channel?.close();
    this.#channel = undefined;
    globalThis.removeEventListener?.('online', this.#onLife);
    globalThis.document?.removeEventListener('visibilitychange', this.#onLife);
  }

  async #rounds(why: 'timer' | 'eager' | undefined): Promise<void> {
    await undefined;
    for (; why && !this.#stop.signal.aborted; why = this.#again) {
      this.#again = undefined;
      const eager = why === 'eager';
      // A lock that cannot be had (opaque origin) must not hold the answers back.
      let begun = false;
      const round = (): Promise<void> => ((begun = true), this.#round(eager));
      await this.#lock(round).catch(() => (begun ? undefined : round()));
      await this.#sleep();
    }
    this.#running = undefined;
  }

  /** One pass over what is due, oldest first; after "not yet" the rest waits too: it is the same endpoint. */
  async #round(eager: boolean): Promise<void> {
    const now = this.#clock.now();
    const open = (await this.entries()).filter(isOpen);
    for (const [n, entry] of open.entries())
      // A clock that was set makes nonsense of a wait: count it once more from now, rather than never or too early.
      if (entry.wait && ageing(entry.since, entry.wait, now) === 'unbelievable')
        open[n] = (await this.#put({ ...entry, since: now })) ?? entry;
    if (open.some((entry) => remaining(entry.since, entry.told, now) > 0)) return;
    for (const entry of open) {
      if (this.#stop.signal.aborted) return;
      if (dueIn(entry, now, eager) > 0) continue;
      const left = await this.#attempt(entry);
      if (left?.state === 'retrying' && left.reason !== 'in-flight') return;
    }
  }

  /** One attempt: the entry as it is left, undefined when it was discarded meanwhile. */
  async #attempt(entry: Entry): Promise<Entry | undefined> {
    const { id, type } = entry;
    const tries = entry.tries + 1;
    const sending = await this.#put({ ...entry, state: 'sending', tries, since: this.#clock.now() }, 1);
    if (sending?.state !== 'sending' || sending.tries !== tries) return sending;
    let outcome: Outcome;
    try {
      const body = this.#bodies.get(id) ?? (await this.#rows.get<Parcel['body']>(`body:${id}`));
      const { endpoint, headers, post: options } = this.#options;
      outcome =
        body === undefined
          ? { outcome: 'refused', problem: { type: 'about:blank', status: 0 } } // taken from the storage by other hands
          : await post(
              endpoint,
              { id, body, type },
              {
                ...options,
                headers: headers?.() ?? {},
                clock: this.#clock,
                signal: this.#stop.signal,
              },
            );
    } catch {
      outcome = { outcome: 'retry', reason: 'offline' }; // the body could not be read now
    }
    return this.#put(next(sending, outcome, this.#clock));
  }

  /**
   * Stores an entry's new state, with its body if that never was; keeps it here when storage fails. Resolves with what
   * stands then. `claim` 1: only if nobody has begun an attempt since we looked.
   */
  async #put(entry: Entry, claim = 0): Promise<Entry | undefined> {
    const { id } = entry;
    const row = { ...entry, unstored: undefined };
    const accepted = entry.state === 'accepted';
    if (accepted) this.#bodies.delete(id);
    const body = this.#bodies.get(id);
    const known = this.#unstored.has(id);
    let now: Entry | undefined = row;
    try {
      now = await this.#rows.update<Entry>(
        `entry:${id}`,
        // What another tab ended stays ended, what it took over meanwhile is its own, what was discarded stays away.
        (old) => {
          const ours = old ? isOpen(old) && (!isOpen(row) || old.tries <= row.tries - claim) : known;
          return ours ? row : undefined;
        },
        body === undefined ? [] : [[`body:${id}`, body]],
      );
      this.#unstored.delete(id);
      this.#bodies.delete(id);
      if (!now) return undefined;
      if (now.state === 'accepted') await this.#rows.remove(`body:${id}`);
    } catch (error) {
      now = { ...row, unstored: failure(error).reason };
      this.#unstored.set(id, now);
    }
    this.#announce(now);
    return now;
  }

  #announce(entry: Entry): void {
    try {
      this.#options.onchange?.(entry);
    } catch (error) {
      reportError(error); // the page's mistake must not stop the sending
    }
    this.#channel?.postMessage(entry);
  }

  /** Sets the timer for the next entry that becomes due. */
  async #sleep(): Promise<void> {
    this.#clock.clearTimeout(this.#timer);
    const open = (await this.entries()).filter(isOpen);
    if (!open.length || this.#stop.signal.aborted) return;
    const now = this.#clock.now();
    const told = Math.max(...open.map((entry) => remaining(entry.since, entry.told, now)));
    const next = Math.max(told, Math.min(...open.map((entry) => dueIn(entry, now, false))));
    this.#timer = this.#clock.setTimeout(() => void this.wake(), Math.min(Math.ceil(next), LONGEST));
  }

  readonly #onLife = (): void => {
    if (globalThis.document?.visibilityState !== 'hidden') void this.wake('eager');
  };
}

const isOpen = ({ state }: Entry): boolean => state !== 'accepted' && state !== 'refused';

/** ms until an entry may be tried. `sending` seen under the lock was cut off with its page: at once. */
const dueIn = ({ state, since, wait, told }: Entry, now: number, eager: boolean): number =>
  state === 'sending' ? 0 : remaining(since, eager ? Math.max(told, Math.min(wait, EAGER)) : wait, now);

/** The entry after an attempt. */
function next(entry: Entry, outcome: Outcome, clock: Clock): Entry {
  const { id, scope, type, tries } = entry;
  const left = { id, scope, type, tries, since: clock.now(), wait: 0, told: 0, schema: 1 } as const;
  if (outcome.outcome === 'accepted') return { ...left, state: 'accepted', receipt: outcome.receipt };
  if (outcome.outcome === 'refused') return { ...left, state: 'refused', problem: outcome.problem };
  const { reason, status, held, after: told = 0 } = outcome;
  const own = held ? 30_000 + backoff(tries, clock.random, ...HELD) : backoff(tries, clock.random);
  // Spread after what was told, never before it.
  return { ...left, state: held ? 'held' : 'retrying', reason, status, told, wait: told + own };
}
