import type { FileAnswer } from '../contract/submission.ts';
import type { Answer, Form, Path } from '../form/index.ts';

/** Where the bytes of chosen files stay until they are sent; answers hold only their names and sizes. */
export interface FileKeeper {
  /** keeps files and names each; the name is `file` in the answer and the name of its multipart part */
  take(files: Iterable<File>): FileAnswer[];
  drop(name: string): void;
}

/**
 * What a widget gives to the questions it shows. One object an element, the same one for its whole life: handlers and
 * local state hang on it. A getter for `locale` follows the language switch.
 *
 * To disable every question, put them inside `<fieldset disabled>`.
 */
export interface FieldContext {
  readonly form: Form;
  readonly locale: string;
  /** of the document, in its order: where a text falls back to */
  readonly locales: readonly string[];
  /** unique in the shadow root, begins with a letter */
  readonly idPrefix: string;
  readonly root: ShadowRoot;
  /** is it time to show what is wrong with this answer? */
  shows(path: Path): boolean;
  /** the person left this question, or did what its problem is about */
  touched(path: Path): void;
  /** where a question takes files */
  readonly files?: FileKeeper | undefined;
  /** says something in the widget's polite live region; soon-following calls replace each other */
  announce(text: string): void;
  /** settles when what was answered is drawn (LitElement's own) */
  readonly updateComplete: Promise<unknown>;
}

/** An answer as the list or the record that it should be; empty when it is none. */
export const listOf = (value: Answer): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
export const recordOf = (value: Answer): Readonly<Record<string, Answer>> =>
  value && typeof value === 'object' ? (value as Readonly<Record<string, Answer>>) : {};

export const fieldId = (path: Path, { idPrefix }: FieldContext): string => idPrefix + path;

const focusable = 'input:enabled,select:enabled,textarea:enabled,button:enabled';

/** Focuses the first thing in `holder` that takes an answer: the chosen radio when there is one. */
export function focusIn(holder: Element | null | undefined, within = ''): boolean {
  const find = (selector: string) => holder?.querySelector<HTMLElement>(selector);
  const found = (within && find(within)) || find('input[type=radio]:checked:enabled') || find(focusable);
  found?.focus();
  return !!found;
}

/** The element that holds a question, its label and its error. */
export const holderOf = (path: Path, { root }: FieldContext): HTMLElement | null =>
  root.querySelector(`[data-path="${CSS.escape(path)}"]`);

/** Brings a question into view and focuses it: at what is wrong with it when the control has parts. */
export function focusField(path: Path, context: FieldContext): void {
  const holder = holderOf(path, context);
  holder?.scrollIntoView({ block: 'center' });
  focusIn(holder, '[aria-invalid=true]:is(input,select,textarea),.missing input');
}
