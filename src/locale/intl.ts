const cache = new Map<string, unknown>();
const LIMIT = 80;

/** What is dear to make, kept while few others are: a formatter takes a hundred times longer to make than to use. */
export function cached<T>(key: string, make: () => T): T {
  if (!cache.has(key)) {
    if (cache.size >= LIMIT) cache.delete(cache.keys().next().value!);
    cache.set(key, make());
  }
  return cache.get(key) as T;
}

let albanian: Record<string, ((options?: never) => unknown) | undefined> | undefined;
let asked: Promise<void> | undefined;

/**
 * Albanian where the browser's Intl has none, as in Chromium; asked for with the words of the interface, or by the first
 * formatter. Never rejects: without it, dates and names are in the browser's language.
 */
export function loadNames(locale: string): Promise<void> | undefined {
  if (!/^sq\b/.test(locale) || Intl.DisplayNames.supportedLocalesOf('sq')[0]) return;
  return (asked ??= import('./sq-names.ts').then(
    (names) => {
      albanian = names.albanian as never;
      cache.clear();
    },
    () => {},
  ));
}

const formatter =
  <T, O>(Format: new (locale: string, options?: O) => T, always?: O) =>
  (locale: string, options?: O): T =>
    cached(Format.name + locale + JSON.stringify(options), () => {
      const all = { ...options, ...always } as O;
      const own = loadNames(locale) && albanian?.[Format.name];
      return own ? (own(all as never) as T) : new Format(locale, all);
    });

/** `numberFormat('it').format(1234567.5)` → `1.234.567,5` */
export const numberFormat = formatter<Intl.NumberFormat, Intl.NumberFormatOptions>(Intl.NumberFormat);

/** Hours always count to 23: CLDR gives Albanian a 12-hour clock that nobody there writes. */
export const dateFormat = formatter<Intl.DateTimeFormat, Intl.DateTimeFormatOptions>(Intl.DateTimeFormat, {
  hourCycle: 'h23',
});

/** `listFormat('it').format(['a', 'b', 'c'])` → `a, b e c` */
export const listFormat = formatter<Intl.ListFormat, Intl.ListFormatOptions>(Intl.ListFormat);

/** Compares as the locale sorts, numbers by their value, case and accents last. */
export const collator = formatter<Intl.Collator, Intl.CollatorOptions>(Intl.Collator, { numeric: true });

const names = formatter<Intl.DisplayNames, Intl.DisplayNamesOptions>(Intl.DisplayNames as never);

/** Names of countries or languages; a code without a name is shown as it is. */
export const displayNames = (locale: string, type: 'region' | 'language'): Intl.DisplayNames => names(locale, { type });

const rules = formatter<Intl.PluralRules, Intl.PluralRulesOptions>(Intl.PluralRules);

/**
 * The form for a number, by the locale's plural rules (CLDR): `plural('it', 1, { one: '{n} posto', other: '{n} posti' })`.
 * `{n}` is replaced by the formatted number. `many` is Italian for millions.
 */
export const plural = (locale: string, n: number, forms: { one?: string; many?: string; other: string }): string =>
  (forms[rules(locale).select(n) as 'one'] ?? forms.other).replaceAll('{n}', numberFormat(locale).format(n));

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
  const { format } = numberFormat(locale);
  const [decimal, group] = format(0.5).includes(',') ? ',.' : '.,';
  const grouped = new RegExp(`^[-+]?[1-9]\\d{0,2}((?:\\${group}\\d{3})+)(\\${decimal}\\d*)?$`).exec(typed);
  // one group and no decimals is a grouped number only to those who group by that sign
  const sure = grouped && (grouped[1]!.length > 4 || grouped[2] || format(12345).includes(group!));
  const plain = (sure ? typed.replaceAll(group!, '') : typed).replace(',', '.');
  const n = /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(n) ? n + 0 : undefined;
}
