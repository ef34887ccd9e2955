import { css, html, LitElement } from 'lit';
import type { Question } from '../../src/contract/questionnaire.ts';
import { baseStyles } from '../../src/element/base.styles.ts';
import { tokens } from '../../src/element/tokens.styles.ts';
import { compile } from '../../src/form/compile.ts';
import { Form, type Answers, type Path } from '../../src/form/index.ts';
import { fields, fieldStyles, listen, type FieldContext } from '../../src/fields/index.ts';
import { loadLocale, withLocale } from '../../src/locale/index.ts';

/** The least that a widget does for its questions: owns a shadow root, a form and the context, and draws. */
export class FieldHarness extends LitElement implements FieldContext {
  static override styles = [
    tokens,
    baseStyles,
    fieldStyles,
    css`.plain { margin: 0; padding: 0; border: 0; min-inline-size: 0; }`,
  ];
  static override properties = { locale: {}, disabled: { type: Boolean } };
  declare locale: string;
  declare disabled: boolean;
  form!: Form;
  locales: readonly string[] = ['en', 'it', 'sq'];
  idPrefix = 'q-';
  said = '';
  kept = new Map<string, File>();
  #shown = new Set<Path>();
  get root() {
    return this.renderRoot as ShadowRoot;
  }
  files = {
    take: (files: Iterable<File>) =>
      [...files].map((file) => {
        const part = `file-${this.kept.size + 1}`;
        this.kept.set(part, file);
        return { file: part, name: file.name, size: file.size, type: file.type };
      }),
    drop: (name: string) => void this.kept.delete(name),
  };

  start(questions: readonly Question[], answers: Answers = {}, locales: readonly string[] = ['en', 'it', 'sq']): void {
    this.locales = locales;
    const document = {
      id: 'test',
      version: '1',
      locales,
      title: 'Test',
      sections: [{ id: 's', title: 'S', questions }],
    };
    this.form = new Form(compile(document), { answers, now: () => new Date('2026-06-01T12:00:00Z') });
    this.form.subscribe(() => this.requestUpdate());
  }
  shows = (path: Path) => this.#shown.has(path);
  touched = (path: Path) => {
    this.#shown.add(path);
    this.requestUpdate();
  };
  announce = (text: string) => {
    this.said = text;
  };
  override connectedCallback() {
    super.connectedCallback();
    if (!this.#listening) listen(this);
    this.#listening = true;
  }
  #listening = false;
  override performUpdate() {
    withLocale(this.locale, () => super.performUpdate());
  }
  override render() {
    return html`<div class="varco"><fieldset class="plain" ?disabled=${this.disabled}>${fields(this.form.asked(this.form.sections[0]!), this)}</fieldset></div>`;
  }
}

customElements.define('field-harness', FieldHarness);

/** What a control is called, in the order of the accessible name computation: labelledby, label, labels, its text. */
export function nameOf(element: Element): string {
  const root = element.getRootNode() as ShadowRoot;
  const by = element.getAttribute('aria-labelledby');
  const text = by
    ? by.split(' ').map((id) => root.getElementById(id)?.textContent ?? `(no element ${id})`)
    : [
        element.getAttribute('aria-label') ??
          ([...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join(' ') ||
            (element.querySelector(':scope > legend') ?? element).textContent),
      ];
  return text.join(' ').replace(/\s+/g, ' ').trim();
}

/** What is said of a control after its name: help, unit, error. */
export const descriptionOf = (element: Element): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => (element.getRootNode() as ShadowRoot).getElementById(id)?.textContent ?? `(no element ${id})`)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

export interface Shown {
  readonly harness: FieldHarness;
  readonly root: ShadowRoot;
  /** the one control of this role or tag whose name begins with these words */
  control<T extends HTMLElement = HTMLInputElement>(kind: string, name: string): T;
  /** all words on the page */
  text(): string;
  settled(): Promise<void>;
}

/** Puts questions on the page, in a column of a width, and gives what a person can find there. */
export async function show(
  questions: readonly object[],
  options: { answers?: Answers; locale?: string; width?: number } = {},
): Promise<Shown> {
  const locale = options.locale ?? 'en';
  await loadLocale(locale);
  const harness = new FieldHarness();
  harness.locale = locale;
  harness.setAttribute('theme', 'plain');
  harness.start(questions as Question[], options.answers);
  const column = document.createElement('div');
  column.lang = locale;
  column.style.inlineSize = `${options.width ?? 700}px`;
  // somewhere for Tab to go: from the last control of a page some engines do not leave
  const after = document.createElement('button');
  after.textContent = 'After';
  column.append(harness, after);
  document.querySelectorAll('.test-column').forEach((old) => old.remove());
  column.className = 'test-column';
  document.body.append(column);
  await harness.updateComplete;
  const { root } = harness;
  return {
    harness,
    root,
    control<T extends HTMLElement>(kind: string, name: string): T {
      const found = [...root.querySelectorAll<T>(kind)].filter((element) => nameOf(element).startsWith(name));
      if (found.length !== 1)
        throw new Error(
          `${found.length} ${kind} named "${name}…" among: ${[...root.querySelectorAll(kind)].map(nameOf).join(' | ')}`,
        );
      return found[0]!;
    },
    text: () => (root.querySelector('.varco') as HTMLElement).innerText,
    async settled() {
      // what is answered is drawn, and then the focus moves
      await harness.updateComplete;
      await new Promise((done) => setTimeout(done));
      await harness.updateComplete;
    },
  };
}
