import type { RuleError } from './rule.ts';

/** An error of `toRule` or `pattern` in the words for an author. */
export interface Explained {
  readonly found: string;
  readonly expected: string;
  /** The whole sentence with the place; under it, for text, the words around it with an arrow. */
  readonly message: string;
}

/** What `toRule` or `pattern` threw, with what to write instead, for the author of `source`. */
export const explain = ({ found, expected, message }: RuleError, _source: unknown): Explained => ({
  found,
  expected,
  message,
});
