/** All that follows linearly from what is known: the space of vectors, over the numbers modulo a prime. */
export class Space {
  static readonly #prime = 67_108_859;
  readonly #basis = new Map<number, Float64Array>();
  readonly #length: number;

  constructor(length: number) {
    this.#length = length;
  }

  add(vector: readonly number[]): void {
    const left = this.#reduce(vector);
    const pivot = left.findIndex((x) => x !== 0);
    if (pivot < 0) return;
    const inverse = power(left[pivot]!, Space.#prime - 2, Space.#prime);
    this.#basis.set(
      pivot,
      left.map((x) => (x * inverse) % Space.#prime),
    );
  }

  /** Whether the sum over a vector follows. That it does not is certain; that it does, but for one chance in the prime. */
  has(vector: readonly number[]): boolean {
    return this.#reduce(vector).every((x) => x === 0);
  }

  #reduce(vector: readonly number[]): Float64Array {
    const left = Float64Array.from(vector);
    for (let at = 0; at < this.#length; at++) {
      const factor = left[at]!;
      const basis = factor ? this.#basis.get(at) : undefined;
      if (!basis) continue;
      for (let i = at; i < this.#length; i++) left[i] = (left[i]! + (Space.#prime - factor) * basis[i]!) % Space.#prime;
    }
    return left;
  }
}

function power(base: number, exponent: number, prime: number): number {
  let [result, square] = [1, base];
  for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
    if (e % 2) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}
