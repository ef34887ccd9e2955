import type { Field, Question } from '../../contract/questionnaire.ts';
import { listFormat, msg, plural, str } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';

/** What figures are made with: a definition, and how its texts and numbers read. A `Viewing` is one. */
export type Reading = Pick<Viewing, 'locale' | 'locales' | 'model' | 'number' | 'text'>;
export type Asked = Question | Field;

/** A member of a record that came from elsewhere, where `constructor` may be no question. */
export const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/** The same name again and again is one word in what ships. */
export const notTold = (): string => msg('not shown', { id: 's-not-told', desc: 'A number that may not be told' });

/** "44 %"; near none and near all with a digit more, that they do not read as none and all. */
export const percent = (s: Reading, share: number): string =>
  s.number(share, {
    style: 'percent',
    maximumFractionDigits: (share > 0 && share < 0.01) || (share > 0.99 && share < 1) ? 2 : 0,
  });

/** "62 (44 %)"; without the share where it may not be told of how many. */
export const countSaid = (s: Reading, count: number | null, whole: number | null): string =>
  count === null ? notTold() : whole ? `${s.number(count)} (${percent(s, count / whole)})` : s.number(count);

/** The same where there is little room: "44 %", or the number where no share may be told. */
export const shareSaid = (s: Reading, count: number | null, whole: number | null): string | undefined =>
  count === null || !whole ? undefined : percent(s, count / whole);

/** "62 of 141, 44 %" */
export const ofAll = (s: Reading, count: number, whole: number | null): string =>
  whole
    ? msg(str`${s.number(count)} of ${s.number(whole)}, ${percent(s, count / whole)}`, { id: 's-a-of' })
    : s.number(count);

export const answers = (s: Reading, n: number): string =>
  plural(s.locale, n, {
    one: msg('{n} answer', { id: 's-a-answer-one' }),
    other: msg('{n} answers', { id: 's-a-answer-many' }),
  });

/** "A, B and C"; of more than three, two and how many others. */
export function listed(s: Reading, names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), others(s, names.length - 2)] : names;
  return listFormat(s.locale).format(shown);
}

/** "4 others" */
export const others = (s: Reading, n: number): string =>
  plural(s.locale, n, { one: msg('{n} other', { id: 's-a-other' }), other: msg('{n} others', { id: 's-a-others' }) });

export const tooFew = (): string => msg('Too few answered to tell.', { id: 's-a-too-few' });
export const nobody = (): string => msg('Nobody answered.', { id: 's-a-nobody' });

/** What stands in small type under a figure. @param hidden something of it is not told */
export function noteOf(
  s: Reading,
  {
    n,
    threshold,
    hidden,
    more = [],
  }: { n: number | null; threshold: number; hidden?: boolean; more?: readonly string[] },
): string {
  // that nobody answered is the sentence
  const parts = n ? [`${answers(s, n)}.`] : [];
  if (hidden)
    parts.push(
      msg(str`Not shown: what fewer than ${s.number(threshold)} answered, and what would give that away.`, {
        id: 's-a-hidden',
      }),
    );
  return [...parts, ...more].join(' ');
}
