import type { Selection } from '../../finding/finder.ts';
import * as link from '../../finding/state.ts';
import { facetIds, type FacetId } from './columns.ts';

/** What a link to a partner map says: what is looked for, and what is looked at. */
export interface LinkState extends Selection<FacetId> {
  /** id of the entry that is open */
  readonly entry?: string;
  /** centre in degrees, and the map's zoom; undefined where the map fits what is found */
  readonly view?: { readonly longitude: number; readonly latitude: number; readonly zoom: number };
  /** what is shown where there is room for one; undefined for what the page begins with */
  readonly shows?: 'list' | 'map';
}

const names = { facets: facetIds, others: ['entry', 'at', 'show'] } as const;

/** Round, to what one sees at the zoom: a centimetre is enough for all. */
const round = (n: number, digits: number): number => +n.toFixed(digits);

/** Reads the state from a page's parameters; whatever is none is passed over (`finding/state.ts`). */
export function readState(search: string, prefix: string): LinkState {
  const { query, facets, others } = link.readState(search, prefix, names);
  const { entry, at = '', show } = others;
  const place = at.split(',').map((n) => (/^-?\d{1,3}(\.\d{1,9})?$/.test(n) ? Number(n) : NaN));
  const [longitude, latitude, zoom] = place as [number, number?, number?];
  const fits =
    place.length === 3 && Math.abs(longitude) <= 180 && Math.abs(latitude!) <= 90 && zoom! >= 0 && zoom! <= 24;
  return {
    query,
    facets,
    ...(link.isCode(entry) && { entry }),
    ...(fits && { view: { longitude, latitude: latitude!, zoom: zoom! } }),
    ...((show === 'list' || show === 'map') && { shows: show }),
  };
}

/** Writes the state into a page's parameters (`finding/state.ts`). */
export const writeState = (search: string, prefix: string, state: LinkState): string => {
  const { query, facets, entry, view, shows } = state;
  const at = view && [round(view.longitude, 5), round(view.latitude, 5), round(view.zoom, 2)].join(',');
  return link.writeState(search, prefix, names, {
    query,
    facets,
    others: { ...(entry && { entry }), ...(at && { at }), ...(shows && { show: shows }) },
  });
};
