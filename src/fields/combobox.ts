import { html, nothing, render } from 'lit';
import type { Answer, QuestionState } from '../form/index.ts';
import { countries, fold, languages, msg, str } from '../locale/index.ts';
import { optionName } from './answer-text.ts';
import { attributes } from './attributes.ts';
import { isChosen, limits, otherText, select, toggled } from './choices.ts';
import { listOf, recordOf, type FieldContext } from './context.ts';
import { frame, grouped, labelled, tied } from './frame.ts';
import { removeButton } from './lists.ts';
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
function control(state: QuestionState, context: FieldContext, attrs: ReturnType<typeof tied>, name: string) {
  const value = chosenIn(state);
  const list = `${attrs.id}-list`;
  return html`<div class="combobox"><input class="control" role="combobox" aria-autocomplete="list" aria-expanded="false" autocomplete="off" autocapitalize="none" spellcheck="false" ${attributes(
    { ...attrs, 'aria-controls': list },
    isSeveral(state) || !value ? '' : optionName(state, String(value), context),
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
  const chosen = several ? listOf(value) : [];
  return labelled(f, path, [
    chosen.length
      ? html`<ul class="chips">${chosen.map((one, i) => {
          const name = optionName({ ...state, other: undefined }, one, context);
          return html`<li><bdi>${name}</bdi>${removeButton(i, name, '×')}</li>`;
        })}</ul>`
      : nothing,
    control(state, context, tied(f), say(q.label, path, context)),
    isChosen(value, 'other') && 'other' in q ? otherText(state, f) : nothing,
  ]);
}

export function place(state: QuestionState, context: FieldContext) {
  const f = frame(state, context);
  const name = msg('Country', { id: 'field-country' });
  const one = (part: string) => ({
    ...tied(f),
    id: `${f.id}-${part}`,
    'aria-describedby': undefined,
    'aria-required': undefined,
  });
  return grouped(
    f,
    state.path,
    html`<div class="place-parts"><div><label for="${f.id}-name">${msg('Name of the place', { id: 'field-place-name' })}</label><input class="control" ${attributes(
      { ...one('name'), autocomplete: 'off' },
      String(recordOf(state.value).name ?? ''),
    )}></div><div><label for="${f.id}-country">${name}</label>${control(state, context, one('country'), name)}</div></div>`,
  );
}

/**
 * The editable combobox of the ARIA Authoring Practices (1.2, list autocomplete): focus stays in the input, the active
 * option is told by aria-activedescendant. One list is open at a time, since it closes when its input is left.
 */
export function comboboxes(context: FieldContext) {
  let input: HTMLInputElement | undefined;
  let list: HTMLElement;
  let choices: readonly Choice[];
  let shown: readonly Choice[];
  let active: number;

  function show(target: HTMLInputElement, state: QuestionState, typed = ''): void {
    if (input !== target) {
      close();
      input = target;
      list = input.nextElementSibling as HTMLElement;
      choices = choicesOf(state, context);
      input.setAttribute('aria-expanded', 'true');
      list.showPopover();
      addEventListener('scroll', position, true);
      addEventListener('resize', position);
    }
    const taken = isSeveral(state) ? listOf(state.value) : [];
    shown = matching(choices, typed).filter(({ value }) => !taken.includes(value));
    const value = chosenIn(state);
    active = typed ? 0 : shown.findIndex((choice) => choice.value === value);
    draw(value);
    position();
    if (typed) context.announce(msg(str`Results: ${shown.length}`, { id: 'field-results' }));
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
    const move = (to: number) => {
      active = (to + shown.length) % shown.length;
      if (shown.length) draw(chosenIn(state));
    };
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const down = event.key === 'ArrowDown';
        if (!input) show(target, state);
        else move(down ? active + 1 : Math.max(active, 0) - 1);
        if (active < 0 && !event.altKey) move(down ? 0 : -1);
        break;
      }
      case 'Home':
      case 'End':
        if (!input || active < 0) return;
        move(event.key === 'Home' ? 0 : -1);
        break;
      case 'Enter':
        if (!input || !shown[active]) return;
        choose(shown[active]!.value, target, state);
        break;
      case 'Escape':
        if (input) close();
        else if (target.value && isSeveral(state)) target.value = '';
        else return;
        break;
      case 'Backspace': {
        const last = listOf(state.value).at(-1);
        if (target.value || !last || !isSeveral(state)) return;
        put(state, last);
        break;
      }
      default:
        return;
    }
    // neither the page's form nor a dialog around us should take the key as theirs
    event.preventDefault();
    event.stopPropagation();
  }

  function choose(value: string, target: HTMLInputElement, state: QuestionState): void {
    close();
    put(state, value);
    target.value = isSeveral(state) ? '' : optionName(state, value, context);
  }

  /** The input is left: what stands in it is an option, or stays as typed for its problem to tell. */
  function leave(target: HTMLInputElement, state: QuestionState): void {
    close();
    const typed = target.value.trim();
    const value = chosenIn(state);
    const several = isSeveral(state);
    if (several ? !typed : typed === (value ? optionName(state, String(value), context) : '')) return;
    const found = matching(choicesOf(state, context), typed);
    const meant = found.find(({ keys }) => keys.includes(fold(typed))) ?? (found.length === 1 ? found[0] : undefined);
    const answer = typed && (meant?.value ?? typed);
    if (several && isChosen(value, answer)) target.value = '';
    else if (typed) choose(answer, target, state);
    else put(state, undefined);
  }

  function put(state: QuestionState, answer: string | undefined): void {
    const { value, question: q, path, options } = state;
    if (q.type === 'place') return context.form.answer(path, { ...recordOf(value), country: answer });
    if (!isSeveral(state)) return context.form.answer(path, answer);
    const next = toggled(value, options, answer!);
    context.form.answer(path, next);
    const name = optionName({ ...state, other: undefined }, answer!, context);
    context.announce(
      next.includes(answer!)
        ? msg(str`Added: ${name}`, { id: 'field-added' })
        : msg(str`Removed: ${name}`, { id: 'field-taken' }),
    );
  }

  function draw(value: Answer): void {
    render(
      shown.length
        ? shown.map(
            (choice, i) =>
              html`<div role="option" class="choice ${i === active ? 'active' : ''}" id="${list.id}-${i}" data-at=${i} aria-selected=${choice.value === value}>${choice.label}</div>`,
          )
        : html`<div role="option" class="choice" aria-disabled="true" aria-selected="false">${msg('Nothing found', { id: 'field-none' })}</div>`,
      list,
    );
    const option = shown.length ? list.children[active] : undefined;
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input!.setAttribute('aria-activedescendant', option.id);
    else input!.removeAttribute('aria-activedescendant');
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
    style.top = above ? 'auto' : `${bottom + 2}px`;
    style.bottom = above ? `${innerHeight - top + 2}px` : 'auto';
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
