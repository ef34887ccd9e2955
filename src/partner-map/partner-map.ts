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

/**
 * Organisations, networks and projects on a page: found by words and filters, in a list and on a map that say the same,
 * each with what it offers and seeks and what links it to others.
 *
 * @tag varco-partner-map
 * @attr {string} show - What is looked for at first, as the parameters of a link have it: `country=AL,XK&show=map`.
 * @summary Finds partners in a list and on a map, shows how they hang together, and passes messages on to them.
 *
 * @fires {VarcoChangeEvent} varco-change - Something else is looked for or shown; detail `{about, entry}`.
 */
export class VarcoPartnerMap extends VarcoElement<Model> implements Host {
  static override styles: CSSResultGroup = [VarcoElement.styles, surfaceStyles, partnerMapStyles];
  static override properties: PropertyDeclarations = {
    show: {},
    tiles: {},
    tilesCredit: { attribute: 'tiles-credit' },
    linkedData: { type: Boolean, attribute: 'linked-data' },
    import: { type: Boolean },
  };

  /** What is looked for at first, as the parameters of a link: `country=AL,XK&entry=ica`. */
  declare show?: string | null;

  #linking = 0;
  protected browsing: Browsing | undefined;

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
      const told = linked && writeState('', '', linked) ? linked : readState(this.show ?? '', '');
      this.browsing.apply(told);
      idle(() => void load(this.activeLocale).catch(() => {}));
    }
    const s = this.browsing;
    if (!s.found) return nothing;
    const { title, intro, notice } = model.head;
    const none = !s.found.order.length;
    return html`${title ? heading(this.level, said(title, s)) : nothing}
      ${intro ? html`<p>${said(intro, s)}</p>` : nothing} ${filters(s)} ${outcome(s)}
      <div class="panes" data-layout=${s.layout}>
        ${
          s.layout === 'map' && s.chosen === undefined && !none
            ? nothing
            : html`<div class="side">${none ? advice(s) : s.chosen === undefined ? list(s) : late(s, ({ card }) => card(s, s.chosen!))}</div>`
        }
        ${s.layout === 'list' ? nothing : map(s)}
      </div>
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

  /** Back and forth in the browser. */
  readonly #travelled = (): void => {
    if (this.deepLinks && this.isConnected) this.browsing?.apply(readState(location.search, this.#prefix));
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('varco-open', this.#answer);
    addEventListener('popstate', this.#travelled);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('varco-open', this.#answer);
    removeEventListener('popstate', this.#travelled);
    this.browsing?.drawn(null);
  }

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
    if (this.browsing?.found) this.browsing.drawn(this.renderRoot.querySelector('.surface'));
  }
}
