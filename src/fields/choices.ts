import { html, nothing } from 'lit';
import type { Option, Scale } from '../contract/questionnaire.ts';
import type { Text } from '../contract/text.ts';
import type { Answer, Path, QuestionState } from '../form/index.ts';
import { msg } from '../locale/index.ts';
import { attributes } from './attributes.ts';
import { listOf, recordOf, type FieldContext } from './context.ts';
import { frame, grouped, labelled, tied, type Drawn, type Frame } from './frame.ts';
import { leastText, mostText } from './problem-text.ts';
import { rich, words, yesNo } from './words.ts';

/** Options past this number stand in two columns where there is room. */
const many = 12;

const radio = (name: string, value: string | number, checked: boolean, label: Drawn) =>
  html`<label class="option"><input type="radio" name=${name} value=${value} .checked=${checked}><span>${label}</span></label>`;

const box = (value: string, checked: boolean, label: Drawn) =>
  html`<label class="option"><input type="checkbox" value=${value} .checked=${checked}><span>${label}</span></label>`;

const help = (text: Text, path: Path, context: FieldContext) =>
  html`<span class="help muted">${words(text, path, context)}</span>`;

/** The text of "other, which?", once that is chosen; after the options, since one drawn anew would lose the focus that it has. */
export function otherText(state: QuestionState, f: Frame) {
  const id = `${f.id}_other`;
  return 'other' in state.question && isChosen(state.value, 'other')
    ? html`<div class="other"><label for=${id}>${msg('Which?', { id: 'field-other' })}</label><input class="control" data-do="other" autocomplete="off" ${attributes(
        {
          id,
          'aria-describedby': f.invalid && `${f.id}-error`,
          'aria-invalid': state.problem?.code === 'other' && f.invalid,
        },
        state.other ?? '',
      )}></div>`
    : nothing;
}

export const isChosen = (answer: Answer, value: string): boolean =>
  typeof answer === 'object' ? listOf(answer).includes(value) : String(answer) === value;

/** Radios cannot be taken back by themselves; unanswered is an answer that one may want again. */
const clearButton = (state: QuestionState) =>
  state.required || state.value === undefined
    ? nothing
    : html`<button class="quiet clear" data-do="clear">${msg('Clear the answer', { id: 'field-clear' })}</button>`;

function optionList(state: QuestionState, context: FieldContext, f: Frame, options = state.options) {
  const { value, path, question: q } = state;
  const several = q.type === 'multiple';
  return html`<div class="options ${options.length < many ? '' : 'many'}">${options.map((option) => {
    const chosen = isChosen(value, option.value);
    const label = words(option.label, path, context);
    const described = option.help ? [label, ' ', help(option.help, path, context)] : label;
    return several ? box(option.value, chosen, described) : radio(f.id, option.value, chosen, described);
  })}</div>${otherText(state, f)}`;
}

export function single(state: QuestionState, context: FieldContext) {
  const f = frame(state, context);
  const options =
    state.question.type === 'boolean'
      ? [true, false].map((value): Option => ({ value: String(value), label: yesNo(value) }))
      : state.options;
  return grouped(f, state.path, [optionList(state, context, f, options), clearButton(state)], true);
}

/** How many may be chosen, told before one chooses, in the words of the problem that would come after. */
export function limits(q: object): string {
  const { minSelected: least, maxSelected: most } = q as { minSelected?: number; maxSelected?: number };
  return [least && leastText(least), most && mostText(most)].filter(Boolean).join(' ');
}

export function multiple(state: QuestionState, context: FieldContext) {
  const f = frame(state, context, limits(state.question) || msg('Choose all that apply.', { id: 'field-choose-all' }));
  return grouped(f, state.path, optionList(state, context, f));
}

/** The list after an option was ticked or not; an exclusive one sends the others away, and they it. */
export function toggled(value: Answer, options: readonly Option[], option: string): string[] {
  const old = listOf(value);
  if (old.includes(option)) return old.filter((v) => v !== option);
  const exclusive = (v: string) => !!options.find((o) => o.value === v)?.exclusive;
  return exclusive(option) ? [option] : [...old.filter((v) => !exclusive(v)), option];
}

/** A short list: the platform's own control, the best there is on phones. */
export function select(
  state: QuestionState,
  choices: readonly { value: string; label: Drawn }[],
  context: FieldContext,
) {
  const f = frame(state, context);
  const { value } = state;
  const body = html`<select class="control" ${attributes(tied(f))}><option value="" .selected=${!value}></option>${choices.map(
    (choice) => html`<option value=${choice.value} .selected=${choice.value === value}>${choice.label}</option>`,
  )}</select>`;
  return labelled(f, state.path, [body, otherText(state, f)]);
}

const points = ({ min, max, step = 1 }: Scale): number[] =>
  Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, i) => min + i * step);

/** What the ends of a scale mean, by their point. */
const ends =
  (scale: Scale, path: Path, context: FieldContext) =>
  (point: number): Drawn => {
    const end = point === scale.min ? scale.minLabel : point === scale.max ? scale.maxLabel : undefined;
    return end ? words(end, path, context) : nothing;
  };

export function scale(state: QuestionState, context: FieldContext) {
  const { value, path } = state;
  const s = state.scale!;
  const f = frame(state, context);
  const end = ends(s, path, context);
  const legend = (point: number) => (end(point) === nothing ? nothing : html`<span>${point}: ${end(point)}</span>`);
  return grouped(
    f,
    path,
    [
      html`<div class="ends muted" aria-hidden="true">${legend(s.min)}${legend(s.max)}</div>
        <div class="scale">${points(s).map((point) =>
          radio(
            f.id,
            point,
            value === point,
            end(point) === nothing ? `${point}` : html`${point}<span class="unseen">: ${end(point)}</span>`,
          ),
        )}</div>`,
      clearButton(state),
    ],
    true,
  );
}

/**
 * A table of radios or checkboxes. In a narrow place its rows become cards by style alone: the explicit roles keep it a
 * table there too (browsers drop the semantics of tables that are not displayed as such).
 */
export function matrix(state: QuestionState, context: FieldContext) {
  const { path, rows, problem, scale: s, question: q } = state;
  const f = frame(state, context);
  const several = 'multiple' in q && q.multiple;
  const end = s && ends(s, path, context);
  const columns = s
    ? points(s).map((point) => ({
        value: String(point),
        label: end!(point) === nothing ? `${point}` : html`${point}: ${end!(point)}`,
      }))
    : state.options.map((option) => ({ value: option.value, label: words(option.label, path, context) }));
  const answers = recordOf(state.value);
  const cell = (row: string, column: (typeof columns)[number]) => {
    const answer = answers[row];
    const chosen = isChosen(answer, column.value);
    return html`<td role="cell"><label class="option"><input type=${several ? 'checkbox' : 'radio'} name="${f.id}/${row}" data-row=${row} value=${column.value} .checked=${chosen} aria-labelledby="${f.id}/${row} ${f.id}:${column.value}"><span>${column.label}</span></label></td>`;
  };
  const table = html`<div class="matrix"><table role="table"><thead role="rowgroup"><tr role="row"><td role="cell"></td>${columns.map(
    ({ value, label }) => html`<th role="columnheader" id="${f.id}:${value}">${label}</th>`,
  )}</tr></thead><tbody role="rowgroup">${rows.map((row) => {
    const missing = f.invalid && problem?.code === 'row' && answers[row.id] === undefined;
    return html`<tr role="row" class=${missing ? 'missing' : ''}><th role="rowheader" id="${f.id}/${row.id}">${words(row.label, path, context)}${
      row.help ? help(row.help, path, context) : nothing
    }</th>${columns.map((column) => cell(row.id, column))}</tr>`;
  })}</tbody></table></div>`;
  return grouped(f, path, [table, several ? nothing : clearButton(state)]);
}

export function consent(state: QuestionState, context: FieldContext) {
  const { path, value, question: q } = state;
  const f = frame(state, context);
  const text = 'text' in q && q.text;
  return html`<div class="field" data-path=${path}>${
    text ? html`<div class="terms" id="${f.id}-terms">${rich(text as never, path, context)}</div>` : nothing
  }${f.help}${f.error}<label class="option"><input type="checkbox" .checked=${value === true} ${attributes(
    tied(f, text ? `${f.id}-terms` : undefined),
  )}><span>${f.label}<span class="muted">${f.optional}</span></span></label></div>`;
}
