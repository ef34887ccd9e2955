import { describe, expect, it } from 'vitest';
import { crossable, crossings } from '../../src/receiver/results/cross.ts';
import { threshold } from '../../src/receiver/results/suppress.ts';
import { full } from '../support/length.ts';
import { told } from './attack-told.ts';
import { chosen, random, world, type State, type World } from './attack-world.ts';
import { Space } from './attack-space.ts';

const queries = 1000;
const worlds = full ? 3000 : 60;
const seed = Number(process.env.VARCO_SEED || Date.now() % 1e9);
const small = (count: number) => count > 0 && count < threshold;

/** A random value of a random question, or that it is another. */
function literal({ askings }: World, next: (below: number) => number): (state: State) => boolean {
  const q = next(askings.length);
  const kind = next(askings[q]!.options + 2);
  const not = next(3) === 0;
  const holds = (state: State) => (kind < 2 ? state[q] === kind : chosen(askings[q]!, state[q]!).includes(kind - 2));
  return (state) => holds(state) !== not;
}

describe(`an attack on all that one release tells (VARCO_SEED=${seed})`, () => {
  it(
    `finds no group of fewer than five by ${queries} queries against each of ${worlds} questionnaires`,
    { timeout: full ? 3_600_000 : 60_000 },
    () => {
      let looked = 0;
      let tables = 0;
      for (let w = 0; w < worlds; w++) {
        const at = seed + w;
        const here = world(at);
        const { atoms, counts, questions } = here;
        const known = told(here);
        const count = (set: (state: State) => boolean) =>
          atoms.reduce((sum, state, i) => sum + (set(state) ? counts[i]! : 0), 0);
        for (const { what, set, value } of known) expect(count(set), `${what}, seed ${at}`).toBe(value);
        for (const by of crossable(questions))
          for (const { counts } of Object.values(crossings(questions, by))) {
            tables++;
            expect(Math.min(...counts.flat())).toBeGreaterThanOrEqual(threshold);
          }
        const space = new Space(atoms.length);
        for (const { set } of known) space.add(atoms.map((state) => Number(set(state))));
        const next = random(at);
        for (let i = 0; i < queries; i++) {
          const one = next(2) ? known[next(known.length)]!.set : literal(here, next);
          const two = next(2) ? known[next(known.length)]!.set : literal(here, next);
          const three = literal(here, next);
          const query = [
            (state: State) => one(state),
            (state: State) => one(state) && two(state),
            (state: State) => one(state) && two(state) && three(state),
            (state: State) => one(state) && !two(state),
            (state: State) => one(state) || two(state),
            (state: State) => one(state) !== two(state),
          ][next(6)]!;
          const size = count(query);
          if (!small(size)) continue;
          if (space.has(atoms.map((state) => Number(query(state))))) expect.fail(`${size} of seed ${at}, query ${i}`);
          looked++;
        }
      }
      expect(looked).toBeGreaterThan(worlds);
      expect(tables).toBeGreaterThan(worlds);
    },
  );
});
