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
import { address, attributeIssues, type AddressName } from './attributes.ts';
import { baseStyles } from './base.styles.ts';
import { DocumentLoader, type Load } from './document-loader.ts';
import { VarcoErrorEvent, VarcoReadyEvent, type VarcoErrorType } from './events.ts';
import { blend, lookAround } from './surroundings.ts';
import { tokens } from './tokens.styles.ts';
import { version } from './version.ts';

const judged = ['src', 'endpoint', 'results', 'availability', 'theme', 'drafts', 'locale', 'headingLevel'];
const dark = matchMedia('(prefers-color-scheme: dark)');

function newSheet(view: Window & typeof globalThis, text: string): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

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
 * @cssstate ready - The document is shown.
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
  #awake = false;
  #toldIssues = new Set<string>();
  #judged = false;
  #themed = false;
  #retried = false;
  #children = new MutationObserver(() => this.#begin());
  #seen: CSSStyleSheet | undefined;
  #hint: ReturnType<typeof setTimeout> | undefined;

  /** The model of a document, at once or later; throws or rejects with DefinitionError, which holds every mistake. */
  protected abstract read(document: unknown): D | Promise<D>;

  /** What is shown once the document is there. */
  protected abstract renderDocument(document: D): unknown;

  constructor() {
    super();
    try {
      this.#internals = this.attachInternals();
    } catch {
      // WebKit before 16.4: no custom states
    }
    this.addEventListener('transitionend', (event) => {
      if (event.target === this) this.#look(event);
    });
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
    return headingLevel && headingLevel > 0 && headingLevel < 7 ? Math.round(headingLevel) : 2;
  }

  /** An attribute's address made absolute; undefined where it is missing or none that we go to. */
  protected address(name: AddressName | 'drafts'): string | undefined {
    const value = this[name];
    return value ? address(value, this.baseURI) : undefined;
  }

  /** Shows that the element cannot go on with its document: a widget's own verdict. */
  protected fail(cause: unknown): void {
    this.#loader.fail(cause);
  }

  /** Tells the author of mistakes on the console, each once, and the page by `varco-error`. */
  protected tell(type: VarcoErrorType, issues: readonly AuthorIssue[], cause?: unknown): void {
    const news = issues
      .map((issue) => `<${this.localName}> ${describe(issue)}`)
      .filter((message) => !this.#toldIssues.has(message));
    for (const message of news) {
      this.#toldIssues.add(message);
      console.error(message);
    }
    if (news.length) this.dispatchEvent(new VarcoErrorEvent({ type, message: news.join('\n'), cause }));
  }

  /** For the observer of `lang`: renders again if the change reaches this element. */
  languageChanged(): void {
    if (resolveLocale(this) !== this.#locale) this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    watchLanguage(this);
    this.#children.observe(this, { childList: true, subtree: true, characterData: true });
    dark.addEventListener('change', this.#look);
    this.ownerDocument.addEventListener('DOMContentLoaded', this.#begin);
    this.#hint = setTimeout(() => {
      if (this.#loader.load.state === 'empty')
        console.warn(`<${this.localName}> has nothing to show: give it src="…" or a JSON script inside.`);
    }, 5000);
    this.#themed = false;
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unwatchLanguage(this);
    this.#children.disconnect();
    dark.removeEventListener('change', this.#look);
    this.ownerDocument.removeEventListener('DOMContentLoaded', this.#begin);
    clearTimeout(this.#hint);
  }

  adoptedCallback(): void {
    if (this.shadowRoot) this.#dress(this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    if (this.ownerDocument === document) return super.createRenderRoot();
    const root = this.attachShadow({ mode: 'open' });
    this.#dress(root);
    return root;
  }

  /** A constructed style sheet belongs to its document: in another one, an iframe's, they are made anew. */
  #dress(root: ShadowRoot): void {
    const view = this.ownerDocument.defaultView;
    if (!view) return;
    const { elementStyles } = this.constructor as typeof LitElement;
    this.#seen = undefined;
    this.#themed = false;
    root.adoptedStyleSheets = elementStyles.map((style) => newSheet(view, String(style)));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.#awake || changed.has('src') || changed.has('definition')) {
      this.#awake = true;
      this.#begin();
    }
    this.#judged &&= !judged.some((name) => changed.has(name));
    this.#themed &&= !changed.has('theme');
  }

  /** `msg` speaks this element's language while it renders; a language that is not there yet waits for its table. */
  protected override performUpdate(): void {
    const wanted = this.isConnected ? resolveLocale(this) : this.activeLocale;
    if (isLoaded(wanted)) this.#locale = wanted;
    else void loadLocale(wanted).then(() => this.requestUpdate());
    try {
      withLocale(this.activeLocale, () => super.performUpdate());
    } catch (cause) {
      // a view that cannot even start gives way to the page's own content
      if (this.#told === this.#loader.load) throw cause;
      this.#loader.fail(cause);
    }
    this.#announce();
    this.#look();
  }

  protected override update(changed: PropertyValues): void {
    this.#shown = this.#loader.load;
    super.update(changed);
  }

  protected override render(): unknown {
    const load = this.#shown;
    const speaks = this.#locale !== undefined;
    return html`<div
      class="varco"
      lang=${interfaceLocale(this.activeLocale)}
      tabindex=${this.#retried ? '-1' : nothing}
    >
      ${
        speaks && load.state === 'ready'
          ? this.renderDocument(load.document)
          : [speaks ? this.#outcome() : nothing, html`<slot></slot>`]
      }
    </div>`;
  }

  /** What the visitor is told while there is no document. */
  #outcome(): unknown {
    const load = this.#shown;
    if (load.state === 'loading')
      return html`<p class="wait muted" role="status">${msg('Loading…', { id: 'element-loading' })}</p>`;
    if (load.state !== 'failed') return nothing;
    return html`<div class="notice error" role="alert">
      ${
        load.type === 'network'
          ? html`<p>
              ${msg('This part of the page could not be loaded. Check the connection, then try again.', {
                id: 'element-unreachable',
              })}
            </p>
            <button @click=${this.#retry}>${msg('Try again', { id: 'element-retry' })}</button>`
          : html`<p>
            ${msg('This part of the page cannot be shown at the moment.', {
              id: 'element-broken',
            })}
          </p>`
      }
    </div>`;
  }

  #retry = (): void => {
    this.#retried = true;
    this.#given = undefined;
    this.#begin();
    // the button goes: keep the keyboard where it was
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.varco')?.focus());
  };

  /** Gives the loader the document to show, unless it has it: the property, else `src`, else the inline script. */
  #begin = (): void => {
    // what script set before the upgrade, request headers too, is there from the first update on
    if (!this.#awake) return;
    const { definition, src, ownerDocument } = this;
    const script = this.querySelector(':scope > script[type="application/json"]');
    // while the page is being parsed, the text of the last child may still grow
    const whole = script?.nextSibling || this.nextSibling || ownerDocument.readyState !== 'loading';
    const text = typeof definition === 'string' ? definition : definition || src || !whole ? '' : script?.textContent;
    const given = definition ?? (src || text?.trim());
    if (given === this.#given) return;
    this.#given = given;
    const url = src ? this.address('src') : undefined;
    if (definition && !text) void this.#loader.from({ value: definition });
    else if (text?.trim()) void this.#loader.from({ text });
    else if (url) void this.#loader.from({ url }, this.requestHeaders);
    // what is wrong with the address is said with the other attributes
    else if (src) this.#loader.fail(new DefinitionError([]));
    else void this.#loader.from(undefined);
  };

  /** After rendering: tells author and page what is new. */
  #announce(): void {
    if (!this.#judged) {
      this.#judged = true;
      const { observedAttributes } = this.constructor as typeof LitElement;
      const values: Record<string, unknown> = Object.fromEntries(
        judged.map((name) => [name, this[name as 'src'] || undefined]),
      );
      values['heading-level'] = this.getAttribute('heading-level') ?? this.headingLevel;
      this.tell('attribute', attributeIssues(this, values, observedAttributes));
    }
    const load = this.#shown;
    const now = this.#locale ? load.state : 'loading';
    for (const state of ['loading', 'ready', 'failed'])
      try {
        this.#internals?.states[now === state ? 'add' : 'delete'](state);
      } catch {
        // Chromium before 125 takes only names with dashes, WebKit before 17.4 has none
      }
    if (load === this.#told || load !== this.#loader.load || !this.#locale) return;
    this.#told = load;
    if (load.state === 'failed') this.tell(load.type, load.issues, load.cause);
    if (load.state === 'ready') this.dispatchEvent(new VarcoReadyEvent());
  }

  /** Follows the page's colours (surroundings.ts), once a theme and whenever they change. */
  #look = (event?: Event): void => {
    if (event) this.#themed = false;
    const view = this.ownerDocument.defaultView;
    if (this.#themed || !view || !this.isConnected || !this.hasUpdated) return;
    this.#themed = true;
    if (!this.#seen) this.shadowRoot!.adoptedStyleSheets.push((this.#seen = newSheet(view, '')));
    this.#seen.replaceSync(this.theme === 'plain' ? '' : `:host{${blend(lookAround(this, dark.matches))}}`);
  };
}
