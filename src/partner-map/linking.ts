import { Linking, prefixOf } from '../finding/linking.ts';
import type { Browsing } from './browsing.ts';
import { readState, writeState, type LinkState } from './find/state.ts';
import { toLatitude, toLongitude, toX, toY } from './geo/mercator.ts';

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
function go(s: Browsing, { query, facets, entry, view, shows }: LinkState): void {
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

/** What is looked for and looked at, in the page's address. */
export const link = (el: ConstructorParameters<typeof Linking>[0], s: Browsing): Linking<LinkState> =>
  new Linking(el, {
    get state() {
      return stateOf(s);
    },
    go: (state) => go(s, state),
    read: readState,
    write: writeState,
  });

/** Address of the page with an entry open: read where `deep-links` is set. */
export function linkTo(el: HTMLElement, entry: string): string {
  const url = new URL(location.href);
  url.search = writeState(url.search, prefixOf(el), { query: '', facets: new Map(), entry });
  return url.href;
}
