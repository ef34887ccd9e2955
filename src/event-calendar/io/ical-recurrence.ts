/**
 * Recurrence rules (RFC 5545, 3.3.10) of whole days: each day of a span is looked at and fits the rule or does not, so that
 * no rule, however strange, takes longer than its span is long.
 */
export interface Rule {
  readonly freq?: string;
  readonly interval?: number;
  readonly count?: number;
  /** `yyyy-mm-dd`, or with a time */
  readonly until?: string;
  /** the first day of the week: 1 is Sunday; Monday unless said */
  readonly wkst?: number;
  readonly byday?: string | readonly string[];
  readonly bymonthday?: number | readonly number[];
  readonly byyearday?: number | readonly number[];
  readonly bymonth?: number | readonly number[];
  readonly bysetpos?: number | readonly number[];
}

const MS = 864e5;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const PARTS = /^(freq|interval|count|until|wkst|byday|bymonthday|byyearday|bymonth|bysetpos)$/;

const list = <T>(value: T | readonly T[] | undefined): readonly T[] | undefined =>
  value === undefined ? undefined : ([value].flat() as T[]);

/** Whether it is followed here: rules of days, weeks, months and years, without hours and without numbers of weeks. */
export const isFollowed = (rule: Rule): boolean =>
  /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(rule.freq ?? '') &&
  Object.keys(rule).every((part) => PARTS.test(part)) &&
  // "the second Monday" is of a month or a year
  (list(rule.byday) ?? []).every((day) => /^[A-Z]{2}$/.test(day) || /^(MONTHLY|YEARLY)$/.test(rule.freq!));

interface Civil {
  /** counted from 1 January 1970 */
  readonly day: number;
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
}
function civil(day: number): Civil {
  const at = new Date(day * MS);
  return {
    day,
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    date: at.getUTCDate(),
    weekday: at.getUTCDay(),
  };
}
const numberOf = (day: string): number => Date.parse(day.slice(0, 10)) / MS;
const textOf = (day: number): string => new Date(day * MS).toISOString().slice(0, 10);

/** Whether the nth of `size` is among wanted positions, which count from the end where they are negative. */
const among = (wanted: readonly number[] | undefined, nth: number, size: number): boolean =>
  !wanted || wanted.includes(nth) || wanted.includes(nth - size - 1);

/** Days of the month, or of the year, that a date lies in, and its place among them, from 1. */
function place({ year, month, date, day }: Civil, ofYear: boolean): [nth: number, size: number] {
  const [from, to] = ofYear
    ? [Date.UTC(year, 0), Date.UTC(year + 1, 0)]
    : [Date.UTC(year, month - 1), Date.UTC(year, month)];
  return [ofYear ? day - from / MS + 1 : date, (to - from) / MS];
}

/** What a rule asks of a day, apart from its period: what it leaves open is as on the first day. */
function filterOf(rule: Rule, start: Civil): (at: Civil) => boolean {
  const days = list(rule.byday)?.map((day) => ({
    weekday: WEEKDAYS.indexOf(day.slice(-2)),
    nth: parseInt(day, 10) || 0,
  }));
  const yearDays = list(rule.byyearday);
  const asStart = !days && !yearDays && !rule.bymonthday;
  const months = list(rule.bymonth) ?? (rule.freq === 'YEARLY' && asStart ? [start.month] : undefined);
  const monthDays =
    list(rule.bymonthday) ?? (/^(MONTHLY|YEARLY)$/.test(rule.freq!) && asStart ? [start.date] : undefined);
  const weekdays = days ?? (rule.freq === 'WEEKLY' && asStart ? [{ weekday: start.weekday, nth: 0 }] : undefined);
  const ofYear = rule.freq === 'YEARLY' && !rule.bymonth;
  return (at) => {
    if (months && !months.includes(at.month)) return false;
    if (monthDays && !among(monthDays, ...place(at, false))) return false;
    if (yearDays && !among(yearDays, ...place(at, true))) return false;
    if (!weekdays) return true;
    const [nth, size] = place(at, ofYear);
    return weekdays.some(
      (wanted) =>
        wanted.weekday === at.weekday &&
        (!wanted.nth || wanted.nth === Math.ceil(nth / 7) || -wanted.nth === Math.ceil((size - nth + 1) / 7)),
    );
  };
}

/** Which of the days, weeks, months or years since the first one a date lies in; 0 is the first. */
function periodOf(rule: Rule, start: Civil): (at: Civil) => number {
  const weekStart = (rule.wkst ?? 2) - 1;
  const week = ({ day, weekday }: Civil): number => (day - ((weekday - weekStart + 7) % 7)) / 7;
  switch (rule.freq) {
    case 'DAILY':
      return (at) => at.day - start.day;
    case 'WEEKLY':
      return (at) => week(at) - week(start);
    case 'MONTHLY':
      return (at) => (at.year - start.year) * 12 + at.month - start.month;
    default:
      return (at) => at.year - start.year;
  }
}

/**
 * The days of a span on which a rule (isFollowed) falls, its `count` and `until` left aside.
 * @param start the day from which it recurs @param from, to the span, both included; all `yyyy-mm-dd`
 */
export function recurrences(rule: Rule, start: string, from: string, to: string): string[] {
  const first = civil(numberOf(start));
  const [period, fits] = [periodOf(rule, first), filterOf(rule, first)];
  const interval = rule.interval ?? 1;
  const positions = list(rule.bysetpos);
  const [least, last] = [numberOf(from < start ? start : from), numberOf(to)];
  const found: number[] = [];
  let current = NaN;
  let together: number[] = [];
  const close = (): void => {
    const chosen = together.filter((_, i) => among(positions, i + 1, together.length));
    found.push(...chosen.filter((day) => day >= least && day <= last));
    together = [];
  };
  // positions are counted in whole periods: it begins before the span, and ends after it
  const margin = positions ? { DAILY: 0, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 }[rule.freq!]! : 0;
  for (let day = least - margin; day <= last + margin; day++) {
    const at = civil(day);
    const now = period(at);
    if (now !== current) close();
    current = now;
    if (now >= 0 && now % interval === 0 && fits(at)) together.push(day);
  }
  close();
  return found.map(textOf);
}
