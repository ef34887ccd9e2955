import { CONTEXTS } from '../../src/partner-map/basemap/bits.ts';

/** Writes what `bitReader` reads, bit by bit, each in its context; `data()` ends it and gives it as base64. */
export function bitWriter() {
  const chance = new Float64Array(CONTEXTS).fill(0.5);
  const pace = new Float64Array(CONTEXTS).fill(0.4);
  const bytes = [];
  let range = 2 ** 16;
  // below 2^24, but for a carry into the bytes before
  let low = 0;
  const carry = () => {
    if (low < 2 ** 24) return;
    low -= 2 ** 24;
    let i = bytes.length - 1;
    while (bytes[i] === 255) bytes[i--] = 0;
    bytes[i]++;
  };
  const shift = () => {
    bytes.push(low >>> 16);
    low = (low << 8) & 0xffffff;
  };
  const widen = () => {
    while (range < 2 ** 16) {
      range <<= 8;
      shift();
    }
  };
  return {
    /** @param {number} context @param {boolean | 0 | 1} bit */
    write(context, bit) {
      widen();
      const bound = Math.floor(range * chance[context]);
      if (bit) range = bound;
      else {
        low += bound;
        range -= bound;
      }
      carry();
      chance[context] += ((bit ? 0.999 : 0.001) - chance[context]) * pace[context];
      if (pace[context] > 0.02) pace[context] /= 1 + pace[context];
    },
    data() {
      widen();
      // Any number of the interval does: the one that ends in most zeros, which the reader adds by itself.
      low += range - 1;
      carry();
      shift();
      // The first byte is none: the interval begins with the two that the reader takes at first.
      return Buffer.from(bytes.slice(1)).toString('base64');
    },
  };
}
