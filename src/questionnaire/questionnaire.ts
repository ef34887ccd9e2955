import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { DefinitionError } from '../contract/author-issue.ts';
import type { Questionnaire } from '../contract/questionnaire.ts';
import { localDrafts, memoryDrafts, memoryRows, Outbox } from '../delivery/index.ts';
import { VarcoAcceptedEvent, VarcoChangeEvent, VarcoRejectedEvent, VarcoSubmitEvent } from '../element/events.ts';
import { idle, VarcoElement } from '../element/varco-element.ts';
import { fieldStyles, focusField, listen } from '../fields/index.ts';
import { build, type Answers } from '../form/index.ts';
import { questionnaireStyles } from './questionnaire.styles.ts';
import { Session, type Host, type Kept } from './session.ts';
import { contentDigest, submissionOf } from './submission.ts';
import { header, notices } from './views/frame.ts';
import { receipt, sending } from './views/outcome.ts';
import { step } from './views/step.ts';

/**
 * A questionnaire on a page: sections as steps, a draft that saves itself, a review, and delivery that neither loses nor
 * doubles.
 *
 * @tag varco-questionnaire
 * @summary Shows a questionnaire, keeps its answers while they are being given, and sends them to an endpoint.
 * @attr {string} form - Name of one of the definition's shorter forms.
 * @fires {VarcoChangeEvent} varco-change - An answer or the step changed; detail `{about, step}`.
 * @fires {VarcoSubmitEvent} varco-submit - About to be sent; cancelable, detail `{submission}`, `waitUntil(promise)`.
 * @fires {VarcoAcceptedEvent} varco-accepted - The endpoint has it; detail `{receipt}`.
 * @fires {VarcoRejectedEvent} varco-rejected - The endpoint refused it; detail `{status, problem}`.
 */
export class VarcoQuestionnaire extends VarcoElement<Questionnaire> implements Host {
  static override styles: CSSResultGroup = [VarcoElement.styles, fieldStyles, questionnaireStyles];
  static override properties: PropertyDeclarations = { form: {}, known: { attribute: false } };

  declare form?: string | null;
  /** Answers that the page knows already, by question id: filled in, and the person may change them. */
  declare known?: Answers;

  #session: Session | undefined;
  #definition: Questionnaire | undefined;
  #form: string | undefined;
  #checked: Promise<void> | undefined;
  #sending = false;

  /**
   * A definition is shown at once and checked when the page has nothing more urgent to do: one with a `digest` was checked
   * by whoever stamped it, a receiver or `varco check --stamp`, and only the stamp is compared; any other is gone through
   * by code that visitors of stamped ones never load.
   */
  protected override read(document: unknown): Questionnaire | Promise<Questionnaire> {
    const definition = document as Questionnaire;
    const checked = (this.#checked = this.#inspect(document));
    if (!definition?.sections?.length) return checked.then(() => definition);
    checked.catch((cause) => this.model === document && this.fail(cause));
    return definition;
  }

  /** @throws DefinitionError with every mistake; nothing when the stamp is right, or when the checks cannot be had */
  async #inspect(document: unknown): Promise<void> {
    await new Promise((done) => idle(done));
    const stamp = (document as Partial<Questionnaire> | null)?.digest;
    if (stamp && stamp === (await contentDigest(document))) return;
    const author = await import('../form/compile.ts').catch(() => undefined);
    const issues = author?.inspect(document, this.form || undefined);
    if (issues?.length) throw new DefinitionError(issues);
  }

  protected override get identity(): { id: string; version: string } | undefined {
    return this.model && { id: this.model.id, version: this.model.version };
  }

  protected override renderDocument(definition: Questionnaire): unknown {
    const form = this.form || undefined;
    if (this.#definition !== definition || this.#form !== form) void this.#start(definition, form);
    const s = this.#session;
    if (!s) return nothing;
    const view = { answering: step, sending, sent: receipt }[s.phase];
    return [header(s), notices(s), view(s), html`<div class="unseen" role="status">${s.said}</div>`];
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const s = this.#session;
    if (s && changed.has('endpoint')) {
      this.#deliver(s);
      void s.outbox?.resume();
    }
    const focus = s?.focus;
    if (!focus) return;
    s.focus = undefined;
    const target = s.root.getElementById(focus);
    if (!target) return focusField(focus, s);
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of ['online', 'offline']) addEventListener(type, this.#redraw);
    addEventListener('beforeunload', this.#leave);
    void this.#session?.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ['online', 'offline']) removeEventListener(type, this.#redraw);
    removeEventListener('beforeunload', this.#leave);
    this.#session?.close();
  }

  readonly #redraw = (): void => this.requestUpdate();

  /** Only what could not be saved is worth a warning: the rest comes back with the page. */
  readonly #leave = (event: Event): void => {
    if (this.#session?.phase === 'answering' && this.#session.keeping.state === 'failed') event.preventDefault();
  };

  /** Begins with a definition: looks for a draft first, so that nothing is shown that is then replaced. */
  async #start(definition: Questionnaire, form: string | undefined): Promise<void> {
    this.#definition = definition;
    this.#form = form;
    this.#session?.close();
    this.#session = undefined;
    // this began while rendering: what follows may ask for another rendering
    await undefined;
    try {
      const model = build(definition, form);
      if ([...model.nodes.values()].some(({ question }) => 'pattern' in question))
        (await import('../form/patterns.ts').catch(() => undefined))?.addPatterns(model);
      const digest = definition.digest ?? (await contentDigest(definition));
      const session = new Session(this, model, digest, await this.#drafts(), this.known);
      this.#deliver(session);
      // a storage that hangs must not keep the form from being shown
      await Promise.race([session.open(), new Promise((done) => setTimeout(done, 400))]);
      if (!this.isConnected) this.#definition = undefined;
      if (definition !== this.#definition || form !== this.#form) return session.close();
      this.#session = session;
      listen(session);
      this.requestUpdate();
    } catch (cause) {
      // the checks know better what is wrong, and where
      await this.#checked?.catch(() => {});
      if (this.#definition === definition && this.model) this.fail(cause);
    }
  }

  /** Where unfinished answers are kept: undefined for nowhere but in this page. */
  async #drafts(): Promise<Kept> {
    const { drafts } = this;
    if (this.sharedComputer || drafts === 'off') return { drafts: memoryDrafts() };
    const local = localDrafts();
    if (!drafts || drafts === 'local') return { drafts: local, stored: true };
    const { remoteDrafts, linkOf, share } = await import('../delivery/remote.ts');
    const link = linkOf(location.hash);
    // the secret is read once and leaves the address, where people copy it from
    if (link) history.replaceState(history.state, '', location.pathname + location.search);
    const remote = remoteDrafts({ url: this.address('drafts')!, local, link });
    return { drafts: remote, stored: true, share: (key) => share(remote, key) };
  }

  /** Gives a session the way to the endpoint that the page names now. */
  #deliver(session: Session): void {
    session.outbox?.stop();
    const endpoint = this.address('endpoint');
    session.outbox =
      endpoint === undefined
        ? undefined
        : new Outbox({
            endpoint,
            scope: session.model.definition.id,
            ...(!session.kept.stored && { rows: memoryRows() }),
            headers: () => this.requestHeaders,
            onchange: (entry) => {
              if (!session.delivered(entry)) return;
              const { problem, receipt: r } = entry;
              this.dispatchEvent(
                problem ? new VarcoRejectedEvent(problem.status, problem) : new VarcoAcceptedEvent(r as never),
              );
            },
          });
  }

  /** @internal */
  changed(): void {
    const s = this.#session;
    this.requestUpdate();
    if (s) this.dispatchEvent(new VarcoChangeEvent({ about: s.model.definition.id, step: s.step.id }));
  }

  // ---- what the views ask for

  /** @internal */
  speak(locale: string): void {
    this.locale = locale;
  }

  /** @internal */
  async send(): Promise<void> {
    const s = this.#session!;
    if (s.phase === 'sending') return s.outbox?.wake('eager');
    if (this.#sending || !s.stands()) return;
    this.#sending = true;
    try {
      await s.flush();
      const submission = await submissionOf(s);
      const event = new VarcoSubmitEvent(submission);
      this.dispatchEvent(event);
      if (!(await event.settled())) return;
      if (s.outbox) await s.send(JSON.stringify(submission));
      else this.#complain('attribute endpoint', 'nothing', 'the address that takes the answers');
    } catch (cause) {
      this.#complain('varco-submit', String(cause), 'waitUntil() to be fulfilled', cause);
    } finally {
      this.#sending = false;
    }
  }

  #complain(path: string, found: string, expected: string, cause?: unknown): void {
    this.tell('submission', [{ path, found, expected }], cause);
  }

  /** @internal */
  async erase(): Promise<void> {
    const s = this.#session!;
    const { id, code } = s.receipt!;
    const response = await fetch(`${this.address('endpoint')!.replace(/\/$/, '')}/${id}`, {
      method: 'DELETE',
      headers: { ...this.requestHeaders, Authorization: `Receipt ${code}` },
    }).catch(() => undefined);
    const erased = response?.ok || response?.status === 410;
    if (erased) await s.forget();
    s.set({ asking: erased ? 'erased' : 'unerased' });
  }

  /** Selects the code, so that it can be copied where the clipboard is out of reach. @internal */
  copyCode(): void {
    const code = this.renderRoot.querySelector('code')!;
    getSelection()!.selectAllChildren(code);
    navigator.clipboard?.writeText(code.textContent).catch(() => {});
  }

  /** The respondent's own copy: what would be printed, a line each. @internal */
  download(): void {
    const lines = [];
    const texts = document.createTreeWalker(this.renderRoot.querySelector('.print')!, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) lines.push(texts.currentNode.nodeValue!.trim());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([lines.filter(Boolean).join('\r\n')], { type: 'text/plain' }));
    link.download = `${this.model!.id}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'varco-questionnaire': VarcoQuestionnaire;
  }
}
