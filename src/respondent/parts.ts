import { html, nothing, type TemplateResult } from 'lit';
import { heading as headingAt } from '../element/heading.ts';
import { answerText, rich, words } from '../fields/index.ts';
import type { Text } from '../contract/text.ts';
import type { QuestionState } from '../form/index.ts';
import { dateFormat, msg } from '../locale/index.ts';
import type { Sitting } from './sitting.ts';

/** A heading so many levels under the widget's own; with an id it can take the focus. */
export const heading = (s: Sitting, depth: number, content: unknown, id?: string): TemplateResult =>
  headingAt((s.host.headingLevel ?? 2) + depth, content, id, !!id);

export const text = (s: Sitting, words_: Text | undefined): unknown =>
  words_ ? html`<div class="text">${rich(words_, '', s)}</div>` : nothing;

/** A wall clock's ms, as a time today or as a date with its time. */
export const moment = (s: Sitting, at: number, dateStyle?: 'long'): string =>
  dateFormat(s.locale, { dateStyle, timeStyle: 'short' } as Intl.DateTimeFormatOptions).format(at);

/** Asks in place before what cannot be undone. */
export const ask = (s: Sitting, what: string, label: unknown, act: () => void): TemplateResult =>
  s.asking === what
    ? html`<span class="row"
        >${msg('This cannot be undone.', { id: 'q-sure' })}<button class="danger" @click=${act}>${label}</button
        ><button class="quiet" @click=${() => s.set({ asking: '' })}>${msg('Cancel', { id: 'q-cancel' })}</button></span
      >`
    : html`<button class="quiet" @click=${() => s.set({ asking: what })}>${label}…</button>`;

/** A list of questions with their answers in words. */
export const answerList = (s: Sitting, questions: readonly QuestionState[], change: boolean): TemplateResult =>
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
