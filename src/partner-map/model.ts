import type { Office, Partner, Partners, Place, Presence, Relation, RelationType, Term } from '../contract/partners.ts';

/** What links an entry to another, or to a programme, seen from the entry. */
export interface Link {
  readonly relation: Relation;
  readonly type: RelationType;
  /** it is the entry that the relation comes from */
  readonly out: boolean;
  /** number of the entry at the other end; undefined when it is a programme */
  readonly entry: number | undefined;
  readonly programme: Term | undefined;
}

/**
 * A document ready to be shown: entries are known by their number, in the document's order. Nothing in it has another
 * form than the contract gives it, whatever the document held; what did not is left out, and told to the author
 * (form/partners-check.ts). Up to a million entries: what can wait until an entry is looked at is worked out then.
 */
export interface Model {
  readonly id: string;
  readonly version: string;
  /** languages of the texts, the first being the one to fall back to */
  readonly locales: readonly string[];
  readonly head: Pick<Partners, 'title' | 'intro' | 'notice' | 'privacy' | 'digest' | 'bbox'>;
  /** how many entries */
  readonly size: number;
  /** places in Web Mercator's unit square (geo/mercator.ts), NaN for entries without one */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly ids: readonly string[];
  /** number of an entry; undefined when there is none of that id */
  number(id: string): number | undefined;
  /** an entry, cleaned; the same object at each call while it is in use */
  partner(number: number): Partner;
  /** where an entry is, cleaned: less work than all of it */
  place(number: number): Place;
  /** its properties as the document has them, unchecked: for columns over all entries, which guard what they read */
  raw(number: number): Readonly<Record<string, unknown>>;
  readonly kinds: ReadonlyMap<string, Term>;
  readonly sectors: ReadonlyMap<string, Term>;
  readonly programmes: ReadonlyMap<string, Term>;
  readonly tags: ReadonlyMap<string, Term>;
  readonly relationTypes: ReadonlyMap<string, RelationType>;
  /** those with both ends */
  readonly relations: readonly Relation[];
  links(number: number): readonly Link[];
  readonly presence: readonly Presence[];
  readonly offices: readonly Office[];
}
