import { html, nothing, unsafeCSS, type TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { Section } from '../contract/questionnaire.ts';
import type { Submission } from '../contract/submission.ts';
import { VarcoChangeEvent } from '../element/events.ts';
import type { VarcoElement } from '../element/varco-element.ts';
import { fields, fieldStyles, listen, words } from '../fields/index.ts';
import { loadLocale, msg } from '../locale/index.ts';
import { copyCode, deliver, eraseSent, keptBy, placeFocus, send } from './courier.ts';
import { header, notices, summary } from './frame.ts';
import { InsetSitting, type InsetForm } from './inset-sitting.ts';
import { insetStyles } from './inset.styles.ts';
import { copy, receipt, refusal, sending, type Copy } from './outcome.ts';
import { answerList, heading } from './parts.ts';
import { respondentStyles } from './respondent.styles.ts';
import type { Host } from './sitting.ts';
import { submissionOf } from './submission.ts';
import { shown } from './waiting.ts';

export type { InsetForm, InsetSitting } from './inset-sitting.ts';

/** What a widget has of its own stays as it looks: the styles of questions hold inside the form alone. */
const styles = unsafeCSS(`.inset{${[fieldStyles, respondentStyles, insetStyles].map(String).join('')}}`);

export interface Opening {
  /** what gets the focus back when the form is closed, or finds it, where it is drawn anew; what has it now, unless said */
  readonly opener?: HTMLElement | null | (() => HTMLElement | null | undefined);
  /** level of the form's heading; one under the widget's own, unless said */
  readonly headingLevel?: number;
  /** it was closed: the widget draws what it showed before */
  readonly onclose?: () => void;
}

/** Tells a form that its element leaves the page, or comes back. */
class Presence extends AsyncDirective {
  #of: Inset | undefined;
  render(of: Inset): unknown {
    this.#of = of;
    return nothing;
  }
  protected override disconnected(): void {
    this.#of?.leave();
  }
  protected override reconnected(): void {
    this.#of?.arrive(true);
  }
}
const presence = directive(Presence);

const all = new WeakMap<VarcoElement, Map<string, Inset>>();

/**
 * A form inside a widget's own root: opened by a button, drawn where the widget wants it, and closed again, when the
 * focus goes back to that button. What was typed stays with the element while it lives, and on the device as the
 * `drafts` attribute says; what waits to be sent goes on waiting when the form is closed.
 *
 * To use: `Inset.of(el, form).open()`, `inset.render()` in the widget's template, nothing else.
 */
export class Inset implements Host {
  sitting: InsetSitting | undefined;
  #opening: Opening | undefined;
  #begun: Promise<InsetSitting> | undefined;
  #endpoint: string | null | undefined;
  #listening = new AbortController();
  /** the heading takes the focus once it is there */
  #arriving = false;

  private constructor(
    readonly el: VarcoElement,
    public asks: InsetForm,
  ) {}

  /** The form of this element for this; the same one, with all that was typed, also of a newer state of the document. */
  static of(el: VarcoElement, asks: InsetForm): Inset {
    const known = all.get(el) ?? new Map<string, Inset>();
    all.set(el, known);
    const { kind, about, key } = asks;
    const name = [kind, about, key].join();
    const there = known.get(name);
    if (there?.asks.document.id === asks.document.id) {
      if (there.asks.document !== asks.document) there.#renew(asks);
      return there;
    }
    there?.sitting?.close();
    const made = new Inset(el, asks);
    known.set(name, made);
    return made;
  }

  #renew(asks: InsetForm): void {
    this.asks = asks;
    this.sitting?.renew(asks);
    this.requestUpdate();
  }

  get isOpen(): boolean {
    return !!this.#opening;
  }

  /** Shows the form. Resolves when it can be filled in; rejects where it cannot, which the widget has to say. */
  async open(opening: Opening = {}): Promise<void> {
    const { el } = this;
    const opener = opening.opener ?? (el.renderRoot as ShadowRoot).activeElement;
    // one at a time: another gives way, and keeps what was typed
    for (const other of all.get(el)!.values()) other.#opening = undefined;
    this.#opening = { ...opening, opener: opener as HTMLElement | null };
    this.#arriving = true;
    this.requestUpdate();
    const s = await (this.#begun ??= this.#begin());
    const { adoptedStyleSheets: sheets } = s.root;
    if (!sheets.includes(styles.styleSheet!)) sheets.push(styles.styleSheet!);
    listen(s);
    this.requestUpdate();
  }

  async #begin(): Promise<InsetSitting> {
    const { el } = this;
    await loadLocale(el.activeLocale);
    const s = new InsetSitting(this, this.asks, await keptBy(el));
    deliver(el, s);
    this.#endpoint = el.endpoint;
    // a storage that hangs must not keep the form from being shown
    const found = s.open().then(() => shown(el, s.id));
    await Promise.race([found, new Promise((done) => setTimeout(done, 400))]);
    if (s.asks !== this.asks) s.renew(this.asks);
    this.sitting = s;
    this.arrive(false);
    return s;
  }

  /** Hides it. What was typed stays; what is being sent goes on. */
  async close(): Promise<void> {
    const { opener, onclose } = this.#opening ?? {};
    this.#opening = undefined;
    this.requestUpdate();
    onclose?.();
    await this.updateComplete;
    (typeof opener === 'function' ? opener() : opener)?.focus();
  }

  // ---- with its element

  /** The element is on the page, for the first time or again. */
  arrive(again: boolean): void {
    this.#listening = new AbortController();
    for (const type of ['online', 'offline']) addEventListener(type, () => this.requestUpdate(), this.#listening);
    addEventListener(
      'beforeunload',
      (event) => {
        // only what could not be saved is worth a warning: the rest comes back with the page
        if (this.sitting?.phase === 'answering' && this.sitting.keeping.state === 'failed') event.preventDefault();
      },
      this.#listening,
    );
    if (again) void this.sitting?.open();
  }

  /** The element is on the page no more. What was drawn before the form in its place says nothing of it. */
  leave(): void {
    if (this.el.isConnected) return;
    this.#listening.abort();
    this.sitting?.close();
  }

  #drawn(): void {
    const s = this.sitting;
    if (!s || !this.isOpen) return;
    if (!this.#arriving) return placeFocus(s);
    const title = s.root.getElementById('title');
    if (!title) return;
    this.#arriving = false;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: 'nearest' });
  }

  // ---- what a sitting needs of its element

  get activeLocale(): string {
    return this.el.activeLocale;
  }
  get headingLevel(): number {
    return this.#opening?.headingLevel ?? (this.el.headingLevel ?? 2) + 1;
  }
  get renderRoot(): ParentNode {
    return this.el.renderRoot;
  }
  get updateComplete(): Promise<unknown> {
    return this.el.updateComplete;
  }
  get requestHeaders(): Record<string, string> | undefined {
    return this.el.requestHeaders;
  }
  address(name: 'endpoint'): string | undefined {
    return this.el.address(name);
  }
  requestUpdate(): void {
    this.el.requestUpdate();
    void this.updateComplete.then(() => this.#drawn());
  }
  changed(): void {
    this.requestUpdate();
    const { asks, sitting } = this;
    if (sitting) this.el.dispatchEvent(new VarcoChangeEvent({ about: asks.about, step: sitting.step.id }));
  }
  speak(): void {}
  copyCode(): void {
    copyCode(this.renderRoot);
  }
  async erase(): Promise<void> {
    return eraseSent(this.el, this.sitting!);
  }
  async send(): Promise<void> {
    const s = this.sitting!;
    const { review, idle } = this.asks;
    await s.cleared;
    return send(
      this.el,
      s,
      () => {
        if (!s.stands()) return false;
        if (review && s.step.id !== 'review') s.go('review');
        else return !idle?.(s);
        return false;
      },
      () => this.#submission(s),
    );
  }

  async #submission(s: InsetSitting): Promise<Submission> {
    const { kind, about, document, addressee, more } = this.asks;
    const asked = s.form.sections.flatMap((section) => s.form.asked(section));
    const {
      version: _version,
      digest: _digest,
      ...made
    } = await submissionOf(s, kind, this.asks.answers(s.form), asked);
    const { version, digest } = document;
    return {
      ...made,
      about: addressee?.(s.form) ?? about,
      ...(version && { version }),
      ...(digest && { digest }),
      ...more?.(s.form),
    };
  }

  // ---- drawing

  /** The form, where it is open. */
  render(): unknown {
    if (!this.isOpen) return nothing;
    const s = this.sitting;
    if (s) this.#follow(s);
    return html`<section class="inset" aria-labelledby=${s ? 'title' : nothing}>
      <div class="bar"><button class="quiet" @click=${() => void this.close()}>${this.asks.close()}</button></div>
      ${s ? this.#content(s) : html`<p class="wait muted" role="status">${msg('Loading…', { id: 'element-loading' })}</p>`}
    </section>`;
  }

  /** What the page has changed since: its language, the address. */
  #follow(s: InsetSitting): void {
    s.speak();
    const { el } = this;
    if (this.#endpoint === el.endpoint) return;
    this.#endpoint = el.endpoint;
    deliver(el, s);
    void s.outbox?.resume();
  }

  #content(s: InsetSitting): unknown {
    const { asks } = this;
    const said: Copy = { ...copy(s, this.#answered(s)), again: asks.again() };
    return [
      presence(this),
      header(s),
      notices(s),
      s.phase === 'answering'
        ? this.#step(s)
        : { sending: asks.sending ?? sending, sent: asks.received ?? receipt }[s.phase](s, said),
      html`<div class="unseen" role="status">${s.said}</div>`,
    ];
  }

  #answered(s: InsetSitting): TemplateResult[] {
    return s.form.sections.map((section) => answerList(s, s.form.asked(section), false));
  }

  #step(s: InsetSitting): unknown {
    const { before, review, idle, gone, refused } = this.asks;
    const { id } = s.step;
    const back = (to: 'ask' | undefined): TemplateResult =>
      html`<button @click=${() => s.go(to)}>${msg('Back', { id: 'q-back' })}</button>`;
    const next = (act: () => void): TemplateResult =>
      html`<button class="primary" @click=${act}>${msg('Continue', { id: 'q-next' })}</button>`;
    const sendButton = html`<button class="primary" ?disabled=${!!idle?.(s)} @click=${() => void this.send()}>${msg('Send', { id: 'q-send' })}</button>`;
    const actions = (...buttons: unknown[]): TemplateResult => html`<div class="row actions">${buttons}</div>`;
    if (id === 'before' && before) return html`<div class="main">${before()}${actions(next(() => s.go('ask')))}</div>`;
    if (id === 'review' && review)
      return html`<div class="main">
        ${heading(s, 1, msg('Review and send', { id: 'q-review' }), 'step')}${review(s)}${actions(back('ask'), sendButton)}
      </div>`;
    const { privacy } = s.definition;
    return html`<div class="main">
      ${s.gone ? html`<div class="notice error" role="alert"><p>${gone()}</p></div>` : (refused?.(s) ?? refusal(s))}
      ${summary(s, s.summary ? s.form.problems() : [])}
      ${s.form.sections.map((section, i) => this.#section(s, section, i))}
      ${
        privacy
          ? html`<p class="muted">
            ${words(privacy.controller, '', s)}
            ${privacy.notice ? html` · <a href=${privacy.notice} target="_blank" rel="noopener">${msg('Privacy notice', { id: 'q-privacy' })}</a>` : nothing}
          </p>`
          : nothing
      }
      ${actions(before && back(undefined), review ? next(() => void this.send()) : sendButton)}
    </div>`;
  }

  #section(s: InsetSitting, { id, title }: Section, i: number): unknown {
    const { beside, folded } = this.asks;
    const named = heading(s, 1, words(title, '', s), i ? undefined : 'step');
    const asked = (): unknown => [fields(s.drawn(id), s), beside?.(id, s)];
    if (!folded?.includes(id)) return [named, asked()];
    const open = s.isUnfolded(id);
    const toggled = (event: Event): void => {
      s.unfold(id, (event.target as HTMLDetailsElement).open);
      this.requestUpdate();
    };
    return html`<details ?open=${open} @toggle=${toggled}>
      <summary>${named}</summary>
      ${open ? asked() : nothing}
    </details>`;
  }
}
