import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { DefinitionError, type AuthorIssue } from '../contract/author-issue.ts';
import { contentDigest } from '../contract/digest.ts';
import type { Submission } from '../contract/submission.ts';
import { memoryDrafts } from '../delivery/index.ts';
import { VarcoChangeEvent } from '../element/events.ts';
import { idle, VarcoElement } from '../element/varco-element.ts';
import { fieldStyles, listen } from '../fields/index.ts';
import type { Answers } from '../form/index.ts';
import { msg } from '../locale/index.ts';
import { copyCode, deliver, eraseSent, keptBy, placeFocus, send } from './courier.ts';
import { header, notices } from './frame.ts';
import { later } from './lazy.ts';
import { receipt, sending, type Copy } from './outcome.ts';
import { respondentStyles } from './respondent.styles.ts';
import type { Answerable, Host, Kept, Sitting } from './sitting.ts';

/**
 * What the widgets that ask share: a sitting that begins with the document, drafts, delivery to the endpoint, the copy
 * and the erasure. A widget gives `sit`, `submission`, and draws the step that is shown.
 *
 * @fires {VarcoChangeEvent} varco-change - An answer or the step changed; detail `{about, step}`.
 * @fires {VarcoSubmitEvent} varco-submit - About to be sent; cancelable, detail `{submission}`, `waitUntil(promise)`.
 * @fires {VarcoAcceptedEvent} varco-accepted - The endpoint has it; detail `{receipt}`, and `replaced`, the receipt of
 *   earlier answers whose place these took.
 * @fires {VarcoRejectedEvent} varco-rejected - The endpoint refused it; detail `{status, problem}`.
 */
export abstract class RespondentElement<D extends Answerable, S extends Sitting>
  extends VarcoElement<D>
  implements Host
{
  static override styles: CSSResultGroup = [VarcoElement.styles, fieldStyles, respondentStyles];
  static override properties: PropertyDeclarations = { known: { attribute: false } };

  /** Answers that the page knows already, by question id: filled in, and the person may change them. */
  declare known?: Answers;

  protected sitting: S | undefined;
  /** what the sitting began with: another begins it anew */
  #begun: readonly unknown[] = [];

  /** Makes a sitting. @param kept where its drafts are */
  protected abstract sit(definition: D, kept: Kept): Promise<S>;
  protected abstract submission(sitting: S): Promise<Submission>;
  /** Whether it may be sent; what is wrong is said. */
  protected abstract stands(sitting: S): boolean;
  /** The step that is shown, while one answers. */
  protected abstract renderStep(sitting: S): unknown;
  /** Everything answered, to keep. */
  protected abstract renderCopy(sitting: S): Copy;
  /** The member of a document without which there is nothing to show, unchecked as it is. */
  protected abstract readonly heart: keyof D;
  /** Every mistake of a document, by code that visitors of stamped ones never load; undefined when it cannot be had. */
  protected abstract inspect(document: unknown): Promise<readonly AuthorIssue[] | undefined>;
  /** What a document is read by beside itself, such as the form's name. */
  protected variant(): unknown {
    return undefined;
  }
  protected override get identity(): { id: string; version: string } | undefined {
    return this.model && { id: this.model.id, version: this.model.version };
  }

  protected override renderDocument(definition: D): unknown {
    const begun = [definition, this.variant()];
    if (begun.some((part, i) => part !== this.#begun[i])) void this.#start(definition, (this.#begun = begun));
    const s = this.sitting;
    if (!s) return undefined;
    return [
      header(s),
      notices(s),
      s.phase === 'answering' ? this.renderStep(s) : { sending, sent: receipt }[s.phase](s, this.renderCopy(s)),
      s.phase === 'answering' && s.outbox && s.keeping.state === 'idle' ? this.#again(s) : nothing,
      html`<div class="unseen" role="status">${s.said}</div>`,
    ];
  }

  /** For those who come again, until they answer anew: a quiet place for the code of a receipt. */
  #again(s: S): unknown {
    const part = later(s)?.visit(s, {
      sit: () => this.sit(this.model!, { drafts: memoryDrafts() }),
      copy: (sitting) => this.renderCopy(sitting as S),
    });
    // in the column of the questions
    return html`<div class="columns">
      <div></div>
      <details class="main" @toggle=${() => void later(s, true)}>
        <summary>${msg('Do you have a receipt code?', { id: 'q-code-ask' })}</summary>
        ${part ?? msg('Loading…', { id: 'element-loading' })}
      </details>
    </div>`;
  }

  /**
   * A document is shown at once and checked when the page has nothing more urgent to do: one with a `digest` was checked
   * by whoever stamped it, a receiver or `varco check --stamp`, and only the stamp is compared.
   */
  protected override read(document: unknown): D | Promise<D> {
    const definition = document as D;
    const checking = (this.checking = this.#check(document));
    if (!definition?.[this.heart]) return checking.then(() => definition);
    const over = (): unknown => this.checking === checking && (this.checking = undefined);
    checking.then(over, (cause) => this.model === document && this.fail(cause).then(over));
    return definition;
  }

  /** @throws DefinitionError with every mistake; nothing when the stamp is right, or when the checks cannot be had */
  async #check(document: unknown): Promise<void> {
    const stamp = (document as Partial<Answerable> | null)?.digest;
    // a stamp is nearly always right: it can wait until the person reads
    await new Promise((done) => (stamp ? setTimeout(done, 1000) : idle(done)));
    if (stamp && stamp === (await contentDigest(document))) return;
    const issues = await this.inspect(document);
    if (issues?.length) throw new DefinitionError(issues);
  }

  /** Begins with a definition: looks for a draft first, so that nothing is shown that is then replaced. */
  async #start(definition: D, begun: readonly unknown[]): Promise<void> {
    this.sitting?.close();
    this.sitting = undefined;
    // this began while rendering: what follows may ask for another rendering
    await undefined;
    try {
      const sitting = await this.sit(definition, await keptBy(this));
      deliver(this, sitting);
      // a storage that hangs must not keep the form from being shown
      await Promise.race([sitting.open(), new Promise((done) => setTimeout(done, 400))]);
      if (!this.isConnected) this.#begun = [];
      if (begun !== this.#begun) return sitting.close();
      this.sitting = sitting;
      listen(sitting);
      this.requestUpdate();
    } catch (cause) {
      if (begun === this.#begun) void this.fail(cause);
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const s = this.sitting;
    if (s && changed.has('endpoint')) {
      deliver(this, s);
      void s.outbox?.resume();
    }
    placeFocus(s);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of ['online', 'offline']) addEventListener(type, this.#redraw);
    addEventListener('beforeunload', this.#leave);
    void this.sitting?.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ['online', 'offline']) removeEventListener(type, this.#redraw);
    removeEventListener('beforeunload', this.#leave);
    this.sitting?.close();
  }

  readonly #redraw = (): void => this.requestUpdate();

  /** Only what could not be saved is worth a warning: the rest comes back with the page. */
  readonly #leave = (event: Event): void => {
    if (this.sitting?.phase === 'answering' && this.sitting.keeping.state === 'failed') event.preventDefault();
  };

  /** @internal */
  changed(): void {
    const s = this.sitting;
    this.requestUpdate();
    if (s) this.dispatchEvent(new VarcoChangeEvent({ about: s.definition.id, step: s.step.id }));
  }

  // ---- what the views ask for

  /** @internal */
  speak(locale: string): void {
    this.locale = locale;
  }

  /** @internal */
  async send(): Promise<void> {
    const s = this.sitting!;
    return send(
      this,
      s,
      () => this.stands(s),
      () => this.submission(s),
    );
  }

  /** @internal */
  async erase(): Promise<void> {
    return eraseSent(this, this.sitting!);
  }

  /** @internal */
  copyCode(): void {
    copyCode(this.renderRoot);
  }
}
