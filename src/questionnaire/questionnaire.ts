import { html, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { DefinitionError } from '../contract/author-issue.ts';
import { canonical, digest } from '../contract/digest.ts';
import type { Questionnaire } from '../contract/questionnaire.ts';
import { localDrafts, memoryDrafts, memoryRows, Outbox, type Entry } from '../delivery/index.ts';
import {
  VarcoAcceptedEvent,
  VarcoChangeEvent,
  VarcoRejectedEvent,
  VarcoSubmitEvent,
} from '../element/events.ts';
import { VarcoElement } from '../element/varco-element.ts';
import { fieldStyles, focusField, listen, say } from '../fields/index.ts';
import { build, type Answers, type Model, type Path } from '../form/index.ts';
import { copyOfAnswers } from './copy.ts';
import { questionnaireStyles } from './questionnaire.styles.ts';
import { Session } from './session.ts';
import { REVIEW } from './steps.ts';
import { definitionDigest, submissionOf } from './submission.ts';
import type { View } from './view.ts';
import { header, notices } from './views/frame.ts';
import { review } from './views/review.ts';
import { receipt, sending } from './views/sending.ts';
import { step } from './views/step.ts';

/**
 * A questionnaire on a page: sections as steps, a draft that saves itself, a review, and delivery that neither loses nor
 * doubles.
 *
 * @summary Shows a questionnaire, keeps its answers while they are being given, and sends them to an endpoint.
 * @attr {string} form - Name of one of the definition's shorter forms.
 * @fires {VarcoChangeEvent} varco-change - An answer or the step changed; detail `{about, step}`.
 * @fires {VarcoSubmitEvent} varco-submit - About to be sent; cancelable, detail `{submission}`, `waitUntil(promise)`.
 * @fires {VarcoAcceptedEvent} varco-accepted - The endpoint has it; detail `{receipt}`.
 * @fires {VarcoRejectedEvent} varco-rejected - The endpoint refused it; detail `{status, problem}`.
 */
export class VarcoQuestionnaire extends VarcoElement<Model> {
  static override styles: CSSResultGroup = [VarcoElement.styles, fieldStyles, questionnaireStyles];
  static override properties: PropertyDeclarations = {
    form: {},
    known: { attribute: false },
  };

  declare form?: string | null;
  /** Answers that the page knows already, by question id: filled in, and the person may change them. */
  declare known?: Answers;

  #session: Session | undefined;
  #model: Model | undefined;
  /** the same definition in another of its forms, when the attribute changed after loading */
  #other: Model | undefined;
  #summary = false;
  #asking = '';
  #said = '';
  /** the step whose heading takes the focus after the next render, or a field */
  #focus: 'step' | 'summary' | Path | undefined;
  #accepted: string | undefined;
  #view: View | undefined;

  /**
   * A definition whose `digest` is that of its own content was checked by whoever stamped it: a receiver, or
   * `varco check --stamp`. Any other is checked here, by code that visitors of stamped ones never load.
   */
  protected override async read(document: unknown): Promise<Model> {
    const form = this.form || undefined;
    const stamp = (document as Partial<Questionnaire> | null)?.digest;
    if (!stamp || stamp !== (await digest(canonical(document)))) {
      const author = await import('../form/compile.ts').catch(() => undefined);
      const issues = author?.inspect(document, form);
      if (issues?.length) throw new DefinitionError(issues);
    }
    return build(document as Questionnaire, form);
  }

  protected override renderDocument(document: Model): unknown {
    const form = this.form || undefined;
    if (document.form !== form && this.#model?.form !== form) this.#other = build(document.definition, form);
    const model = document.form === form ? document : this.#other!;
    if (model !== this.#model) void this.#start(model);
    const session = this.#session;
    if (!session) return html`<div class="wait"></div>`;
    const view = this.#viewOf(session);
    const { step: at, phase } = session;
    return html`${header(view)}
      <div class="notices">${notices(view)}</div>
      ${phase === 'sent'
        ? receipt(view)
        : phase === 'sending'
          ? sending(view)
          : at.section
            ? step(view, at.section)
            : review(view)}
      <div class="unseen" role="status">${this.#said}</div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#redraw);
    addEventListener('offline', this.#redraw);
    addEventListener('beforeunload', this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#redraw);
    removeEventListener('offline', this.#redraw);
    removeEventListener('beforeunload', this.#leave);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { shadowRoot: root } = this;
    const target = this.#focus;
    this.#focus = undefined;
    if (!target || !root || !this.#view) return;
    if (target !== 'step' && target !== 'summary') return focusField(target, this.#view);
    const element = root.getElementById(target) ?? root.getElementById('step');
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'start' });
  }

  readonly #redraw = (): void => this.requestUpdate();

  /** Only what could not be saved is worth a warning: the rest comes back with the page. */
  readonly #leave = (event: Event): void => {
    if (this.#session?.phase === 'answering' && this.#session.keeping.state === 'failed') event.preventDefault();
  };

  /** Begins with a definition: looks for a draft first, so that nothing is shown that is then replaced. */
  async #start(model: Model): Promise<void> {
    this.#model = model;
    this.#view = this.#session = undefined;
    const digest = await definitionDigest(model.definition);
    const nowhere = this.sharedComputer || this.drafts === 'off';
    const endpoint = this.address('endpoint');
    const outbox = endpoint
      ? new Outbox({
          endpoint,
          scope: model.definition.id,
          ...(nowhere && { rows: memoryRows() }),
          headers: () => this.requestHeaders,
          onchange: (entry) => this.#delivered(entry),
        })
      : undefined;
    const session = new Session(this, {
      model,
      digest,
      locale: this.activeLocale,
      drafts: nowhere ? memoryDrafts() : localDrafts(),
      outbox,
      known: this.known,
    });
    // a storage that hangs must not keep the form from being shown
    await Promise.race([session.open(), new Promise((done) => setTimeout(done, 400))]);
    if (model !== this.#model) return session.hostDisconnected();
    this.#session = session;
    this.requestUpdate();
  }

  #delivered(entry: Entry): void {
    const session = this.#session;
    session?.delivered(entry);
    if (!session || entry.id !== session.id || this.#accepted === entry.id + entry.state) return;
    if (entry.state === 'accepted') this.dispatchEvent(new VarcoAcceptedEvent(entry.receipt as never));
    else if (entry.state === 'refused') this.dispatchEvent(new VarcoRejectedEvent(entry.problem?.status ?? 0, entry.problem));
    else return;
    this.#accepted = entry.id + entry.state;
    this.#focus = 'step';
  }

  /** What the views and fields see; one object for a session's life. */
  #viewOf(session: Session): View {
    if (this.#view?.session === session) return this.#view;
    const element = this;
    const { definition } = session.options.model;
    const moved = (): void => {
      this.#summary = false;
      this.#focus = 'step';
      this.dispatchEvent(new VarcoChangeEvent({ about: definition.id, step: session.step.id }));
    };
    const view: View = {
      session,
      get form() {
        return session.form;
      },
      get locale() {
        return element.activeLocale;
      },
      locales: definition.locales,
      get headingLevel() {
        return element.level;
      },
      get online() {
        return navigator.onLine;
      },
      get summary() {
        return element.#summary;
      },
      get asking() {
        return element.#asking;
      },
      endpoint: this.address('endpoint') ?? '',
      languages: definition.locales,
      idPrefix: 'q-',
      root: this.renderRoot as ShadowRoot,
      get updateComplete() {
        return element.updateComplete;
      },
      shows: (path) => session.shows(path),
      touched: (path) => session.touch(path),
      files: {
        keep: (file) => {
          const part = `file-${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
          session.files.set(part, { part, file, name: file.name });
          return part;
        },
        drop: (part) => void session.files.delete(part),
      },
      announce: (text) => {
        this.#said = text;
        this.requestUpdate();
      },
      ask: (what) => {
        this.#asking = what;
        this.requestUpdate();
      },
      speak: (locale) => {
        this.locale = session.locale = locale;
      },
      go: (id) => {
        session.go(id);
        moved();
      },
      jump: (path) => {
        const section = session.form.model.nodes.get(path.split('/', 1)[0]!)?.section;
        if (section && section !== session.step.id) {
          session.go(section, session.step.id === REVIEW);
          moved();
        }
        this.#focus = path;
        this.requestUpdate();
      },
      next: () => {
        if (session.next()) return moved();
        this.#summary = true;
        this.#focus = 'summary';
        this.requestUpdate();
      },
      back: () => {
        session.back();
        moved();
      },
      send: () => void this.#send(),
      clear: () => {
        this.#asking = '';
        void session.clear().then(moved);
      },
      again: () => void session.again().then(moved),
      erase: () => void this.#erase(session),
      copyCode: () => this.#copyCode(session),
      download: () => this.#download(view),
      print: () => print(),
    };
    this.#view = view;
    listen(view);
    session.form.subscribe(() => this.dispatchEvent(new VarcoChangeEvent({ about: definition.id, step: session.step.id })));
    return view;
  }

  async #send(): Promise<void> {
    const session = this.#session!;
    const view = this.#view!;
    const { outbox } = session.options;
    if (session.phase === 'sending') return void outbox?.wake('eager');
    if (session.form.problems().length) {
      this.#summary = true;
      this.#focus = 'summary';
      return this.requestUpdate();
    }
    await session.flush();
    const submission = await submissionOf({
      form: session.form,
      id: session.id,
      digest: session.options.digest,
      locale: this.activeLocale,
      startedAt: session.startedAt,
      wordsOf: ({ question: q, path }) =>
        [q.label, q.type === 'consent' ? q.text : undefined]
          .filter((t) => t !== undefined)
          .map((t) => say(t, path, view))
          .join('\n'),
    });
    const event = new VarcoSubmitEvent(submission);
    this.dispatchEvent(event);
    try {
      if (!(await event.settled())) return;
    } catch (cause) {
      return this.tell('submission', [{ path: 'varco-submit', found: String(cause), expected: 'waitUntil() to be fulfilled' }], cause);
    }
    if (!outbox)
      return this.tell('attribute', [{ path: 'attribute endpoint', found: 'nothing', expected: 'the address that takes the answers' }]);
    this.#focus = 'step';
    this.#accepted = undefined;
    await session.send(JSON.stringify(submission));
  }

  async #erase(session: Session): Promise<void> {
    const { id, code } = session.receipt ?? {};
    const endpoint = this.address('endpoint')?.replace(/\/+$/, '');
    const response = await fetch(`${endpoint}/${id}`, {
      method: 'DELETE',
      headers: { ...this.requestHeaders, Authorization: `Receipt ${code}` },
    }).catch(() => undefined);
    this.#asking = response?.ok || response?.status === 410 ? 'erased' : 'unerased';
    if (this.#asking === 'erased' && id) await session.options.outbox?.discard(id);
    this.requestUpdate();
  }

  #copyCode(session: Session): void {
    const { id, code } = session.receipt ?? {};
    const select = (): void => void getSelection()?.selectAllChildren(this.renderRoot.querySelector('code')!);
    if (navigator.clipboard) navigator.clipboard.writeText(`${id}.${code}`).catch(select);
    else select();
  }

  #download(view: View): void {
    const url = URL.createObjectURL(new Blob([copyOfAnswers(view)], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${view.session.options.model.definition.id}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'varco-questionnaire': VarcoQuestionnaire;
  }
}
