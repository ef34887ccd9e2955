import type { Answer, Answers } from '../form/index.ts';
import { codesOf, textOf } from './read.ts';
import type { Rung } from './types.ts';

/** Tests that a rung still wants: all of `all`, and one of `any`. */
export interface Missing {
  readonly rung: Rung;
  readonly all: readonly string[];
  readonly any: readonly string[];
}

/** Where a track stands: what the tests propose, and what the person says instead. */
export interface Standing {
  readonly proposed: Rung;
  readonly rung: Rung;
  readonly overridden: boolean;
  /** of the override; empty while it is not given */
  readonly reason: string;
}

const lacking = (met: ReadonlySet<string>, { all = [], any = [] }: Rung) => ({
  all: all.filter((test) => !met.has(test)),
  any: any.some((test) => met.has(test)) ? [] : any,
});

/**
 * The rung that the tests met speak for: the highest whose conditions hold. A test that the ladder does not know changes
 * nothing.
 * @param tests values of the tests that are met
 * @param rungs highest first; the last has no condition, and is where everything starts
 * @throws RangeError for a ladder without rungs
 */
export function propose(tests: readonly string[], rungs: readonly Rung[]): Rung {
  const met = new Set(tests);
  const found = rungs.find((rung) => {
    const { all, any } = lacking(met, rung);
    return !all.length && !any.length;
  });
  const rung = found ?? rungs.at(-1);
  if (!rung) throw new RangeError('a ladder has at least one rung');
  return rung;
}

/**
 * What is not met yet for the next rung up.
 * @param from value of the rung to climb from; that which the tests propose where it is not given
 * @returns undefined on the highest rung; both lists empty where an override stands below what the tests allow
 */
export function missing(
  tests: readonly string[],
  rungs: readonly Rung[],
  from: string = propose(tests, rungs).value,
): Missing | undefined {
  const rung = rungs[rungs.findIndex(({ value }) => value === from) - 1];
  return rung && { rung, ...lacking(new Set(tests), rung) };
}

/** Where a track stands, by the conventional answers `tests`, `rung` (a choice of one's own, or nothing) and `override_reason`. */
export function standing(track: Answers, rungs: readonly Rung[]): Standing {
  const proposed = propose(codesOf(track.tests), rungs);
  const rung = rungs.find(({ value }) => value === (track.rung as Answer)) ?? proposed;
  const overridden = rung !== proposed;
  return { proposed, rung, overridden, reason: overridden ? textOf(track.override_reason) : '' };
}
