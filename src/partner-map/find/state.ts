import { facetIds, type FacetId } from './columns.ts';
import type { Selection } from './finder.ts';

/** What a link to a partner map says: what is looked for, and what is looked at. */
export interface LinkState extends Selection {
  /** id of the entry that is open */
  readonly entry?: string;
  /** centre in degrees, and the map's zoom; undefined where the map fits what is found */
  readonly view?: { readonly longitude: number; readonly latitude: number; readonly zoom: number };
  /** what is shown where there is room for one; undefined for what the page begins with */
  readonly shows?: 'list' | 'map';
}

const CODE = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;
const LONGEST_QUERY = 200;
const MOST_VALUES = 50;
const own = new Set<string>(['q', ...facetIds, 'entry', 'at', 'show']);

/** Codes and commas stay as they are; a query reads as typed, with `+` for blanks. */
const encode = (value: string): string =>
  encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd'))
    .replaceAll('%2C', ',')
    .replaceAll('%20', '+');

/** Round, to what one sees at the zoom: a centimetre is enough for all. */
const round = (n: number, digits: number): number => +n.toFixed(digits);

/**
 * Reads the state from a page's parameters. Whatever is none is passed over; that a value is one of the document's is not
 * asked.
 * @param search `?…` or `#…` or what follows these
 * @param prefix what the parameters of this map begin with, so that two on a page do not take each other's: `map.`
 */
export function readState(search: string, prefix: string): LinkState {
  const given = new URLSearchParams(search.replace(/^[?#]/, ''));
  const get = (name: string): string => given.get(prefix + name) ?? '';
  const facets = new Map<FacetId, ReadonlySet<string>>();
  for (const facet of facetIds) {
    const values = get(facet)
      .split(',', MOST_VALUES)
      .filter((value) => CODE.test(value));
    if (values.length) facets.set(facet, new Set(values));
  }
  const at = get('at').split(',');
  const [longitude, latitude, zoom] = at.map((n) => (/^-?\d{1,3}(\.\d{1,9})?$/.test(n) ? Number(n) : NaN)) as [
    number,
    number?,
    number?,
  ];
  const fits = at.length === 3 && Math.abs(longitude) <= 180 && Math.abs(latitude!) <= 90 && zoom! >= 0 && zoom! <= 24;
  const entry = get('entry');
  const shows = get('show');
  return {
    query: [...get('q')].slice(0, LONGEST_QUERY).join('').trim(),
    facets,
    ...(CODE.test(entry) && { entry }),
    ...(fits && { view: { longitude, latitude: latitude!, zoom: zoom! } }),
    ...((shows === 'list' || shows === 'map') && { shows }),
  };
}

/**
 * Writes the state into a page's parameters: those of others stay where they are, ours follow, always in the same order.
 * @returns without `?` or `#`; empty when nothing is to be said
 */
export function writeState(search: string, prefix: string, { query, facets, entry, view, shows }: LinkState): string {
  const others = search
    .replace(/^[?#]/, '')
    .split('&')
    .filter((part) => {
      const [name] = new URLSearchParams(`&${part}`).keys();
      return part && !(name?.startsWith(prefix) && own.has(name.slice(prefix.length)));
    });
  const ours: [string, string | undefined][] = [
    ['q', [...query.trim()].slice(0, LONGEST_QUERY).join('').trim()],
    ...facetIds.map((facet): [string, string] => [facet, [...(facets.get(facet) ?? [])].sort().join(',')]),
    ['entry', entry],
    ['at', view && [round(view.longitude, 5), round(view.latitude, 5), round(view.zoom, 2)].join(',')],
    ['show', shows],
  ];
  return [
    ...others,
    ...ours.flatMap(([name, value]) => (value ? [`${encode(prefix + name)}=${encode(value)}`] : [])),
  ].join('&');
}
