import { html, nothing, type TemplateResult } from 'lit';
import { answerText, words, type FieldContext } from '../../fields/index.ts';
import type { QuestionState } from '../../form/index.ts';
import { msg } from '../../locale/index.ts';
import { heading } from '../../respondent/parts.ts';
import type { Entry } from '../entry.ts';
import { given } from '../read.ts';
import type { InterviewSitting } from '../sitting.ts';
import { titleOf } from './entries.ts';
import { evidenceWords } from './guided.ts';

/** An answer that goes, with what was said of it, and the way to change it. */
const row = (s: InterviewSitting, state: QuestionState, context: FieldContext, base: string): TemplateResult => {
  const path = base + state.path;
  const label = words(state.question.label, state.path, context);
  const said = evidenceWords(s, path);
  return html`<div>
    <dt>${label}</dt>
    <dd>${answerText(state, context)}${said ? html`<p class="muted">${said}</p>` : nothing}</dd>
    <dd>
      <button class="quiet" @click=${() => s.jump(path)}>
        ${msg('Change', { id: 'q-change' })}<span class="unseen">: ${label}</span>
      </button>
    </dd>
  </div>`;
};

const goes = ({ visible, value, question }: QuestionState): boolean =>
  visible && given(value) && question.type !== 'note' && !('hidden' in question && question.hidden);

const rows = (s: InterviewSitting, states: readonly QuestionState[], context: FieldContext, base: string): unknown => {
  const going = states.filter(goes);
  return going.length ? html`<dl>${going.map((state) => row(s, state, context, base))}</dl>` : nothing;
};

/** Flags of an entry, in words. */
const marks = (s: InterviewSitting, { marks, list, found }: Entry): unknown =>
  [
    marks.explore === true && msg('retrace', { id: 'i-explore' }),
    marks.turning === true && msg('turning point', { id: 'i-turning' }),
    list === 'tracks' &&
      s.experiences
        .filter(({ id }) => found.includes(id))
        .map(titleOf)
        .join(', '),
  ]
    .filter(Boolean)
    .join(' · ');

/** Everything that is sent, answer by answer: the document says what was made of it. */
export function sentInFull(s: InterviewSitting): unknown {
  const { form } = s.main;
  const edited = Object.keys(s.beside.edits).length;
  return html`<details class="in-full">
    <summary>${msg('Everything that is sent, answer by answer', { id: 'i-in-full' })}</summary>
    ${form.sections.map((section) => {
      const states = form.asked(section);
      return states.some(goes)
        ? html`<section>${heading(s, 2, words(section.title, '', s.main))}${rows(s, states, s.main, '')}</section>`
        : nothing;
    })}
    ${[...s.experiences, ...s.tracks].map(
      (entry) =>
        html`<section>
          ${heading(s, 2, html`<bdi>${titleOf(entry)}</bdi>`)}
          <p class="muted">${marks(s, entry)}</p>
          ${rows(
            s,
            entry.form.sections.flatMap((section) => entry.form.asked(section)),
            entry.context,
            entry.base,
          )}
        </section>`,
    )}
    <p>
      ${s.notes ? msg('Led interview', { id: 'i-led-short', desc: 'how it was held: it is sent too' }) : msg('Filled in on your own', { id: 'i-alone', desc: 'how it was held: it is sent too' })}${edited ? `; ${msg('with the sentences in your own words, as they stand above', { id: 'i-with-edits' })}` : nothing}.
      ${s.notes ? msg('Private notes and times are not sent.', { id: 'i-not-sent' }) : nothing}
    </p>
  </details>`;
}
