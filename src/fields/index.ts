import './messages.ts';
import { noChange, nothing, type TemplateResult } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import { html } from 'lit';
import type { Field, Question, QuestionType } from '../contract/questionnaire.ts';
import type { QuestionState } from '../form/index.ts';
import { consent, matrix, multiple, scale, single } from './choices.ts';
import { dropdown, place } from './combobox.ts';
import type { FieldContext } from './context.ts';
import { frame, labelled } from './frame.ts';
import { date, longtext, number, text } from './inputs.ts';
import { allocation, file, group, ranking } from './lists.ts';
import { answerWords, rich } from './words.ts';

export { fieldId, focusField, type FieldContext, type FileKeeper } from './context.ts';
export { listen } from './events.ts';
export { fieldStyles } from './fields.styles.ts';
export { problemText } from './problem-text.ts';
export { answerText, answerWords, rich, say, words } from './words.ts';

type Draw = (state: QuestionState, context: FieldContext) => TemplateResult;

const note: Draw = ({ question: q, path }, context) =>
  html`<div class="field" data-path=${path}>${rich(q.label, path, context)}${rich(q.help, path, context)}</div>`;

const calculated: Draw = (state, context) => {
  const f = frame(state, context);
  return labelled(f, state.path, html`<output id=${f.id}>${answerWords(state, context) || '…'}</output>`);
};

const draw: Record<QuestionType, Draw> = {
  text,
  longtext,
  date,
  time: text,
  email: text,
  url: text,
  phone: text,
  integer: number,
  decimal: number,
  percent: number,
  currency: number,
  year: number,
  boolean: single,
  single,
  multiple,
  scale,
  matrix,
  consent,
  dropdown,
  country: dropdown,
  language: dropdown,
  place,
  ranking,
  allocation,
  file,
  note,
  calculated,
  group: (state, context) => group(state, context, (states) => fields(states, context)),
};

/** One question with its label, help, error and control; nothing when it is not asked. Pure but for `listen`'s work. */
export const field = (state: QuestionState, context: FieldContext): TemplateResult | typeof nothing =>
  state.visible ? draw[state.question.type](state, context) : nothing;

const pipes = new WeakMap<Question | Field, boolean>();

/** May the question look different though its state is the same? A group's items may; so may a text with answers in it. */
function restless(q: Question | Field): boolean {
  let found = pipes.get(q);
  if (found === undefined) {
    const rules = ['showIf', 'requiredIf', 'check', 'calculate'];
    found =
      q.type === 'group' ||
      JSON.stringify(q, (key, value: unknown) => (rules.includes(key) ? 0 : value)).includes('${');
    pipes.set(q, found);
  }
  return found;
}

/** Draws a question again only when something in it changed. */
class Memo extends Directive {
  state: QuestionState | undefined;
  shown = false;
  locale = '';
  render(state: QuestionState, context: FieldContext): unknown {
    const shown = !!state.problem && context.shows(state.path);
    if (state === this.state && shown === this.shown && context.locale === this.locale && !restless(state.question))
      return noChange;
    this.state = state;
    this.shown = shown;
    this.locale = context.locale;
    return field(state, context);
  }
}
const memo = directive(Memo);

/**
 * Questions one under the other; what did not change is not drawn again. Give those that are not asked too: then each
 * keeps its place, and its elements, when others come and go.
 */
export const fields = (states: readonly QuestionState[], context: FieldContext): unknown =>
  html`<div class="fields">${states.map((state) => memo(state, context))}</div>`;
