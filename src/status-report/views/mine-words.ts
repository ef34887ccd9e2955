import type { Results } from '../../contract/results.ts';
import { dateFormat, listFormat, msg, str } from '../../locale/index.ts';
import type { Mine } from '../mine/mine.ts';
import type { Dimension, Taken } from '../mine/picture.ts';
import { shown, type Place } from '../mine/position.ts';
import type { Viewing } from '../viewing.ts';

/** What the parts of a picture draw from. */
export interface Shown {
  readonly s: Viewing;
  readonly mine: Mine;
  readonly now: Taken;
  readonly before: Taken | undefined;
  /** the answers that were given as earlier ones are the later */
  readonly swapped: boolean;
  readonly group: Results | undefined;
  readonly dimensions: readonly Dimension[];
  /** of the headings of parts */
  readonly level: number;
}

/** Names of dimensions in one phrase. */
export const named = (s: Viewing, dimensions: readonly Dimension[]): string =>
  listFormat(s.locale).format(
    dimensions.map(({ title }) =>
      msg(str`“${s.text(title)}”`, { id: 's-mine-quoted', desc: 'A name in quotation marks' }),
    ),
  );

export const tooFew = (): string => msg('too few answers to say', { id: 's-mine-too-few' });

/** "37 out of 100", or why there is no number. */
export const scoreSaid = (s: Viewing, score: number | null): string =>
  score === null ? tooFew() : msg(str`${s.number(shown(score))} out of 100`, { id: 's-mine-out-of', desc: 'A score' });

/** A place in the group in words, without its number. */
export const placeInGroup = (place: Place): string =>
  ({
    top: msg('in the highest quarter of the group', { id: 's-mine-top-group' }),
    upper: msg('between the median and the third quartile of the group', { id: 's-mine-upper-group' }),
    median: msg('at the median of the group', { id: 's-mine-median-group' }),
    lower: msg('between the first quartile and the median of the group', { id: 's-mine-lower-group' }),
    bottom: msg('in the lowest quarter of the group', { id: 's-mine-bottom-group' }),
    same: msg('level with most of the group', { id: 's-mine-same-group' }),
  })[place];

/** Where one stands among so many; undefined where that is not known. */
export function placeSaid(s: Viewing, { place, group }: Dimension): string | undefined {
  if (!place) return undefined;
  if (typeof group?.n !== 'number') return placeInGroup(place);
  const n = s.number(group.n);
  return {
    top: msg(str`in the highest quarter of ${n} respondents`, { id: 's-mine-top' }),
    upper: msg(str`between the median and the third quartile of ${n} respondents`, { id: 's-mine-upper' }),
    median: msg(str`at the median of ${n} respondents`, { id: 's-mine-median' }),
    lower: msg(str`between the first quartile and the median of ${n} respondents`, { id: 's-mine-lower' }),
    bottom: msg(str`in the lowest quarter of ${n} respondents`, { id: 's-mine-bottom' }),
    same: msg(str`level with most of ${n} respondents`, { id: 's-mine-same' }),
  }[place];
}

/** A day, where it is known. @param at wall clock, ms */
export const daySaid = (s: Viewing, at: number | undefined): string =>
  at === undefined
    ? msg('date not known', { id: 's-mine-no-date' })
    : dateFormat(s.locale, { dateStyle: 'long' }).format(at);
