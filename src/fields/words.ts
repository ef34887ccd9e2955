import { html, nothing, type TemplateResult } from 'lit';
import type { FileAnswer } from '../contract/submission.ts';
import type { Text } from '../contract/text.ts';
import { pipe, type Answer, type Path, type QuestionState } from '../form/index.ts';
import {
  choose,
  displayNames,
  foreign,
  formatEdtf,
  listFormat,
  msg,
  numberFormat,
  type Chosen,
} from '../locale/index.ts';
import { inline, literal, markdown } from '../locale/markdown.ts';
import { listOf, recordOf, type FieldContext } from './context.ts';
import { fileSize } from './problem-text.ts';

/**
 * A text of the definition in the person's language, with answers piped in: texts need the words of answers, and these the
 * texts of options, so they are one module.
 * @param sign what becomes of an answer's words before they are part of the text
 */
const piped = (text: Text | undefined, path: Path, context: FieldContext, sign: (answer: string) => string): Chosen => {
  const chosen = choose(text ?? '', context.locale, context.locales);
  return chosen.text.includes('${')
    ? { ...chosen, text: pipe(chosen.text, path, context.form, (state) => sign(answerWords(state, context))) }
    : chosen;
};

/** The same where only a plain string will do. */
export const say = (text: Text | undefined, path: Path, context: FieldContext): string =>
  piped(text, path, context, String).text.replace(/\*\*|\\(?=[*_[\\])/g, '');

/** The same to be shown in a line, marked with its language where it fell back to another (WCAG 3.1.2). */
export function words(text: Text | undefined, path: Path, context: FieldContext) {
  const { text: said, lang } = piped(text, path, context, literal);
  return foreign(lang) === nothing ? inline(said) : html`<span lang=${lang}>${inline(said)}</span>`;
}

/** The same with paragraphs and lists. */
export function rich(text: Text | undefined, path: Path, context: FieldContext) {
  const { text: said, lang } = piped(text, path, context, literal);
  return foreign(lang) === nothing ? markdown(said) : html`<div lang=${lang}>${markdown(said)}</div>`;
}

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
  return option ? say(option.label, state.path, context) : value;
}

function number(value: number, { question: q }: QuestionState, { locale, locales }: FieldContext): string {
  if (q.type === 'currency')
    return numberFormat(locale, { style: 'currency', currency: q.currency, minimumFractionDigits: 0 }).format(value);
  const decimals = 'decimals' in q ? q.decimals : undefined;
  const unit = q.type === 'percent' ? '%' : 'unit' in q && q.unit ? choose(q.unit, locale, locales).text : '';
  const text = numberFormat(locale, {
    useGrouping: q.type !== 'year',
    maximumFractionDigits: decimals ?? 12,
    minimumFractionDigits: decimals ?? 0,
  }).format(value);
  return `${text} ${unit}`.trim();
}

export const yesNo = (value: boolean): string =>
  value ? msg('Yes', { id: 'field-yes' }) : msg('No', { id: 'field-no' });

/** One value: of a question, of an entry of a list, of a row. */
function one(state: QuestionState, value: Answer, context: FieldContext): string {
  const { type } = state.question;
  if (typeof value === 'number') return number(value, state, context);
  if (typeof value === 'boolean') return yesNo(value);
  if (Array.isArray(value)) return listFormat(context.locale).format(value.map((v) => one(state, v, context)));
  if (type === 'date') return formatEdtf(String(value ?? ''), context.locale);
  if (type === 'file' && value) {
    const { name, size } = value as unknown as FileAnswer;
    return `${name} (${fileSize(size, context.locale)})`;
  }
  const name = value ? optionName(state, String(value), context) : '';
  return value === 'other' && state.other ? `${name}: ${state.other}` : name;
}

/** The parts of an answer that has some: what was ranked in its order, the rows with an answer. */
function partsOf(state: QuestionState, context: FieldContext): string[] | undefined {
  const { value, rows, path, question: q } = state;
  if (q.type === 'ranking') return listOf(value).map((v) => one(state, v, context));
  if (q.type !== 'matrix' && q.type !== 'allocation') return undefined;
  return rows.flatMap((row) => {
    const text = one(state, recordOf(value)[row.id], context);
    return text ? `${say(row.label, path, context)}: ${text}` : [];
  });
}

/** An answer in one line of plain words: for piping and for files. Empty when there is none. Call inside render. */
export function answerWords(state: QuestionState, context: FieldContext): string {
  const { value, question: q, items } = state;
  const parts = partsOf(state, context);
  if (parts) return (q.type === 'ranking' ? parts.map((part, i) => `${i + 1}. ${part}`) : parts).join('; ');
  if (q.type === 'group') return items.length ? String(items.length) : '';
  if (q.type === 'place') {
    const { name, country } = recordOf(value);
    return [name, country && optionName(state, String(country), context)].filter(Boolean).join(', ');
  }
  return one(state, value, context);
}

/**
 * An answer to be read: on the review page, in print. What has parts is a list; the answers of a group are under their
 * questions, item by item. Empty text when there is no answer. Call inside render.
 */
export function answerText(state: QuestionState, context: FieldContext): string | TemplateResult {
  const { question: q, items } = state;
  if (q.type === 'group')
    return items.length
      ? html`<ol>${items.map(
          ({ fields }) =>
            html`<li><dl>${fields.map((field) => {
              const answer = field.visible && answerText(field, context);
              return answer
                ? html`<dt>${say(field.question.label, field.path, context)}</dt><dd>${answer}</dd>`
                : nothing;
            })}</dl></li>`,
        )}</ol>`
      : '';
  const parts = partsOf(state, context) ?? [];
  const list = parts.map((part) => html`<li>${part}</li>`);
  if (list.length) return q.type === 'ranking' ? html`<ol>${list}</ol>` : html`<ul>${list}</ul>`;
  return answerWords(state, context);
}
