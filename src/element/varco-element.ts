import { LitElement, html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { DefinitionError, describe, type AuthorIssue } from '../contract/author-issue.ts';
import {
  interfaceLocale,
  isLoaded,
  loadLocale,
  msg,
  resolveLocale,
  unwatchLanguage,
  watchLanguage,
  withLocale,
} from '../locale/index.ts';
import { address, type AddressName } from './attributes.ts';
import { baseStyles } from './base.styles.ts';
import { DocumentLoader, type Load } from './document-loader.ts';
import { VarcoErrorEvent, VarcoReadyEvent, type VarcoErrorType } from './events.ts';
import { lookAround } from './surroundings.ts';
import { tokens } from './tokens.styles.ts';
import { version } from './version.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');
/** Calls back when nothing more urgent waits. */
export const idle = globalThis.requestIdleCallback ?? setTimeout;

/**
 * What the five widgets share: attributes, the document they show, language, theme, and telling authors of mistakes.
 * A widget gives `read` (document → model) and `renderDocument` (model → template).
 *
 * @slot - Shown until the element is ready, and again if it cannot start. A `<script type="application/json">` here
 *   is the document itself.
 * @attr {string} src - Address of the document.
 * @attr {string} endpoint - Address that gets POSTs.
 * @attr {string} results - Address of aggregates.
 * @attr {string} availability - Address of seats.
 * @attr {string} locale - Language, as a BCP 47 tag; else the nearest `lang`, else Italian.
 * @attr {'local'|'off'|string} drafts - Where unfinished answers are kept: on the device, nowhere, or at an address.
 * @attr {boolean} shared-computer - Keeps nothing on the device.
 * @attr {'auto'|'italia'|'plain'} theme - The page's look, Bootstrap Italia's, or our own.
 * @attr {boolean} deep-links - Keeps what is shown in the page's address.
 * @attr {1|2|3|4|5|6} heading-level - Level of the first heading; 2 by default.
 *
 * @fires {VarcoReadyEvent} varco-ready - The document is shown.
 * @fires {VarcoErrorEvent} varco-error - A mistake of the author, or a failure of the line; detail `{type, message, cause}`.
 *
 * @cssproperty [--varco-ink] - Text. In `auto` the page's.
 * @cssproperty [--varco-paper] - Ground, also of what opens over the page. In `auto` the page's.
 * @cssproperty [--varco-accent] - Links, main buttons, what is chosen; 4.5 : 1 on paper.
 * @cssproperty [--varco-on-accent] - Text on the accent; paper by default.
 * @cssproperty [--varco-muted] - Text of less weight, still 4.5 : 1.
 * @cssproperty [--varco-line] - Lines that only part things.
 * @cssproperty [--varco-edge] - Borders of controls, 3 : 1.
 * @cssproperty [--varco-tint] - Ground of notices, notes and what the pointer is on.
 * @cssproperty [--varco-danger] - Mistakes and what destroys; 4.5 : 1.
 * @cssproperty [--varco-success] - What went well; 4.5 : 1.
 * @cssproperty [--varco-focus] - The focus ring, 3 : 1.
 * @cssproperty [--varco-radius=4px] - Corners.
 * @cssproperty [--varco-space=8px] - The step of all distances.
 * @cssproperty [--varco-font] - Font family. In `auto` the page's.
 *
 *
 * @cssstate ready - The document is shown.
 * @cssstate empty - It has no document.
 * @cssstate loading - It is on its way.
 * @cssstate failed - It cannot be shown.
 */
export abstract class VarcoElement<D = unknown> extends LitElement {
  static readonly version = version;
  static override styles: CSSResultGroup = [tokens, baseStyles];
  static override properties: PropertyDeclarations = {
    src: {},
    endpoint: {},
    results: {},
    availability: {},
    locale: {},
    drafts: {},
    sharedComputer: { type: Boolean, attribute: 'shared-computer' },
    theme: { reflect: true },
    deepLinks: { type: Boolean, attribute: 'deep-links' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    requestHeaders: { attribute: false },
    definition: { attribute: false },
  };

  declare src?: string | null;
  declare endpoint?: string | null;
  declare results?: string | null;
  declare availability?: string | null;
  declare locale?: string | null;
  declare drafts?: string | null;
  declare sharedComputer?: boolean;
  declare theme?: string | null;
  declare deepLinks?: boolean;
  declare headingLevel?: number | null;
  /** Headers for every request of the element, such as a token. A property only: markup is no place for secrets. */
  declare requestHeaders?: Record<string, string>;
  /** The document itself, set by script; goes before `src` and an inline script. */
  declare definition?: unknown;

  #internals: ElementInternals | undefined;
  #locale: string | undefined;
  #loader = new DocumentLoader<D>(
    (document) => this.read(document),
    () => this.requestUpdate(),
  );
  /** what the loader was last given, to know it again */
  #given: unknown;
  /** what was rendered last, and what author and page were told of */
  #shown: Load<D> = this.#loader.load;
  #told: Load<D> = this.#shown;
  #toldIssues = new Set<string>();
  /** what was seen of the page's colours */
  #seen: CSSStyleSheet | undefined;

  /** The model of a document, at once or later; throws or rejects with DefinitionError, which holds every mistake. */
  protected abstract read(document: unknown): D | Promise<D>;

  /** The document is shown already while it is being checked: what goes wrong meanwhile is perhaps its fault. */
  protected checking?: Promise<unknown> | undefined;

  /** What is shown once the document is there. */
  protected abstract renderDocument(document: D): unknown;

  /** What `varco-ready` says of the document: the widget's to override. */
  protected get identity(): { readonly id?: string; readonly version?: string } | undefined {
    return undefined;
  }

  constructor() {
    super();
    new MutationObserver(this.#redraw).observe(this, { childList: true, subtree: true, characterData: true });
    // base.styles.ts: a change of the page's text colour ends as a transition
    this.addEventListener('transitionend', this.#look);
  }

  /** The language it speaks now: a BCP 47 tag. While another is being loaded, still the one before. */
  get activeLocale(): string {
    return this.#locale ?? resolveLocale(this);
  }

  /** The model shown, once there is one. */
  protected get model(): D | undefined {
    const { load } = this.#loader;
    return load.state === 'ready' ? load.document : undefined;
  }

  /** The level of the first heading. */
  protected get level(): number {
    const { headingLevel } = this;
    return /^[1-6]$/.test(String(headingLevel)) ? headingLevel! : 2;
  }

  /** An attribute's address made absolute; undefined where it is missing or none that we go to. @internal */
  address(name: AddressName): string | undefined {
    const value = this[name];
    return value ? address(value, this.baseURI) : undefined;
  }

  /** Shows that the element cannot go on with its document. A check under way knows better what is wrong, and where. */
  protected async fail(cause: unknown): Promise<void> {
    const { load } = this.#loader;
    await this.checking?.catch((better) => (cause = better));
    if (load === this.#loader.load) this.#loader.fail(cause);
  }

  /** Tells the author of mistakes on the console, each once, and the page by `varco-error`. @internal */
  tell(type: VarcoErrorType, issues: readonly AuthorIssue[], cause?: unknown): void {
    const news = issues
      .map((issue) => `<${this.localName}> ${describe(issue)}`)
      .filter((message) => !this.#toldIssues.has(message) && this.#toldIssues.add(message));
    for (const message of news) console.error(message);
    if (news.length) this.dispatchEvent(new VarcoErrorEvent({ type, message: news.join('\n'), cause }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    watchLanguage(this);
    dark.addEventListener('change', this.#look);
    this.ownerDocument.addEventListener('DOMContentLoaded', this.#redraw);
    this.#redraw();
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unwatchLanguage(this);
    dark.removeEventListener('change', this.#look);
    this.ownerDocument.removeEventListener('DOMContentLoaded', this.#redraw);
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets.push((this.#seen = new CSSStyleSheet()));
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#begin();
    if (changed.size || !this.hasUpdated) idle(this.#advise);
  }

  /** `msg` speaks this element's language while it renders; a language that is not there yet waits for its table. */
  protected override performUpdate(): void {
    const wanted = this.isConnected ? resolveLocale(this) : this.activeLocale;
    if (isLoaded(wanted)) this.#locale = wanted;
    else void loadLocale(wanted).then(this.#redraw);
    try {
      withLocale(this.activeLocale, () => super.performUpdate());
    } catch (cause) {
      // a view that cannot even start gives way to the page's own content
      if (this.#told === this.#loader.load && !this.checking) throw cause;
      void this.fail(cause);
    }
    this.#announce();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('theme')) this.#look();
  }

  protected override update(changed: PropertyValues): void {
    this.#shown = this.#locale ? this.#loader.load : { state: 'loading' };
    super.update(changed);
  }

  protected override render(): unknown {
    const load = this.#shown;
    return html`<div class="varco" lang=${interfaceLocale(this.activeLocale)}>
      ${load.state === 'ready' ? this.renderDocument(load.document) : [this.#outcome(load), html`<slot></slot>`]}
    </div>`;
  }

  /** What the visitor is told while there is no document. */
  #outcome(load: Load<D>): unknown {
    if (load.state === 'loading')
      return html`<p class="wait muted" role="status">
        ${this.#locale && msg('Loading…', { id: 'element-loading' })}
      </p>`;
    if (load.state !== 'failed') return nothing;
    const network = load.type === 'network';
    return html`<div class="notice error" role="alert">
      <p>
        ${
          network
            ? msg('This part of the page could not be loaded. Check the connection, then try again.', {
                id: 'element-unreachable',
              })
            : msg('This part of the page cannot be shown at the moment.', { id: 'element-broken' })
        }
      </p>
      ${network ? html`<button @click=${this.#retry}>${msg('Try again', { id: 'element-retry' })}</button>` : nothing}
    </div>`;
  }

  #retry = (): void => {
    this.#given = undefined;
    this.requestUpdate();
    // the button goes: keep the keyboard where it was
    const box = this.renderRoot.querySelector<HTMLElement>('.varco')!;
    box.tabIndex = -1;
    box.focus();
  };

  #redraw = (): void => this.requestUpdate();

  /** Gives the loader the document to show, unless it has it: the property, else `src`, else the inline script. */
  #begin(): void {
    const { definition, src } = this;
    const script = this.querySelector(':scope > script[type="application/json"]');
    // while the page is being parsed, the text of the last child may still grow
    const whole = script?.nextSibling || this.nextSibling || this.ownerDocument.readyState !== 'loading';
    const given = definition || src || (whole && script?.textContent?.trim()) || undefined;
    if (given === this.#given) return;
    this.#given = given;
    const url = this.address('src');
    if (definition || !src) void this.#loader.from(given ? { value: given } : undefined);
    else if (url) void this.#loader.from({ url }, this.requestHeaders);
    else
      void this.fail(
        new DefinitionError([
          { path: 'attribute src', found: JSON.stringify(src), expected: 'an http(s) or relative address' },
        ]),
      );
  }

  /** After rendering: tells author and page what is new. */
  #announce(): void {
    const load = this.#shown;
    if (load === this.#told) return;
    try {
      const { states } = (this.#internals ??= this.attachInternals());
      states.clear();
      states.add(load.state);
    } catch {
      // Chromium before 125 takes only names with dashes, WebKit before 17.4 has none
    }
    if (load !== this.#loader.load) return;
    this.#told = load;
    if (load.state === 'failed') this.tell(load.type, load.issues, load.cause);
    if (load.state === 'ready') this.dispatchEvent(new VarcoReadyEvent(this.identity));
  }

  /** Hints for the author, who has the module: a visitor does without. */
  #advise = (): void => {
    import('./author.ts')
      .then(({ attributeIssues, noticeEmpty }) => {
        this.tell('attribute', attributeIssues(this));
        return noticeEmpty(this);
      })
      .catch(() => {});
  };

  /** Follows the page's colours, which our own `plain` does not. */
  #look = (): void => this.#seen?.replaceSync(this.theme === 'plain' ? '' : `:host{${lookAround(this, dark.matches)}}`);
}
