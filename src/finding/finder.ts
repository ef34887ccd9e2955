import { readColumns, type Columns, type Values } from './columns.ts';
import { createFacets, type Choices, type Narrowed } from './facets.ts';
import type { Range } from './marks.ts';
import type { Hits, Search } from './search.ts';
import { inSlices } from './slices.ts';

/** What the visitor looks for. */
export interface Selection<F extends string = string> {
  readonly query: string;
  readonly facets: Choices<F>;
}

export interface Found<F extends string = string> extends Narrowed<F>, Pick<Hits, 'near'> {
  /** the query as it was understood (`Hits`), to mark it in what is shown; empty when there is none */
  readonly query: string;
  /** what of a text was found; undefined without a query */
  readonly marks?: ((text: string) => readonly Range[]) | undefined;
}

/** When nothing is found: what to do about it. */
export interface Advice<F extends string = string> {
  /** each choice that, if it alone were given up, would leave some entries, the most first; `query` for the query */
  readonly without: readonly { readonly what: F | 'query'; readonly count: number }[];
  /** another spelling of the query */
  readonly spelling: string | undefined;
}

/** What is looked through: entries by number, from 0. */
export interface Source<F extends string = string> {
  readonly size: number;
  /** what entries are narrowed by, in the order in which it is shown; at most 16 */
  readonly facets: readonly F[];
  /** Makes ready to read the values of all entries, and again after `renew`: what takes time pauses (`inSlices`). */
  values(): Generator<void, (n: number) => Values<F>>;
  /** Makes ready to search: `openSearch`, in a part that is loaded only then. */
  search(): Promise<Search>;
}

/**
 * Finds the entries of a document. What it needs for that is made when it is first asked for: at once for few entries,
 * for many in slices of time, and then the answer is a promise. A late answer is to be let go by who asked for another.
 */
export interface Finder<F extends string = string> {
  find(selection: Selection<F>): Found<F> | Promise<Found<F>>;
  /** For a selection that found nothing. */
  advise(selection: Selection<F>): Advice<F> | Promise<Advice<F>>;
  /** Makes ready to search: to be called as the visitor goes to the search field. */
  prepare(): void;
  /** Values of these facets are others now: they are read again by who asks next. */
  renew(...facets: readonly F[]): void;
}

type Later<T> = T | Promise<T>;
const then = <T, R>(value: Later<T>, next: (value: T) => Later<R>): Later<R> =>
  value instanceof Promise ? value.then(next) : next(value);

/** What is made once, by the first who wants it; a promise until it is there. */
function lazy<T>(make: () => Later<T>): () => Later<T> {
  let made: Later<T> | undefined;
  return () => {
    made ??= then(make(), (value) => (made = value));
    // the next one tries again
    if (made instanceof Promise) made.catch(() => (made = undefined));
    return made;
  };
}

const isBlank = (query: string): boolean => !query.trim();

export function createFinder<F extends string>(source: Source<F>): Finder<F> {
  const { size } = source;
  let columns: Columns<F> = new Map();
  let stale = source.facets;
  function* read(these: readonly F[]): Generator<void, Columns<F>> {
    return yield* readColumns(these, size, yield* source.values());
  }
  const make = () => {
    const these = stale;
    return lazy(() =>
      then(inSlices(read(these), size), (fresh) => {
        const all = new Map(source.facets.map((facet) => [facet, (fresh.get(facet) ?? columns.get(facet))!]));
        // else something of it is older than a call of `renew`
        if (these === stale) [columns, stale] = [all, []];
        return createFacets<F>(all, size);
      }),
    );
  };
  let facets = make();
  const search = lazy(() => source.search());
  const look = (query: string): Later<readonly [Search, Hits | undefined] | undefined> =>
    isBlank(query) ? undefined : then(search(), (found) => [found, found.find(query)]);

  const find = ({ query, facets: choices }: Selection<F>): Later<Found<F>> =>
    then(look(query), ([search, hits] = [] as never) =>
      then(facets(), (narrow) => ({
        ...narrow(choices, hits?.order),
        query: hits?.query ?? '',
        near: !!hits?.near,
        marks: hits && ((text) => search!.marks(text, hits)),
      })),
    );
  return {
    find,
    prepare: () => void search(),
    renew(...these) {
      stale = [...new Set([...stale, ...these])];
      facets = make();
    },
    advise: (selection) =>
      then(find(selection), ({ without }) =>
        then(find({ ...selection, query: '' }), ({ order }) =>
          then(isBlank(selection.query) ? undefined : search(), (found) => ({
            without: [...without, ['query', isBlank(selection.query) ? 0 : order.length] as const]
              .map(([what, count]) => ({ what, count }))
              .filter(({ count }) => count)
              .sort((a, b) => b.count - a.count),
            spelling: found?.suggest(selection.query),
          })),
        ),
      ),
  };
}
