import { html, nothing, type TemplateResult } from 'lit';
import { heading as headingAt } from '../../element/heading.ts';
import { answerText, rich, words } from '../../fields/index.ts';
import type { Text } from '../../contract/text.ts';
import type { QuestionState } from '../../form/index.ts';
import { dateFormat, msg } from '../../locale/index.ts';
import type { Session } from '../session.ts';

/** A heading so many levels under the widget's own; with an id it can take the focus. */
export const heading = (s: Session, depth: number, content: unknown, id?: string): TemplateResult =>
  headingAt((s.host.headingLevel ?? 2) + depth, content, id, !!id);

export const text = (s: Session, words_: Text | undefined): unknown =>
  words_ ? html`<div class="text">${rich(words_, '', s)}</div>` : nothing;

/** A wall clock's ms, as a time today or as a date with its time. */
export const moment = (s: Session, at: number, dateStyle?: 'long'): string =>
  dateFormat(s.locale, { dateStyle, timeStyle: 'short' } as Intl.DateTimeFormatOptions).format(at);

/** Asks in place before what cannot be undone. */
export const ask = (s: Session, what: string, label: unknown, act: () => void): TemplateResult =>
  s.asking === what
    ? html`<span class="row"
        >${msg('This cannot be undone.', { id: 'q-sure' })}<button class="danger" @click=${act}>${label}</button
        ><button class="quiet" @click=${() => s.set({ asking: '' })}>${msg('Cancel', { id: 'q-cancel' })}</button></span
      >`
    : html`<button class="quiet" @click=${() => s.set({ asking: what })}>${label}…</button>`;

/** A list of questions with their answers in words. */
const answers = (s: Session, questions: readonly QuestionState[], change: boolean): TemplateResult =>
  html`<dl>
    ${questions.map((state) => {
      const { question, path } = state;
      const said = answerText(state, s);
      if (question.type === 'note' || (!change && !said)) return nothing;
      const label = words(question.label, path, s);
      return html`<div>
        <dt>${label}</dt>
        <dd>${said || html`<span class="muted">${msg('not answered', { id: 'q-unanswered' })}</span>`}</dd>
        ${
          change
            ? html`<dd>
              <button class="quiet" @click=${() => s.jump(path)}>${msg('Change', { id: 'q-change' })}<span class="unseen">: ${label}</span></button>
            </dd>`
            : nothing
        }
      </div>`;
    })}
  </dl>`;

/** Everything on the path, section by section, then what is parked. */
export function allAnswers(s: Session, change: boolean): unknown {
  const parked = s.form.parked();
  return [
    s.form.sections.map(
      (section) =>
        html`<section>${heading(s, 2, words(section.title, '', s))}${answers(s, s.form.asked(section), change)}</section>`,
    ),
    change && parked.length
      ? html`<details>
          <summary>${msg('Answers that are not needed now: kept, not sent', { id: 'q-parked' })}</summary>
          ${answers(s, parked, false)}
        </details>`
      : nothing,
  ];
}

/** The respondent's copy, for paper and to download: with the code, if there is one by now. */
export const copy = (s: Session): TemplateResult =>
  html`<div class="print">
    ${words(s.model.definition.title, '', s)}
    <p>${s.receipt?.code ? `${s.receipt.id}.${s.receipt.code} ${s.receipt.receivedAt}` : nothing}</p>
    ${allAnswers(s, false)}
  </div>`;
