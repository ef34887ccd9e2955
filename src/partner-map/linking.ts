import type { Browsing } from './browsing.ts';
import { readState, writeState, type LinkState } from './find/state.ts';
import { toLatitude, toLongitude, toX, toY } from './geo/mercator.ts';

/** ms between two changes of an address: browsers bound how often it may change, and nobody reads it at every key. */
const PAUSE = 400;

/** What a link says of all that one visitor looks at. */
function stateOf({ query, facets, chosen, layout, usual, pane, model }: Browsing): LinkState {
  const { x, y, zoom } = pane?.surface.view ?? { x: 0, y: 0, zoom: 0 };
  return {
    query,
    facets,
    ...(chosen !== undefined && { entry: model.ids[chosen]! }),
    ...(pane?.surface.away && {
      view: { longitude: toLongitude(x - Math.floor(x)), latitude: toLatitude(y), zoom },
    }),
    ...(layout !== usual && layout !== 'both' && { shows: layout }),
  };
}

/** Goes where a link says; what of it the document does not have is passed over. */
function apply(s: Browsing, { query, facets, entry, view, shows }: LinkState): void {
  const { chosen: left, root } = s;
  const within = !!root?.activeElement;
  s.query = query;
  s.facets = new Map(facets);
  s.layout = shows ?? s.usual;
  s.chosen = entry === undefined ? undefined : s.model.number(entry);
  if (s.chosen !== left) s.panel = s.lines = s.back = undefined;
  s.start = view && { x: toX(view.longitude), y: toY(view.latitude), zoom: view.zoom };
  if (s.start) s.pane?.surface.go(s.start);
  void s.look();
  s.host.requestUpdate();
  // what had the focus is gone, or a heading of something else: it is on what led to where one comes from
  if (within)
    void s.host.updateComplete.then(() => {
      if (!root.activeElement || root.activeElement.id === 'card') s.focus(...s.rowOf(left), '#card', '#q');
    });
}

/**
 * What is looked for and looked at, in the page's address. Loaded where the page wants that, or says what to begin with.
 */
export class Linking {
  #timer = 0;

  /** @param el the map: its id is what its parameters begin with, so that two on a page do not take each other's */
  constructor(
    private readonly el: HTMLElement & { readonly deepLinks?: boolean; readonly begin?: string | null },
    private readonly s: Browsing,
  ) {}

  get #prefix(): string {
    return this.el.id ? `${this.el.id}.` : '';
  }

  /** Goes where the address says or, where it says nothing, the attribute. */
  begin(): void {
    const linked = this.el.deepLinks ? readState(location.search, this.#prefix) : undefined;
    apply(this.s, linked && writeState('', '', linked) ? linked : readState(this.el.begin ?? '', ''));
  }

  /** Back and forth in the browser. */
  travelled(): void {
    if (this.el.deepLinks) apply(this.s, readState(location.search, this.#prefix));
  }

  /** @param step going back leads to what was before */
  changed(step: boolean): void {
    clearTimeout(this.#timer);
    if (!this.el.deepLinks) return;
    if (step) this.#write('pushState');
    else this.#timer = window.setTimeout(() => this.#write('replaceState'), PAUSE);
  }

  #write(change: 'pushState' | 'replaceState'): void {
    const { search, pathname, hash } = location;
    const told = writeState(search, this.#prefix, stateOf(this.s));
    if (told !== search.slice(1)) history[change](history.state, '', `${pathname}${told && '?'}${told}${hash}`);
  }
}

/** Address of the page with an entry open: read where `deep-links` is set. */
export function linkTo(el: HTMLElement, entry: string): string {
  const url = new URL(location.href);
  url.search = writeState(url.search, el.id ? `${el.id}.` : '', { query: '', facets: new Map(), entry });
  return url.href;
}
