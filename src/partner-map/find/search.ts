import { displayNames, loadNames } from '../../locale/intl.ts';
import type { Model } from '../model.ts';
import { ERROR, errorsIn, lettersOf, NONE, pattern, type Pattern } from './pattern.ts';
import { inSlices } from './slices.ts';
import { strings, words } from './words.ts';

/** Where a word stands in an entry, the best place first. */
const [WHOLE_NAME, NAME_BEGINS, ALIAS, NAME, LABEL, TEXT] = [0, 1, 2, 3, 4, 5];
/** So many words of a query count. */
const MOST_WORDS = 8;
/** With fewer entries found without an error, those with one are shown too. */
const FEW = 3;
/** Of so many found first, a name that is the query, or begins with it, is put before all. */
const NAMED = 500;

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
 * then name, alias, word of a name, place or kind or sector, any text. Entries alike stay in the document's order.
 */
export interface Search {
  /** @returns undefined for a query without a word, which leaves all as it is */
  find(query: string): Hits | undefined;
  /** The words of a query that were found nowhere, each as the document has one that is near: to ask "did you mean". */
  suggest(query: string): string | undefined;
}

const isCountry = (value: unknown): value is string => typeof value === 'string' && /^[A-Z]{2}$/.test(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value ? (value as Record<string, unknown>) : {};

/** Fields of an entry, and of its parts, that are read as text. */
const TEXTS = ['summary', 'stateNote', 'scope', 'competences', 'services'];
const PARTS = ['opportunities', 'projects', 'events', 'usefulFor'];
const OF_PARTS = ['title', 'summary', 'description', 'sought', 'keywords', 'partnership', 'role', 'reason'];

/** All names of an entry, and its aliases. */
const named = (model: Model, n: number): string[] => {
  const { name, aliases } = model.raw(n);
  return [...strings(name ?? model.ids[n]), ...strings(aliases)];
};

/** Countries are found by their names in all of the interface's languages. */
const inAllLanguages = (country: string): string[] =>
  ['it', 'en', 'sq'].map((locale) => displayNames(locale, 'region').of(country)!);

function* build(model: Model): Generator<void, Search> {
  const { size } = model;
  const numbers = new Map<string, number>();
  const vocabulary: string[] = [];
  const letters: number[] = [];
  /** by word: the last entry that has it, and how many have */
  const latest: number[] = [];
  const counts: number[] = [];
  // what stands where, in the order it is read: a word, then an entry and the place there
  const chunks: Uint32Array[] = [];
  let at = 0;

  const numberOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) {
      numbers.set(word, (number = vocabulary.length));
      vocabulary.push(word);
      letters.push(lettersOf(word));
      latest.push(-1);
      counts.push(0);
    }
    return number;
  };
  const add = (word: number, entry: number, place: number): void => {
    if (latest[word] === entry) return;
    latest[word] = entry;
    counts[word]!++;
    const in_ = at & 0xffff;
    if (!in_) chunks.push(new Uint32Array(0x10000));
    chunks.at(-1)!.set([word, entry * 8 + place], in_);
    at += 2;
  };
  const read = (texts: readonly string[], entry: number, place: number): void => {
    if (texts.length) for (const word of words(texts.join(' '))) add(numberOf(word), entry, place);
  };
  const labels = new Map<string, number[]>();
  const label = (sort: string, id: unknown, entry: number, textsOf: (id: string) => string[]): void => {
    if (typeof id !== 'string') return;
    const key = sort + id;
    let found = labels.get(key);
    if (!found) labels.set(key, (found = textsOf(id).flatMap(words).map(numberOf)));
    for (const word of found) add(word, entry, LABEL!);
  };
  const vocabularies = ['kind', 'sectors', 'programmes', 'usefulFor'] as const;
  const terms = [model.kinds, model.sectors, model.programmes, model.tags] as const;

  for (let n = 0; n < size; n++) {
    if (!(n % 8)) yield;
    const raw = model.raw(n);
    const names = strings(raw.name ?? model.ids[n]).map(words);
    for (const { 0: first, length } of names) if (first && length === 1) add(numberOf(first), n, WHOLE_NAME!);
    for (const [first] of names) if (first) add(numberOf(first), n, NAME_BEGINS!);
    read(strings(raw.aliases), n, ALIAS!);
    for (const name of names) for (const word of name) add(numberOf(word), n, NAME!);
    const { address, city, region, country } = object(raw.place);
    read(strings([address, city, region]), n, LABEL!);
    for (const code of [country, ...list(raw.countries), ...list(raw.targets)])
      if (isCountry(code)) label('country', code, n, inAllLanguages);
    vocabularies.forEach((field, i) => {
      const value = raw[field];
      for (const item of Array.isArray(value) ? value : [value])
        label(field, object(item).id ?? item, n, (id) => strings(terms[i]!.get(id)?.label));
    });
    read(strings(TEXTS.map((field) => raw[field])), n, TEXT!);
    for (const field of PARTS)
      for (const part of list(raw[field])) read(strings(OF_PARTS.map((name) => object(part)[name])), n, TEXT!);
  }

  // where each word's places begin; then all are put there, those of an entry in its order
  const starts = new Uint32Array(vocabulary.length + 1);
  counts.forEach((count, word) => (starts[word + 1] = starts[word]! + count));
  const postings = new Uint32Array(at / 2);
  const free = starts.slice();
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
    const end = chunks.length ? chunk.length : ((at - 1) & 0xffff) + 1;
    for (let i = 0; i < end; i += 2) postings[free[chunk[i]!]!++] = chunk[i + 1]!;
    yield;
  }
  return search(model, { vocabulary, letters: Int32Array.from(letters), starts, postings, numbers });
}

interface Index {
  readonly vocabulary: readonly string[];
  /** by word: its letters as bits */
  readonly letters: Int32Array;
  /** places of a word: postings from `starts[word]` to `starts[word + 1]`, each an entry · 8 + where it stands there */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  readonly numbers: ReadonlyMap<string, number>;
}

function search(model: Model, { vocabulary, letters, starts, postings, numbers }: Index): Search {
  const { size } = model;
  const costs = new Uint16Array(size);
  const best = new Uint16Array(size);
  const order = new Uint32Array(size);

  /** Tells of all words of the vocabulary that may be taken for one of the query, and what that costs. */
  function meet({ may, cost }: Pattern, tell: (word: number, cost: number) => void): void {
    for (let word = 0; word < letters.length; word++) {
      if (!may(letters[word]!)) continue;
      const price = cost(vocabulary[word]!);
      if (price < NONE) tell(word, price);
    }
  }

  /** @returns undefined when nothing is found */
  function attempt(query: readonly string[]): Hits | undefined {
    costs.fill(0);
    for (const word of query) {
      best.fill(NONE);
      meet(pattern(word), (met, price) => {
        for (let i = starts[met]!; i < starts[met + 1]!; i++) {
          const cost = price + (postings[i]! & 7) * 2;
          const entry = postings[i]! >>> 3;
          if (cost < best[entry]!) best[entry] = cost;
        }
      });
      for (let n = 0; n < size; n++) costs[n] = best[n] === NONE ? NONE : Math.min(NONE, costs[n]! + best[n]!);
    }
    // sorted by counting: as many of each cost as there are
    const places = new Uint32Array(ERROR * 2 * MOST_WORDS + ERROR + 1);
    for (let n = 0; n < size; n++) if (costs[n]! < NONE) places[costs[n]! + 1]!++;
    for (let cost = 1; cost < places.length; cost++) places[cost]! += places[cost - 1]!;
    const exact = places[ERROR]!;
    const all = places.at(-1)!;
    if (!all) return;
    for (let n = 0; n < size; n++) if (costs[n]! < NONE) order[places[costs[n]!]!++] = n;
    const found = order.slice(0, exact < FEW ? all : exact);
    if (query.length > 1) nameFirst(found, query.join(' '));
    return { order: found, query: query.join(' '), near: found.length > exact };
  }

  /** Puts first, of those found first, whose name is the query, then whose name begins with it. */
  function nameFirst(found: Uint32Array, query: string): void {
    const head = found.subarray(0, NAMED);
    const rank = (n: number): number =>
      Math.min(
        ...named(model, n).map((name) => {
          const told = words(name).join(' ');
          return told === query ? 0 : told.startsWith(query) ? 1 : 2;
        }),
      );
    const ranked = Array.from(head, (n) => [rank(n), n] as const).sort(([a], [b]) => a - b);
    head.set(ranked.map(([, n]) => n));
  }

  /** The query with two neighbours or all joined, or one word parted where both halves are words. */
  function* otherwise(query: readonly string[]): Generator<string[]> {
    for (let i = 0; i < query.length; i++) {
      const word = query[i]!;
      if (i) yield query.toSpliced(i - 1, 2, query[i - 1]! + word);
      for (let cut = 2; cut < word.length - 1; cut++)
        if (numbers.has(word.slice(0, cut)) && numbers.has(word.slice(cut)))
          yield query.toSpliced(i, 1, word.slice(0, cut), word.slice(cut));
    }
    if (query.length > 2) yield [query.join('')];
  }

  const wordsOf = (query: string): string[] => words(query.slice(0, 1000)).slice(0, MOST_WORDS);

  return {
    find(text) {
      const query = wordsOf(text);
      if (!query.length) return;
      const found = attempt(query);
      if (found) return found;
      for (const other of otherwise(query)) {
        const hits = attempt(other);
        if (hits) return hits;
      }
      return { order: new Uint32Array(), query: query.join(' '), near: false };
    },
    suggest(text) {
      const query = wordsOf(text);
      const meant = query.map((word) => {
        let [nearest, least] = [word, NONE];
        meet(pattern(word, errorsIn(word) && errorsIn(word) + 1), (met, price) => {
          // of words as near, the most frequent
          const cost = price - 1 + 1 / (starts[met + 1]! - starts[met]!);
          if (cost < least) [nearest, least] = [vocabulary[met]!, cost];
        });
        return least < ERROR - 1 ? word : nearest;
      });
      const told = meant.join(' ');
      return told === query.join(' ') ? undefined : told;
    },
  };
}

/** Makes ready to search: at once for few entries, in slices of time for many, after what the names of countries need. */
export function openSearch(model: Model): Search | Promise<Search> {
  const start = () => inSlices(build(model), model.size);
  return loadNames('sq')?.then(start) ?? start();
}
