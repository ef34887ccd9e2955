import { crossable, crossings } from '../../src/receiver/results/cross.ts';
import { chosen, type State, type World } from './attack-world.ts';

/** A number that everybody knows: how many are in a set of states. */
export interface Told {
  readonly what: string;
  readonly set: (state: State) => boolean;
  readonly value: number;
}

/** Every number of a release. */
export function told({ askings, questions, states }: World): Told[] {
  const all: Told[] = [{ what: 'n', set: () => true, value: states.length }];
  const add = (what: string, set: Told['set'], value: number) => void all.push({ what, set, value });
  const at = (key: string) => Number(key.slice(1));
  const option = (q: number, name: string) => {
    const values = name.slice(`q${q}`.length).split('+').map(Number);
    return (state: State) => chosen(askings[q]!, state[q]!).some((value) => values.includes(value));
  };

  for (const { id, columns } of questions) {
    const q = at(id);
    for (const [name, { cells, cellOf, hidden }] of columns) {
      const counts = [0, 1, ...cells.map((_, i) => i + 2)].map((cell) =>
        cellOf.reduce((n, c) => n + Number(c === cell), 0),
      );
      const sets: Told['set'][] = [
        (state) => state[q] === 0,
        (state) => state[q] === 1,
        ...(cells[0] === 'answered'
          ? [(state: State) => state[q]! > 1]
          : name.startsWith('option:')
            ? [(state: State) => state[q]! > 1 && !option(q, name.slice(7))(state), option(q, name.slice(7))]
            : cells.map((cell) => option(q, cell))),
      ];
      counts.forEach((count, cell) => {
        if (!hidden.has(cell)) add(`${id} ${name} ${cell}`, sets[cell]!, count);
      });
      // The number of answers is told as well when they alone are told.
      if (hidden.size === 2 && hidden.has(0) && hidden.has(1))
        add(`${id} ${name} n`, (state) => state[q]! > 1, states.length - counts[0]! - counts[1]!);
    }
  }
  for (const by of crossable(questions))
    for (const [key, table] of Object.entries(crossings(questions, by))) {
      const sets = (q: number, names: readonly string[], rest: boolean) => {
        const own = names.map((name) => option(q, name));
        const others = (state: State) => state[q] !== 1 && !own.some((set) => set(state));
        return rest ? [...own, others] : own;
      };
      const [down, across] = [at(key), at(by)];
      const columns = sets(across, table.columns, table.rest.columns);
      const rows = sets(down, table.rows, table.rest.rows);
      rows.forEach((row, i) =>
        columns.forEach((column, j) =>
          add(`${key} ${i} by ${by} ${j}`, (state) => row(state) && column(state), table.counts[i]![j]!),
        ),
      );
      columns.forEach((column, j) =>
        add(`${key} asked by ${by} ${j}`, (state) => state[down] !== 1 && column(state), table.asked[j]!),
      );
    }
  return all;
}
