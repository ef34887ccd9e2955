import { NONE, pattern } from './pattern.ts';
import { folded, tokens, words } from './words.ts';

/** Part of a text: UTF-16 positions, as `slice` takes them. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

let last: { readonly key: string; readonly patterns: ReturnType<typeof pattern>[] } | undefined;

/**
 * What of a text a query found, to be marked: of a word that begins with one of the query's that much, of one that is like it
 * all. The ranges are in order, apart from each other, and hold whole letters: `ß` is found by `s`, and marked.
 * @param query as it was understood (`Found.query`)
 * @param near whether typing errors were let pass (`Found.near`)
 */
export function marks(text: string, query: string, near: boolean): Range[] {
  const key = `${near}${query}`;
  if (last?.key !== key) {
    const patterns = words(query).map((word) => pattern(word, near ? undefined : 0));
    last = { key, patterns };
  }
  const { patterns } = last;
  if (!patterns.length) return [];
  // folding makes letters longer (ß) or takes them away (accents): where each folded letter comes from
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = '';
  let at = 0;
  for (const letter of text) {
    const short = folded(letter);
    const end = at + letter.length;
    if (!short && ends.length) ends[ends.length - 1] = end;
    for (let i = 0; i < short.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    plain += short;
    at = end;
  }
  return tokens(plain).flatMap(({ word, from, to }) => {
    let cost = NONE;
    let length = 0;
    for (const one of patterns) {
      const price = one.cost(word);
      if (price > cost || price === NONE) continue;
      const begins = word.startsWith(one.word) ? one.word.length : word.length;
      length = price < cost ? begins : Math.max(begins, length);
      cost = price;
    }
    if (!length) return [];
    // dots of an acronym are no letters of the word
    let end = from;
    for (; length && end < to; end++) if (plain[end] !== '.') length--;
    return [{ from: starts[from]!, to: ends[end - 1]! }];
  });
}
