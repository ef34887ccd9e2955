import { backoff, DAY, left } from './clock.ts';
import { post, type AnyReceipt, type Outcome, type Parcel, type Problem } from './post.ts';
import { localRows, type Rows, type StorageFailure, type StorageReason } from './rows.ts';
import { attend } from './tabs.ts';

/**
 * What was submitted and what became of it. An entry is stored before its first attempt and sent, the same id and the
 * same bytes, until the endpoint accepts or refuses it; closing the page, the browser or the lid only delays that. Only
 * the outbox changes an entry, and it claims one in storage before each attempt. One tab sends at a time, under a Web
 * Lock; where there is none (insecure origins), a claim lasts as long as an attempt can and holds the other tabs back.
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
  /** ms after `since`: before then no attempt of this outbox is wanted */
  told: number;
  /** what the endpoint said last, where it was no acceptance */
  status?: number;
  receipt?: AnyReceipt;
  problem?: Problem;
  /** while it is to be sent: whose answers it takes the place of. Forgotten when that is over, for its code is a secret */
  replaces?: AnyReceipt | undefined;
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
  /** the page's headers, asked anew for every attempt */
  headers?: () => Record<string, string> | undefined;
  /** the endpoint is known to give receipts: a success without one is none */
  receipts?: boolean;
  onchange?: (entry: Entry) => void;
}

/** Between two attempts that answer a sign of life (back online, page looked at), ms. */
const EAGER = 5_000;
/** Longest timer that platforms keep (2³¹ − 1 ms): a longer wait is looked at again then. */
const LONGEST = 2 ** 31 - 1;
/** How long an entry that is over (with its receipt, or its refused body) is kept for other visits. */
const KEPT = 30 * DAY;

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #rows: Rows;
  /** entries that could not be stored as they are now, and bodies that could not be stored at all */
  readonly #unstored = new Map<string, Entry>();
  readonly #bodies = new Map<string, Parcel['body']>();
  #stop = new AbortController();
  #tell = (_entry: Entry): void => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #asked: 'timer' | 'eager' | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#rows = options.rows ?? localRows();
  }

  /**
   * Takes a parcel over and begins to send it. Resolves when it is stored (or `unstored` says why not), not when it is
   * sent. An id that is already here and was not refused is never replaced, for the endpoint may have it: the entry
   * that stands is returned, marked `already`.
   */
  async add({ id, type, body, replaces }: Parcel): Promise<Entry> {
    const fresh = this.#fresh(id, type, replaces);
    const stands = await this.#put(fresh, (old) => old?.state === 'refused' || !old, body);
    void this.wake();
    return stands === fresh ? fresh : { ...stands!, already: true };
  }

  /** All entries of this scope. Never rejects: without storage, those of this page. */
  async entries(): Promise<Entry[]> {
    const rows = await this.#rows.list<Entry>('entry:').catch(() => []);
    const ours = rows.filter(([, { scope, schema }]) => scope === this.#options.scope && schema === 1);
    return [...new Map([...ours.map(([, entry]) => [entry.id, entry] as const), ...this.#unstored]).values()];
  }

  /** Call once when the page starts: goes on with what an earlier visit left, and listens to signs of life. */
  async resume(): Promise<void> {
    const { scope, onchange } = this.#options;
    this.#stop = new AbortController();
    this.#tell = attend<Entry>(
      this.#stop.signal,
      (entry) => entry.scope === scope && onchange?.(entry),
      () => void this.wake('eager'),
    );
    for (const entry of await this.entries())
      if (!isOpen(entry) && left(entry.since, KEPT)! < 0) await this.discard(entry.id);
    await this.wake();
  }

  /** Sends what is due; `eager`: also what only our own backoff holds back. Resolves when that round is over. */
  wake(why: 'timer' | 'eager' = 'timer'): Promise<void> {
    if (this.#asked !== 'eager') this.#asked = why;
    return (this.#running ??= this.#rounds());
  }

  /** Forgets an entry and its body: the person gave it up, or has seen the receipt. */
  async discard(id: string): Promise<void> {
    this.#forget(id);
    await this.#rows.update(`entry:${id}`, () => null, [[`body:${id}`, null]]).catch(() => {});
  }

  /** Ends timers, listeners and the attempt under way; entries stay for the next `resume`. */
  stop(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  async #rounds(): Promise<void> {
    await undefined;
    while (this.#asked && !this.#stop.signal.aborted) {
      const eager = this.#asked === 'eager';
      this.#asked = undefined;
      try {
        await navigator.locks.request(`varco-outbox:${this.#options.scope}`, () => this.#round(eager, true));
      } catch {
        await this.#round(eager, false); // no locks here, or none to be had: they must not hold the answers back
      }
    }
    this.#running = undefined;
  }

  /** Attempts what is due, the longest due first, and sets the timer for what is due next. */
  async #round(eager: boolean, alone: boolean): Promise<void> {
    const due = ({ since, wait }: Entry): number => left(since, eager ? Math.min(wait, EAGER) : wait)!;
    for (;;) {
      const open = (await this.entries()).filter(isOpen).sort((a, b) => due(a) - due(b));
      const [first] = open;
      if (!first || this.#stop.signal.aborted) return;
      // A clock that was set makes nonsense of a wait: count it once more from now, rather than never or too early.
      const odd = open.find(({ since, wait }) => left(since, wait) === undefined);
      if (odd) await this.#put({ ...odd, since: Date.now() }, (old) => old?.since === odd.since);
      else {
        // "Not yet" holds for the rest, too: it is the same endpoint.
        const wait = Math.max(due(first), ...open.map(({ since, told }) => left(since, told)!));
        clearTimeout(this.#timer);
        if (wait > 0) {
          this.#timer = setTimeout(() => void this.wake(), Math.min(Math.ceil(wait), LONGEST));
          return;
        }
        await this.#attempt(first, alone);
      }
    }
  }

  /** Claims an entry, makes one attempt, stores what came of it. */
  async #attempt({ id, type, tries, replaces }: Entry, alone: boolean): Promise<void> {
    const { endpoint, headers, receipts } = this.#options;
    let outcome: Outcome = { state: 'retrying' }; // unless the body can be read
    tries++;
    try {
      const key = `body:${id}`;
      const body = this.#bodies.get(id) ?? (await this.#rows.update<Parcel['body']>(key, () => undefined));
      if (body) {
        const timeout = 30_000 + new Blob([body]).size / 16;
        const wait = alone ? 0 : timeout;
        const claim: Entry = { ...this.#fresh(id, type, replaces), state: 'sending', tries, wait, told: wait };
        const stands = await this.#put(claim, (old) => old && isOpen(old) && old.tries < tries);
        if (stands !== claim) return;
        const { signal } = this.#stop;
        outcome = await post(
          endpoint,
          { id, body, type, replaces },
          { signal, timeout, receipts, headers: headers?.() },
        );
      } else outcome = { state: 'refused', problem: { type: 'about:blank', status: 0 } }; // taken by other hands
    } catch {
      // tried again
    }
    const { state, told = 0 } = outcome;
    // Spread after what was told, never before it.
    const wait = told + backoff(tries, state === 'held');
    const row = { ...this.#fresh(id, type, isOpen(outcome) ? replaces : undefined), tries, ...outcome, told, wait };
    // What another tab ended stays ended, what it took over meanwhile is its own, what was discarded stays away.
    await this.#put(row, (old) => old && isOpen(old) && (!isOpen(row) || old.tries <= tries));
  }

  /**
   * Stores an entry if it is `ours` to change what stands, with its body if that never was; keeps it here when storage
   * fails. Resolves with what stands then: `row` itself, another tab's, or none.
   */
  async #put(row: Entry, ours: (old?: Entry) => unknown, body?: Parcel['body']): Promise<Entry | undefined> {
    const { id } = row;
    const here = this.#unstored.get(id);
    const over = row.state === 'accepted';
    body ??= this.#bodies.get(id);
    let stands: Entry | undefined;
    try {
      stands = await this.#rows.update<Entry>(
        `entry:${id}`,
        (old = here) => (ours(old) ? row : undefined),
        over || body ? [[`body:${id}`, over ? null : body]] : [],
      );
      if (!stands) return here;
      this.#forget(id);
    } catch (error) {
      if (here && !ours(here)) return here;
      row.unstored = (error as StorageFailure).message;
      this.#unstored.set(id, row);
      if (body) this.#bodies.set(id, body);
      stands = row;
    }
    try {
      this.#options.onchange?.(stands);
    } catch (error) {
      reportError(error); // the page's mistake must not stop the sending
    }
    this.#tell(stands);
    return stands;
  }

  #forget(id: string): void {
    this.#unstored.delete(id);
    this.#bodies.delete(id);
  }

  #fresh(id: string, type: string, replaces?: AnyReceipt): Entry {
    const { scope } = this.#options;
    return { id, scope, state: 'waiting', type, tries: 0, since: Date.now(), wait: 0, told: 0, replaces, schema: 1 };
  }
}

const isOpen = ({ state }: Outcome | Entry): boolean => state !== 'accepted' && state !== 'refused';
