import type { Crossing, Crossings } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';
import { own, type Reading } from './words.ts';

/** A class of respondents that is shown beside the whole. */
export interface Beside {
  /** what it is called: "Provincia: Torino" */
  readonly name: string;
  /** the tables of its question with every other */
  readonly crossings: Crossings;
  /** its value among the columns of these */
  readonly value: string;
}

/** What a class answered to a question: of those asked, how many gave each value that may be told. */
export interface Part {
  readonly name: string;
  readonly asked: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** @param key a question's id; that of a matrix's row is `question/row`. @returns undefined where it may not be told */
export function partOf(beside: Beside | undefined, key: string): Part | undefined {
  const crossing: Crossing | undefined = own(beside?.crossings.questions, key);
  const column = crossing?.columns.indexOf(beside!.value) ?? -1;
  const asked = crossing?.asked[column];
  if (!crossing || !asked) return undefined;
  const cells = crossing.rows.flatMap((row, i): [string, number][] => {
    const count = crossing.counts[i]?.[column];
    return count === undefined ? [] : [[row, count]];
  });
  return { name: beside!.name, asked, counts: new Map(cells) };
}

/** Whether anything at all is told of the class. */
export const isTold = ({ crossings, value }: Beside): boolean =>
  Object.values(crossings.questions).some(({ columns }) => columns.includes(value));

export const inAll = (): string => msg('in all', { id: 's-a-in-all' });

/** What stands in small type where a class is shown: what its shares are of. */
export const partNote = (s: Reading, { name, asked }: Part): string =>
  msg(str`${name}: shares of the ${s.number(asked)} who were asked.`, { id: 's-a-part-note' });

export const tooFewOf = (name: string): string =>
  msg(str`${name}: too few answered this to tell.`, { id: 's-a-part-few' });
