import { dateFormat } from './intl.ts';

const DAY = /^\d{4}(-\d\d(-\d\d)?)?$/;

function date(edtf: string): Date | undefined {
  const parsed = new Date(edtf);
  // 31 February would be shown as 3 March
  return DAY.test(edtf) && !Number.isNaN(+parsed) && parsed.toISOString().startsWith(edtf) ? parsed : undefined;
}

const format = (edtf: string, locale: string) =>
  dateFormat(locale, {
    year: 'numeric',
    month: edtf.length > 4 ? 'long' : undefined,
    day: edtf.length > 7 ? 'numeric' : undefined,
    timeZone: 'UTC',
  });

/**
 * A date at the precision it is known to (EDTF, ISO 8601-2): `2021` → `2021`, `2021-03` → `marzo 2021`,
 * `2021-03-05/2021-03-07` → `5–7 marzo 2021`, an end unknown or open (`../2021`) as a dash and the other.
 * What is no such date is given back as it is.
 */
export function formatEdtf(edtf: string, locale: string): string {
  const [from = '', to] = edtf.split('/');
  const [a, b] = [date(from), date(to ?? '')];
  const one = (when: Date | undefined, text: string) =>
    when ? format(text, locale).format(when) : text === '..' ? '' : text;
  if (to === undefined) return one(a, from);
  if (a && b && from.length === to.length && a <= b) return format(from, locale).formatRange(a, b);
  return `${one(a, from)} – ${one(b, to)}`.trim();
}
