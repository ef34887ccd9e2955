import type { Steps } from './breathe.ts';
import { threshold } from './suppress.ts';

/** Who is in the same cell of each of some columns goes together. */
export interface Patterns {
  /** how many are of each, none of nobody */
  readonly sizes: readonly number[];
  /** by column, the cell that those of each pattern are in */
  readonly cells: readonly Uint16Array[];
}

/** @param columns the cell of each respondent, in each of them, and how many cells there are */
export function* patternsOf(
  columns: readonly { readonly cellOf: Uint8Array | Uint16Array; readonly cells: number }[],
): Steps<Patterns> {
  const length = columns[0]?.cellOf.length ?? 0;
  const patternOf = new Uint32Array(length);
  let count = 1;
  for (const { cellOf, cells } of columns) {
    const splits = new Int32Array(count * cells).fill(-1);
    count = 0;
    for (let i = 0; i < length; i++) {
      const key = patternOf[i]! * cells + cellOf[i]!;
      if (splits[key]! < 0) splits[key] = count++;
      patternOf[i] = splits[key]!;
    }
    yield;
  }
  const sizes = Array<number>(count).fill(0);
  const cells = columns.map(() => new Uint16Array(count));
  for (let i = 0; i < length; i++) {
    const pattern = patternOf[i]!;
    if (sizes[pattern]!++ === 0) cells.forEach((own, c) => void (own[pattern] = columns[c]!.cellOf[i]!));
  }
  return { sizes, cells };
}

/** Sums are of whole numbers modulo a prime, whose products a double holds. */
const prime = 67_108_859;

function inverse(number: number): number {
  let [result, square] = [1, number];
  for (let e = prime - 2; e > 0; e = Math.floor(e / 2)) {
    if (e % 2) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

interface Row {
  readonly first: number;
  /** 1 at its first place, where all other rows are 0 */
  readonly vector: Float64Array;
}

/**
 * All that follows from told counts by adding and subtracting, as vectors over patterns. A group of one to four consists of
 * small patterns alone: those vectors are looked through that are nothing elsewhere, and mostly there are none.
 */
export class Span {
  /** patterns, those of many first */
  readonly #order: readonly number[];
  readonly #sizes: readonly number[];
  /** where the small ones begin */
  readonly #small: number;
  #rows: readonly Row[] = [];

  constructor(sizes: readonly number[]) {
    this.#order = sizes.map((_, i) => i).sort((a, b) => sizes[b]! - sizes[a]!);
    this.#sizes = this.#order.map((i) => sizes[i]!);
    this.#small = this.#sizes.filter((size) => size >= threshold).length;
  }

  /**
   * Tells how many are in each of some sets, unless a group of one to four followed.
   * @param sets whether a pattern is in it
   * @returns whether they are told
   */
  *tell(sets: readonly ((pattern: number) => boolean)[]): Steps<boolean> {
    // Where no pattern is small, no group is.
    if (this.#small === this.#sizes.length) return true;
    const before = this.#rows;
    for (const has of sets) {
      this.#add(Float64Array.from(this.#order, (pattern) => Number(has(pattern))));
      yield;
    }
    if (!this.#leaks()) return true;
    this.#rows = before;
    return false;
  }

  #add(vector: Float64Array): void {
    for (const row of this.#rows) vector = without(vector, row);
    const first = vector.findIndex((x) => x !== 0);
    if (first < 0) return;
    const factor = inverse(vector[first]!);
    const fresh = { first, vector: vector.map((x) => (x * factor) % prime) };
    this.#rows = [...this.#rows.map(({ first, vector }) => ({ first, vector: without(vector, fresh) })), fresh];
  }

  #leaks(): boolean {
    const rows = this.#rows.filter(({ first }) => first >= this.#small);
    // At the first place of a row all others are nothing: a group has all of that pattern, or nobody of it.
    const found = (group: readonly Row[], from: number, size: number): boolean =>
      (group.length > 0 && this.#isSmall(group)) ||
      rows.slice(from).some((row, i) => {
        const more = size + this.#sizes[row.first]!;
        return more < threshold && found([...group, row], from + i + 1, more);
      });
    return found([], 0, 0);
  }

  /** Whether the sum of vectors is a group of one to four. */
  #isSmall(vectors: readonly Row[]): boolean {
    let size = 0;
    for (let i = this.#small; i < this.#sizes.length; i++) {
      let sum = 0;
      for (const { vector } of vectors) sum += vector[i]!;
      sum %= prime;
      if (sum > 1) return false;
      size += sum * this.#sizes[i]!;
      if (size >= threshold) return false;
    }
    return true;
  }
}

/** A vector less so much of a row that it is nothing at the row's first place. */
function without(vector: Float64Array, { first, vector: row }: Row): Float64Array {
  if (vector[first] === 0) return vector;
  const factor = prime - vector[first]!;
  const left = Float64Array.from(vector);
  for (let i = first; i < left.length; i++) if (row[i] !== 0) left[i] = (left[i]! + factor * row[i]!) % prime;
  return left;
}
