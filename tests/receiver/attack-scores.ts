import { tied } from '../../src/receiver/results/clusters.ts';
import { byGroup } from '../../src/receiver/results/groups.ts';
import { Space } from './attack-space.ts';
import { chosen, type State, type World } from './attack-world.ts';

/** Scores of a world, and what follows from the means that are told of them. */
export interface Scores {
  /** how many of a set have a score */
  readonly size: (set: (state: State) => boolean) => number;
  /** whether the sum of the scores in a set follows: with its size, a mean */
  readonly follows: (set: (state: State) => boolean) => boolean;
  readonly told: number;
}

/** Every question groups the scores, by each of its options that is told. Who did not answer the last question has none. */
export function scoresOf({ askings, atoms, counts, questions, states }: World): Scores {
  const scored = (state: State) => state.at(-1)! > 1;
  const groups = questions.flatMap(({ columns }, q) =>
    Array.from({ length: askings[q]!.classes ? 0 : askings[q]!.options }, (_, option) => {
      const [column, cell] = askings[q]!.several
        ? [columns.get(`option:q${q}${option}`)!, 3]
        : [columns.get('')!, 2 + option];
      const holds = (state: State) => !column.hidden.has(cell) && chosen(askings[q]!, state[q]!).includes(option);
      return { q, holds };
    }),
  );
  const told = [
    ...byGroup(
      states.map((state, i) => (scored(state) ? i % 101 : null)),
      groups.map(({ holds }) => Uint8Array.from(states, (state) => Number(holds(state)))),
      tied(questions).map((ids) => groups.flatMap(({ q }, g) => (ids.includes(`q${q}`) ? [g] : []))),
    ),
  ];
  // The sum of scores in each state is what nobody knows; in a state of which nobody has a score it is none.
  const sums = atoms.filter((state, i) => scored(state) && counts[i]! > 0);
  const space = new Space(sums.length);
  const vector = (set: (state: State) => boolean) => sums.map((state) => Number(set(state)));
  const size: Scores['size'] = (set) => states.filter((state) => scored(state) && set(state)).length;
  const all = () => true;
  const known = groups.flatMap(({ holds }, g) => (told[g] ? [holds] : []));
  for (const holds of [...(size(all) < 5 ? [] : [all]), ...known]) space.add(vector(holds));
  return {
    size,
    follows: (set) => space.has(vector(set)),
    told: told.filter(Boolean).length,
  };
}
