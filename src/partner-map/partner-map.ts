import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { VarcoChangeEvent, type VarcoOpenEvent } from '../element/events.ts';
import { heading } from '../element/heading.ts';
import { findingStyles } from '../finding/finding.styles.ts';
import { MANY } from '../finding/slices.ts';
import { advice } from '../finding/views/advice.ts';
import { filters } from '../finding/views/filters.ts';
import { idle, VarcoElement } from '../element/varco-element.ts';
import type { Waiting } from '../respondent/waiting.ts';
import { Browsing, type Host } from './browsing.ts';
import type { Linking } from '../finding/linking.ts';
import './messages.ts';
import type { Model } from './model.ts';
import { partnerMapStyles } from './partner-map.styles.ts';
import { read } from './read.ts';
import { surfaceStyles } from './surface/surface.styles.ts';
import { said } from '../locale/texts.ts';
import { late, load } from './views/lazy.ts';
import { list } from './views/list.ts';
import { hint, none, outcome } from './views/outcome.ts';
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
  static override styles: CSSResultGroup = [VarcoElement.styles, surfaceStyles, findingStyles, partnerMapStyles];
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

  #linking: Linking<unknown> | undefined;
  #unsent: Waiting | undefined;
  /** what was shown to the end: then the rest comes */
  #begun: Browsing | undefined;
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
    const model = read(document);
    // what has a digest was checked by who published it; of very many entries an author is told by `varco check`
    if (!model.head.digest && model.size <= MANY) idle(() => this.#inspect(document));
    return model;
  }

  /** Tells the author of all that was left out, or looks wrong. */
  readonly #inspect = (document: unknown): void => {
    import('../form/partners-check.ts')
      .then(({ checkPartners }) => this.tell('document', checkPartners(document)))
      .catch(() => {});
  };

  protected override renderDocument(model: Model): unknown {
    if (this.browsing?.model !== model) {
      const begun = (this.browsing = new Browsing(this, model));
      this.#linking = undefined;
      void this.#begin(begun).then(() =>
        idle(() => {
          // of many entries the index takes seconds: it waits for who searches
          if (model.size <= MANY) begun.prepare();
          load(this.activeLocale).then(
            ({ sendUnsent }) => {
              this.requestUpdate();
              void sendUnsent(this, model.id).then((unsent) => (this.#unsent = unsent));
            },
            () => {},
          );
          this.#begun = begun;
        }),
      );
    }
    const s = this.browsing;
    if (!s.found) return nothing;
    const { title, intro, notice } = model.head;
    const empty = !s.found.order.length;
    const instead =
      s.chosen !== undefined && !(s.over && s.panel)
        ? late(s, ({ card }) => card(s, s.chosen!))
        : s.panel !== undefined
          ? late(s, ({ panel }) => panel(s))
          : empty
            ? advice(s, none())
            : undefined;
    return html`${title ? heading(this.level, said(title, s), 'searched') : nothing}
      ${intro ? html`<p>${said(intro, s)}</p>` : nothing} ${filters(s, hint(), title && 'searched')} ${outcome(s)}
      <div class="panes" data-layout=${s.layout} ?data-picking=${s.picking}>
        ${s.layout === 'map' && !instead && !s.gathered ? nothing : html`<div class="side">${instead ?? list(s)}</div>`}
        ${s.layout === 'list' ? nothing : map(s)}
      </div>
      ${this.#begun === s ? late(s, ({ actions }) => actions(s), nothing) : nothing}
      ${notice ? html`<p class="muted small">${said(notice, s)}</p>` : nothing}
      <div class="unseen" role="status">${s.spoken}</div>`;
  }

  /** @internal */
  changed(step = false): void {
    const s = this.browsing!;
    const entry = s.chosen === undefined ? undefined : s.model.ids[s.chosen];
    this.dispatchEvent(new VarcoChangeEvent({ about: s.model.id, entry }));
    this.#linking?.changed(step);
  }

  /** Begins where the page or its address says, which takes some code of its own. */
  async #begin(s: Browsing): Promise<void> {
    if (this.deepLinks || this.begin)
      try {
        const { link } = await import('./linking.ts');
        if (s !== this.browsing) return;
        this.#linking = link(this, s);
        return this.#linking.begin();
      } catch {
        // then it begins with all there is
      }
    await s.begin();
  }

  readonly #travelled = (): void => this.#linking?.travelled();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#unsent?.begin();
    this.ownerDocument.addEventListener('varco-open', this.#answer);
    addEventListener('popstate', this.#travelled);
    for (const media of colours) media.addEventListener('change', this.#recolour);
    this.addEventListener('transitionend', this.#recolour);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsent?.stop();
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
    void this.#linkData(s);
  }

  #linked = '';

  /** Linked data, for those who ask for it by an attribute. */
  async #linkData(s: Browsing): Promise<void> {
    const wanted = this.linkedData ? s.locale : '';
    if (wanted === this.#linked) return;
    this.#linked = wanted;
    const { linkData } = await load(s.locale);
    this.tell('attribute', linkData(this, s, !!wanted));
  }
}
