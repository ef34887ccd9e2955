import { html, nothing, render } from 'lit';
import type { Answer, QuestionState } from '../form/index.ts';
import { countries, fold, languages, msg, str } from '../locale/index.ts';
import { optionName, say } from './words.ts';
import { attributes } from './attributes.ts';
import { isChosen, limits, otherText, select, toggled } from './choices.ts';
import { listOf, recordOf, type FieldContext } from './context.ts';
import { frame, grouped, labelled, tied, type Drawn } from './frame.ts';
import { addedText, removable } from './lists.ts';

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
    const named = ['it', 'en', 'sq', locale].map(
      (each) => new Map(source(each).map(({ code, name }) => [code, fold(name)])),
    );
    list = source(locale)
      .filter(({ code }) => (!only || only.includes(code)) && !except?.includes(code))
      .map(({ code, name }) => ({
        value: code,
        label: name,
        keys: [fold(code), ...named.map((names) => names.get(code) ?? '')],
      }));
    const top = first.flatMap((code) => list.find((choice) => choice.value === code) ?? []);
    list = [...top, ...list.filter((choice) => !top.includes(choice))];
  }
  cache.set(key, { locale, list });
  return list;
}

/** Those that a typed text may mean: names that begin with it, then any that hold it. */
export function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const text = fold(typed.trim());
  const begins = ({ keys }: Choice) => keys.some((key) => key.startsWith(text));
  const holds = (choice: Choice) => !begins(choice) && choice.keys.some((key) => key.includes(text));
  return [...choices.filter(begins), ...choices.filter(holds)];
}

const isSeveral = ({ question: q }: QuestionState) => 'multiple' in q && q.multiple === true;
const chosenIn = ({ value, question: q }: QuestionState): Answer =>
  q.type === 'place' ? recordOf(value).country : value;
/** What stands in the input: the name of the one that is chosen. */
const textOf = (state: QuestionState, context: FieldContext): string =>
  isSeveral(state) ? '' : optionName(state, String(chosenIn(state) ?? ''), context);

/** The input and its list; the list is filled only while it is open. */
function control(state: QuestionState, context: FieldContext, attrs: ReturnType<typeof tied>, name: string) {
  const list = `${attrs.id}-list`;
  return html`<div class="combobox"><input class="control" role="combobox" aria-autocomplete="list" aria-expanded="false" autocomplete="off" ${attributes(
    { ...attrs, 'aria-controls': list },
    textOf(state, context),
    // what one is typing is not taken away by an answer elsewhere that draws this question again
    (input) => input === context.root.activeElement,
  )}><div class="listbox" role="listbox" popover="manual" id=${list} aria-label=${name}></div></div>`;
}

export function dropdown(state: QuestionState, context: FieldContext) {
  const { question: q, path, value } = state;
  const choices = choicesOf(state, context);
  const several = isSeveral(state);
  if (!several && choices.length <= short) return select(state, choices, context);
  const f = frame(state, context, limits(q) || msg('Write a part of the name, then choose.', { id: 'field-search' }));
  return labelled(f, path, [
    several ? removable(listOf(value).map((one) => optionName(state, one, context))) : nothing,
    control(state, context, tied(f), say(q.label, path, context)),
    otherText(state, f),
  ]);
}

export function place(state: QuestionState, context: FieldContext) {
  const f = frame(state, context);
  const part = (id: string, label: string, control: Drawn) =>
    html`<label for="${f.id}-${id}">${label}</label>${control}`;
  const tie = (part: string) => ({ ...tied({ ...f, required: undefined }), id: `${f.id}-${part}` });
  const name = msg('Country', { id: 'field-country' });
  return grouped(f, state.path, [
    part(
      'name',
      msg('Name of the place', { id: 'field-place-name' }),
      html`<input class="control" ${attributes(
        { ...tie('name'), autocomplete: 'off' },
        String(recordOf(state.value).name ?? ''),
      )}>`,
    ),
    part('country', name, control(state, context, tie('country'), name)),
  ]);
}

/**
 * The editable combobox of the ARIA Authoring Practices (1.2, list autocomplete): focus stays in the input, the active
 * option is told by aria-activedescendant. One list is open at a time, since it closes when its input is left.
 */
export function comboboxes(context: FieldContext) {
  let input: HTMLInputElement | undefined;
  let list: HTMLElement;
  let shown: readonly Choice[];

  /** Opens the list of an input, or fills it again while one types. */
  function show(target: HTMLInputElement, state: QuestionState, typed = ''): void {
    if (input !== target) {
      close();
      input = target;
      list = input.nextElementSibling as HTMLElement;
      input.setAttribute('aria-expanded', 'true');
      list.showPopover();
      addEventListener('scroll', position, true);
      addEventListener('resize', position);
    }
    const { value } = state;
    const chosen = chosenIn(state);
    shown = matching(choicesOf(state, context), typed).filter((choice) => !listOf(value).includes(choice.value));
    render(
      shown.length
        ? shown.map(
            (choice, i) =>
              html`<div role="option" class="choice" id="${list.id}-${i}" data-at=${i} aria-selected=${choice.value === chosen}>${choice.label}</div>`,
          )
        : html`<div role="option" class="choice" aria-disabled="true" aria-selected="false">${msg('Nothing found', { id: 'field-none' })}</div>`,
      list,
    );
    position();
    activate(typed ? 0 : shown.findIndex((choice) => choice.value === chosen));
    if (typed) context.announce(msg(str`Results: ${shown.length}`, { id: 'field-results' }));
  }

  const active = () => (input ? shown.findIndex((_, i) => list.children[i]!.classList.contains('active')) : -1);

  function activate(at: number): void {
    const old = list.querySelector('.active');
    const option = shown.length ? list.children[at] : undefined;
    old?.classList.remove('active');
    option?.classList.add('active');
    option?.scrollIntoView({ block: 'nearest' });
    input!.setAttribute('aria-activedescendant', option?.id ?? '');
  }

  function close(): void {
    if (!input) return;
    removeEventListener('scroll', position, true);
    removeEventListener('resize', position);
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    input = undefined;
    if (list.isConnected) list.hidePopover();
    render(nothing, list);
  }

  function key(event: KeyboardEvent, target: HTMLInputElement, state: QuestionState): void {
    const { key } = event;
    const at = active();
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const open = input === target;
      if (!open) show(target, state);
      // an answer there is where one begins
      if (open || active() < 0)
        activate(key === 'ArrowDown' ? (at + 1) % shown.length : (at > 0 ? at : shown.length) - 1);
    } else if (key === 'Enter' && at >= 0) choose(shown[at]!.value, target, state);
    else if (key === 'Escape' && input) close();
    else return;
    // neither the page's form nor a dialog around us should take the key as theirs
    event.preventDefault();
    event.stopPropagation();
  }

  function choose(answer: string, target: HTMLInputElement, state: QuestionState): void {
    const { value, question: q, path, options } = state;
    close();
    if (!isSeveral(state))
      context.form.answer(
        path,
        q.type === 'place' ? { ...recordOf(value), country: answer || undefined } : answer || undefined,
      );
    else if (!isChosen(value, answer)) {
      context.form.answer(path, toggled(value, options, answer));
      context.announce(addedText(optionName(state, answer, context)));
    }
    target.value = textOf(context.form.state(path)!, context);
  }

  /** The input is left: what stands in it is an option, or stays as typed for its problem to tell. */
  function leave(target: HTMLInputElement, state: QuestionState): void {
    close();
    const typed = target.value.trim();
    if (typed === textOf(state, context)) return;
    const found = matching(choicesOf(state, context), typed);
    const meant = found.find(({ keys }) => keys.includes(fold(typed))) ?? (found.length === 1 ? found[0] : undefined);
    choose(typed && (meant?.value ?? typed), target, state);
  }

  /** In the top layer nothing clips the list; it stands under its input, or above it where there is more room. */
  function position(): void {
    const { top, bottom, left, width } = input!.getBoundingClientRect();
    const below = innerHeight - bottom;
    const above = below < 200 && top > below;
    const { style } = list;
    style.left = `${left}px`;
    style.width = `${width}px`;
    style.maxHeight = `${Math.min(320, (above ? top : below) - 8)}px`;
    style.top = above ? 'auto' : `${bottom}px`;
    style.bottom = above ? `${innerHeight - top}px` : 'auto';
  }

  return {
    show,
    key,
    leave,
    /** the option under the pointer, if any */
    pick(target: Element, state: QuestionState): void {
      const option = target.closest<HTMLElement>('[data-at][role=option]');
      if (input && option) choose(shown[Number(option.dataset.at)]!.value, input, state);
    },
  };
}

/** The combobox that an event is about, if it is one. */
export const comboboxAt = (target: Element): HTMLInputElement | undefined =>
  target.getAttribute('role') === 'combobox' ? (target as HTMLInputElement) : undefined;
