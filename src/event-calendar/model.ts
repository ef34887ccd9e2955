import type { Agenda, Circuit, EventEntry, Events, LinkKind, Place, Programme, Stage } from '../contract/events.ts';
import type { Term } from '../contract/partners.ts';
import type { When } from '../form/edtf-when.ts';

/** What links an event to another, seen from the event. */
export interface Link {
  readonly kind: LinkKind;
  /** from this one to the other */
  readonly out: boolean;
  /** number of the other */
  readonly event: number;
}

/** An event's stage in a circuit. */
export interface InCircuit {
  readonly circuit: Circuit;
  readonly stage: Stage;
}

/** How exactly the date of an event is known: what sorts it, and where it may be drawn. */
export const DAY = 0;
export const VAGUE = 1;
export const UNDATED = 2;

/**
 * A document of events, read. Events are known by their number, their place in the document; days by theirs since 1 January
 * 1970. What is dear to read of an event is read when it is first wanted.
 */
export interface Model {
  readonly id: string;
  readonly version: string;
  readonly locales: readonly string[];
  readonly head: Partial<Events>;
  readonly size: number;
  readonly ids: readonly string[];
  number(id: string): number | undefined;
  event(n: number): EventEntry;
  /** as the document has it */
  raw(n: number): Readonly<Record<string, unknown>>;
  when(n: number): When | undefined;
  /** numbers of all events in the order of time: see `placeOf` (order.ts) */
  readonly order: Uint32Array;
  /** by number: DAY, VAGUE or UNDATED */
  readonly precision: Uint8Array;
  /** by number: the first and the last day within which it lies; 0 where it is not known */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** the zone that its hours are in */
  zone(n: number): string;
  readonly kinds: ReadonlyMap<string, Term>;
  readonly audiences: ReadonlyMap<string, Term>;
  readonly speakerRoles: ReadonlyMap<string, Term>;
  readonly roles: ReadonlyMap<string, Term>;
  readonly areas: ReadonlyMap<string, Term>;
  readonly places: ReadonlyMap<string, Place>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly agendas: ReadonlyMap<string, Agenda>;
  readonly linkKinds: ReadonlyMap<string, LinkKind>;
  readonly circuits: readonly Circuit[];
  links(n: number): readonly Link[];
  circuitsOf(n: number): readonly InCircuit[];
}
