/** Contexts there may be. */
export const CONTEXTS = 2 ** 14;

/**
 * Reads bits that were written by an adaptive binary range coder (Martin 1979, as in LZMA): a bit that was foreseen takes
 * less room than one that was not, and each context learns by itself what to foresee. `tools/basemap/bits.mjs` is the
 * writer, and learns alike.
 * @param data base64
 * @returns the next bit, given the number of its context
 */
export function bitReader(data: string): (context: number) => number {
  const bytes = atob(data);
  const chance = new Float64Array(CONTEXTS).fill(0.5);
  const pace = new Float64Array(CONTEXTS).fill(0.4);
  // Both stay below 2^24, and so are small integers to the engine. Beyond the end of data comes NaN, to `|` a zero.
  let at = 0;
  let range = 1;
  let code = 0;
  return (context) => {
    while (range < 2 ** 16) {
      range <<= 8;
      code = (code << 8) | bytes.charCodeAt(at++);
    }
    const bound = Math.floor(range * chance[context]!);
    const bit = +(code < bound);
    if (bit) range = bound;
    else {
      range -= bound;
      code -= bound;
    }
    // quick at first, and never certain
    chance[context]! += ((bit ? 0.999 : 0.001) - chance[context]!) * pace[context]!;
    if (pace[context]! > 0.02) pace[context]! /= 1 + pace[context]!;
    return bit;
  };
}
