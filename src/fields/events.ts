import type { FileAnswer } from '../contract/submission.ts';
import type { Answer, Path, QuestionState } from '../form/index.ts';
import { withLocale } from '../locale/index.ts';
import { optionName } from './words.ts';
import { toggled } from './choices.ts';
import { comboboxAt, comboboxes } from './combobox.ts';
import { focusIn, holderOf, listOf, recordOf, type FieldContext } from './context.ts';
import { joinDate, joinPeriod, remaining, toNumber, typed } from './inputs.ts';
import { addedText, remainder, removed, removedText, unallotted } from './lists.ts';

type Input = HTMLInputElement;
/** What a control now says as the answer to its question. */
type Reader = (input: Input, state: QuestionState, context: FieldContext, holder: HTMLElement) => Answer;

const number: Reader = ({ value }, _, { locale }) => toNumber(value, locale);

const readers: Partial<Record<string, Reader>> = {
  integer: number,
  decimal: number,
  percent: number,
  currency: number,
  year: number,
  scale: ({ value }) => Number(value),
  boolean: ({ value }) => value === 'true',
  consent: ({ checked }) => checked,
  multiple: ({ value }, state) => toggled(state.value, state.options, value),
  date(_, _state, _context, holder) {
    const part = (name: string) => holder.querySelector<Input>(`[data-part="${name}"]`);
    const end = (i: number) =>
      joinDate(
        [0, 1, 2].map((n) => part(`${i}${n}`)?.value ?? ''),
        part(`${i}~`)?.checked,
      );
    return joinPeriod(end(0), end(1));
  },
  matrix({ value, dataset, type }, { scale, options, value: answer }) {
    const row = dataset.row!;
    const several = type === 'checkbox';
    const cell = scale ? Number(value) : several ? toggled(recordOf(answer)[row], options, value) : value;
    return { ...recordOf(answer), [row]: cell };
  },
  allocation: (input, { value }, { locale }) => ({
    ...recordOf(value),
    [input.dataset.row!]: toNumber(input.value, locale),
  }),
  file(input, { value, question: q }, { files }) {
    const chosen = files!.take(input.files!);
    // the same file may be chosen again after it was removed
    input.value = '';
    const old = listOf(value) as unknown as FileAnswer[];
    if ('maxFiles' in q && q.maxFiles! > 1) return [...old, ...chosen] as unknown as Answer;
    for (const { file } of old) files!.drop(file);
    return chosen as unknown as Answer;
  },
  place: ({ value }, { value: answer, question: q }) => {
    const { country } = q as { country?: string };
    return { ...(country && value && { country }), ...recordOf(answer), name: value || undefined };
  },
};

const listeners = new WeakMap<ShadowRoot, AbortController>();

/**
 * Listens to everything that happens in the questions of a context's shadow root. Nothing is bound to a question or an
 * option, so a page of a thousand questions has a handful of listeners. A second context in the same root (a new
 * document) takes the place of the first.
 */
export function listen(context: FieldContext): void {
  const { root, files } = context;
  const combobox = comboboxes(context);
  let pressed: Promise<void> | undefined;
  listeners.get(root)?.abort();
  const controller = new AbortController();
  listeners.set(root, controller);

  const on = <E extends Event>(type: string, act: (event: E, target: Input) => void) =>
    root.addEventListener(type, (event) => act(event as E, event.target as Input), controller);
  /** What happens in a question; messages are in the person's language, as if while rendering. */
  const at = <E extends Event>(
    type: string,
    act: (event: E, target: Input, state: QuestionState, holder: HTMLElement) => void,
  ) =>
    on<E>(type, (event, target) => {
      const holder = target.closest<HTMLElement>('[data-path]');
      const state = holder && context.form.state(holder.dataset.path!);
      if (state) withLocale(context.locale, () => act(event, target, state, holder));
    });
  /** After the answer is drawn, since what is to have the focus may be new; the first selector that finds something. */
  const focus = async (path: Path, ...selectors: string[]) => {
    await context.updateComplete;
    const holder = holderOf(path, context);
    focusIn(
      holder,
      selectors.find((selector) => holder?.querySelector(selector)),
    );
  };

  at('input', (_, input, state, holder) => {
    const { question: q, path } = state;
    if (input.dataset.do === 'other') return context.form.setOther(path, input.value);
    if (comboboxAt(input)) return combobox.show(input, state, input.value);
    const read = readers[q.type];
    context.form.answer(path, read ? read(input, state, context, holder) : input.value || undefined);
    const now = context.form.state(path)!;
    if (q.type === 'multiple') {
      // what one tick did to others, and that there are too many, cannot be left to be seen
      const lost = listOf(state.value).filter((v) => v !== input.value && !listOf(now.value).includes(v));
      const names = lost.map((v) => optionName(now, v, context)).join(', ');
      if (names) context.announce(removedText(names));
    }
    if (q.type === 'file' || now.problem?.code === 'maxSelected') context.touched(path);
    if (q.type === 'longtext' && q.maxLength) context.announce(remaining(input.value, q.maxLength));
    if (q.type === 'allocation') context.announce(remainder(now, context));
  });

  // a number is written as the language does once it is done
  at('change', (_, input) => {
    if (input.classList.contains('number')) input.value = typed(toNumber(input.value, context.locale), context.locale);
  });

  on('pointerdown', () => {
    pressed = new Promise((released) => {
      const done = () => setTimeout(() => released((pressed = undefined)));
      for (const type of ['pointerup', 'pointercancel']) addEventListener(type, done, { once: true, capture: true });
    });
  });

  at('focusout', async ({ relatedTarget }: FocusEvent, input, state, holder) => {
    if (comboboxAt(input)) combobox.leave(input, state);
    if (holder.contains(relatedTarget as Node | null)) return;
    // an error that appears while the button is down would move what is being clicked away from under it
    await pressed;
    context.touched(state.path);
  });

  at('keydown', (event: KeyboardEvent, input, state) => {
    if (comboboxAt(input)) combobox.key(event, input, state);
  });
  // the input keeps the focus while its list is clicked
  on('mousedown', (event, target) => {
    if (target.closest('[role=listbox]')) event.preventDefault();
  });

  at('click', (_, target, state) => {
    if (comboboxAt(target)) {
      target.select();
      return combobox.show(target, state);
    }
    combobox.pick(target, state);
    const button = target.closest('button');
    if (button?.dataset.do) press(button.dataset.do, Number(button.dataset.at), button.value, state);
  });

  function press(act: string, i: number, value: string, state: QuestionState): void {
    const { form } = context;
    const { path, question: q, items } = state;
    const group = q.type === 'group';
    const list = listOf(state.value);
    const gone = removed.get(context);
    removed.delete(context);
    switch (act) {
      case 'clear':
        form.answer(path, undefined);
        return void focus(path, 'input');
      case 'rest': {
        const now = recordOf(state.value)[value];
        form.answer(path, {
          ...recordOf(state.value),
          [value]: unallotted(state) + (typeof now === 'number' ? now : 0),
        });
        context.announce(remainder(form.state(path)!, context));
        return void focus(path, `[data-row="${value}"]`);
      }
      case 'undo':
        if (gone) form.restoreItem(path, gone);
        return void focus(path, `[data-item="${gone?.index}"] :is(input,select,textarea)`);
      case 'add':
        if (group) {
          form.addItem(path);
          return void focus(path, `[data-item="${items.length}"] :is(input,select,textarea)`);
        }
        form.answer(path, [...list, value]);
        context.announce(addedText(optionName(state, value, context)));
        return void focus(
          path,
          `[data-do=add][data-at="${i}"]:enabled`,
          '[data-do=add]:enabled',
          'li:last-child :enabled',
        );
      case 'up':
      case 'down': {
        const to = act === 'up' ? i - 1 : i + 1;
        if (group) form.moveItem(path, i, to);
        else form.answer(path, list.toSpliced(i, 1).toSpliced(to, 0, list[i]!));
        // at either end of the list the button pressed is off
        return void focus(path, `[data-do=${act}][data-at="${to}"]:enabled`, `[data-do][data-at="${to}"]:enabled`);
      }
      case 'remove': {
        context.announce(removedText(value));
        const item = group && form.removeItem(path, i);
        if (item) removed.set(context, { ...item, path, title: value });
        if (group) return void focus(path, '[data-do=undo]');
        if (q.type === 'file') files!.drop((list[i] as unknown as FileAnswer).file);
        form.answer(path, list.toSpliced(i, 1));
        return void focus(path, 'input', `[data-do=remove][data-at="${i}"]`, 'li:last-child [data-do=remove]');
      }
    }
  }
}
