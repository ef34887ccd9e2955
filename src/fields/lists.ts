import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FileAnswer } from '../contract/submission.ts';
import type { Removed } from '../form/form.ts';
import type { Answer, Path, QuestionState } from '../form/index.ts';
import { msg, numberFormat, str } from '../locale/index.ts';
import { optionName } from './answer-text.ts';
import { attributes } from './attributes.ts';
import type { FieldContext } from './context.ts';
import { frame, grouped, tied, type Drawn } from './frame.ts';
import { means, typed } from './inputs.ts';
import { fileSize, fileTypes, problemText } from './problem-text.ts';
import { say, words } from './words.ts';

/** A button whose words are a verb; its name says what it is about. `at` is the place in the list. */
export const button = (act: string, at: number, verb: string, name: string, off = false, sign = verb) =>
  html`<button type="button" class="small" data-do=${act} data-at=${at} aria-label="${verb}: ${name}" ?disabled=${off}>${sign}</button>`;

export const removeWord = () => msg('Remove', { id: 'field-remove' });

const movers = (at: number, count: number, name: string) => [
  button('up', at, msg('Move up', { id: 'field-up' }), name, !at),
  button('down', at, msg('Move down', { id: 'field-down' }), name, at === count - 1),
];

/** Choosing in order by buttons: first what was ranked, then the rest. */
export function ranking(state: QuestionState, context: FieldContext) {
  const { maxRanked } = state.question as { maxRanked?: number };
  const ranked = Array.isArray(state.value) ? (state.value as string[]) : [];
  const most = maxRanked && maxRanked < state.options.length ? maxRanked : undefined;
  const f = frame(
    state,
    context,
    most
      ? msg(str`Choose up to ${most}, the most important first.`, { id: 'field-rank-most' })
      : msg('Choose in order, the most important first.', { id: 'field-rank' }),
  );
  const full = most !== undefined && ranked.length >= most;
  const name = (value: string) => optionName(state, value, context);
  const rest = state.options.filter(({ value }) => !ranked.includes(value));
  return grouped(f, state.path, [
    html`<ol class="ranked">${repeat(
      ranked,
      (value) => value,
      (value, i) =>
        html`<li><span class="place">${i + 1}</span><span class="name">${name(value)}</span><span class="tools">${movers(i, ranked.length, name(value))}${button('remove', i, removeWord(), name(value))}</span></li>`,
    )}</ol>`,
    html`<ul class="rest">${repeat(
      rest,
      ({ value }) => value,
      ({ value }, i) =>
        html`<li><span class="name">${name(value)}</span><span class="tools"><button type="button" class="small" data-do="add" data-at=${i} value=${value} aria-label="${msg('Choose', { id: 'field-rank-add' })}: ${name(value)}" ?disabled=${full}>${msg('Choose', { id: 'field-rank-add' })}</button></span></li>`,
    )}</ul>`,
    full && rest.length
      ? html`<p class="help">${msg('To choose another, remove one first.', { id: 'field-rank-full' })}</p>`
      : nothing,
  ]);
}

/** What is not given out yet; rounded as the engine's own check of the total (form/problems.ts). */
export function unallotted(value: Answer, total: number): number {
  const shares = Object.values((value ?? {}) as Record<string, Answer>);
  const sum = shares.reduce<number>((a, share) => a + (typeof share === 'number' ? share : 0), 0);
  return Math.round((total - sum) * 1e6) / 1e6;
}

export function remainder(state: QuestionState, { locale }: FieldContext): string {
  const left = unallotted(state.value, (state.question as { total: number }).total);
  const n = numberFormat(locale).format(Math.abs(left));
  if (!left) return msg('All given out.', { id: 'field-allotted' });
  return left > 0
    ? msg(str`Left to give out: ${n}`, { id: 'field-left' })
    : msg(str`Given out too much by ${n}`, { id: 'field-excess' });
}

export function allocation(state: QuestionState, context: FieldContext) {
  const { total, unit } = state.question as { total: number; unit?: string };
  const { path, rows } = state;
  const unitText = unit ? ` ${say(unit, path, context)}` : '';
  const f = frame(
    state,
    context,
    msg(str`Give out ${numberFormat(context.locale).format(total)}${unitText} in all.`, { id: 'field-total' }),
  );
  const shares = (state.value ?? {}) as Readonly<Record<string, Answer>>;
  const left = unallotted(state.value, total);
  const here = msg('The rest here', { id: 'field-rest-here' });
  return grouped(f, path, [
    html`<div class="shares">${rows.map((row) => {
      const id = `${f.id}/${row.id}`;
      return html`<div class="share"><label for=${id}>${words(row.label, path, context)}</label><input class="control number" data-row=${row.id} ${attributes(
        {
          id,
          inputmode: 'decimal',
          autocomplete: 'off',
          'aria-describedby': `${f.id}-left`,
          'aria-invalid': f.invalid,
        },
        typed(shares[row.id], context.locale),
        means(shares[row.id], context.locale),
      )}><button type="button" class="small" data-do="rest" value=${row.id} aria-label="${here}: ${say(row.label, path, context)}" ?disabled=${left <= 0}>${here}</button></div>`;
    })}</div>`,
    html`<p class="left" id="${f.id}-left">${remainder(state, context)}</p>`,
  ]);
}

/** Items taken out, to be put back in their place until the next change of the list. */
const removed = new WeakMap<FieldContext, Map<Path, Removed>>();
export const removedFrom = (path: Path, context: FieldContext): Removed | undefined => removed.get(context)?.get(path);
export function rememberRemoved(path: Path, context: FieldContext, item: Removed | undefined): void {
  const kept = removed.get(context) ?? new Map<Path, Removed>();
  removed.set(context, kept);
  if (item) kept.set(path, item);
  else kept.delete(path);
}

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
  const { min = 0, max, addLabel } = state.question as { min?: number; max?: number; addLabel?: string };
  const { items, path } = state;
  const f = frame(state, context, max ? msg(str`Up to ${max}.`, { id: 'field-items-most' }) : '');
  const gone = removedFrom(path, context);
  const drawn: { key: number; body: TemplateResult }[] = items.map(({ key, index, fields: states }) => {
    const title = itemTitle(state, index, context);
    return {
      key,
      body: html`<fieldset class="item" data-item=${index}><legend><bdi>${title}</bdi></legend>${fields(states)}<div class="tools">${
        items.length > 1 ? movers(index, items.length, title) : nothing
      }${items.length > min ? button('remove', index, removeWord(), title) : nothing}</div></fieldset>`,
    };
  });
  if (gone)
    drawn.splice(gone.index, 0, {
      key: 0,
      body: html`<p class="removed">${msg('Removed.', { id: 'field-removed' })} <button type="button" class="small" data-do="undo">${msg('Undo', { id: 'field-undo' })}</button></p>`,
    });
  const full = max !== undefined && items.length >= max;
  return grouped(f, path, [
    html`<div class="items">${repeat(
      drawn,
      ({ key }) => key,
      ({ body }) => body,
    )}</div>`,
    html`<button type="button" class="add" data-do="add" ?disabled=${full}>${
      addLabel ? words(addLabel, path, context) : msg('Add another', { id: 'field-add' })
    }</button>`,
  ]);
}

/** The platform's own file input, its button replaced by one in the person's language. */
export function file(state: QuestionState, context: FieldContext) {
  const {
    accept,
    maxSize,
    maxFiles = 1,
  } = state.question as { accept?: string[]; maxSize?: number; maxFiles?: number };
  const { locale } = context;
  const files = (Array.isArray(state.value) ? state.value : []) as unknown as readonly FileAnswer[];
  const hints = [
    accept && msg(str`Types taken: ${fileTypes(accept)}.`, { id: 'field-file-types' }),
    maxSize && msg(str`At most ${fileSize(maxSize, locale)} each.`, { id: 'field-file-size' }),
    maxFiles > 1 && msg(str`Up to ${maxFiles} files.`, { id: 'field-file-count' }),
  ];
  const f = frame(state, context, hints.filter(Boolean).join(' '));
  const wrong = (one: FileAnswer): Drawn =>
    maxSize && one.size > maxSize && !(f.invalid && state.problem!.params?.name === one.name)
      ? html`<span class="error">${problemText({ path: state.path, code: 'fileSize', params: { name: one.name, max: maxSize } }, state.question, context)}</span>`
      : nothing;
  return html`<div class=${f.css} data-path=${state.path}><label class="label" for=${f.id}>${f.label}<span class="optional">${f.optional}</span></label>${f.help}${f.error}${
    files.length
      ? html`<ul class="files">${files.map(
          (one, i) =>
            html`<li><span class="name"><bdi>${one.name}</bdi> <span class="size">${fileSize(one.size, locale)}</span></span>${button('remove', i, removeWord(), one.name)}${wrong(one)}</li>`,
        )}</ul>`
      : nothing
  }<input class="file" type="file" ?multiple=${maxFiles > 1} ${attributes({ ...tied(f), accept: accept?.join(',') })}><label class="add" for=${f.id}>${
    maxFiles > 1 || !files.length
      ? msg('Choose a file', { id: 'field-file' })
      : msg('Choose another file', { id: 'field-file-another' })
  }</label></div>`;
}
