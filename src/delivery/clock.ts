/**
 * Time, with clocks that cannot be trusted: a phone may be ten years off when a draft is saved and right when it is
 * opened. So no decision stands on a wall clock alone: ages that no person could have caused are disbelieved, waits are
 * measured from when they began.
 */
export const DAY = 86_400_000;
const YEAR = 365 * DAY;

/**
 * ms left of a `wait` in ms that began at `since`, below 0 when it is over. Undefined when only a clock that was set
 * could say so (the beginning lies ahead, or the end more than a year behind): then it begins again.
 */
export function left(since: number, wait: number): number | undefined {
  const age = Date.now() - since;
  return age >= 0 && age < wait + YEAR ? wait - age : undefined;
}

/**
 * ms to wait after `tries` failed attempts: full-jitter exponential backoff, uniform up to 1 s × 2^(tries − 1) and at
 * most 5 minutes, so that many clients spread after an outage (AWS Architecture Blog, "Exponential Backoff And Jitter",
 * 2015). `slow`, where a person has something to mend: half a minute to a quarter of an hour.
 */
export function backoff(tries: number, slow = false): number {
  const [least, base, most] = slow ? [30_000, 60_000, 900_000] : [0, 1000, 300_000];
  return least! + Math.random() * Math.min(most!, base! * 2 ** (tries - 1));
}

/**
 * ms to wait by a `Retry-After` header (RFC 9110 §10.2.3), 0 when absent or unreadable. An HTTP date is measured from
 * the response's own `Date`, which has the same clock; without it from ours, and then more than a day is taken for a
 * wrong clock of ours and cut to a day. Nothing is believed beyond a year.
 */
export function retryAfter({ headers }: Pick<Response, 'headers'>): number {
  const text = headers.get('Retry-After') ?? '';
  const from = httpDate(headers.get('Date') ?? '');
  const told = Number(text) * 1000;
  const wait = Number.isNaN(told) ? httpDate(text) - (from || Date.now()) : told;
  return Math.max(0, Math.min(wait || 0, Number.isNaN(told) && !from ? DAY : YEAR));
}

/** ms of an HTTP date in any of the three forms of RFC 9110 §5.6.7 (asctime bears no zone and means GMT), else NaN. */
const httpDate = (text: string): number => Date.parse(text.replace(/( GMT)?$/, ' GMT'));
