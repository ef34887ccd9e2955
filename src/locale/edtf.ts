import { parseDate } from '../form/edtf.ts';
import { dateFormat } from './intl.ts';
import { msg, str, withLocale } from './messages.ts';

/**
 * A date at the precision it is known to (EDTF, ISO 8601-2): `2021` → `2021`, `2021-03` → `marzo 2021`,
 * `2021-03-05/2021-03-07` → `5–7 marzo 2021`, an end unknown or open (`../2021`) as a dash and the other, `2018~` → `circa 2018`.
 * What is no such date is given back as it is.
 */
export function formatEdtf(edtf: string, locale: string): string {
  const [from = '', to] = edtf.split('/');
  const [start, end] = [parseDate(from), parseDate(to ?? '')];
  const format = dateFormat(locale, {
    year: 'numeric',
    month: start && start.precision !== 'year' ? 'long' : undefined,
    day: start?.precision === 'day' ? 'numeric' : undefined,
    timeZone: 'UTC',
  });
  if (to === undefined) {
    const said = start ? format.format(new Date(start.first)) : from;
    return start?.approximate ? withLocale(locale, () => msg(str`circa ${said}`, { id: 'date-circa' })) : said;
  }
  // both ends are alike, and only numbers
  if (start && end && from.length === to.length && from <= to && !/~/.test(edtf))
    return format.formatRange(new Date(start.first), new Date(end.first));
  const one = (date: string) => (date === '..' ? '' : formatEdtf(date, locale));
  return `${one(from)} – ${one(to)}`.trim();
}
