import type { FileAnswer } from '../contract/submission.ts';
import type { Answer, Path, QuestionState } from '../form/index.ts';
import { msg, str, withLocale } from '../locale/index.ts';
import { optionName } from './answer-text.ts';
import { toggled } from './choices.ts';
import { Combobox, comboboxAt } from './combobox.ts';
import { focusIn, holderOf, type FieldContext } from './context.ts';
import { joinDate, joinPeriod, remaining, toNumber, typed } from './inputs.ts';
import { itemTitle, rememberRemoved, remainder, removedFrom, unallotted } from './lists.ts';

type Input = HTMLInputElement;
type Record_ = Readonly<Record<string, Answer>>;
/** What a control now says as the answer to its question. */
type Reader = (input: Input, state: QuestionState, context: FieldContext, holder: HTMLElement) => Answer;

const record = (state: QuestionState) => (state.value ?? {}) as Record_;
const list = (state: QuestionState) => (Array.isArray(state.value) ? (state.value as Answer[]) : []);
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
    const end = (i: number) =>
      joinDate([0, 1, 2].map((part) => holder.querySelector<Input>(`[data-part="${i}${part}"]`)?.value ?? ''));
    return joinPeriod(end(0), end(1));
  },
  matrix({ value, dataset }, state) {
    const row = dataset.row!;
    const { scale, question: q } = state;
    const several = 'multiple' in q && q.multiple;
    const cell = scale ? Number(value) : several ? toggled(record(state)[row], state.options, value) : value;
    return { ...record(state), [row]: cell };
  },
  allocation: (input, state, { locale }) => ({ ...record(state), [input.dataset.row!]: toNumber(input.value, locale) }),
  place: ({ value }, state) => {
    const { country } = state.question as { country?: string };
    return { ...(country && value && { country }), ...record(state), name: value || undefined };
  },
};

/**
 * Listens to everything that happens in the questions of a context's shadow root: once, when the element is made. Nothing
 * is bound to a question or an option, so a page of a thousand questions has a handful of listeners.
 */
export function listen(context: FieldContext): void {
  const { root, files } = context;
  const combobox = new Combobox(context);
  let pressed: Promise<void> | undefined;

  const say = (words: () => string) => context.announce(withLocale(context.locale, words));
  const at = <E extends Event>(
    type: string,
    act: (event: E, target: Input, state: QuestionState, holder: HTMLElement) => void,
  ) =>
    root.addEventListener(type, (event) => {
      const target = event.target as Input;
      const holder = target.closest<HTMLElement>('[data-path]');
      const state = holder && context.form.state(holder.dataset.path!);
      if (state) act(event as E, target, state, holder);
    });
  /** After the answer is drawn, since what is to have the focus may be new. */
  const focus = async (path: Path, selector: string) => {
    await context.updateComplete;
    focusIn(holderOf(path, context), selector);
  };

  at('input', (_, input, state, holder) => {
    const { question: q, path } = state;
    if (input.dataset.do === 'other') return context.form.setOther(path, input.value);
    if (comboboxAt(input)) {
      if (!input.value && q.type !== 'place' && !('multiple' in q && q.multiple)) context.form.answer(path, undefined);
      return combobox.show(input, context.form.state(path)!, input.value);
    }
    if (q.type === 'file') return;
    const read = readers[q.type];
    context.form.answer(path, read ? read(input, state, context, holder) : input.value || undefined);
    const now = context.form.state(path)!;
    if (q.type === 'multiple') told(state, now);
    if (q.type === 'longtext') say(() => remaining(input.value, q.maxLength ?? Infinity));
    if (q.type === 'allocation') say(() => remainder(now, context));
  });

  /** What ticking one option did to others, and that there are too many, cannot be left to be seen. */
  const told = (before: QuestionState, now: QuestionState) => {
    const lost = list(before).filter((v) => !list(now).includes(v));
    if (lost.length && list(now).some((v) => !list(before).includes(v)))
      say(() =>
        msg(str`Removed: ${lost.map((v) => optionName(now, String(v), context)).join(', ')}`, { id: 'field-taken' }),
      );
    if (now.problem?.code === 'maxSelected') context.touched(now.path);
  };

  at('change', (_, input, { question: q, path }) => {
    if (q.type === 'file' && input.files) {
      const chosen = [...input.files].map((file): FileAnswer => ({
        file: files.keep(file),
        name: file.name,
        size: file.size,
        type: file.type,
      }));
      // the same file may be chosen again after it was removed
      input.value = '';
      const state = context.form.state(path)!;
      const kept = (q.maxFiles ?? 1) > 1 ? list(state) : [];
      if (!kept.length) for (const old of list(state)) files.drop((old as unknown as FileAnswer).file);
      context.form.answer(path, [...kept, ...chosen] as unknown as Answer);
      context.touched(path);
    } else if (input.classList.contains('number')) {
      const value = toNumber(input.value, context.locale);
      input.value = typed(value, context.locale);
    }
  });

  root.addEventListener('pointerdown', () => {
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
  root.addEventListener('mousedown', (event) => {
    if ((event.target as Element).closest('[role=listbox]')) event.preventDefault();
  });

  at('click', (event, target, state) => {
    if (comboboxAt(target)) return combobox.show(target, state);
    combobox.pick(target);
    const button = target.closest('button');
    const act = button?.dataset.do;
    if (!act) return;
    press(act, Number(button.dataset.at), button.value, state);
  });

  function press(act: string, i: number, value: string, state: QuestionState): void {
    const { path, question: q } = state;
    const group = q.type === 'group';
    const count = group ? state.items.length : list(state).length;
    const name = (index: number, now = context.form.state(path)!) =>
      group ? itemTitle(now, index, context) : optionName(now, String(list(now)[index]), context);
    if (group) rememberRemovedUnless(act, path);
    switch (act) {
      case 'clear':
        context.form.answer(path, undefined);
        return void focus(path, 'input');
      case 'rest': {
        const total = (q as { total: number }).total;
        const now = record(state)[value];
        const share = unallotted(state.value, total) + (typeof now === 'number' ? now : 0);
        context.form.answer(path, { ...record(state), [value]: share });
        say(() => remainder(context.form.state(path)!, context));
        return void focus(path, `[data-row="${value}"]`);
      }
      case 'add':
        if (group) {
          context.form.addItem(path);
          return void focus(path, `[data-item="${count}"] :is(input,select,textarea)`);
        }
        context.form.answer(path, [...list(state), value]);
        say(() => placed(name(count), count, count + 1));
        return void focus(
          path,
          `.rest [data-at="${i}"]:enabled,.rest [data-at="${i - 1}"]:enabled,.ranked li:last-child button:enabled`,
        );
      case 'up':
      case 'down': {
        const to = act === 'up' ? i - 1 : i + 1;
        if (group) context.form.moveItem(path, i, to);
        else context.form.answer(path, list(state).toSpliced(i, 1).toSpliced(to, 0, list(state)[i]));
        say(() => placed(name(to), to, count));
        const buttons = (what: string) => `[data-do=${what}][data-at="${to}"]:enabled`;
        return void context.updateComplete.then(() => {
          const holder = holderOf(path, context);
          focusIn(holder, holder?.querySelector(buttons(act)) ? buttons(act) : buttons(act === 'up' ? 'down' : 'up'));
        });
      }
      case 'remove': {
        const gone = name(i);
        if (group) {
          rememberRemoved(path, context, context.form.removeItem(path, i));
          say(() => msg(str`Removed: ${gone}`, { id: 'field-taken' }));
          return void focus(path, '[data-do=undo]');
        }
        const one = list(state)[i];
        context.form.answer(path, list(state).toSpliced(i, 1));
        if (q.type === 'file') files.drop((one as unknown as FileAnswer).file);
        const fileName = q.type === 'file' && (one as unknown as FileAnswer).name;
        say(() => msg(str`Removed: ${fileName || optionName(state, String(one), context)}`, { id: 'field-taken' }));
        return void focus(
          path,
          q.type === 'ranking' ? `.ranked [data-do=remove][data-at="${Math.min(i, count - 2)}"]` : 'input',
        );
      }
    }
  }

  const placed = (name: string, index: number, count: number) =>
    msg(str`${name}: place ${index + 1} of ${count}`, { id: 'field-placed' });

  function rememberRemovedUnless(act: string, path: Path): void {
    const gone = removedFrom(path, context);
    if (!gone) return;
    rememberRemoved(path, context, undefined);
    if (act === 'undo') {
      context.form.restoreItem(path, gone);
      void focus(path, `[data-item="${gone.index}"] :is(input,select,textarea)`);
    }
  }
}
