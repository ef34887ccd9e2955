import type { Text } from '../../contract/text.ts';
import { choose, currentLocale } from '../../locale/index.ts';
import { literal } from '../../locale/markdown.ts';

/** A text of a document as a form may show it: none of its signs mean anything there, neither Markdown nor `${…}`. */
export const plain = (text: string): string => literal(text).replaceAll('${', '$\\{');

/** A document's text in the person's language, as it stands. Call inside render. */
export const said = (text: Text | undefined, locales: readonly string[]): string =>
  text === undefined ? '' : choose(text, currentLocale(), locales).text;

/** The same to be set into a text of a form. */
export const quoted = (text: Text | undefined, locales: readonly string[]): string => plain(said(text, locales));

/** A document's own words, its signs being the author's: marked with their language, where they have one only. */
export const own = (text: Text, [first]: readonly string[]): Text =>
  typeof text === 'string' && first ? { [first]: text } : text;

/** The language that new texts are written in: the person's, where the document speaks it, else the document's first. */
export const writing = (locales: readonly string[], locale: string): string =>
  locales.find((each) => each.split('-')[0] === locale.split('-')[0]) ?? locales[0] ?? locale;

/**
 * A text after the version that was shown (`choose`) was typed anew; those in other languages stay.
 * @param language of a text that is new
 * @returns undefined when nothing is left of it
 */
export function retold(
  text: Text | undefined,
  typed: string | undefined,
  language: string,
  locales: readonly string[],
): Text | undefined {
  if (text === undefined) return typed && (locales.length > 1 ? { [language]: typed } : typed);
  if (typeof text === 'string') return typed || undefined;
  const { lang } = choose(text, language, locales);
  const rest = Object.entries({ ...text, [lang]: typed ?? '' }).filter(([, version]) => version);
  return rest.length ? Object.fromEntries(rest) : undefined;
}
