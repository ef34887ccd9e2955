/**
 * Time, with clocks that cannot be trusted: a phone may be ten years off when a draft is saved and right when it is
 * opened. So no decision stands on a wall clock alone: ages that no person could have caused are disbelieved, waits are
 * measured from when they began and never exceed their own length.
 */
export interface Clock {
  /** wall clock, ms since 1970 */
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** uniform in [0, 1) */
  random(): number;
}

/** The platform's clock, looked up at every call so that fake timers of a test count. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as number),
  random: () => Math.random(),
};

export const DAY = 86_400_000;

/**
 * What `savedAt` and a life in ms mean at `now`: `expired` only for an age that is believable, that is past the life by
 * less than a year. A negative age or a longer one says that a clock was set: `unbelievable`, the life begins again.
 */
export function ageing(savedAt: number, life: number, now: number): 'alive' | 'expired' | 'unbelievable' {
  const age = now - savedAt;
  if (!(age >= 0 && age < life + 365 * DAY)) return 'unbelievable';
  return age > life ? 'expired' : 'alive';
}

/** ms left of a `wait` that began at `since`: a clock set back never makes it longer than the wait itself. */
export const remaining = (since: number, wait: number, now: number): number =>
  Math.min(wait, Math.max(0, since + wait - now));

/**
 * Full-jitter exponential backoff: uniform in [0, min(cap, base × 2^(tries − 1))) ms after `tries` failed attempts, so
 * that many clients spread after an outage (AWS Architecture Blog, "Exponential Backoff And Jitter", 2015).
 */
export const backoff = (tries: number, random: () => number, base = 1000, cap = 300_000): number =>
  random() * Math.min(cap, base * 2 ** Math.max(0, tries - 1));

/**
 * ms to wait by a `Retry-After` header (RFC 9110 §10.2.3), undefined when absent or unreadable. An HTTP date is
 * measured from the response's own `Date`, which has the same clock; without it from `now`, and then more than a day
 * is taken for a wrong clock of ours and cut to a day. Nothing is believed beyond a year.
 */
export function retryAfter(header: string | null, date: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(+text * 1000, 365 * DAY);
  const at = httpDate(text);
  if (Number.isNaN(at)) return undefined;
  const from = httpDate(date?.trim() ?? '');
  return Number.isNaN(from) ? within(at - now, DAY) : within(at - from, 365 * DAY);
}

const within = (ms: number, max: number): number => Math.min(Math.max(0, ms), max);

/** ms of an HTTP date in any of the three forms of RFC 9110 §5.6.7 (asctime bears no zone and means GMT), else NaN. */
const httpDate = (text: string): number =>
  /^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/.test(text) ? Date.parse(/GMT$/.test(text) ? text : `${text} GMT`) : NaN;
