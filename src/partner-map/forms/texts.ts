import type { Text } from '../../contract/text.ts';
import { choose } from '../../locale/index.ts';

export { own, plain, quoted, said } from '../../respondent/inset-texts.ts';

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
