import { fold } from '../contract/fold.ts';

/** A word, and of an acronym with dots (Liv.in.g., S.r.l.) all of it. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:\.[\p{L}\p{N}\p{M}]{1,3}(?![\p{L}\p{N}\p{M}]))*/gu;

/** Words of a text as they stand there. */
export const rawWords = (text: string): readonly string[] => text.match(WORD) ?? [];

/** The same, each with its place. */
export const tokens = (text: string): Iterable<{ readonly 0: string; readonly index: number }> => text.matchAll(WORD);

/** A text as it is compared: folded; a final sigma is a sigma, as it is not final while one types. */
export const folded = (text: string): string => fold(text).replaceAll('ς', 'σ');

/** A word of a text as it is compared: without the dots of an acronym too. It may be empty. */
export const plainWord = (word: string): string => folded(word).replaceAll('.', '');

/** Words of a text as search compares them: `L'Università di Liv.in.g.` → `l`, `universita`, `di`, `living`. */
export const words = (text: string): string[] => rawWords(text).map(plainWord).filter(Boolean);

/**
 * What the singular and the plural of a word have in common, in Italian, English and Albanian, whose endings are vowels or `s`:
 * `rete`, `reti` → `ret`; `city`, `cities` → `cit`; `shoqatë`, `shoqata` → `shoqat`. At least three letters stay.
 */
export const stem = (word: string): string => word.replace(/(?<=...)[aeiouys]{1,3}$/, '');

/** All the strings that lie in a value which may be anything: a text in all its languages, a list of them; not too deep. */
export function strings(value: unknown, into: string[] = [], depth = 6): string[] {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'object' && depth)
    for (const key in value) strings((value as Record<string, unknown>)[key], into, depth - 1);
  return into;
}
