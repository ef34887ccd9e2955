import { html, nothing, type TemplateResult } from 'lit';
import { answerWords, say } from '../../fields/words.ts';
import type { Answer, Form, QuestionState } from '../../form/index.ts';
import { isBlank } from '../../form/values.ts';
import { msg, plural, str } from '../../locale/index.ts';
import { reading } from '../mine/mine.ts';
import type { Dimension } from '../mine/picture.ts';
import type { Viewing } from '../viewing.ts';
import { jump } from './mine-answers.ts';
import type { Shown } from './mine-words.ts';

/** "40 %", which no line breaks. */
const whole = (answer: string): string => answer.replace(/(\d) (?=\S+$)/, '$1\u00a0');

/** So many of each are told: the rest is in the list of answers. */
const MOST = 2;

/** A step of a scale says little without its ends. */
const scaled = (s: Viewing, answer: string, { question, scale }: QuestionState): string =>
  question.type === 'scale' && scale
    ? msg(str`${answer}, from ${s.number(scale.min)} to ${s.number(scale.max)}`, {
        id: 's-mine-on-scale',
        desc: 'An answer on a scale, and its ends',
      })
    : answer;

/** A question's words and what was answered; nothing where it was not asked. */
export function questionSaid(s: Viewing, form: Form, id: string): { label: string; answer: string } {
  const state = form.state(id);
  if (!state) return { label: id, answer: '' };
  const context = reading(s, form);
  const label = say(state.question.label, id, context);
  const given = state.visible ? form.read(id) : undefined;
  if (isBlank(given)) return { label, answer: '' };
  // of a list that was filled in, whose entries are many answers each
  const entries =
    state.question.type === 'group' ? [given].flat().filter((entry) => !isBlank(entry as Answer)).length : 0;
  const answer = entries
    ? plural(s.locale, entries, {
        one: msg('{n} entry', { id: 's-mine-entry', desc: 'Of a list that was filled in' }),
        other: msg('{n} entries', { id: 's-mine-entries', desc: 'Of a list that was filled in' }),
      })
    : scaled(s, whole(answerWords(state, context)), state);
  return { label, answer };
}

function line(of: Shown, id: string): TemplateResult {
  const { label, answer } = questionSaid(of.s, of.now.form, id);
  return html`<li>
    <button class="quiet reason" @click=${() => jump(of, id)}>
      <span>${label}</span> <strong>${answer || msg('not answered', { id: 'q-unanswered' })}</strong>
    </button>
  </li>`;
}

const list = (of: Shown, kind: string, title: string, ids: readonly string[]): unknown =>
  ids.length
    ? html`<div class=${kind}>
        <p class="kind">${title}</p>
        <ul>
          ${ids.slice(0, MOST).map((id) => line(of, id))}
        </ul>
      </div>`
    : nothing;

/** What lifted a score and what lowered it, each the way to the answer itself. */
export function why(of: Shown, { reasons, score }: Dimension): unknown {
  const { settledBy, lifted, lowered, open, all } = reasons;
  if (settledBy.length) return list(of, 'settled', msg('Settled by this answer', { id: 's-mine-settled' }), settledBy);
  const id = ({ question }: { question: string }): string => question;
  const asked = all.length + open.length;
  return html`${
    score === null && asked
      ? html`<p>
          ${msg('Too few of the questions that count have an answer that counts.', { id: 's-mine-too-few-why' })}
        </p>`
      : nothing
  }
  ${
    score === null
      ? nothing
      : [
          list(of, 'lifted', msg('What lifts it', { id: 's-mine-lifts' }), lifted.map(id)),
          list(of, 'lowered', msg('What lowers it', { id: 's-mine-lowers' }), lowered.map(id)),
        ]
  }
  ${list(
    of,
    'open',
    plural(of.s.locale, open.length, {
      one: msg('{n} question has no answer that counts', { id: 's-mine-open-one' }),
      other: msg('{n} questions have no answer that counts', { id: 's-mine-open' }),
    }),
    open,
  )}`;
}
