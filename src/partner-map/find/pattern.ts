import { stem } from './words.ts';

/** What a typing error adds to a cost; less than that tells how a word was met without one. */
export const ERROR = 128;
export const NONE = 0xffff;
/** Letters that are compared with errors: the bits of a number. */
const LONGEST = 30;

/** Letters of a word as bits. Letters that share one only make what follows from them weaker. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 30);
  return bits;
}

/** Typing errors let pass in a word: none up to 3 letters, 1 up to 7, then 2. */
export const errorsIn = (word: string): number =>
  word.length > LONGEST ? 0 : word.length > 7 ? 2 : word.length > 3 ? 1 : 0;

/** A word of a query, ready to be compared with many. */
export interface Pattern {
  readonly word: string;
  /** whether a word with these letters (`lettersOf`) can meet it at all */
  may(letters: number): boolean;
  /**
   * What it costs to take a word for it: 0 for itself, 1 for one that begins with it or has its stem, `ERROR` more for each
   * letter left out, put in, mistaken or swapped with its neighbour (optimal string alignment), also in a beginning.
   * `NONE` when they are too far apart.
   */
  cost(word: string): number;
}

/** Distances are told by bits, a column at a time (H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances, 2003). */
export function pattern(word: string, most = errorsIn(word)): Pattern {
  const { length } = word;
  const root = stem(word);
  const letters = lettersOf(root);
  const last = 1 << (length - 1);
  const places = new Map<number, number>();
  if (most) for (let i = 0; i < length; i++) places.set(word.charCodeAt(i), places.get(word.charCodeAt(i))! | (1 << i));

  return {
    word,
    may(others) {
      let missing = letters & ~others;
      for (let i = 0; i < most; i++) missing &= missing - 1;
      return !missing;
    },
    cost(other) {
      if (other.startsWith(word)) return +(other.length > length);
      if (other.startsWith(root) && stem(other) === root) return 1;
      if (!most) return NONE;
      let [up, down, diagonal, before, distance] = [-1, 0, 0, 0, length];
      let best = NONE;
      for (let j = 0; j < other.length && j < length + most; j++) {
        const here = places.get(other.charCodeAt(j)) ?? 0;
        const swapped = ((~diagonal & here) << 1) & before;
        diagonal = (((here & up) + up) ^ up) | here | down | swapped;
        let right = down | ~(diagonal | up);
        let left = diagonal & up;
        distance += +!!(right & last) - +!!(left & last);
        right = (right << 1) | 1;
        left <<= 1;
        up = left | ~(diagonal | right);
        down = right & diagonal;
        before = here;
        if (distance <= most) best = Math.min(best, distance * ERROR + +(j + 1 < other.length));
      }
      return best;
    },
  };
}
