import type { Asked } from '../../src/receiver/results/cross.ts';
import { asked, numeric, several, single, type Question } from './cross-support.ts';

/** Numbers below a bound from a seed (mulberry32), so that a world that leaks can be had again. */
export function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** State of a question: 0 unanswered, 1 not asked, 2… an option or, of several, each choice of options. */
export type State = readonly number[];

export interface Asking {
  readonly several: boolean;
  readonly options: number;
  /** its options are numbers, told in classes that begin at these and in a histogram */
  readonly classes?: readonly number[];
  /** whether it is asked, given the states of those before it; `on` says which it reads */
  readonly on: readonly number[];
  readonly when: (state: State) => boolean;
  readonly says: string;
}

export interface World {
  readonly askings: readonly Asking[];
  /** every state that the definition allows */
  readonly atoms: readonly State[];
  /** how many respondents are in each */
  readonly counts: readonly number[];
  readonly questions: readonly Asked[];
  /** of each respondent */
  readonly states: readonly State[];
}

const states = ({ several, options }: Asking): number => 2 + (several ? 2 ** options - 1 : options);
/** Options that a state stands for. */
export const chosen = ({ several, options }: Asking, state: number): number[] => {
  if (state < 2) return [];
  if (!several) return [state - 2];
  return Array.from({ length: options }, (_, option) => option).filter((option) => ((state - 1) >> option) & 1);
};

function define(next: (below: number) => number, most: number): Asking[] {
  const askings: Asking[] = [];
  const length = 3 + next(most - 2);
  for (let q = 0; q < length; q++) {
    const many = next(4) === 0;
    const number = !many && next(4) === 0;
    const options = many ? 2 : number ? 4 + next(3) : 2 + next(3);
    const literal = () => {
      const at = next(q);
      const value = next(askings[at]!.options);
      const kind = next(3);
      const holds = ({ [at]: state = 0 }: State): boolean =>
        kind === 0
          ? chosen(askings[at]!, state).includes(value)
          : kind === 1
            ? state > 1
            : state > 1 && !chosen(askings[at]!, state).includes(value);
      return { at, holds, says: `q${at}${['=', '', '!'][kind]}${kind === 1 ? '' : value + 2}` };
    };
    const kind = q ? next(6) : 0;
    const used = kind < 2 ? [] : kind < 4 ? [literal()] : [literal(), literal()];
    const all = kind !== 5;
    askings.push({
      several: many,
      options,
      ...(number && { classes: [1 + next(options - 1)] }),
      on: used.map(({ at }) => at),
      when: (state) => (all ? used.every(({ holds }) => holds(state)) : used.some(({ holds }) => holds(state))),
      says: used.map(({ says }) => says).join(all ? ' and ' : ' or '),
    });
  }
  return askings;
}

/** A questionnaire with conditions and answers to it that depend on each other. */
export function world(seed: number, most = 4): World {
  const next = random(seed);
  const askings = define(next, most);
  let atoms: State[] = [[]];
  for (const asking of askings)
    atoms = atoms.flatMap((state) =>
      asking.when(state)
        ? Array.from({ length: states(asking) }, (_, s) => s).flatMap((s) => (s === 1 ? [] : [[...state, s]]))
        : [[...state, 1]],
    );
  if (atoms.length > 700) return world(seed + 1_000_003, most);

  const people = [10 + next(40), 30 + next(120), 100 + next(500)][next(3)]!;
  const silent = [0, 3, 12][next(3)]!;
  const loyalty = 20 + next(70);
  const all = Array.from({ length: people }, (): State => {
    const type = next(3);
    const state: number[] = [];
    for (const asking of askings)
      state.push(
        !asking.when(state)
          ? 1
          : next(100) < silent
            ? 0
            : 2 + (next(100) < loyalty ? (type * 7) % (states(asking) - 2) : next(states(asking) - 2)),
      );
    return state;
  });
  const at = new Map(atoms.map((state, i) => [state.join(), i]));
  const counts = atoms.map(() => 0);
  for (const state of all) counts[at.get(state.join())!]!++;

  const questions = askings.map((asking, q): Question => {
    const column = all.map((state) => state[q]!);
    const of = asking.several
      ? several(
          `q${q}`,
          column.map((s) => (s === 1 ? undefined : s === 0 ? null : chosen(asking, s))),
          asking.options,
        )
      : asking.classes
        ? numeric(`q${q}`, column, asking.options, asking.classes)
        : single(`q${q}`, column, asking.options);
    return { ...of, on: asking.on.map((i) => `q${i}`) };
  });
  return { askings, atoms, counts, questions: asked(questions), states: all };
}
