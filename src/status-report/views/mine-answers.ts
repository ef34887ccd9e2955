import { html, nothing } from 'lit';
import { heading } from '../../element/heading.ts';
import { answerText, words } from '../../fields/words.ts';
import { msg } from '../../locale/index.ts';
import { reading } from '../mine/mine.ts';
import type { Shown } from './mine-words.ts';

/** Ids of the questions that scores or gates read, in no order. */
export function scoredQuestions({ mine: { model } }: Shown): Set<string> {
  const { items = [] } = model.definition.scoring ?? {};
  return new Set([...items.map(({ question }) => question), ...model.gates.flatMap(({ reads }) => reads)]);
}

/** Opens the list of answers and moves the focus to one of them. */
export function jump({ s: { root } }: Shown, question: string): void {
  const answers = root.getElementById('answers') as HTMLDetailsElement | null;
  const answer = root.getElementById(`answer-${question}`);
  if (answers) answers.open = true;
  answer?.focus({ preventScroll: true });
  answer?.scrollIntoView({ block: 'center' });
}

/** One's own answers to the questions that count, as the questionnaire asks them. */
export function answerList(of: Shown): unknown {
  const { s, now, mine, level } = of;
  const scored = scoredQuestions(of);
  const context = reading(s, now.form);
  return html`<details id="answers">
    <summary>${msg('Your answers that count', { id: 's-mine-own-answers' })}</summary>
    ${mine.model.sections.map((section) => {
      const states = now.form.asked(section).filter(({ path }) => scored.has(path));
      return states.length
        ? html`${heading(level + 1, words(section.title, '', context))}
            <dl>
              ${states.map((state) => {
                const said = answerText(state, context);
                return html`<div id="answer-${state.path}" tabindex="-1">
                  <dt>${words(state.question.label, state.path, context)}</dt>
                  <dd>${said || html`<span class="muted">${msg('not answered', { id: 'q-unanswered' })}</span>`}</dd>
                </div>`;
              })}
            </dl>`
        : nothing;
    })}
  </details>`;
}
