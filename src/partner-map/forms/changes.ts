import { html, nothing, type TemplateResult } from 'lit';
import { answerText, say, words } from '../../fields/index.ts';
import type { FieldContext } from '../../fields/index.ts';
import type { Form, QuestionState } from '../../form/index.ts';
import { msg } from '../../locale/index.ts';
import type { InsetSitting } from '../../respondent/inset.ts';
import { answerList } from '../../respondent/parts.ts';
import type { Change } from './difference.ts';
import { entrySections } from './entry-questions.ts';

const none = (): TemplateResult => html`<span class="muted">${msg('nothing', { id: 'm-form-nothing' })}</span>`;

/** What a question says; of a group, what one of its items does. */
const value = (state: QuestionState | undefined, item: number | undefined, s: FieldContext): unknown => {
  if (!state) return none();
  if (item === undefined) return answerText(state, s) || none();
  return answerText({ ...state, items: state.items.filter(({ index }) => index === item) }, s);
};

// in one line each: white space is shown where answers are read
const pair = ({ before, now, item }: Change, was: FieldContext, s: FieldContext): TemplateResult =>
  html`<span class="was"><span class="muted">${msg('Before', { id: 'm-form-before' })}:</span> ${value(before, item, was)}</span><span class="is"><span class="muted">${msg('Now', { id: 'm-form-now' })}:</span> ${value(now, item, s)}</span>`;

function line(change: Change, was: FieldContext, s: InsetSitting): TemplateResult {
  const { state, within, item, now } = change;
  const title = item !== undefined && now && (s.form.state(`${state.path}/${item}/title`)?.value as string | undefined);
  const label = [words(state.question.label, state.path, s), title ? `: ${title}` : nothing];
  return html`<div class="change"><dt>${label}</dt><dd>${
    within
      ? within.map((each) => html`<b>${say(each.state.question.label, each.state.path, s)}</b>${pair(each, was, s)}`)
      : pair(change, was, s)
  }</dd><dd><button class="quiet" @click=${() => s.jump(state.path)}>${msg('Change', { id: 'q-change' })}<span class="unseen">: ${label}</span></button></dd></div>`;
}

/**
 * What is looked over before it is sent: of a new entry all that was written, of one that is there what would be different.
 * @param before the form as it began; none for a new entry
 */
export function changes(s: InsetSitting, before: Form | undefined, all: readonly Change[], going: boolean): unknown {
  const { form } = s;
  const others = form.sections
    .filter(({ id }) => !entrySections.includes(id))
    .flatMap((section) => form.asked(section));
  const rest = answerList(s, others, true);
  if (!before)
    return [
      form.sections
        .filter(({ id }) => entrySections.includes(id))
        .map((section) => answerList(s, form.asked(section), true)),
      rest,
    ];
  if (going)
    return [html`<p class="notice">${msg('You propose that this entry should go.', { id: 'm-form-going' })}</p>`, rest];
  if (!all.length)
    return html`<p class="notice" role="status">
      ${msg('You have changed nothing in this entry yet: there is nothing to send.', { id: 'm-form-unchanged' })}
    </p>`;
  const was: FieldContext = Object.create(s, { form: { value: before } }) as FieldContext;
  return [
    html`<p>${msg('This is what you propose to change:', { id: 'm-form-changes' })}</p>
      <dl>${all.map((change) => line(change, was, s))}</dl>`,
    rest,
  ];
}
