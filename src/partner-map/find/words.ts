import { fold } from '../../contract/fold.ts';

/** A word, and of an acronym with dots (Liv.in.g., S.r.l.) all of it. */
const WORD = /[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]{1,3}(?![\p{L}\p{N}]))*/gu;

/** `fold`, quicker for plain ASCII; a final sigma is a sigma, as it is not final while one types. */
export const folded = (text: string): string =>
  /[^\0-\x7f]/.test(text) ? fold(text).replaceAll('ς', 'σ') : text.toLowerCase();

/** Words of a folded text, each with its place in it. */
export const tokens = (
  text: string,
): readonly { readonly word: string; readonly from: number; readonly to: number }[] =>
  Array.from(text.matchAll(WORD), ({ 0: found, index }) => ({
    word: found.replaceAll('.', ''),
    from: index,
    to: index + found.length,
  }));

/** Words of a text as search compares them: `L'Università di Liv.in.g.` → `l`, `universita`, `di`, `living`. */
export const words = (text: string): string[] =>
  (folded(text).match(WORD) ?? []).map((found) => found.replaceAll('.', ''));

/**
 * What the singular and the plural of a word have in common, in Italian, English and Albanian, whose endings are vowels or `s`:
 * `rete`, `reti` → `ret`; `city`, `cities` → `cit`; `shoqatë`, `shoqata` → `shoqat`. At least three letters stay.
 */
export const stem = (word: string): string => word.replace(/(?<=...)[aeiouys]{1,3}$/, '');

/** All the strings that lie in a value which may be anything: a text in all its languages, a list of them. */
export function strings(value: unknown, into: string[] = []): string[] {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'object' && value)
    for (const key in value) strings((value as Record<string, unknown>)[key], into);
  return into;
}
