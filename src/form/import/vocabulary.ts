import { fold } from '../../contract/fold.ts';
import type { Term } from '../../contract/partners.ts';
import type { Text } from '../../contract/text.ts';

/** `Società coop. «Il Sole»` → `societa-coop-il-sole`; empty for a name in another script. At most `longest` characters. */
export const slug = (text: string, longest = 60): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');

/** Is it an id as the contract has them? */
export const isCode = (text: string): boolean => /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/.test(text);

/** Ids of one document, each of which stands once. Thousands that want the same one take no longer than others. */
export class Ids extends Set<string> {
  /** by what the ids with a number begin with: the number that is tried next */
  readonly #next = new Map<string, number>();

  /** The wanted id, or with a number after it one that nobody has; it is taken then. */
  own(wanted: string): string {
    const base = wanted.slice(0, 56);
    let id = wanted;
    for (let n = this.#next.get(base) ?? 2; this.has(id); this.#next.set(base, ++n)) id = `${base}-${n}`;
    this.add(id);
    return id;
  }
}

const nothingSaid: Term = { id: 'organisation', label: { it: 'organizzazione', en: 'organisation', sq: 'organizatë' } };
/** Kinds that we give ourselves. */
export const network: Term = { id: 'network', label: { it: 'rete', en: 'network', sq: 'rrjet' } };

/** Words of a document, known by id or by label in any language; those that are new become terms of it. */
export class Vocabulary {
  readonly #byWord = new Map<string, Term>();
  readonly #ids = new Ids();
  readonly #used = new Set<Term>();

  constructor(known: readonly Term[]) {
    for (const term of known) this.#add(term);
  }

  /** The id of a word; without one, of an organisation of which nothing more is said. */
  of(word: string | undefined): string {
    return word ? this.term(this.#byWord.get(fold(word)) ?? { id: '', label: word }) : this.term(nothingSaid);
  }

  /** The id of a term, which has one of its own if nobody knows it. */
  term(term: Term): string {
    const known = this.#byWord.get(term.id) ?? this.#byWord.get(this.#words(term.label)[0] ?? '');
    const mine =
      known ?? this.#add(term.id ? term : { ...term, id: this.#ids.own(slug(String(term.label)) || 'term') });
    this.#used.add(mine);
    return mine.id;
  }

  /** The terms that were asked for, in that order. */
  used(): Term[] {
    return [...this.#used];
  }

  #words = (label: Text): string[] => (typeof label === 'string' ? [label] : Object.values(label)).map(fold);

  #add(term: Term): Term {
    this.#ids.add(term.id);
    for (const word of [fold(term.id), ...this.#words(term.label)])
      if (!this.#byWord.has(word)) this.#byWord.set(word, term);
    return term;
  }
}
