import type { Crossing } from '../../contract/results.ts';
import { msg, str } from '../../locale/index.ts';
import type { Beside } from './beside.ts';
import { own, type Reading } from './words.ts';

/** What a class answered to a question: of those asked, how many gave each value that may be told. */
export interface Part {
  readonly name: string;
  readonly asked: number;
  /** how many were asked in all; null where only some were, who are not told of */
  readonly whole: number | null;
  readonly counts: ReadonlyMap<string, number>;
}

/** @param key a question's id; that of a matrix's row is `question/row`. @returns undefined where it may not be told */
export function partOf(beside: Beside | undefined, key: string, whole: number | null = null): Part | undefined {
  const crossing: Crossing | undefined = own(beside?.crossings.questions, key);
  const column = crossing?.columns.indexOf(beside!.value) ?? -1;
  const asked = crossing?.asked[column];
  if (!crossing || !asked) return undefined;
  const cells = crossing.rows.flatMap((row, i): [string, number][] => {
    const count = crossing.counts[i]?.[column];
    return count === undefined ? [] : [[row, count]];
  });
  return { name: beside!.name, asked, whole, counts: new Map(cells) };
}

/** Whether anything at all is told of the class. */
export const isTold = ({ crossings, value }: Beside): boolean =>
  Object.values(crossings.questions).some(({ columns }) => columns.includes(value));

/** What stands in small type where a class is shown: what its shares are of. */
export const partNote = (s: Reading, { name, asked, whole }: Part): string =>
  whole
    ? msg(str`Shares are of those who were asked: ${s.number(asked)} of ${name}, ${s.number(whole)} in all.`, {
        id: 's-a-part-asked',
      })
    : msg(str`${name}: shares of the ${s.number(asked)} who were asked; in all, of those who answered.`, {
        id: 's-a-part-note',
      });
