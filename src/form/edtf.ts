/**
 * Extended Date/Time Format (ISO 8601-2:2019), level 0 and what programmes need of it: a year, a month or a day
 * (`2021`, `2021-03`, `2021-03-05`), approximate ones (`2018~`, level 1), and intervals of these (`2019-05/2019-10`), an
 * open end written `..`.
 */
export type Precision = 'year' | 'month' | 'day';
export interface EdtfDate {
  readonly precision: Precision;
  readonly approximate: boolean;
  /** the first and the last day that it may mean, `yyyy-mm-dd`: they sort and compare as text; approximate ones as told */
  readonly first: string;
  readonly last: string;
}
export interface EdtfInterval {
  /** undefined where the end is open (`..`) */
  readonly start: EdtfDate | undefined;
  readonly end: EdtfDate | undefined;
}

/** A single date, or undefined when the text is none or the day does not exist. */
export function parseDate(text: string): EdtfDate | undefined {
  const [, year, month, day, about] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(~?)$/.exec(text) ?? [];
  if (!year) return undefined;
  // the calendar begins again every 400 years, and the platform would take the year 50 for 1950
  const days = new Date(Date.UTC(2000 + (+year % 400), Number(month ?? 12), 0)).getUTCDate();
  if (day && !(+day > 0 && +day <= days)) return undefined;
  return {
    approximate: !!about,
    precision: day ? 'day' : month ? 'month' : 'year',
    first: `${year}-${month ?? '01'}-${day ?? '01'}`,
    last: `${year}-${month ?? '12'}-${day ?? days}`,
  };
}

/** An interval, or undefined when the text is none, both ends are open, or it ends before it begins. */
export function parseInterval(text: string): EdtfInterval | undefined {
  const ends = text.split('/');
  const [start, end] = ends.map((date) => (date === '..' ? undefined : (parseDate(date) ?? null)));
  if (ends.length !== 2 || start === null || end === null || !(start || end)) return undefined;
  return start && end && start.first > end.last ? undefined : { start, end };
}
