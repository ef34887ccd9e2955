import { html, nothing } from 'lit';
import type { QuestionOf } from '../contract/questionnaire.ts';
import type { Answer, QuestionState } from '../form/index.ts';
import { dateFormat, msg, numberFormat, parseNumber } from '../locale/index.ts';
import { attributes } from './attributes.ts';
import type { FieldContext } from './context.ts';
import { frame, grouped, labelled, tied, type Frame } from './frame.ts';
import { charactersLeft } from './problem-text.ts';
import { words } from './words.ts';

/** A number as one types it: no grouping, the locale's decimal sign; what is no number stays as it was typed. */
export const typed = (value: Answer, locale: string): string =>
  typeof value === 'number'
    ? numberFormat(locale, { useGrouping: false, maximumFractionDigits: 12 }).format(value)
    : String(value ?? '');

/** What was typed as a number, or as it stands when it is none. */
export const toNumber = (text: string, locale: string): Answer =>
  text.trim() ? (parseNumber(text, locale) ?? text) : undefined;

/** Does the text that stands there already mean this number? Then `1,` and `1,50` are not rewritten under one's hands. */
export const means = (value: Answer, locale: string) => (control: { value: string }) =>
  toNumber(control.value, locale) === value;

const kinds = {
  text: {},
  email: { type: 'email', autocomplete: 'email', autocapitalize: 'none', spellcheck: 'false' },
  url: { type: 'url', autocomplete: 'url', autocapitalize: 'none', spellcheck: 'false' },
  phone: { type: 'tel', autocomplete: 'tel' },
  time: { type: 'time' },
};

export function text(state: QuestionState, context: FieldContext) {
  const q = state.question as { type: keyof typeof kinds; autocomplete?: string };
  const f = frame(state, context);
  const value = typeof state.value === 'string' ? state.value : '';
  return labelled(
    f,
    state.path,
    html`<input class="control" ${attributes({ ...tied(f), ...kinds[q.type], ...(q.autocomplete && { autocomplete: q.autocomplete }) }, value)}>`,
  );
}

/** Says how many characters are left once four fifths are used; before, a count would only hurry people. */
export function longtext(state: QuestionState, context: FieldContext) {
  const { maxLength = Infinity } = state.question as { maxLength?: number };
  const value = typeof state.value === 'string' ? state.value : '';
  const f = frame(state, context);
  const count = remaining(value, maxLength);
  return labelled(
    f,
    state.path,
    html`<textarea class="control" rows="4" ${attributes(tied(f, count && `${f.id}-count`), value)}></textarea>${
      count ? html`<p class="count muted" id="${f.id}-count">${count}</p>` : nothing
    }`,
  );
}

export function remaining(value: string, maxLength: number): string {
  const left = maxLength - [...value].length;
  return left > maxLength / 5 || maxLength === Infinity ? '' : charactersLeft(left);
}

/** The sign or code of a currency and whether it goes before the number in this language; null for other kinds. */
function unitOf({ question: q, path }: QuestionState, context: FieldContext) {
  if (q.type === 'percent') return { unit: '%', before: false };
  if (q.type === 'currency') {
    const parts = numberFormat(context.locale, { style: 'currency', currency: q.currency }).formatToParts(1);
    const at = parts.findIndex((part) => part.type === 'currency');
    return { unit: parts[at]!.value, before: !at };
  }
  return 'unit' in q && q.unit ? { unit: words(q.unit, path, context), before: false } : null;
}

export function number(state: QuestionState, context: FieldContext) {
  const { question: q, value, path } = state;
  const f = frame(state, context);
  const whole = q.type === 'integer' || q.type === 'year';
  // number pads of phones have no minus sign
  const inputmode = 'min' in q && (q.min as number) < 0 ? 'text' : whole ? 'numeric' : 'decimal';
  const unit = unitOf(state, context);
  const input = (more?: string) =>
    html`<input class="control number" size="12" ${attributes(
      { ...tied(f, more), inputmode, autocomplete: 'off' },
      typed(value, context.locale),
      means(value, context.locale),
    )}>`;
  if (!unit) return labelled(f, path, input());
  const sign = html`<span class="muted" id="${f.id}-unit">${unit.unit}</span>`;
  const body = [input(`${f.id}-unit`), sign];
  return labelled(f, path, html`<div class="row">${unit.before ? body.reverse() : body}</div>`);
}

/** The parts of a date as typed: `2021-03-05~` → year, month, day; missing ones empty (`--05`). */
export const dateParts = (date: string): string[] => {
  const [year = '', month = '', ...day] = date.replace('~', '').split('-');
  return [year, month, day.join('-')];
};

const pad = (text: string) => (/^\d$/.test(text) ? `0${text}` : text);

/** The EDTF date that typed parts make; what makes none keeps its parts where they were (problem `type`). */
export function joinDate([year = '', month = '', day = '']: readonly string[], approximate = false): string {
  const parts = [year, month, pad(day)].map((part) => part.trim().replaceAll(/[-/~]/g, ''));
  const date = parts.join('-').replace(/-+$/, '');
  return date && approximate ? `${date}~` : date;
}

/** Both ends of a period; the second alone is kept so that it can be shown again. */
export const joinPeriod = (from: string, to: string): string => (to ? `${from}/${to}` : from);

type Dated = QuestionOf<'date'>;

function dateInputs(f: Frame, context: FieldContext, q: Dated, date: string, end: number) {
  const { precision = ['day'], approximate } = q;
  const finest = precision.includes('day') ? ['day'] : precision;
  const [year, month, day] = dateParts(date) as [string, string, string];
  const id = (part: number) => (end || part ? `${f.id}-${end}${part}` : `${f.id}-00`);
  const shared = (part: number) => ({ id: id(part), 'data-part': `${end}${part}`, 'aria-invalid': f.invalid });
  const monthName = dateFormat(context.locale, { month: 'long', timeZone: 'UTC' });
  const box = (part: number, label: string, value: string) =>
    html`<div><label for=${id(part)}>${label}</label><input class="control" size=${part ? 2 : 4} autocomplete="off" inputmode="numeric" ${attributes(
      shared(part),
      value,
      (control) => pad(control.value.trim()) === value,
    )}></div>`;
  return html`<div class="row">${finest.includes('day') ? box(2, msg('Day', { id: 'field-day' }), day) : nothing}${
    finest.includes('day') || finest.includes('month')
      ? html`<div><label for=${id(1)}>${msg('Month', { id: 'field-month' })}</label><select class="control" ${attributes(shared(1))}><option value=""></option>${Array.from(
          { length: 12 },
          (_, i) => {
            const value = String(i + 1).padStart(2, '0');
            return html`<option value=${value} .selected=${value === month}>${monthName.format(Date.UTC(2001, i))}</option>`;
          },
        )}</select></div>`
      : nothing
  }${box(0, msg('Year', { id: 'field-year' }), year)}</div>${
    approximate
      ? html`<label class="option"><input type="checkbox" data-part="${end}~" .checked=${date.endsWith('~')}><span>${msg('approximate', { id: 'field-approximate', desc: 'Checkbox beside a date' })}</span></label>`
      : nothing
  }`;
}

/** Three inputs (GOV.UK's date pattern) with the month by name: what one does not know is left empty. */
export function date(state: QuestionState, context: FieldContext) {
  const q = state.question as Dated;
  const hint = q.precision?.[1] ? msg('Leave empty what you do not know.', { id: 'field-date-part' }) : '';
  const f = frame(state, context, hint);
  const [from = '', to = ''] = String(state.value ?? '').split('/');
  if (!q.interval) return grouped(f, state.path, dateInputs(f, context, q, from, 0));
  const end = (legend: string, date: string, i: number) =>
    html`<fieldset><legend>${legend}</legend>${dateInputs(f, context, q, date, i)}</fieldset>`;
  return grouped(f, state.path, [
    end(msg('From', { id: 'field-from' }), from, 0),
    end(msg('To (leave empty if it is one date)', { id: 'field-to' }), to, 1),
  ]);
}
