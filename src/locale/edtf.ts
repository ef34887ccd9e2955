import { parseDate } from '../form/edtf.ts';
import { dateFormat } from './intl.ts';

/**
 * A date at the precision it is known to (EDTF, ISO 8601-2): `2021` → `2021`, `2021-03` → `marzo 2021`,
 * `2021-03-05/2021-03-07` → `5–7 marzo 2021`, an end unknown or open (`../2021`) as a dash and the other.
 * What is no such date is given back as it is.
 */
export function formatEdtf(edtf: string, locale: string): string {
  const [from = '', to] = edtf.split('/');
  const format = dateFormat(locale, {
    year: 'numeric',
    month: from.length > 4 ? 'long' : undefined,
    day: from.length > 7 ? 'numeric' : undefined,
    timeZone: 'UTC',
  });
  if (to === undefined) return parseDate(from) ? format.format(new Date(from)) : from;
  if (parseDate(from) && parseDate(to) && from.length === to.length && from <= to)
    return format.formatRange(new Date(from), new Date(to));
  const one = (end: string) => (end === '..' ? '' : formatEdtf(end, locale));
  return `${one(from)} – ${one(to)}`.trim();
}
