import type { Text } from '../../contract/text.ts';

/** A town of the gazetteer. */
export interface Town {
  /** value of the choice */
  readonly id: string;
  readonly own: string;
  readonly english: string;
  readonly italian: string;
  /** of Italy */
  readonly region: string | undefined;
  /** ISO 3166-1, XK */
  readonly country: string;
  /** degrees, to 0.01 */
  readonly lat: number;
  readonly lon: number;
}

/** What a town is called in a language: Italian and English have names of their own, all others take its people's. */
export const townName = ({ own, english, italian }: Town, language: string): string =>
  language === 'it' ? italian : language === 'en' ? english : own;

/** Its name as a document says it: one text where all languages agree. */
export function townText(town: Town, locales: readonly string[]): Text {
  const names = locales.map((locale) => [locale, townName(town, locale.split('-')[0]!)] as const);
  return new Set(names.map(([, name]) => name)).size > 1 ? Object.fromEntries(names) : (names[0]?.[1] ?? town.own);
}
