import { displayNames } from '../locale/intl.ts';

/**
 * What is searched of entries, by their number from 0: all of it in all its languages. A word counts for the best place where
 * it stands: a name first, then aliases, labels and terms, any text.
 */
export interface Searchable {
  readonly size: number;
  /** names of an entry: what it is called, in each language */
  names(n: number): readonly string[];
  /** what it is called beside: acronyms, former names */
  aliases(n: number): readonly string[];
  /** names of its places and the like, which stand in itself */
  labels(n: number): readonly string[];
  /** ids of what it refers to, for each of the `vocabularies`; what is no string is passed over */
  terms(n: number): readonly (readonly unknown[])[];
  /** what an id is called, in each language; asked once for each */
  readonly vocabularies: readonly ((id: string) => readonly string[])[];
  texts(n: number): readonly string[];
}

/** A vocabulary of countries, ISO 3166: one is found by its names in all of the interface's languages. */
export const countryNames = (code: string): string[] =>
  /^[A-Z]{2}$/.test(code) ? ['it', 'en', 'sq'].map((locale) => displayNames(locale, 'region').of(code)!) : [];
