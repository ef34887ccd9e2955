import { errorsIn, meet } from './pattern.ts';
import { folded, plainWord, tokens, words } from './words.ts';

/** Part of a text: UTF-16 positions, as `slice` takes them. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * What of a text a query found, to be marked: of a word that begins with one of the query's that much, of one that is like it
 * all. The ranges are in order, apart from each other, and hold whole letters: `ß` is found by `s`, and marked.
 * @param query as it was understood (`Found.query`)
 * @param near whether typing errors were let pass (`Found.near`)
 */
export function marks(text: string, query: string, near: boolean): Range[] {
  const sought = words(query);
  if (!sought.length) return [];
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
  return Array.from(tokens(plain)).flatMap(({ 0: found, index: from }) => {
    const word = plainWord(found);
    let least = Infinity;
    let length = 0;
    for (const one of sought)
      meet(one, near ? errorsIn(one) : 0, { words: [word], shared: new Uint8Array(1) }, (_, cost) => {
        if (cost > least) return;
        const much = word.startsWith(one) ? one.length : word.length;
        length = cost < least ? much : Math.max(length, much);
        least = cost;
      });
    if (!length) return [];
    // dots of an acronym are no letters of the word
    let end = from;
    for (; length; end++) if (plain[end] !== '.') length--;
    return [{ from: starts[from]!, to: ends[end - 1]! }];
  });
}
