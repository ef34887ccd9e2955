import type { Told } from './attack-told.ts';
import type { State } from './attack-world.ts';

/** Some respondents answer otherwise, and every told number stays: the numbers of their states before and after. */
export interface Move {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const within = (states: readonly number[], set: readonly boolean[]): number =>
  states.reduce((sum, state) => sum + Number(set[state]), 0);

/** Whether a move changes how many are in a set. */
export const changes = ({ from, to }: Move, set: readonly boolean[]): boolean => within(from, set) !== within(to, set);

/**
 * Other worlds that look the same, two respondents away or, where none of these is wanted, three. What such a move changes is
 * not known from what is told, also to who knows that no count is negative.
 */
export class Moves {
  readonly #counts: readonly number[];
  readonly #looks: readonly number[];
  readonly #alike = new Map<number, number[][][]>();

  constructor(
    atoms: readonly State[],
    counts: readonly number[],
    known: readonly Told[],
    next: (below: number) => number,
  ) {
    this.#counts = counts;
    // In place of the list of what a state is counted in, a sum of random numbers: equal where the lists are.
    const weights = known.map(() => next(2 ** 42));
    this.#looks = atoms.map((state) => known.reduce((sum, { set }, i) => sum + (set(state) ? weights[i]! : 0), 0));
  }

  /** One that changes how many are in a set, if there is one. */
  changing(set: readonly boolean[]): Move | undefined {
    for (const length of [2, 3])
      for (const alike of this.#of(length))
        for (const from of alike) {
          if (!this.#there(from)) continue;
          const to = alike.find((other) => within(other, set) !== within(from, set));
          if (to) return { from, to };
        }
    return undefined;
  }

  #there(states: readonly number[]): boolean {
    return states.every((state) => this.#counts[state]! >= states.filter((other) => other === state).length);
  }

  /** So many states, by what they look like together. */
  #of(length: number): number[][][] {
    const known = this.#alike.get(length);
    if (known) return known;
    const bySum = new Map<number, number[][]>();
    const choose = (states: number[], sum: number): void => {
      if (states.length === length) {
        const alike = bySum.get(sum);
        if (alike) alike.push(states);
        else bySum.set(sum, [states]);
        return;
      }
      for (let next = states.at(-1) ?? 0; next < this.#looks.length; next++)
        choose([...states, next], sum + this.#looks[next]!);
    };
    choose([], 0);
    const alike = [...bySum.values()].filter((lists) => lists.length > 1);
    this.#alike.set(length, alike);
    return alike;
  }
}
