import { html, nothing } from 'lit';
import { isObject } from '../../contract/fitting.ts';
import { msg, str } from '../../locale/index.ts';
import { documentOf, sectionOf } from '../../respondent/inset-texts.ts';
import type { InsetForm } from '../../respondent/inset.ts';
import type { Browsing } from '../browsing.ts';
import { Poll } from '../poll.ts';
import { close, consent, titleOf } from './common.ts';
import { beside } from './endpoint.ts';

/** A question to the experts that who moderates has published. */
export interface Published {
  readonly id: string;
  readonly question: string;
  readonly answer?: string | undefined;
}

/** Takes of an answer what is right in it; undefined when it is no list of questions. */
function readQuestions(json: unknown): readonly Published[] | undefined {
  const { questions } = isObject(json) ? json : {};
  if (!Array.isArray(questions)) return undefined;
  return questions.flatMap((one: unknown): Published[] => {
    const { id, question, answer } = isObject(one) ? one : {};
    return typeof id === 'string' && typeof question === 'string'
      ? [{ id, question, answer: typeof answer === 'string' ? answer : undefined }]
      : [];
  });
}

/** The published questions of an event, asked for as long as its form is open. */
export class LiveQuestions {
  readonly #poll: Poll<readonly Published[]> | undefined;

  constructor(s: Browsing, event: string) {
    const endpoint = s.host.address('endpoint');
    if (endpoint === undefined) return;
    this.#poll = new Poll({
      url: beside(endpoint, `events/${encodeURIComponent(event)}/questions`),
      headers: () => s.host.element.requestHeaders,
      read: readQuestions,
      wanted: () => true,
      onchange: () => s.host.requestUpdate(),
    });
    this.#poll.start();
  }

  stop(): void {
    this.#poll?.stop();
  }

  render(): unknown {
    const all = this.#poll?.value ?? [];
    return all.length
      ? html`<section aria-labelledby="questions">
          <p id="questions"><b>${msg('Questions so far', { id: 'c-form-questions' })}</b></p>
          <ul aria-live="polite">
            ${all.map(
              ({ question, answer }) =>
                html`<li>${question}${answer ? html`<p class="muted">${answer}</p>` : nothing}</li>`,
            )}
          </ul>
        </section>`
      : nothing;
  }
}

/** A question to the experts while the event is on. */
export const askExperts = (s: Browsing, n: number): InsetForm => ({
  kind: 'expert-question',
  about: s.model.ids[n]!,
  document: documentOf(s.model),
  define: () => ({
    title: msg(str`Ask the experts: ${titleOf(s, n)}`, { id: 'c-form-ask-title' }),
    thanks: msg('Your question was received. Who leads the event decides which are answered.', {
      id: 'c-form-ask-thanks',
    }),
    sections: [
      sectionOf('question_part', msg('Your question', { id: 'c-form-ask-part' }), [
        {
          type: 'longtext',
          id: 'question',
          label: msg('What would you like to know?', { id: 'c-form-ask' }),
          help: msg('It may be published with its answer: name nobody in it.', { id: 'c-form-ask-why' }),
          required: true,
          maxLength: 1000,
        },
        {
          type: 'text',
          id: 'name',
          label: msg('Your name', { id: 'c-form-your-name' }),
          help: msg('Only for who leads the event; it is not published.', { id: 'c-form-your-name-why' }),
          maxLength: 200,
          autocomplete: 'name',
          sensitive: true,
        },
        consent(s, msg('I agree that my question is used at this event.', { id: 'c-form-ask-consent' })),
      ]),
    ],
  }),
  answers(form) {
    const { privacy: _given, ...answers } = form.submitted();
    return { ...answers, live: true };
  },
  gone: () => msg('Questions are not taken here any more. What you wrote is still below.', { id: 'c-form-ask-gone' }),
  again: () => msg('Ask something else', { id: 'c-form-ask-again' }),
  close,
});
