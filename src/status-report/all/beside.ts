import type { Crossings } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';

/** A class of respondents that is shown beside the whole. */
export interface Beside {
  /** what it is called: "Provincia: Torino" */
  readonly name: string;
  /** the tables of its question with every other */
  readonly crossings: Crossings;
  /** its value among the columns of these */
  readonly value: string;
}

export const inAll = (): string => msg('in all', { id: 's-a-in-all' });

/** What stands where the class is not: these numbers are told of all alone. */
export const ofWhole = (name: string): string =>
  msg(str`Of all answers, not of “${name}” alone.`, { id: 's-a-whole-only', desc: 'A group that was chosen' });

export const tooFewOf = (name: string): string =>
  msg(str`${name}: too few answered this to tell.`, { id: 's-a-part-few' });
