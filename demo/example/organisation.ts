import type { Chance } from './random.ts';

/**
 * What an invented organisation is like, before it answers anything: a few traits that its answers have in common, each about
 * normal with mean 0 and deviation 1. Whoever is larger has been abroad more often; whoever has been abroad, wants it more and
 * has learned a method; that is all the model knows.
 */
export interface Traits {
  readonly size: number;
  readonly experience: number;
  readonly ambition: number;
  readonly method: number;
}

export function traits(chance: Chance): Traits {
  /** shares add up to 1 in squares with what is its own */
  const of = (...parts: [number, number][]): number => {
    const own = Math.sqrt(1 - parts.reduce((sum, [weight]) => sum + weight ** 2, 0));
    return parts.reduce((sum, [weight, trait]) => sum + weight * trait, own * chance.normal());
  };
  const size = chance.normal();
  const experience = of([0.5, size]);
  const ambition = of([0.15, size], [0.5, experience]);
  const method = of([0.5, experience], [0.35, ambition]);
  return { size, experience, ambition, method };
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Answers as one organisation gives them: each by a trait, and by chance. */
export class Answering {
  constructor(readonly chance: Chance) {}

  /** The step of a ladder of options that goes with a trait: each about as often as the others over all organisations. */
  step<V extends string>(options: readonly V[], trait: number, shift = 0): V {
    const at = Math.floor(logistic(1.1 * (trait + shift) + this.chance.normal(0, 0.6)) * options.length);
    return options[Math.min(at, options.length - 1)]!;
  }

  /** A whole number, about `typical` in the middle, that grows with the trait by a factor of `e` to the power of `steep`. */
  count(typical: number, trait: number, steep = 0.8, max = 400): number {
    return Math.min(max, Math.max(0, Math.round(typical * Math.exp(steep * trait + this.chance.normal(0, 0.4)) - 0.3)));
  }

  percent(typical: number, trait: number): number {
    return Math.min(90, this.count(typical, trait, 0.9));
  }

  /** A scale from 1 to 5. */
  scale(trait: number, middle = 3): number {
    return Math.min(5, Math.max(1, Math.round(middle + 0.8 * trait + this.chance.normal(0, 0.7))));
  }

  /** Those options that hold, each as likely as its odds say and more so with the trait; `none` where there are none. */
  several<V extends string>(odds: Readonly<Record<V, number>>, trait: number, none?: string): string[] {
    const held = Object.entries<number>(odds).flatMap(([value, odd]) =>
      this.chance.happens(logistic(odd + trait)) ? value : [],
    );
    return held.length || none === undefined ? held : [none];
  }

  /** A matrix: each row answered in its own way. */
  rows<R extends string, V>(rows: readonly R[], answer: (row: R) => V): Record<R, V> {
    return Object.fromEntries(rows.map((row) => [row, answer(row)])) as Record<R, V>;
  }
}
