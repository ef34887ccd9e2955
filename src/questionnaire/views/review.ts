import { html, nothing, type TemplateResult } from 'lit';
import { backIcon } from '../../element/icons.ts';
import { answerText } from '../../fields/index.ts';
import { words } from '../../fields/words.ts';
import type { QuestionState } from '../../form/index.ts';
import { msg } from '../../locale/index.ts';
import { heading, type View } from '../view.ts';
import { contents, errorSummary } from './frame.ts';
import { refusal } from './sending.ts';

const answer = (view: View, state: QuestionState): TemplateResult => {
  const label = words(state.question.label, state.path, view);
  return html`<div class="answer">
    <dt>${label}</dt>
    <dd>${answerText(state, view) || html`<span class="muted">${msg('not answered', { id: 'q-unanswered' })}</span>`}</dd>
    <dd class="change">
      <button class="quiet" @click=${() => view.jump(state.path)}>
        ${msg('Change', { id: 'q-change' })}<span class="unseen">: ${label}</span>
      </button>
    </dd>
  </div>`;
};

const asked = ({ question: { type } }: QuestionState) => type !== 'note';

/** Everything answered, to be looked over: what is missing first, then each section, then what is parked. */
export const review = (view: View): TemplateResult => {
  const { form } = view.session;
  const problems = form.problems();
  const parked = form.parked();
  return html`<div class="columns">
    ${contents(view)}
    <div class="main">
      ${refusal(view)}${problems.length ? errorSummary(view, problems) : nothing}
      ${heading(view, 1, msg('Review and send', { id: 'q-review' }), 'step')}
      ${form.sections
        .filter((s) => s.visible)
        .map(
          ({ section, questions }) =>
            html`<section>
              ${heading(view, 2, words(section.title, '', view))}
              <dl class="answers">${questions.filter(asked).map((state) => answer(view, state))}</dl>
            </section>`,
        )}
      ${parked.length
        ? html`<details class="parked">
            <summary>${msg('Answers that are not needed now', { id: 'q-parked' })}</summary>
            <p>${msg('They belong to questions that your other answers have made unnecessary. They are kept here, come back with their questions, and are not sent.', { id: 'q-parked-why' })}</p>
            <dl class="answers">
              ${parked.map((state) => html`<div class="answer"><dt>${words(state.question.label, state.path, view)}</dt><dd>${answerText(state, view)}</dd></div>`)}
            </dl>
          </details>`
        : nothing}
      ${privacy(view)}
      <div class="actions">
        <button @click=${view.back}>${backIcon()}${msg('Back', { id: 'q-back' })}</button>
        <button class="primary" @click=${view.send}>${msg('Send', { id: 'q-send' })}</button>
      </div>
    </div>
  </div>`;
};

function privacy(view: View): unknown {
  const { privacy: p } = view.session.form.model.definition;
  if (!p) return nothing;
  return html`<p class="privacy muted">
    ${msg('Data controller:', { id: 'q-controller' })} ${words(p.controller, '', view)}.
    ${p.notice ? html`<a href=${p.notice} rel="noopener">${msg('Privacy notice', { id: 'q-privacy' })}</a>` : nothing}
  </p>`;
}
