import type { Field, Question } from '../../contract/questionnaire.ts';
import { listFormat, msg, plural, str } from '../../locale/index.ts';
import { countryName, languageName } from '../../locale/texts.ts';
import type { Viewing } from '../viewing.ts';

/** What figures are made with: a definition, and how its texts and numbers read. A `Viewing` is one. */
export type Reading = Pick<Viewing, 'locale' | 'locales' | 'model' | 'number' | 'text'>;
export type Asked = Question | Field;

/** A member of a record that came from elsewhere, where `constructor` may be no question. */
export const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/** The same name again and again is one word in what ships. */
export const notTold = (): string => msg('not told', { id: 's-not-told' });

/** "44 %"; near none and near all with a digit more, that they do not read as none and all. */
export const percent = (s: Reading, share: number): string =>
  s.number(share, {
    style: 'percent',
    maximumFractionDigits: (share > 0 && share < 0.01) || (share > 0.99 && share < 1) ? 2 : 0,
  });

/** "62 (44 %)"; without the share where it may not be told of how many. */
export const countSaid = (s: Reading, count: number | null, whole: number | null): string =>
  count === null ? notTold() : whole ? `${s.number(count)} (${percent(s, count / whole)})` : s.number(count);

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

/** How a number of a question reads: with its unit or currency, a year without grouping. */
export function amount(s: Reading, q: Asked): (value: number) => string {
  if (q.type === 'percent') return (value) => percent(s, value / 100);
  if (q.type === 'year') return (value) => s.number(value, { useGrouping: false, maximumFractionDigits: 0 });
  // the document is shown while it is still being checked: of what is no code, Intl would throw
  if (q.type === 'currency' && /^[a-z]{3}$/i.test(q.currency))
    return (value) =>
      s.number(value, { style: 'currency', currency: q.currency, maximumFractionDigits: 0, minimumFractionDigits: 0 });
  const unit = 'unit' in q ? s.text(q.unit) : '';
  return (value) => `${s.number(value, { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 })} ${unit}`.trim();
}

/** A class of a number, `from` ≤ value < `to`. @param whole its values are integers, so that the class ends at the one before */
export function span(from: number | null, to: number | null, whole: boolean, said: (value: number) => string): string {
  if (from === null) return to === null ? '' : msg(str`less than ${said(to)}`, { id: 's-a-less' });
  if (to === null) return msg(str`${said(from)} or more`, { id: 's-a-or-more' });
  const last = whole ? to - 1 : to;
  return last <= from ? said(from) : `${said(from)}–${said(last)}`;
}

/** What a value of a question's answers is called: an option, a country, a step, a class of numbers; else as it stands. */
export function valueName(s: Reading, q: Asked, value: string): string {
  const { type } = q;
  if (type === 'boolean' || type === 'consent')
    return value === 'true' ? msg('Yes', { id: 's-a-yes' }) : value === 'false' ? msg('No', { id: 's-a-no' }) : value;
  if (type === 'country') return countryName(value, s);
  if (type === 'language') return languageName(value, s);
  const node = s.model.nodes.get(q.id);
  const option = node?.options.find((o) => o.value === value);
  if (option) return s.text(option.label) || value;
  if (node?.scale) return stepName(s, q, value);
  const [, from, to] = /^(-?[\d.]+)-(-?[\d.]*)$/.exec(value) ?? [];
  return from === undefined ? value : span(Number(from), to ? Number(to) : null, type === 'integer', amount(s, q));
}

/** "5 (very much)" */
export function stepName(s: Reading, q: Asked, value: string): string {
  if (Number.isNaN(Number(value))) return value;
  const { min, max, minLabel, maxLabel } = s.model.nodes.get(q.id)?.scale ?? {};
  const label = s.text(Number(value) === min ? minLabel : Number(value) === max ? maxLabel : '');
  return label ? `${s.number(Number(value))} (${label})` : s.number(Number(value));
}
