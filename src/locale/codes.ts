import { COUNTRIES, LANGUAGES, unpack } from '../contract/codes.ts';
import { cached, collator, displayNames } from './intl.ts';

/** A code and its name in the locale. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

const named = (codes: string, type: 'region' | 'language', locale: string): readonly Named[] =>
  cached(type + locale, () =>
    unpack(codes)
      .map((code) => ({ code, name: displayNames(locale, type).of(code)! }))
      .sort((a, b) => collator(locale).compare(a.name, b.name)),
  );

/** The countries and territories of ISO 3166-1 and Kosovo, named and sorted in the locale. */
export const countries = (locale: string): readonly Named[] => named(COUNTRIES, 'region', locale);

/** The languages of ISO 639-1, named and sorted in the locale. */
export const languages = (locale: string): readonly Named[] => named(LANGUAGES, 'language', locale);
