/** A set of respondents: one bit for each of them. */
export type Bitmap = Uint32Array;

/** How many are in both sets. */
export function both(a: Bitmap, b: Bitmap): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    let x = a[i]! & b[i]!;
    // The bits of a word are added in parallel (Warren, Hacker's Delight, 5-1).
    x -= (x >>> 1) & 0x55555555;
    x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
    sum += Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
}

/** Each cell of a column as a set. */
export function setsOf(cellOf: Uint16Array, cells: number): Bitmap[] {
  const words = Math.ceil(cellOf.length / 32);
  const all = new Uint32Array(words * cells);
  for (let i = 0; i < cellOf.length; i++) all[cellOf[i]! * words + (i >>> 5)]! |= 1 << (i & 31);
  return Array.from({ length: cells }, (_, cell) => all.subarray(cell * words, (cell + 1) * words));
}
