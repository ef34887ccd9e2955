import type { Model } from '../model.ts';
import { readColumns, type FacetId } from './columns.ts';
import { createFacets, type Choices, type Narrowed } from './facets.ts';
import type { Hits, Search } from './search.ts';
import { inSlices } from './slices.ts';

/** What the visitor looks for. */
export interface Selection {
  readonly query: string;
  readonly facets: Choices;
}

export interface Found extends Narrowed, Pick<Hits, 'near'> {
  /** the query as it was understood (`Hits`), to mark it in what is shown; empty when there is none */
  readonly query: string;
}

/** When nothing is found: what to do about it. */
export interface Advice {
  /** each choice that, if it alone were given up, would leave some entries, the most first; `query` for the query */
  readonly without: readonly { readonly what: FacetId | 'query'; readonly count: number }[];
  /** another spelling of the query */
  readonly spelling: string | undefined;
}

/**
 * Finds the entries of a document. What it needs for that is made when it is first asked for: at once for few entries,
 * for many in slices of time, and then the answer is a promise. A late answer is to be let go by who asked for another.
 */
export interface Finder {
  find(selection: Selection): Found | Promise<Found>;
  /** For a selection that found nothing. */
  advise(selection: Selection): Advice | Promise<Advice>;
  /** Makes ready to search: to be called as the visitor goes to the search field. */
  prepare(): void;
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

/** @param today the day that counts as today, `2026-11-27` */
export function createFinder(model: Model, today: string): Finder {
  const facets = lazy(() =>
    then(inSlices(readColumns(model, today), model.size), (columns) => createFacets(columns, model.size)),
  );
  const search = lazy<Search>(() => import('./search.ts').then(({ openSearch }) => openSearch(model)));
  const look = (query: string): Later<Hits | undefined> =>
    isBlank(query) ? undefined : then(search(), (found) => found.find(query));

  const find = ({ query, facets: choices }: Selection): Later<Found> =>
    then(look(query), (hits) =>
      then(facets(), (narrow) => ({
        ...narrow(choices, hits?.order),
        query: hits?.query ?? '',
        near: !!hits?.near,
      })),
    );
  return {
    find,
    prepare: () => void search(),
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
