import { loadNames } from '../locale/intl.ts';
import { invert, type Inverted } from './inverted.ts';
import { marks, type Range } from './marks.ts';
import { ERROR, errorsIn, meet, rankOf } from './pattern.ts';
import type { Searchable } from './searchable.ts';
import { inSlices } from './slices.ts';
import { words } from './words.ts';

/** So many words of a query count, and so much of it. */
const MOST_WORDS = 8;
const LONGEST = 1000;
/** With fewer entries found without an error, those with one are shown too. */
const FEW = 3;
/** Of so many found first, a name that is the query, or begins with it, is put before all. */
const NAMED = 200;
/** Costs above all that can be. */
const NONE = 0xffff;
const MOST = ERROR * (2 * MOST_WORDS + 1);

export interface Hits {
  /** numbers of the entries found, the best first */
  readonly order: Uint32Array;
  /** the query as it was understood: with words joined or parted, if only so something was found */
  readonly query: string;
  /** typing errors were let pass, as too little was found without */
  readonly near: boolean;
}

/**
 * Finds entries by words: all of the query's have to stand in an entry, in any order, field and language. A word may be
 * the beginning of the entry's, its singular or plural, or have a typing error or two. The best are first: fewest errors,
 * then name, alias, word of a name, label or term, any text. Entries alike stay in the document's order.
 */
export interface Search {
  /** @returns undefined for a query without a word, which leaves all as it is */
  find(query: string): Hits | undefined;
  /** The query with the words that are in no entry spelt like what is nearest to them; undefined when that finds nothing either. */
  suggest(query: string): string | undefined;
  /** What of a text was found, to be marked in it. */
  marks(text: string, found: Hits): readonly Range[];
}

const wordsOf = (query: string): string[] => words(query.slice(0, LONGEST)).slice(0, MOST_WORDS);

function search(searchable: Searchable, inverted: Inverted): Search {
  const { size } = searchable;
  const { words: vocabulary, starts, postings } = inverted;
  const has = (word: string): boolean => vocabulary[rankOf(word, vocabulary)] === word;

  /** by word of a query, with errors or without: what each entry costs. While one types, all but the last stay. */
  const kept = new Map<string, Uint16Array>();
  const sums = new Uint16Array(size);
  // what is no longer kept is used again: memory for each key typed would have to be collected
  let spare: Uint16Array | undefined;

  function costsOf(word: string, near: boolean): Uint16Array {
    const most = near ? errorsIn(word) : 0;
    const key = word + most;
    let costs = kept.get(key);
    if (!kept.delete(key)) {
      costs = (spare ?? new Uint16Array(size)).fill(NONE);
      spare = undefined;
      spend(costs, word, most);
    }
    kept.set(key, costs!);
    if (kept.size > MOST_WORDS) {
      const [oldest, unused] = kept.entries().next().value!;
      kept.delete(oldest);
      spare = unused;
    }
    return costs!;
  }

  function spend(costs: Uint16Array, word: string, most: number): void {
    meet(word, most, inverted, (met, price) => {
      const end = starts[met + 1]!;
      for (let i = starts[met]!; i < end; i++) {
        const posting = postings[i]!;
        // what only begins like the query is no whole name
        const cost = price + (posting & 7 || price & 1) * 2;
        const entry = posting >>> 3;
        if (cost < costs[entry]!) costs[entry] = cost;
      }
    });
  }

  function attempt(query: readonly string[], near: boolean): Uint32Array {
    sums.fill(0);
    for (const word of query) {
      const costs = costsOf(word, near);
      for (let n = 0; n < size; n++) sums[n] = costs[n] === NONE || sums[n] === NONE ? NONE : sums[n]! + costs[n]!;
    }
    // sorted by counting: as many of each cost as there are
    const places = new Uint32Array(MOST + 1);
    for (let n = 0; n < size; n++) if (sums[n] !== NONE) places[sums[n]! + 1]!++;
    for (let cost = 0; cost < MOST; cost++) places[cost + 1]! += places[cost]!;
    const order = new Uint32Array(places[MOST]!);
    for (let n = 0; n < size; n++) if (sums[n] !== NONE) order[places[sums[n]!]!++] = n;
    if (query.length > 1) nameFirst(order.subarray(0, NAMED), query.join(' '));
    return order;
  }

  /** Puts first whose name is the query, then whose name begins with it. */
  function nameFirst(found: Uint32Array, query: string): void {
    const rank = (n: number): number => {
      const names = [...searchable.names(n), ...searchable.aliases(n)].map((name) => words(name).join(' '));
      return names.includes(query) ? 0 : names.some((name) => name.startsWith(query)) ? 1 : 2;
    };
    const ranked = Array.from(found, (n) => [rank(n), n] as const).sort(([a], [b]) => a - b);
    found.set(ranked.map(([, n]) => n));
  }

  /** The query with two neighbours or all joined, or a word that is nowhere parted where both halves are words. */
  function* otherwise(query: readonly string[]): Generator<string[]> {
    for (let i = 0; i < query.length; i++) {
      const word = query[i]!;
      if (i) yield query.toSpliced(i - 1, 2, query[i - 1]! + word);
      if (costsOf(word, true).some((cost) => cost < NONE)) continue;
      for (let cut = 3; cut < word.length - 2; cut++)
        if (has(word.slice(0, cut)) && has(word.slice(cut)))
          yield query.toSpliced(i, 1, word.slice(0, cut), word.slice(cut));
    }
    if (query.length > 2) yield [query.join('')];
  }

  return {
    marks: (text, { query, near }) => marks(text, query, near),
    find(text) {
      const query = wordsOf(text);
      if (!query.length) return;
      const told = query.join(' ');
      const exact = attempt(query, false);
      if (exact.length >= FEW) return { order: exact, query: told, near: false };
      const order = attempt(query, true);
      if (order.length) return { order, query: told, near: order.length > exact.length };
      for (const near of query.length < 3 ? [false, true] : [false])
        for (const other of otherwise(query)) {
          const found = attempt(other, near);
          if (found.length) return { order: found, query: other.join(' '), near };
        }
      return { order, query: told, near: false };
    },
    suggest(text) {
      const query = wordsOf(text);
      const meant = query.map((word) => {
        let [nearest, least] = [word, Infinity];
        meet(word, errorsIn(word) && errorsIn(word) + 1, inverted, (met, price) => {
          // of words as near, the most frequent
          const cost = Math.floor(price / ERROR) + 1 / (starts[met + 1]! - starts[met]!);
          if (cost < least) [nearest, least] = [vocabulary[met]!, cost];
        });
        return least <= 1 ? word : nearest;
      });
      return meant.join() !== query.join() && attempt(meant, false).length ? meant.join(' ') : undefined;
    },
  };
}

/** Makes ready to search: at once for few entries, in slices of time for many, after what the names of countries need. */
export function openSearch(searchable: Searchable): Search | Promise<Search> {
  const start = () => inSlices(build(searchable), searchable.size);
  return loadNames('sq')?.then(start) ?? start();
}

function* build(searchable: Searchable): Generator<void, Search> {
  return search(searchable, yield* invert(searchable));
}
