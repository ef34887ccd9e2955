import { html, nothing } from 'lit';
import type { Text } from '../contract/text.ts';
import { choose, foreign } from './choose.ts';
import { displayNames } from './intl.ts';

/** Whose language texts are chosen by: the reader's, then the document's own in their order. */
export interface Reader {
  readonly locale: string;
  readonly locales: readonly string[];
}

/** A text of the document in the reader's language, where only a plain string will do. */
export const plain = (text: Text | undefined, { locale, locales }: Reader): string =>
  choose(text ?? '', locale, locales).text;

/**
 * The same to be shown, marked with its language where it fell back to another (WCAG 3.1.2).
 * @param draw what becomes of the string, such as marks of what was searched
 */
export function said(text: Text | undefined, reader: Reader, draw: (text: string) => unknown = String): unknown {
  const chosen = choose(text ?? '', reader.locale, reader.locales);
  // a text without languages is often a name, which is in none
  return typeof text === 'string' || foreign(chosen.lang) === nothing
    ? draw(chosen.text)
    : html`<span lang=${chosen.lang}>${draw(chosen.text)}</span>`;
}

const names = (locale: string, type: 'region' | 'language', code: string): string => {
  try {
    return displayNames(locale, type).of(code) ?? code;
  } catch {
    return code;
  }
};
export const countryName = (code: string, { locale }: Reader): string => names(locale, 'region', code);
export const languageName = (code: string, { locale }: Reader): string => names(locale, 'language', code);

/** "Bruxelles, Belgio"; empty where nothing is known. @param place with an ISO 3166 code of its country */
export function placeName(
  place: { readonly city?: Text; readonly region?: Text; readonly country?: string } | undefined,
  reader: Reader,
): string {
  const { city, region, country } = place ?? {};
  const parts = [
    city ? plain(city, reader) : region ? plain(region, reader) : '',
    country ? countryName(country, reader) : '',
  ];
  return parts.filter(Boolean).join(', ');
}
