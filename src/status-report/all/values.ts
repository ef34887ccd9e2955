import { msg, str } from '../../locale/index.ts';
import { countryName, languageName } from '../../locale/texts.ts';
import { percent, type Asked, type Reading } from './words.ts';

/** How a number of a question reads: with its unit or currency, a year without grouping. */
export function amount(s: Reading, q: Asked): (value: number) => string {
  if (q.type === 'percent') return (value) => percent(s, value / 100);
  if (q.type === 'year') return (value) => s.number(value, { useGrouping: false, maximumFractionDigits: 0 });
  // the document is shown while it is still being checked: of what is no code, Intl would throw
  if (q.type === 'currency' && /^[a-z]{3}$/i.test(q.currency))
    return (value) =>
      s.number(value, { style: 'currency', currency: q.currency, maximumFractionDigits: 0, minimumFractionDigits: 0 });
  const unit = 'unit' in q ? s.text(q.unit) : '';
  return (value) => `${s.number(value, { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 })}\u00a0${unit}`.trim();
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
