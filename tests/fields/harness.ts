import { css, html, LitElement } from 'lit';
import type { Question } from '../../src/contract/questionnaire.ts';
import { baseStyles } from '../../src/element/base.styles.ts';
import { tokens } from '../../src/element/tokens.styles.ts';
import { compile, Form, type Answers, type Path } from '../../src/form/index.ts';
import { fields, fieldStyles, listen, type FieldContext } from '../../src/fields/index.ts';
import { withLocale } from '../../src/locale/index.ts';

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
    keep: (file: File) => {
      const name = `file-${this.kept.size + 1}`;
      this.kept.set(name, file);
      return name;
    },
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
    return html`<div class="varco"><fieldset class="plain" ?disabled=${this.disabled}>${fields(this.form.sections[0]!.questions, this)}</fieldset></div>`;
  }
}

if (!customElements.get('field-harness')) customElements.define('field-harness', FieldHarness);
