import { retryAfter } from '../delivery/clock.ts';

/** ms between two looks while all is well. */
const EVERY = 30_000;
/** ms for one look. */
const PATIENCE = 15_000;
/** Doublings of the wait while nothing can be had: 16 minutes at most. */
const DOUBLINGS = 5;

export interface PollOptions<T> {
  /** absolute */
  readonly url: string;
  readonly headers?: () => Record<string, string> | undefined;
  /** makes of the JSON what is wanted; undefined when it is not of the kind */
  readonly read: (json: unknown) => T | undefined;
  /** whether anybody looks at it now */
  readonly wanted: () => boolean;
  /** there is another value, or it is known no more whether it still holds */
  readonly onchange: () => void;
}

/**
 * What changes while a page is open, asked for again and again as long as somebody looks: by its ETag, so that what has not
 * changed is not sent. What could not be had leaves what was known, with the time at which it was so.
 */
export class Poll<T> {
  value: T | undefined;
  /** wall clock, ms: when the value was last known to hold; 0: never */
  at = 0;
  #etag: string | undefined;
  #fails = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #stop = new AbortController();
  readonly #options: PollOptions<T>;

  constructor(options: PollOptions<T>) {
    this.#options = options;
  }

  /** Since when it is not known whether the value still holds, by the wall clock; undefined while it is. */
  get staleSince(): number | undefined {
    return this.#fails && this.at ? this.at : undefined;
  }

  start(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    // who comes back to the page is told what holds now
    document.addEventListener('visibilitychange', () => this.look(true), { signal });
    this.look(true);
  }

  stop(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  /** Somebody looks, perhaps: asks if it is time to, or at once. */
  look(now = false): void {
    if (this.#timer && !now) return;
    if (document.visibilityState === 'visible' && this.#options.wanted()) void this.fresh();
  }

  /** Asks now. Resolves when the answer is there, or there is none; never rejects. */
  fresh(): Promise<void> {
    return (this.#running ??= this.#ask().finally(() => (this.#running = undefined)));
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.look();
    }, ms);
  }

  async #ask(): Promise<void> {
    const { url, headers: own, read, onchange } = this.#options;
    const before = this.#fails;
    let told = 0;
    this.#fails++;
    let changed = false;
    try {
      const headers = new Headers(own?.());
      headers.set('Accept', 'application/json');
      if (this.#etag) headers.set('If-None-Match', this.#etag);
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(PATIENCE)]);
      // the ETag is ours to compare: what a cache kept would hide how old it is
      const response = await fetch(url, { headers, signal, cache: 'no-store', referrerPolicy: 'same-origin' });
      told = retryAfter(response);
      const value = response.ok ? read(await response.json()) : undefined;
      if (value !== undefined) {
        this.value = value;
        this.#etag = response.headers.get('ETag') ?? undefined;
        changed = true;
      }
      if (value !== undefined || response.status === 304) {
        this.at = Date.now();
        this.#fails = 0;
      }
    } catch {
      // an outage, or no JSON: asked again later
    }
    if (this.#stop.signal.aborted) return;
    if (changed || !before !== !this.#fails) onchange();
    this.#later(Math.max(told, EVERY * 2 ** Math.min(this.#fails, DOUBLINGS)));
  }
}
