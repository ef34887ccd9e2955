/** Chance that comes again: the same seed draws the same (sfc32, C. Doty-Humphrey, PractRand). */
export class Chance {
  readonly #state: Uint32Array;

  /** @param seed any text; the same text, the same draws */
  constructor(seed: string) {
    this.#state = Uint32Array.of(0x9e3779b9, 0x243f6a88, 0xb7e15162, 1);
    // every character stirs the state, so that seeds that are alike draw nothing alike
    for (const character of seed) {
      this.#state[0]! ^= character.codePointAt(0)!;
      for (let i = 0; i < 12; i++) this.#next();
    }
  }

  #next(): number {
    const s = this.#state;
    const [a, b, c, d] = s as unknown as [number, number, number, number];
    const drawn = (a + b + d) >>> 0;
    s[0] = b ^ (b >>> 9);
    s[1] = c + (c << 3);
    s[2] = ((c << 21) | (c >>> 11)) + drawn;
    s[3] = d + 1;
    return drawn;
  }

  /** 0 ≤ x < 1 */
  unit(): number {
    return this.#next() / 2 ** 32;
  }

  /** Normally distributed (Box and Muller, 1958). */
  normal(mean = 0, deviation = 1): number {
    return mean + deviation * Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  happens(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One of the keys, as often as its weight says. */
  pick<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights) as [K, number][];
    let rest = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    return (entries.find(([, weight]) => (rest -= weight) < 0) ?? entries.at(-1)!)[0];
  }

  /** Several different keys, the heavier the likelier and the earlier. */
  draw<K extends string>(weights: Readonly<Record<K, number>>, count: number): K[] {
    const left: Record<string, number> = { ...weights };
    const drawn: K[] = [];
    while (drawn.length < count && Object.keys(left).length) {
      const key = this.pick(left) as K;
      drawn.push(key);
      delete left[key];
    }
    return drawn;
  }
}
