import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { FileAnswer } from '../contract/submission.ts';
import type { Removed } from '../form/form.ts';
import type { Path, QuestionState } from '../form/index.ts';
import { msg, numberFormat, str } from '../locale/index.ts';
import { attributes } from './attributes.ts';
import { limits } from './choices.ts';
import { listOf, recordOf, type FieldContext } from './context.ts';
import { frame, grouped, labelled, tied, type Drawn } from './frame.ts';
import { means, typed } from './inputs.ts';
import { fileSize, mostText, typesText } from './problem-text.ts';
import { optionName, say, words } from './words.ts';

/** A button whose words are a verb; its name says what it is about. `at` is the place in the list. */
const button = (act: string, at: number, verb: string, name: string, off = false, value = name) =>
  html`<button class="small" data-do=${act} data-at=${at} value=${value} aria-label="${verb}: ${name}" ?disabled=${off}>${verb}</button>`;

const removeButton = (at: number, name: string) => button('remove', at, msg('Remove', { id: 'field-remove' }), name);

/** A line of a list: what it is called, then its buttons or its input. */
const line = (name: Drawn, tools: Drawn) =>
  html`<li class="row"><span class="name">${name}</span><span class="row">${tools}</span></li>`;

/** What was chosen, line by line, each to be taken out. */
export const removable = (names: readonly string[], more?: (i: number) => Drawn) =>
  html`<ul class="list">${names.map((name, i) => line(html`<bdi>${name}</bdi>${more?.(i)}`, removeButton(i, name)))}</ul>`;

const movers = (at: number, count: number, name: string) => [
  button('up', at, msg('Move up', { id: 'field-up' }), name, !at),
  button('down', at, msg('Move down', { id: 'field-down' }), name, at === count - 1),
];

/** Choosing in order by buttons: first what was ranked, then the rest. */
export function ranking(state: QuestionState, context: FieldContext) {
  const { maxRanked: most = Infinity } = state.question as { maxRanked?: number };
  const { options, path } = state;
  const ranked = listOf(state.value);
  const first = msg('The most important first.', { id: 'field-rank' });
  const f = frame(state, context, most < options.length ? `${limits({ maxSelected: most })} ${first}` : first);
  const full = ranked.length >= most;
  const name = (value: string) => optionName(state, value, context);
  const rest = options.filter(({ value }) => !ranked.includes(value));
  return grouped(f, path, [
    html`<ol class="list">${ranked.map((value, i) => {
      // with its place: the button that gets the focus says where it went
      const placed = `${i + 1}. ${name(value)}`;
      return line(placed, [movers(i, ranked.length, placed), removeButton(i, placed)]);
    })}</ol>`,
    html`<ul class="list">${rest.map(({ value }, i) =>
      line(name(value), button('add', i, msg('Choose', { id: 'field-rank-add' }), name(value), full, value)),
    )}</ul>`,
  ]);
}

/** What is not given out yet; rounded as the engine's own check of the total (form/problems.ts). */
export function unallotted({ value, question: q }: QuestionState): number {
  const shares = Object.values(recordOf(value));
  const sum = shares.reduce<number>((a, share) => a + (typeof share === 'number' ? share : 0), 0);
  return Math.round(((q as { total: number }).total - sum) * 1e6) / 1e6;
}

export const remainder = (state: QuestionState, { locale }: FieldContext): string =>
  msg(str`Left to give out: ${numberFormat(locale).format(unallotted(state))}`, { id: 'field-left' });

export function allocation(state: QuestionState, context: FieldContext) {
  const { total, unit } = state.question as { total: number; unit?: string };
  const { path, rows } = state;
  const all = `${numberFormat(context.locale).format(total)} ${say(unit, path, context)}`.trim();
  const f = frame(state, context, msg(str`Give out ${all} in all.`, { id: 'field-share-total' }));
  const left = unallotted(state);
  return grouped(f, path, [
    html`<ul class="list">${rows.map((row, i) => {
      const id = `${f.id}/${row.id}`;
      const share = recordOf(state.value)[row.id];
      return line(html`<label for=${id}>${words(row.label, path, context)}</label>`, [
        html`<input class="control number" size="5" data-row=${row.id} ${attributes(
          {
            id,
            inputmode: 'decimal',
            autocomplete: 'off',
            'aria-describedby': `${f.id}-left`,
            'aria-invalid': f.invalid,
          },
          typed(share, context.locale),
          means(share, context.locale),
        )}>`,
        button(
          'rest',
          i,
          msg('The rest here', { id: 'field-rest-here' }),
          say(row.label, path, context),
          left <= 0,
          row.id,
        ),
      ]);
    })}</ul>`,
    html`<p id="${f.id}-left">${remainder(state, context)}</p>`,
  ]);
}

/** The item of a group that was taken out last, to be put back in its place until the next change of a list. */
export interface Gone extends Removed {
  readonly path: Path;
  readonly title: string;
}
export const removed = new WeakMap<FieldContext, Gone>();
export const addedText = (name: string) => msg(str`Added: ${name}`, { id: 'field-added' });
export const removedText = (names: string) => msg(str`Removed: ${names}`, { id: 'field-taken' });

/** What an item of a group is called: its place, and its title once there is one to say. */
export function itemTitle(state: QuestionState, index: number, context: FieldContext): string {
  const q = state.question;
  const title = 'itemTitle' in q && q.itemTitle ? say(q.itemTitle, `${state.path}/${index}/`, context) : '';
  // while nothing is answered, a title is only its commas and brackets
  return /[\p{L}\p{N}]/u.test(title) ? `${index + 1}. ${title}` : `${index + 1}.`;
}

/** @param fields draws the questions of an item */
export function group(
  state: QuestionState,
  context: FieldContext,
  fields: (states: readonly QuestionState[]) => unknown,
) {
  const { min = 0, max = Infinity, addLabel } = state.question as { min?: number; max?: number; addLabel?: string };
  const { items, path } = state;
  const f = frame(state, context, max < Infinity ? mostText(max) : '');
  const gone = removed.get(context);
  const drawn = items.map(({ key, index, fields: states }) => {
    const title = itemTitle(state, index, context);
    return keyed(
      key,
      html`<fieldset class="item" data-item=${index}><legend><bdi>${title}</bdi></legend>${fields(states)}<div class="row">${
        items.length > 1 ? movers(index, items.length, title) : nothing
      }${items.length > min ? removeButton(index, title) : nothing}</div></fieldset>`,
    );
  });
  if (gone?.path === path)
    drawn.splice(
      gone.index,
      0,
      keyed(
        0,
        html`<p class="notice">${removedText(gone.title)} <button class="small" data-do="undo">${msg('Undo', { id: 'field-undo' })}</button></p>`,
      ),
    );
  return grouped(f, path, [
    html`<div class="items">${drawn}</div>`,
    html`<button data-do="add" ?disabled=${items.length >= max}>${
      addLabel ? words(addLabel, path, context) : msg('Add another', { id: 'field-add' })
    }</button>`,
  ]);
}

/** The platform's own file input, its button replaced by one in the person's language. */
export function file(state: QuestionState, context: FieldContext) {
  const {
    accept,
    maxSize = Infinity,
    maxFiles = 1,
  } = state.question as {
    accept?: string[];
    maxSize?: number;
    maxFiles?: number;
  };
  const { locale } = context;
  const { path } = state;
  const files = listOf(state.value) as unknown as readonly FileAnswer[];
  const size = maxSize < Infinity && fileSize(maxSize, locale);
  const most = [maxFiles > 1 && maxFiles, size].filter(Boolean).join(' × ');
  const f = frame(state, context, [accept && typesText(accept), most && mostText(most)].filter(Boolean).join(' '));
  return labelled(f, path, [
    removable(
      files.map(({ name }) => name),
      (i) => html` <span class="muted">${fileSize(files[i]!.size, locale)}</span>`,
    ),
    html`<input type="file" ?multiple=${maxFiles > 1} ${attributes({ ...tied(f), accept: accept?.join(',') })}><label class="control" for=${f.id}>${msg('Choose a file', { id: 'field-file' })}</label>`,
  ]);
}
