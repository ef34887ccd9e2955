import { stem } from './words.ts';

/** What a typing error adds to a cost; less than that tells how a word was met without one. */
export const ERROR = 128;
/** Letters that are compared with errors: the bits of a number. */
const LONGEST = 30;

/** Typing errors let pass in a word: none up to 3 letters, 1 up to 7, then 2. */
export const errorsIn = (word: string): number =>
  word.length > LONGEST ? 0 : word.length > 7 ? 2 : word.length > 3 ? 1 : 0;

/** Words in the order of their UTF-16 units. */
export interface Vocabulary {
  readonly words: readonly string[];
  /** by word: how many units it begins with that the one before begins with too, at most 255 */
  readonly shared: Uint8Array;
}

/** Where a word stands among sorted ones, or would stand. */
export function rankOf(word: string, words: readonly string[]): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (words[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Tells of all words that may be taken for one of a query, and what that costs: 0 for itself, 1 for one that begins with it or
 * has its stem, and `ERROR` more for each letter left out, put in, mistaken or swapped with its neighbour (optimal string
 * alignment), also in a beginning. It may tell of a word twice.
 * @param most typing errors to let pass
 */
export function meet(
  word: string,
  most: number,
  vocabulary: Vocabulary,
  tell: (index: number, cost: number) => void,
): void {
  const root = stem(word);
  const { words } = vocabulary;
  for (let index = rankOf(root, words); words[index]?.startsWith(root); index++) {
    const other = words[index]!;
    if (other.startsWith(word)) tell(index, +(other.length > word.length));
    else if (other.length < root.length + 4 && stem(other) === root) tell(index, 1);
  }
  if (most) beginning(word, most, vocabulary, tell);
}

/**
 * Words that begin with a pattern, with errors. The states of the automaton are bits, bit `i` for the first `i` letters of the
 * pattern met, in one number for each count of errors (S. Wu, U. Manber, Fast text searching allowing errors, 1992).
 * As the words are sorted, the states after what a word shares with the one before are still there.
 */
function beginning(
  pattern: string,
  most: number,
  { words, shared }: Vocabulary,
  tell: (index: number, cost: number) => void,
): void {
  const { length } = pattern;
  const places = new Map<number, number>();
  for (let i = 0; i < length; i++) places.set(pattern.charCodeAt(i), places.get(pattern.charCodeAt(i))! | (1 << i));
  const whole = 1 << length;
  const width = most + 1;
  // after each letter of the word: states by count of errors, letters' places, and the fewest errors of a beginning so far
  const depth = length + most + 1;
  const states = new Int32Array((depth + 1) * width);
  const masks = new Int32Array(depth + 1);
  const fewest = new Uint8Array(depth + 1).fill(width);
  for (let errors = 0; errors < width; errors++) {
    states[errors] = (2 << errors) - 1;
    if (states[errors]! & whole) fewest[0] = Math.min(fewest[0]!, errors);
  }
  let known = 0;

  for (let index = 0; index < words.length;) {
    const word = words[index]!;
    known = Math.min(known, shared[index]!);
    let alive = true;
    while (alive && known < word.length && known < depth) {
      const here = places.get(word.charCodeAt(known)) ?? 0;
      const at = known * width;
      known++;
      masks[known] = here;
      let found = fewest[known - 1]!;
      alive = false;
      for (let errors = 0; errors < width; errors++) {
        let state = (states[at + errors]! & here) << 1;
        if (errors) {
          const fewer = states[at + errors - 1]!;
          state |= fewer | (fewer << 1) | (states[at + width + errors - 1]! << 1);
          if (known > 1) state |= (((states[at - width + errors - 1]! & here) << 1) & masks[known - 1]!) << 1;
          state &= whole * 2 - 1;
        }
        states[at + width + errors] = state;
        if (state & whole && errors < found) found = errors;
        if (state && errors <= found) alive = true;
      }
      fewest[known] = found;
    }
    const errors = fewest[known]!;
    if (errors < width) {
      // the word itself, or one that begins so
      let cost = errors * ERROR + 1;
      if (known === word.length)
        for (let e = 0; e <= errors; e++) if (states[known * width + e]! & whole) cost = Math.min(cost, e * ERROR);
      tell(index++, cost);
      continue;
    }
    // none that begins like this can be one
    index++;
    if (!alive) while (shared[index]! >= known) index++;
  }
}
