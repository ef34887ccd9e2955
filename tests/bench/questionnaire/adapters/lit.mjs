import { html, nothing, render } from 'lit';
import { shown } from '../workload.mjs';

/**
 * The limit: Lit with nothing else. No validation, no accessible description, no memory of what changed: every answer
 * renders the whole list again, which is what one writes first and what Lit is good at.
 */
let questions, host;
const answers = {};

const visible = ({ q, is }) => (is ? answers[q] === is : !!answers[q]);

const control = ({ id, type, options, answer }) => {
  if (type === 'comment') return html`<textarea id=${id} @input=${answer}></textarea>`;
  if (type !== 'dropdown') return html`<input id=${id} type=${type} @input=${answer}>`;
  return html`<select id=${id} @input=${answer}><option></option>${options.map((o) => html`<option value=${o}>${o}</option>`)}</select>`;
};

const several = ({ id, title, type, options, answer }) =>
  html`<fieldset class="question" id=${id}><legend>${title}</legend>${options.map(
    (o) => html`<label><input type=${type} name=${id} value=${o} @input=${answer}><span>${o}</span></label>`,
  )}</fieldset>`;

const one = (q) => html`<div class="question"><label for=${q.id}>${q.title}</label>${control(q)}</div>`;

const draw = () =>
  render(
    questions.map((q) =>
      q.visibleIf && !visible(q.visibleIf) ? nothing : q.options && q.type !== 'dropdown' ? several(q) : one(q),
    ),
    host,
  );

export default {
  prepare(load, paged) {
    questions = shown(load, paged).map((q) => ({
      ...q,
      answer({ target }) {
        answers[q.id] = target.value;
        draw();
      },
    }));
  },
  load(element) {
    host = element;
    draw();
  },
  has: (id) => !!document.getElementById(id),
  input: (id) => document.getElementById(id),
  options: (id) => document.getElementById(id).querySelectorAll('input'),
};
