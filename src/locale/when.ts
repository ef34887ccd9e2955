import { parseWhen, type When, type WhenPart } from '../form/edtf-when.ts';
import { formatEdtf } from './edtf.ts';
import { dateFormat, listFormat } from './intl.ts';
import { msg, str, withLocale } from './messages.ts';

export interface WhenOptions {
  /** only about then: said after the date, and instead of "circa" */
  readonly indicative?: boolean;
}

const LENGTHS = { year: 4, season: 4, month: 7, day: 10 } as const;

/** A part as EDTF: the text that formatEdtf words, without a day or month that is not known. */
const edtf = ({ first, precision, approximate }: WhenPart): string =>
  first.slice(0, LENGTHS[precision]) + (approximate ? '~' : '');

function formatSeason({ first, approximate }: WhenPart): string {
  const year = first.slice(0, 4);
  const said = {
    '03': () => msg(str`spring ${year}`, { id: 'c-when-spring' }),
    '06': () => msg(str`summer ${year}`, { id: 'c-when-summer' }),
    '09': () => msg(str`autumn ${year}`, { id: 'c-when-autumn' }),
    '12': () => msg(str`winter ${year}`, { id: 'c-when-winter' }),
  }[first.slice(5, 7)]!();
  return approximate ? msg(str`circa ${said}`, { id: 'date-circa' }) : said;
}

/**
 * Dates of a set: what they share is said once, where only the days of one month, or the months of one year, differ and
 * the language writes nothing else in another way: `4 e 12 giugno 2018`.
 */
function formatSet(parts: readonly WhenPart[], locale: string): string {
  const said = parts.map((part) => formatEdtf(edtf(part), locale));
  const list = listFormat(locale);
  const [{ precision, first }, ...others] = parts as [WhenPart, ...WhenPart[]];
  const shared = precision === 'day' ? 7 : 4;
  const alike = (part: WhenPart) =>
    part.precision === precision && !part.approximate && part.first.slice(0, shared) === first.slice(0, shared);
  if (precision !== 'year' && others.every(alike)) {
    const format = dateFormat(locale, { month: 'long', timeZone: 'UTC' });
    const own = parts.map((part) =>
      precision === 'day' ? String(Number(part.first.slice(8))) : format.format(new Date(part.first)),
    );
    const folded = (piece: string): string => said[0]!.replace(own[0]!, () => piece);
    if (own.every((piece, i) => folded(piece) === said[i])) return folded(list.format(own));
  }
  return list.format(said);
}

function word({ kind, parts }: When, locale: string): string {
  if (kind === 'season') return formatSeason(parts[0]!);
  if (kind === 'set') return formatSet(parts as WhenPart[], locale);
  const [start, end] = parts.map((part) => part && edtf(part));
  if (kind === 'date') return formatEdtf(start!, locale);
  if (start && end) return start === end ? formatEdtf(start, locale) : formatEdtf(`${start}/${end}`, locale);
  const date = formatEdtf((start ?? end)!, locale);
  return start
    ? msg(str`${date}, no end set`, { id: 'c-when-no-end' })
    : msg(str`no start set, ends ${date}`, { id: 'c-when-no-start' });
}

/**
 * When something is, in words and no more exactly than it is known: `marzo 2021, periodo indicativo`, `primavera 2021`,
 * `4 e 12 giugno 2018`, `maggio–ottobre 2019`, `circa 2018`.
 * @param when EDTF, or what it was read as; a text that is none is given back as it is
 */
export function formatWhen(when: When | string, locale: string, { indicative = false }: WhenOptions = {}): string {
  const read = typeof when === 'string' ? parseWhen(when) : when;
  if (!read) return when as string;
  return withLocale(locale, () => {
    if (!indicative) return word(read, locale);
    const parts = read.parts.map((part) => part && { ...part, approximate: false });
    const said = word({ ...read, parts }, locale);
    return read.precision === 'day'
      ? msg(str`${said}, indicative date`, { id: 'c-when-indicative-date' })
      : msg(str`${said}, indicative period`, { id: 'c-when-indicative-period' });
  });
}
