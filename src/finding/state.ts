import type { Selection } from './finder.ts';

/** What a link says of a widget that finds: what is looked for and, by name, what else it says. */
export interface LinkState<F extends string = string, P extends string = string> extends Selection<F> {
  readonly others: Readonly<Partial<Record<P, string>>>;
}

/** Names of a widget's parameters, in the order in which they are written, after `q`. */
export interface Parameters<F extends string = string, P extends string = string> {
  readonly facets: readonly F[];
  readonly others: readonly P[];
}

const CODE = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;
const LONGEST_QUERY = 200;
const MOST_VALUES = 50;

/** Whether a parameter's value may be an id of the document. */
export const isCode = (value: string | undefined): value is string => !!value && CODE.test(value);

/** Codes and commas stay as they are; a query reads as typed, with `+` for blanks. */
const encode = (value: string): string =>
  encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd'))
    .replaceAll('%2C', ',')
    .replaceAll('%20', '+');

const shortened = (query: string): string => [...query].slice(0, LONGEST_QUERY).join('').trim();

/**
 * Reads the state from a page's parameters. Whatever is none is passed over; that a value is one of the document's is not
 * asked, and what the `others` say is not looked at.
 * @param search `?…` or `#…` or what follows these
 * @param prefix what the parameters of this widget begin with, so that two on a page do not take each other's: `map.`
 */
export function readState<F extends string, P extends string>(
  search: string,
  prefix: string,
  names: Parameters<F, P>,
): LinkState<F, P> {
  const given = new URLSearchParams(search.replace(/^[?#]/, ''));
  const get = (name: string): string => given.get(prefix + name) ?? '';
  const facets = new Map<F, ReadonlySet<string>>();
  for (const facet of names.facets) {
    const values = get(facet).split(',', MOST_VALUES).filter(isCode);
    if (values.length) facets.set(facet, new Set(values));
  }
  const others: Partial<Record<P, string>> = {};
  for (const name of names.others) if (get(name)) others[name] = get(name);
  return { query: shortened(get('q')), facets, others };
}

/**
 * Writes the state into a page's parameters: those of others stay where they are, ours follow, always in the same order.
 * @returns without `?` or `#`; empty when nothing is to be said
 */
export function writeState<F extends string, P extends string>(
  search: string,
  prefix: string,
  names: Parameters<F, P>,
  { query, facets, others }: LinkState<F, P>,
): string {
  const own = new Set<string>(['q', ...names.facets, ...names.others]);
  const theirs = search
    .replace(/^[?#]/, '')
    .split('&')
    .filter((part) => {
      const [name] = new URLSearchParams(`&${part}`).keys();
      return part && !(name?.startsWith(prefix) && own.has(name.slice(prefix.length)));
    });
  const ours: [string, string | undefined][] = [
    ['q', shortened(query.trim())],
    ...names.facets.map((facet): [string, string] => [facet, [...(facets.get(facet) ?? [])].sort().join(',')]),
    ...names.others.map((name): [string, string | undefined] => [name, others[name]]),
  ];
  return [
    ...theirs,
    ...ours.flatMap(([name, value]) => (value ? [`${encode(prefix + name)}=${encode(value)}`] : [])),
  ].join('&');
}
