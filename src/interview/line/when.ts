import { parseDate } from '../../form/edtf.ts';
import type { Answer } from '../../form/index.ts';
import { textOf } from '../read.ts';

/** When something was, as far as it is known. Days are counted from 1 January 1970, in UTC. */
export interface Period {
  /** its first day; undefined where it began nobody says when */
  readonly from: number | undefined;
  /** the day after its last; undefined where it goes on, or ended nobody says when */
  readonly to: number | undefined;
  /** a day or a month: a point on a line of years */
  readonly point: boolean;
  /** approximate or uncertain (EDTF `~`, `?`, `%`) */
  readonly rough: boolean;
}

const DAY = 864e5;
const dayOf = (date: string): number => Date.parse(date) / DAY;

/** The first day of a month. @param months since the year 0 */
export const monthStart = (months: number): number => new Date(0).setUTCFullYear(0, months, 1) / DAY;
/** The month that a day lies in, since the year 0. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/**
 * A date or period (EDTF) as days. Ends that are written the wrong way round change places; of an interval with one end
 * that is no date, that end is open.
 * @returns undefined where neither end is a date
 */
export function periodOf(when: Answer): Period | undefined {
  const text = textOf(when);
  const ends = text.replace(/[~?%]/g, '').split('/');
  const from = parseDate(ends[0]!);
  const to = ends.length > 1 ? parseDate(ends[1]!) : from;
  if (!from && !to) return undefined;
  const [start, end] = from && to && from.first > to.first ? [to, from] : [from, to];
  return {
    from: start && dayOf(start.first),
    to: end && dayOf(end.last) + 1,
    point: ends.length === 1 && from!.precision !== 'year',
    rough: /[~?%]/.test(text),
  };
}

/**
 * The years that periods lie in, as EDTF: `2014`, or `2014/2024`.
 * @returns undefined where there is none
 */
export function yearsOf(periods: readonly (Period | undefined)[]): string | undefined {
  const years = periods
    .flatMap((period) => [period?.from, period?.to && period.to - 1])
    .filter((day) => day !== undefined)
    .map((day) => Math.floor(monthOf(day) / 12));
  const [from, to] = [Math.min(...years), Math.max(...years)].map((year) => String(year).padStart(4, '0'));
  return years.length ? (from === to ? from : `${from}/${to}`) : undefined;
}
