/**
 * Extended Date/Time Format (ISO 8601-2:2019), level 0 and what programmes need of it: a year, a month or a day
 * (`2021`, `2021-03`, `2021-03-05`) and intervals of these (`2019-05/2019-10`), an open end written `..`.
 */
export type Precision = 'year' | 'month' | 'day';
export interface EdtfDate {
  readonly precision: Precision;
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}
export interface EdtfInterval {
  /** undefined where the end is open (`..`) */
  readonly start: EdtfDate | undefined;
  readonly end: EdtfDate | undefined;
}

const daysIn = (year: number, month: number): number => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** A single date, or undefined when the text is none or the day does not exist. */
export function parseDate(text: string): EdtfDate | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part))) as [
    number,
    number?,
    number?,
  ];
  if (month === undefined) return { precision: 'year', year };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { precision: 'month', year, month };
  return day >= 1 && day <= daysIn(year, month) ? { precision: 'day', year, month, day } : undefined;
}

/** An interval, or undefined when the text is none, both ends are open, or it ends before it begins. */
export function parseInterval(text: string): EdtfInterval | undefined {
  const parts = text.split('/');
  if (parts.length !== 2 || (parts[0] === '..' && parts[1] === '..')) return undefined;
  const [start, end] = parts.map((part) => (part === '..' ? null : parseDate(part)));
  if (start === undefined || end === undefined) return undefined;
  if (start && end && first(start) > last(end)) return undefined;
  return { start: start ?? undefined, end: end ?? undefined };
}

const pad = (n: number, width: number) => String(n).padStart(width, '0');

/** The first day that a date may mean, `yyyy-mm-dd`: sorts and compares as text. */
export const first = ({ year, month = 1, day = 1 }: EdtfDate): string =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

/** The last day that a date may mean, `yyyy-mm-dd`. */
export const last = ({ year, month = 12, day = daysIn(year, month) }: EdtfDate): string =>
  first({ precision: 'day', year, month, day });
