import { html, nothing, render } from 'lit';
import { countries, fold, languages, msg, str, withLocale } from '../locale/index.ts';
import type { Answer, QuestionState } from '../form/index.ts';
import { optionName } from './answer-text.ts';
import { attributes } from './attributes.ts';
import { otherText, select, toggled } from './choices.ts';
import { fieldId, type FieldContext } from './context.ts';
import { frame, grouped, labelled, tied, type Frame } from './frame.ts';
import { button, removeWord } from './lists.ts';
import { limits } from './choices.ts';
import { say } from './words.ts';

/** What can be chosen: `keys` are its folded names in every language of ours, and its code. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly keys: readonly string[];
}

/** Lists no longer than this are the platform's own `<select>`. */
const short = 20;

const cache = new WeakMap<object, { locale: string; list: readonly Choice[] }>();

/** The choices of a dropdown, country, language or place, in the order in which they are offered. */
export function choicesOf(state: QuestionState, context: FieldContext): readonly Choice[] {
  const { question: q, options } = state;
  const { locale } = context;
  const key = options.length ? options : q;
  const kept = cache.get(key);
  if (kept?.locale === locale) return kept.list;
  let list: Choice[];
  if (options.length) {
    list = options.map(({ value, label }) => {
      const all = typeof label === 'string' ? [label] : Object.values(label);
      return { value, label: say(label, state.path, context), keys: [...all, value].map(fold) };
    });
  } else {
    const source = q.type === 'language' ? languages : countries;
    const { first = [], only, except } = q as { first?: string[]; only?: string[]; except?: string[] };
    const names = new Map<string, string[]>();
    for (const each of ['it', 'en', 'sq', locale])
      for (const { code, name } of source(each)) names.set(code, [...(names.get(code) ?? []), fold(name)]);
    list = source(locale)
      .filter(({ code }) => (!only || only.includes(code)) && !except?.includes(code))
      .map(({ code, name }) => ({ value: code, label: name, keys: [...names.get(code)!, fold(code)] }));
    const top = first.flatMap((code) => list.find((choice) => choice.value === code) ?? []);
    list = [...top, ...list.filter((choice) => !top.includes(choice))];
  }
  cache.set(key, { locale, list });
  return list;
}

/** Those that a typed text may mean: names that begin with it, then words that do, then any that hold it. */
export function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const text = fold(typed.trim());
  if (!text) return choices;
  const rank = ({ keys, value }: Choice) => {
    if (keys.some((key) => key.startsWith(text))) return 0;
    if (keys.some((key) => key.includes(` ${text}`) || key.includes(`-${text}`))) return 1;
    return value !== text && keys.some((key) => key.includes(text)) ? 2 : 3;
  };
  return [0, 1, 2].flatMap((wanted) => choices.filter((choice) => rank(choice) === wanted));
}

const isSeveral = ({ question: q }: QuestionState) => 'multiple' in q && q.multiple === true;
const chosenIn = ({ value, question: q }: QuestionState): Answer =>
  q.type === 'place' ? (value as { country?: string } | undefined)?.country : value;

/** The input and its list; the list is filled only while it is open. */
function control(state: QuestionState, context: FieldContext, f: Frame, id = f.id) {
  const value = chosenIn(state);
  const text = isSeveral(state) || !value ? '' : optionName(state, String(value), context);
  // what one is typing is not taken away by an answer elsewhere that draws this question again
  const typing = (input: Element) => input === context.root.activeElement;
  return html`<div class="combobox"><input class="control" role="combobox" aria-autocomplete="list" aria-expanded="false" autocomplete="off" autocapitalize="none" spellcheck="false" ${attributes(
    { ...tied(f), id, 'aria-controls': `${id}-list` },
    text,
    typing,
  )}><div class="listbox" role="listbox" popover="manual" id="${id}-list" aria-label=${msg('Options', { id: 'field-list' })}></div></div>`;
}

export function dropdown(state: QuestionState, context: FieldContext) {
  const choices = choicesOf(state, context);
  const several = isSeveral(state);
  if (!several && choices.length <= short) return select(state, choices, context);
  const { minSelected, maxSelected } = state.question as { minSelected?: number; maxSelected?: number };
  const hint = several ? limits(minSelected, maxSelected) : '';
  const f = frame(state, context, hint || msg('Write a part of the name, then choose.', { id: 'field-search' }));
  const chosen = several && Array.isArray(state.value) ? (state.value as string[]) : [];
  const name = (value: string) => optionName({ ...state, other: undefined }, value, context);
  const chips = chosen.length
    ? html`<ul class="chips">${chosen.map(
        (value, i) =>
          html`<li><bdi>${name(value)}</bdi>${button('remove', i, removeWord(), name(value), false, '×')}</li>`,
      )}</ul>`
    : nothing;
  const other = [state.value].flat().includes('other') && 'other' in state.question ? otherText(state, f) : nothing;
  return labelled(f, state.path, [chips, control(state, context, f), other]);
}

export function place(state: QuestionState, context: FieldContext) {
  const f = frame(state, context);
  const [name, country] = [f.id, `${f.id}-country`];
  const value = (state.value ?? {}) as { name?: string };
  return grouped(
    { ...f, id: `${f.id}-place` },
    state.path,
    html`<div class="place-parts"><div><label for=${name}>${msg('Name of the place', { id: 'field-place-name' })}</label><input class="control" ${attributes(
      { ...tied(f), 'aria-describedby': undefined, autocomplete: 'off' },
      value.name ?? '',
    )}></div><div><label for=${country}>${msg('Country', { id: 'field-country' })}</label>${control(
      state,
      context,
      { ...f, described: undefined, required: undefined },
      country,
    )}</div></div>`,
  );
}

/** The list that is open in a context; one at a time, since it closes when its input is left. */
interface Open {
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly choices: readonly Choice[];
  shown: readonly Choice[];
  active: number;
}

/**
 * The editable combobox of the ARIA Authoring Practices (1.2, list autocomplete): focus stays in the input, the active
 * option is told by aria-activedescendant.
 */
export class Combobox {
  #open: Open | undefined;
  readonly #context: FieldContext;
  /** where a drag begins, a list is scrolled: it follows its input */
  readonly #place = () => this.#position();

  constructor(context: FieldContext) {
    this.#context = context;
  }

  show(input: HTMLInputElement, state: QuestionState, typed = ''): void {
    if (this.#open?.input !== input) {
      this.close();
      const list = input.nextElementSibling as HTMLElement;
      this.#open = { input, list, choices: choicesOf(state, this.#context), shown: [], active: -1 };
      input.ariaExpanded = 'true';
      list.showPopover();
      addEventListener('scroll', this.#place, { capture: true, passive: true });
      addEventListener('resize', this.#place);
    }
    const open = this.#open!;
    const taken = isSeveral(state) && Array.isArray(state.value) ? state.value : [];
    open.shown = matching(open.choices, typed).filter(({ value }) => !taken.includes(value));
    const value = chosenIn(state);
    open.active = typed ? 0 : open.shown.findIndex((choice) => choice.value === value);
    this.#draw(value);
    this.#position();
    if (typed) this.#say(() => msg(str`Results: ${open.shown.length}`, { id: 'field-results' }));
  }

  close(): void {
    if (!this.#open) return;
    const { input, list } = this.#open;
    this.#open = undefined;
    removeEventListener('scroll', this.#place, { capture: true });
    removeEventListener('resize', this.#place);
    input.ariaExpanded = 'false';
    input.removeAttribute('aria-activedescendant');
    if (list.isConnected) list.hidePopover();
    render(nothing, list);
  }

  key(event: KeyboardEvent, input: HTMLInputElement, state: QuestionState): void {
    const open = this.#open;
    const move = (to: number) => {
      if (!open?.shown.length) return;
      open.active = (to + open.shown.length) % open.shown.length;
      this.#draw(chosenIn(state));
    };
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!open) {
          this.show(input, state);
          if (this.#open!.active < 0 && !event.altKey) this.key(event, input, state);
        } else if (event.key === 'ArrowDown') move(open.active + 1);
        else move(open.active < 0 ? -1 : open.active - 1);
        break;
      case 'Home':
      case 'End':
        if (!open || open.active < 0) return;
        move(event.key === 'Home' ? 0 : -1);
        break;
      case 'Enter': {
        const choice = open?.shown[open.active];
        if (!choice) return;
        this.choose(choice.value, input, state);
        break;
      }
      case 'Escape':
        if (open) this.close();
        else if (input.value && isSeveral(state)) input.value = '';
        else return;
        break;
      case 'Backspace':
        if (input.value || !isSeveral(state) || !Array.isArray(state.value) || !state.value.length) return;
        this.#put(state, String(state.value.at(-1)));
        break;
      default:
        return;
    }
    // neither the page's form nor a dialog around us should take the key as theirs
    event.preventDefault();
    event.stopPropagation();
  }

  /** The option under the pointer, if any. */
  pick(target: Element): void {
    const at = target.closest<HTMLElement>('[role=option]')?.dataset.at;
    const open = this.#open;
    const choice = at !== undefined && open?.shown[Number(at)];
    const path = open?.input.closest<HTMLElement>('[data-path]')?.dataset.path;
    const state = path !== undefined && this.#context.form.state(path);
    if (choice && state) this.choose(choice.value, open!.input, state);
  }

  choose(value: string, input: HTMLInputElement, state: QuestionState): void {
    this.close();
    this.#put(state, value);
    input.value = isSeveral(state) ? '' : optionName(state, value, this.#context);
  }

  /** The input is left: what stands in it is an option, or stays as typed for its problem to tell. */
  leave(input: HTMLInputElement, state: QuestionState): void {
    const typed = input.value.trim();
    const value = chosenIn(state);
    const several = isSeveral(state);
    const name = (v: Answer) => (v ? optionName(state, String(v), this.#context) : '');
    this.close();
    if (several ? !typed : typed === name(value)) return;
    const found = matching(choicesOf(state, this.#context), typed);
    const exact = found.find(({ keys }) => keys.includes(fold(typed)));
    const meant = exact ?? (found.length === 1 ? found[0] : undefined);
    const put = typed ? (meant?.value ?? typed) : undefined;
    if (!(several && [value].flat().includes(put))) this.#put(state, put);
    input.value = several ? '' : name(put);
  }

  #put(state: QuestionState, put: string | undefined): void {
    const { form } = this.#context;
    const { value, question: q, path, options } = state;
    if (q.type === 'place') form.answer(path, { ...(value as object), country: put });
    else if (isSeveral(state)) {
      const next = toggled(value, options, put!);
      const added = next.includes(put!);
      form.answer(path, next);
      const name = optionName({ ...state, other: undefined }, put!, this.#context);
      this.#say(() =>
        added ? msg(str`Added: ${name}`, { id: 'field-added' }) : msg(str`Removed: ${name}`, { id: 'field-taken' }),
      );
    } else form.answer(path, put);
  }

  #say(words: () => string): void {
    this.#context.announce(withLocale(this.#context.locale, words));
  }

  #draw(value: Answer): void {
    const { input, list, shown, active } = this.#open!;
    const none = withLocale(this.#context.locale, () => msg('Nothing found', { id: 'field-none' }));
    render(
      shown.length
        ? shown.map(
            (choice, i) =>
              html`<div role="option" class="choice ${i === active ? 'active' : ''}" id="${list.id}-${i}" data-at=${i} aria-selected=${choice.value === value}>${choice.label}</div>`,
          )
        : html`<div role="option" class="choice" aria-disabled="true" aria-selected="false">${none}</div>`,
      list,
    );
    const option = list.children[active];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  }

  /** In the top layer nothing clips the list; it stands under its input, or above it where there is more room. */
  #position(): void {
    const { input, list } = this.#open!;
    const { top, bottom, left, width } = input.getBoundingClientRect();
    const below = innerHeight - bottom;
    const above = below < 200 && top > below;
    const { style } = list;
    style.insetInlineStart = style.insetBlockStart = style.insetBlockEnd = 'auto';
    style.left = `${left}px`;
    style.width = `${width}px`;
    style.maxHeight = `${Math.min(320, (above ? top : below) - 8)}px`;
    if (above) style.bottom = `${below + (bottom - top) + 2}px`;
    else style.top = `${bottom + 2}px`;
  }
}

/** The combobox input at or around an element. */
export const comboboxAt = (target: Element): HTMLInputElement | undefined =>
  target.getAttribute('role') === 'combobox' ? (target as HTMLInputElement) : undefined;

export const countryId = (path: string, context: FieldContext): string => `${fieldId(path, context)}-country`;
