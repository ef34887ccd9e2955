import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { VarcoChangeEvent, type VarcoOpenEvent } from '../element/events.ts';
import { heading } from '../element/heading.ts';
import { idle, VarcoElement } from '../element/varco-element.ts';
import { Browsing, type Host } from './browsing.ts';
import { readState, writeState } from './find/state.ts';
import './messages.ts';
import type { Model } from './model.ts';
import { partnerMapStyles } from './partner-map.styles.ts';
import { read } from './read.ts';
import { surfaceStyles } from './surface/surface.styles.ts';
import { said } from './texts.ts';
import { filters, outcome } from './views/filters.ts';
import { late, load } from './views/lazy.ts';
import { advice, list } from './views/list.ts';
import { map } from './views/map.ts';

/** What changes the colours that canvases do not follow. */
const colours = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map((query) =>
  matchMedia(query),
);

/**
 * Organisations, networks and projects on a page: found by words and filters, in a list and on a map that say the same,
 * each with what it offers and seeks and what links it to others.
 *
 * @tag varco-partner-map
 * @attr {string} begin - What is looked for at first, as the parameters of a link have it: `country=AL,XK&show=map`.
 * @attr {boolean} linked-data - Puts the entries into the page as JSON-LD (schema.org), for search engines.
 * @attr {boolean} import - Offers to bring in a list of members: to look at it here and to take it along as GeoJSON.
 * @attr {string} tiles - Address of a tile service, with `{z}`, `{x}` and `{y}`. Nothing is asked of it before the visitor agrees.
 * @attr {string} tiles-credit - What the service wants to be said of it.
 * @summary Finds partners in a list and on a map, shows how they hang together, and passes messages on to them.
 *
 * @fires {VarcoChangeEvent} varco-change - Something else is looked for or shown; detail `{about, entry}`.
 */
export class VarcoPartnerMap extends VarcoElement<Model> implements Host {
  static override styles: CSSResultGroup = [VarcoElement.styles, surfaceStyles, partnerMapStyles];
  static override properties: PropertyDeclarations = {
    begin: {},
    tiles: {},
    tilesCredit: { attribute: 'tiles-credit' },
    linkedData: { type: Boolean, attribute: 'linked-data' },
    import: { type: Boolean },
  };

  /** What is looked for at first, as the parameters of a link: `country=AL,XK&entry=ica`. */
  declare begin?: string | null;
  declare tiles?: string | null;
  declare tilesCredit?: string | null;
  declare linkedData?: boolean;
  declare import?: boolean;

  #linking = 0;
  protected browsing: Browsing | undefined;

  /** @internal */
  get element(): this {
    return this;
  }

  /** Whether anything may be kept on the device. @internal */
  get keeps(): boolean {
    return !this.sharedComputer && this.drafts !== 'off';
  }

  /** Whether lists of members may be brought in. @internal */
  get importing(): boolean {
    return !!this.import;
  }

  /** Shows another document. @internal */
  show(document: unknown): void {
    this.definition = document;
  }

  /** The level of the first heading. @internal */
  get depth(): number {
    return this.level;
  }

  protected override get identity(): { id: string; version: string } | undefined {
    return this.model && { id: this.model.id, version: this.model.version };
  }

  protected override read(document: unknown): Model {
    return read(document);
  }

  protected override renderDocument(model: Model): unknown {
    if (this.browsing?.model !== model) {
      this.browsing = new Browsing(this, model);
      const linked = this.deepLinks ? readState(location.search, this.#prefix) : undefined;
      const told = linked && writeState('', '', linked) ? linked : readState(this.begin ?? '', '');
      this.browsing.apply(told);
      idle(() => void load(this.activeLocale).catch(() => {}));
    }
    const s = this.browsing;
    if (!s.found) return nothing;
    const { title, intro, notice } = model.head;
    const none = !s.found.order.length;
    const instead =
      s.chosen !== undefined && !(s.over && s.panel)
        ? late(s, ({ card }) => card(s, s.chosen!))
        : s.panel !== undefined
          ? late(s, ({ panel }) => panel(s))
          : none
            ? advice(s)
            : undefined;
    return html`${title ? heading(this.level, said(title, s)) : nothing}
      ${intro ? html`<p>${said(intro, s)}</p>` : nothing} ${filters(s)} ${outcome(s)}
      <div class="panes" data-layout=${s.layout} ?data-picking=${s.picking}>
        ${s.layout === 'map' && !instead && !s.gathered ? nothing : html`<div class="side">${instead ?? list(s)}</div>`}
        ${s.layout === 'list' ? nothing : map(s)}
      </div>
      ${late(s, ({ actions }) => actions(s), nothing)}
      ${notice ? html`<p class="muted small">${said(notice, s)}</p>` : nothing}
      <div class="unseen" role="status">${s.spoken}</div>`;
  }

  /** What the parameters of this map begin with: its id, where it has one. */
  get #prefix(): string {
    return this.id ? `${this.id}.` : '';
  }

  /** @internal */
  changed(step = false): void {
    const s = this.browsing!;
    const entry = s.chosen === undefined ? undefined : s.model.ids[s.chosen];
    this.dispatchEvent(new VarcoChangeEvent({ about: s.model.id, entry }));
    if (!this.deepLinks) return;
    clearTimeout(this.#linking);
    // browsers bound how often an address may change: not at every key
    if (step) this.#link('pushState');
    else this.#linking = window.setTimeout(() => this.#link('replaceState'), 400);
  }

  #link(change: 'pushState' | 'replaceState'): void {
    const { search, pathname, hash } = location;
    const told = writeState(search, this.#prefix, this.browsing!.state);
    if (told !== search.slice(1)) history[change](history.state, '', `${pathname}${told && '?'}${told}${hash}`);
  }

  /** Address of the page with an entry open: read where `deep-links` is set. @internal */
  link(entry: number): string {
    const url = new URL(location.href);
    url.search = writeState(url.search, this.#prefix, { query: '', facets: new Map(), entry: this.model!.ids[entry]! });
    return url.href;
  }

  /** Back and forth in the browser. */
  readonly #travelled = (): void => {
    if (this.deepLinks && this.isConnected) this.browsing?.apply(readState(location.search, this.#prefix));
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('varco-open', this.#answer);
    addEventListener('popstate', this.#travelled);
    for (const media of colours) media.addEventListener('change', this.#recolour);
    this.addEventListener('transitionend', this.#recolour);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('varco-open', this.#answer);
    removeEventListener('popstate', this.#travelled);
    for (const media of colours) media.removeEventListener('change', this.#recolour);
    this.removeEventListener('transitionend', this.#recolour);
    this.browsing?.drawn(null);
  }

  /** The map is drawn in the page's colours, which it does not follow by itself. */
  readonly #recolour = (): void => this.browsing?.pane?.recolour();

  /** Another widget of the page asks for an entry: shows it, if it has it. */
  readonly #answer = (event: Event): void => {
    const { kind, id } = (event as VarcoOpenEvent).detail;
    const n = kind === 'partner' && !event.defaultPrevented ? this.browsing?.model.number(id) : undefined;
    if (n === undefined) return;
    event.preventDefault();
    const from = this.ownerDocument.activeElement as HTMLElement | null;
    this.browsing!.open(n, () => from?.focus());
    this.scrollIntoView({ block: 'nearest' });
  };

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const s = this.browsing;
    if (!s?.found) return;
    s.drawn(this.renderRoot.querySelector('.surface'));
    if (changed.has('theme')) this.#recolour();
    if (this.linkedData !== this.#linked || s.locale !== this.#linkedLocale) void this.#linkData(s);
  }

  #linked: boolean | undefined;
  #linkedLocale = '';

  /** Linked data, for those who ask for it by an attribute. */
  async #linkData(s: Browsing): Promise<void> {
    const wanted = !!this.linkedData;
    if (!wanted && !this.#linked) return;
    this.#linked = this.linkedData;
    this.#linkedLocale = s.locale;
    const { jsonLd, writeLinkedData } = await load(s.locale);
    const all = wanted ? jsonLd(s.model, [...Array(s.model.size).keys()], s.locale) : undefined;
    if (!writeLinkedData(this, all))
      this.tell('attribute', [
        {
          path: 'attribute linked-data',
          found: 'a policy that lets no script be made',
          expected: 'the name varco in trusted-types',
        },
      ]);
  }
}
