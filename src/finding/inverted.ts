import type { Vocabulary } from './pattern.ts';
import type { Searchable } from './searchable.ts';
import { plainWord, rawWords } from './words.ts';

/** Where a word stands in an entry, the best place first: it is all of a name, a name begins with it … */
const WHOLE_NAME = 0;
const NAME_BEGINS = 1;
const ALIAS = 2;
const NAME = 3;
/** of a place, or of a term that an entry refers to */
const LABEL = 4;
const TEXT = 5;

/** Which entries have a word, by word. */
export interface Inverted extends Vocabulary {
  /** entries with word `w`: `postings` from `starts[w]` to `starts[w + 1]`, each the entry · 8 + the best place there */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
}

/** Numbers that are added one after the other: a chunk at a time, as a list of millions would have to be copied. */
class Stream {
  readonly chunks: Uint32Array[] = [];
  length = 0;
  push(value: number): void {
    const at = this.length++ & 0xffff;
    if (!at) this.chunks.push(new Uint32Array(0x10000));
    this.chunks[this.chunks.length - 1]![at] = value;
  }
}

/** Reads the words of all entries, in all their languages. */
export function* invert(searchable: Searchable): Generator<void, Inverted> {
  const { size, vocabularies } = searchable;
  // numbers of words as they stand in texts, and as they are compared
  const numbers = new Map<string, number>();
  const plain = new Map<string, number>();
  /** by word: the last entry that has it, and how many have */
  const latest: number[] = [];
  const counts: number[] = [];
  /** by entry: its words, each · 8 + its best place there */
  const stream = new Stream();
  const ends = new Uint32Array(size);

  const numberOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) {
      const compared = plainWord(word);
      number = plain.get(compared);
      if (number === undefined) {
        plain.set(compared, (number = latest.push(-1) - 1));
        counts.push(0);
      }
      numbers.set(word, number);
    }
    return number;
  };
  const add = (word: number, entry: number, place: number): void => {
    if (latest[word] === entry) return;
    latest[word] = entry;
    counts[word]!++;
    stream.push(word * 8 + place);
  };
  const read = (texts: readonly string[], entry: number, place: number): void => {
    for (const text of texts) for (const word of rawWords(text)) add(numberOf(word), entry, place);
  };
  const known = vocabularies.map(() => new Map<string, number[]>());

  for (let n = 0; n < size; n++) {
    if (!(n % 4)) yield;
    const names = searchable.names(n).map(rawWords);
    for (const { 0: first, length } of names) if (length === 1) add(numberOf(first!), n, WHOLE_NAME);
    for (const [first] of names) if (first) add(numberOf(first), n, NAME_BEGINS);
    read(searchable.aliases(n), n, ALIAS);
    for (const name of names) for (const word of name) add(numberOf(word), n, NAME);
    read(searchable.labels(n), n, LABEL);
    searchable.terms(n).forEach((ids, i) => {
      for (const id of ids) {
        if (typeof id !== 'string') continue;
        let found = known[i]!.get(id);
        if (!found) known[i]!.set(id, (found = vocabularies[i]!(id).flatMap(rawWords).map(numberOf)));
        for (const word of found) add(word, n, LABEL);
      }
    });
    read(searchable.texts(n), n, TEXT);
    ends[n] = stream.length;
  }
  numbers.clear();

  // sorted a part at a time: by the first two letters, then what begins with them
  const parts = new Map<string, string[]>();
  let done = 0;
  for (const word of plain.keys()) {
    const begins = word.slice(0, 2);
    (parts.get(begins) ?? parts.set(begins, []).get(begins)!).push(word);
    if (!(done++ % 1000)) yield;
  }
  const sorted: string[] = [];
  const ranks = new Uint32Array(plain.size);
  const shared = new Uint8Array(plain.size);
  const starts = new Uint32Array(plain.size + 1);
  for (const begins of [...parts.keys()].sort()) {
    for (const word of parts.get(begins)!.sort()) {
      const rank = sorted.length;
      const before = sorted[rank - 1] ?? '';
      let same = 0;
      while (same < 255 && same < before.length && before[same] === word[same]) same++;
      const number = plain.get(word)!;
      ranks[number] = rank;
      shared[rank] = same;
      starts[rank + 1] = starts[rank]! + counts[number]!;
      sorted.push(word);
    }
    yield;
  }

  const postings = new Uint32Array(stream.length);
  const free = starts.slice();
  for (let n = 0, at = 0; n < size; n++) {
    if (!(n % 32)) yield;
    for (; at < ends[n]!; at++) {
      const found = stream.chunks[at >>> 16]![at & 0xffff]!;
      postings[free[ranks[found >>> 3]!]!++] = n * 8 + (found & 7);
    }
  }
  return { words: sorted, shared, starts, postings };
}
