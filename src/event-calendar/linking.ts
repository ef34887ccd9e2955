import { Linking, prefixOf } from '../finding/linking.ts';
import type { Browsing } from './browsing.ts';
import { readState, writeState, type LinkState } from './find/state.ts';

/** What a link says of all that one visitor looks at. */
const stateOf = ({ query, facets, chosen, show, day, model }: Browsing): LinkState => ({
  query,
  facets,
  ...(chosen !== undefined && { entry: model.ids[chosen]! }),
  ...(show !== 'list' && { show }),
  ...((show === 'month' || show === 'year') && { on: day }),
});

/** Goes where a link says; what of it the document does not have is passed over. */
function go(s: Browsing, { query, facets, entry, show, on }: LinkState): void {
  const { chosen: left, root } = s;
  const within = !!root?.activeElement;
  s.query = query;
  s.facets = new Map(facets);
  s.show = show ?? 'list';
  if (on !== undefined) s.day = on;
  s.chosen = entry === undefined ? undefined : s.model.number(entry);
  if (s.chosen !== left) s.back = undefined;
  if (s.found) void s.look();
  s.host.requestUpdate();
  // what had the focus is gone, or a heading of something else: it is on what led to where one comes from
  if (within)
    void s.host.updateComplete.then(() => {
      if (!root.activeElement || root.activeElement.id === 'card') s.focus('#card', ...s.rowOf(left), '#q');
    });
}

/** Goes on where one was in a document that another took the place of, as far as the other has it. */
export function resume(s: Browsing, before: Browsing): void {
  s.past = before.past;
  go(s, stateOf(before));
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

/**
 * The receipt that a mail's link has in its fragment, which browsers send to no server. It is read once and leaves the
 * address, where people copy it from.
 */
export function linkedReceipt(): string | undefined {
  const { hash, pathname, search } = location;
  const receipt = /^#varco-registration=([\w.-]+)$/.exec(hash)?.[1];
  if (receipt) history.replaceState(history.state, '', pathname + search);
  return receipt;
}

/** Address of the page with an event open: read where `deep-links` is set. */
export function linkTo(el: HTMLElement, entry: string): string {
  const url = new URL(location.href);
  url.search = writeState(url.search, prefixOf(el), { query: '', facets: new Map(), entry });
  return url.href;
}
