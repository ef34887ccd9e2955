/** Formatters, made once for each locale and set of options: making one takes a hundred times longer than using it. */
const cache = new Map<string, unknown>();
const LIMIT = 80;

function cached<T>(kind: string, locale: string, options: object | undefined, make: () => T): T {
  const key = `${kind} ${locale} ${options ? JSON.stringify(options) : ''}`;
  let made = cache.get(key) as T | undefined;
  if (!made) {
    if (cache.size >= LIMIT) cache.delete(cache.keys().next().value!);
    cache.set(key, (made = make()));
  }
  return made;
}

/** `numberFormat('it').format(1234567.5)` → `1.234.567,5` */
export const numberFormat = (locale: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat =>
  cached('n', locale, options, () => new Intl.NumberFormat(locale, options));

/** Hours always count to 23: CLDR gives Albanian a 12-hour clock that nobody there writes. */
export const dateFormat = (locale: string, options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  cached('d', locale, options, () => new Intl.DateTimeFormat(locale, { ...options, hourCycle: 'h23' }));

/** `listFormat('it').format(['a', 'b', 'c'])` → `a, b e c` */
export const listFormat = (locale: string, options?: Intl.ListFormatOptions): Intl.ListFormat =>
  cached('l', locale, options, () => new Intl.ListFormat(locale, options));

/** Compares as the locale sorts, numbers by their value, case and accents last. */
export const collator = (locale: string): Intl.Collator =>
  cached('c', locale, undefined, () => new Intl.Collator(locale, { numeric: true }));

/** Names of countries or languages; a code without a name is shown as it is. */
export const displayNames = (locale: string, type: 'region' | 'language'): Intl.DisplayNames =>
  cached(type, locale, undefined, () => new Intl.DisplayNames(locale, { type }));

/**
 * The form for a number, by the locale's plural rules (CLDR): `plural('it', 1, { one: '{n} posto', other: '{n} posti' })`.
 * `{n}` is replaced by the formatted number. `many` is Italian for millions.
 */
export function plural(locale: string, n: number, forms: { one?: string; many?: string; other: string }): string {
  const rule = cached('p', locale, undefined, () => new Intl.PluralRules(locale)).select(n);
  return (forms[rule as 'one'] ?? forms.other).replaceAll('{n}', numberFormat(locale).format(n));
}

const letters: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', '’': "'" };

/** A text as search compares it: without case, accents (ë → e, ç → c) and typographic apostrophes. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđßæœı’]/g, (letter) => letters[letter]!);

const sign = (locale: string, type: 'decimal' | 'group') =>
  numberFormat(locale, { useGrouping: true })
    .formatToParts(-1234567.5)
    .find((part) => part.type === type)?.value;

/**
 * A number as a person typed it. The locale's signs are taken, and a plain `.` or `,` wherever it can mean but one
 * thing: in Italian `1.234` is grouped, while `1.5`, `0.123` and `1234.567` can only be decimals. Spaces and
 * apostrophes may group thousands; a percent or euro sign beside the number is let pass.
 * @returns undefined for anything else, `1e5` and `12 34` too
 */
export function parseNumber(text: string, locale: string): number | undefined {
  const typed = text
    .trim()
    .replace(/^€\s*|\s*[€%]$/g, '')
    .replace(/^[−–]/, '-')
    .replace(/(\d)[\s'’](?=\d{3}(?!\d))/g, '$1');
  const decimal = sign(locale, 'decimal') === ',' ? ',' : '.';
  const group = decimal === ',' ? '.' : ',';
  const grouped = new RegExp(`^[-+]?[1-9]\\d{0,2}((?:\\${group}\\d{3})+)(\\${decimal}\\d*)?$`).exec(typed);
  // one group and no decimals is a grouped number only to those who group by that sign
  const sure = grouped && (grouped[1]!.length > 4 || grouped[2] || sign(locale, 'group') === group);
  const plain = (sure ? typed.replaceAll(group, '') : typed).replace(',', '.');
  const n = /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(n) ? n + 0 : undefined;
}
