import { html, nothing, type TemplateResult } from 'lit';
import type { Answer, QuestionState } from '../form/index.ts';
import { choose, displayNames, formatEdtf, listFormat, msg, numberFormat } from '../locale/index.ts';
import type { FieldContext } from './context.ts';
import { fileSize } from './problem-text.ts';
import { say } from './words.ts';

/** The name of an option, a country or a language; a value that is none of them as it stands. */
export function optionName(state: QuestionState, value: string, context: FieldContext): string {
  const { type } = state.question;
  if (type === 'country' || type === 'language' || type === 'place') {
    try {
      return displayNames(context.locale, type === 'language' ? 'language' : 'region').of(value) ?? value;
    } catch {
      return value;
    }
  }
  const option = state.options.find((o) => o.value === value);
  const name = option ? say(option.label, state.path, context) : value;
  return value === 'other' && state.other ? `${name}: ${state.other}` : name;
}

const number = (value: number, state: QuestionState, { locale, locales }: FieldContext): string => {
  const q = state.question;
  if (q.type === 'currency')
    return numberFormat(locale, { style: 'currency', currency: q.currency, minimumFractionDigits: 0 }).format(value);
  if (q.type === 'percent')
    return numberFormat(locale, { style: 'percent', maximumFractionDigits: 6 }).format(value / 100);
  const fraction = q.type === 'calculated' && q.decimals !== undefined;
  const text = numberFormat(locale, {
    useGrouping: q.type !== 'year',
    maximumFractionDigits: fraction ? q.decimals : 12,
    ...(fraction && { minimumFractionDigits: q.decimals }),
  }).format(value);
  return 'unit' in q && q.unit ? `${text} ${choose(q.unit, locale, locales).text}` : text;
};

/** One cell of a matrix or an allocation. */
function cell(state: QuestionState, value: Answer, context: FieldContext): string {
  if (Array.isArray(value))
    return listFormat(context.locale).format(value.map((v) => optionName(state, String(v), context)));
  return typeof value === 'number' ? number(value, state, context) : optionName(state, String(value), context);
}

/** Rows with an answer, each with its words. */
const rows = (state: QuestionState, context: FieldContext): string[] =>
  state.rows.flatMap((row) => {
    const value = (state.value as Readonly<Record<string, Answer>>)[row.id];
    return value === undefined || value === '' || (Array.isArray(value) && !value.length)
      ? []
      : `${say(row.label, state.path, context)}: ${cell(state, value, context)}`;
  });

/** A number of bytes or a list of things: an answer in one line of plain words; empty when there is none. */
export function answerWords(state: QuestionState, context: FieldContext): string {
  const { value, question: q } = state;
  const list = (parts: string[]) => listFormat(context.locale).format(parts);
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'number') return number(value, state, context);
  if (typeof value === 'boolean') return value ? msg('Yes', { id: 'field-yes' }) : msg('No', { id: 'field-no' });
  if (typeof value === 'string') {
    if (q.type === 'date') return formatEdtf(value, context.locale);
    return ['single', 'dropdown', 'country', 'language'].includes(q.type) ? optionName(state, value, context) : value;
  }
  if (Array.isArray(value)) {
    if (q.type === 'group') return state.items.length ? numberFormat(context.locale).format(state.items.length) : '';
    if (q.type === 'file') return list(value.map((file) => `${file.name} (${fileSize(file.size, context.locale)})`));
    const names = value.map((v) => optionName(state, String(v), context));
    return q.type === 'ranking' ? names.map((name, i) => `${i + 1}. ${name}`).join('; ') : list(names);
  }
  const record = value as Readonly<Record<string, Answer>>;
  if (q.type === 'place')
    return [record.name, record.country && optionName(state, String(record.country), context)]
      .filter(Boolean)
      .join(', ');
  return rows(state, context).join('; ');
}

/**
 * An answer to be read: on the review page, in print, in the copy. What has parts is a list; the answers of a group are
 * under the titles of their items. Empty text when there is no answer. Call inside render.
 */
export function answerText(state: QuestionState, context: FieldContext): string | TemplateResult {
  const { value, question: q } = state;
  const list = (parts: unknown[]) => html`<ul class="parts">${parts.map((part) => html`<li>${part}</li>`)}</ul>`;
  if (q.type === 'group')
    return state.items.length
      ? html`<ol class="parts">${state.items.map(
          ({ fields }) =>
            html`<li><dl>${fields.map((field) => {
              const answer = field.visible && answerText(field, context);
              return answer
                ? html`<dt>${say(field.question.label, field.path, context)}</dt><dd>${answer}</dd>`
                : nothing;
            })}</dl></li>`,
        )}</ol>`
      : '';
  if (q.type === 'matrix' || q.type === 'allocation') {
    const parts = value && typeof value === 'object' ? rows(state, context) : [];
    return parts.length ? list(parts) : '';
  }
  if (q.type === 'ranking' && Array.isArray(value) && value.length)
    return html`<ol class="parts">${value.map((v) => html`<li>${optionName(state, String(v), context)}</li>`)}</ol>`;
  if (Array.isArray(value) && value.length > 3 && q.type !== 'file')
    return list(value.map((v) => optionName(state, String(v), context)));
  const text = answerWords(state, context);
  return q.type === 'longtext' && text ? html`<span class="lines">${text}</span>` : text;
}
