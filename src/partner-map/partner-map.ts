import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { VarcoChangeEvent, type VarcoOpenEvent } from '../element/events.ts';
import { heading } from '../element/heading.ts';
import { VarcoElement } from '../element/varco-element.ts';
import { Browsing, type Host } from './browsing.ts';
import './messages.ts';
import type { Model } from './model.ts';
import { partnerMapStyles } from './partner-map.styles.ts';
import { read } from './read.ts';
import { surfaceStyles } from './surface/surface.styles.ts';
import { said } from './texts.ts';
import { card } from './views/card.ts';
import { filters, outcome } from './views/filters.ts';
import { advice, list } from './views/list.ts';
import { map } from './views/map.ts';

/**
 * Organisations, networks and projects on a page: found by words and filters, in a list and on a map that say the same,
 * each with what it offers and seeks and what links it to others.
 *
 * @tag varco-partner-map
 * @summary Finds partners in a list and on a map, shows how they hang together, and passes messages on to them.
 *
 * @fires {VarcoChangeEvent} varco-change - Something else is looked for or shown; detail `{about, entry}`.
 */
export class VarcoPartnerMap extends VarcoElement<Model> implements Host {
  static override styles: CSSResultGroup = [VarcoElement.styles, surfaceStyles, partnerMapStyles];
  static override properties: PropertyDeclarations = {};

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
      void this.browsing.look();
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
            : html`<div class="side">${none ? advice(s) : s.chosen === undefined ? list(s) : card(s, s.chosen)}</div>`
        }
        ${s.layout === 'list' ? nothing : map(s)}
      </div>
      ${notice ? html`<p class="muted small">${said(notice, s)}</p>` : nothing}
      <div class="unseen" role="status">${s.spoken}</div>`;
  }

  /** @internal */
  changed(): void {
    const s = this.browsing!;
    const entry = s.chosen === undefined ? undefined : s.model.ids[s.chosen];
    this.dispatchEvent(new VarcoChangeEvent({ about: s.model.id, entry }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('varco-open', this.#answer);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('varco-open', this.#answer);
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
