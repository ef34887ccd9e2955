import { parseDate, parseInterval, type EdtfDate, type Precision } from './edtf.ts';

/**
 * When something is, as far as programmes know it (EDTF, ISO 8601-2, levels 0 and 1 and a set of level 2): what edtf.ts
 * reads, seasons (`2021-21` spring … `2021-24` winter) and sets (`{2018-06-04,2018-06-12}`).
 */
export interface WhenPart extends Omit<EdtfDate, 'precision'> {
  readonly precision: Precision | 'season';
}
export interface When {
  readonly kind: 'date' | 'season' | 'interval' | 'set';
  /** the dates that it is made of: one; of an interval its start and end, undefined where open; a set's, in order, each once */
  readonly parts: readonly (WhenPart | undefined)[];
  /** of the part least exactly known */
  readonly precision: WhenPart['precision'];
  /** whether any part is (`~`) */
  readonly approximate: boolean;
  /**
   * The days within which it lies, `yyyy-mm-dd`, to sort and to compare as text: `0000-01-01` or `9999-12-31` where open. They
   * are shown to nobody unless the precision is a day; a season has no days at all, and these only put it in its place.
   */
  readonly first: string;
  readonly last: string;
}

/** Days within which something may lie, both included, `yyyy-mm-dd`. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

const always: Days = { first: '0000-01-01', last: '9999-12-31' };

/** From the most exact. */
const precisions = ['day', 'month', 'season', 'year'] as const;

const two = (n: number): string => String(n).padStart(2, '0');

/** As the north has them, where they are said of: winter is the one that begins in December. That of 9999 ends beyond EDTF. */
function parseSeason(text: string): WhenPart | undefined {
  const [, year, season, about] = /^(?!9999-24)(\d{4})-2([1-4])(~?)$/.exec(text) ?? [];
  if (!year) return undefined;
  const month = 3 * Number(season);
  return {
    precision: 'season',
    approximate: !!about,
    first: `${year}-${two(month)}-01`,
    last: month < 12 ? `${year}-${two(month + 2)}-31` : `${String(Number(year) + 1).padStart(4, '0')}-02-29`,
  };
}

/** Undefined among the parts is what is no date. */
const parseSet = (text: string): readonly (WhenPart | undefined)[] => {
  const dates = new Set(text.slice(1, -1).split(','));
  const order = (part: WhenPart | undefined): string => (part ? part.first + part.last : '');
  return [...dates].map((date) => parseDate(date.trim())).sort((a, b) => (order(a) < order(b) ? -1 : 1));
};

/**
 * @returns undefined where the text is nothing of the kind, or cannot be: 30 February, an end before its start, both ends
 * open, an empty set
 */
export function parseWhen(text: string): When | undefined {
  const set = /^\{.*\}$/.test(text);
  const interval = text.includes('/') ? parseInterval(text) : undefined;
  const one = parseDate(text) ?? parseSeason(text);
  const parts = set ? parseSet(text) : interval ? [interval.start, interval.end] : [one];
  if (!interval && parts.includes(undefined)) return undefined;
  const known = parts.filter((part) => part !== undefined);
  return {
    kind: set ? 'set' : interval ? 'interval' : one!.precision === 'season' ? 'season' : 'date',
    parts,
    precision: precisions.findLast((precision) => known.some((part) => part.precision === precision))!,
    approximate: known.some(({ approximate }) => approximate),
    first: parts[0] ? parts[0].first : always.first,
    last:
      interval && !interval.end ? always.last : known.reduce((last, part) => (part.last > last ? part.last : last), ''),
  };
}

export const overlaps = (when: When, { first, last }: Days): boolean =>
  when.kind === 'set'
    ? when.parts.some((part) => part!.first <= last && part!.last >= first)
    : when.first <= last && when.last >= first;

/** Whether it is one day, and surely that. */
export const isExactDay = ({ kind, precision, approximate }: When): boolean =>
  kind === 'date' && precision === 'day' && !approximate;

/**
 * The days that it surely takes: one span, of a set each of its days.
 * @returns none where any part of it is approximate, open, or not known to the day
 */
export function exactDays({ kind, parts, precision, approximate, first, last }: When): readonly Days[] {
  if (precision !== 'day' || approximate || parts.includes(undefined)) return [];
  return kind === 'set' ? (parts as WhenPart[]) : [{ first, last }];
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthName = (n: number): string => `${String(Math.floor(n / 12)).padStart(4, '0')}-${two((n % 12) + 1)}`;
/** No list of months is longer: a hundred years. */
const MOST_MONTHS = 1200;

/**
 * The months that it touches, `yyyy-mm`, in order, as far as they are known: a year and a season name none, and an
 * interval that is open or not known to the month at one end touches but the month of the other.
 * @param within leaves out those that lie outside
 */
export function months({ kind, parts }: When, within: Days = always): readonly string[] {
  const known = parts
    .filter((part) => part?.precision === 'day' || part?.precision === 'month')
    .map((part) => monthNumber(part!.first));
  const [least, most] = [monthNumber(within.first), monthNumber(within.last)];
  const [start, end] = known as [number, number];
  if (kind !== 'interval' || known.length < 2)
    return [...new Set(known)].filter((month) => month >= least && month <= most).map(monthName);
  const from = Math.max(start, least);
  const length = Math.min(end, most, from + MOST_MONTHS - 1) - from + 1;
  return Array.from({ length: Math.max(0, length) }, (_, i) => monthName(from + i));
}
