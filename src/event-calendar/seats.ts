import { isObject } from '../contract/fitting.ts';
import { address } from '../element/attributes.ts';
import type { VarcoElement } from '../element/varco-element.ts';
import { Poll } from './poll.ts';

export const seatStates = ['open', 'few', 'full', 'waitlist', 'closed'] as const;
export type SeatState = (typeof seatStates)[number];

/** Seats of one event, as an endpoint tells them. */
export interface EventSeats {
  readonly state: SeatState;
  /** none: there is no limit, or it does not matter any more */
  readonly left?: number | undefined;
  /** how many wait for one */
  readonly waiting?: number | undefined;
  /** seats left at the tables that have a limit, by id */
  readonly tables?: Readonly<Record<string, number>> | undefined;
}

/** What is known of all seats. */
export interface Availability {
  readonly events: Readonly<Record<string, EventSeats>>;
  /** where a seat is held while a form is filled in; as it was told, relative to the document itself */
  readonly holds?: string | undefined;
}

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;

function readEvent(value: unknown): EventSeats | undefined {
  const { state, left, waiting, tables } = isObject(value) ? value : {};
  if (!seatStates.includes(state as SeatState)) return undefined;
  const known = isObject(tables)
    ? Object.entries(tables).filter((entry): entry is [string, number] => count(entry[1]) !== undefined)
    : [];
  return {
    state: state as SeatState,
    left: count(left),
    waiting: count(waiting),
    ...(known.length && { tables: Object.fromEntries(known) }),
  };
}

/** Takes of an answer what is right in it; undefined when it tells of no event at all. */
export function readAvailability(json: unknown): Availability | undefined {
  const { events, holds } = isObject(json) ? json : {};
  if (!isObject(events)) return undefined;
  const known = Object.entries(events).flatMap(([id, value]) => {
    const seats = readEvent(value);
    return seats ? [[id, seats] as const] : [];
  });
  return { events: Object.fromEntries(known), ...(typeof holds === 'string' && { holds }) };
}

/**
 * Seats left, by the `availability` attribute: asked for while the element is on screen. What it does not know it leaves to
 * what the document says; nothing waits for it.
 */
export class Seats {
  readonly #el: VarcoElement;
  #poll: Poll<Availability> | undefined;
  #url: string | undefined;
  #seen = false;
  #observer: IntersectionObserver | undefined;

  readonly #changed: () => void;

  /** @param changed other seats are left now, or it is not known any more */
  constructor(el: VarcoElement, changed: () => void) {
    this.#el = el;
    this.#changed = changed;
  }

  of(id: string): EventSeats | undefined {
    const events = this.#poll?.value?.events;
    return events && Object.hasOwn(events, id) ? events[id] : undefined;
  }

  /** Since when what is said may be wrong, by the wall clock; undefined while it is known to hold. */
  get staleSince(): number | undefined {
    return this.#poll?.staleSince;
  }

  /** Where seats are held, as an absolute address. */
  get holds(): string | undefined {
    const holds = this.#poll?.value?.holds;
    return holds === undefined ? undefined : address(holds, this.#url!);
  }

  /** Asks now: a form opens, or something was sent. Never rejects. */
  fresh = async (): Promise<void> => this.#poll?.fresh();

  /** The element is on the page. */
  connect(): void {
    this.#observer = new IntersectionObserver(([entry]) => {
      const before = this.#seen;
      this.#seen = !!entry?.isIntersecting;
      if (this.#seen && !before) this.#poll?.look();
    });
    this.#observer.observe(this.#el);
  }

  /** The element leaves the page. */
  disconnect(): void {
    this.#observer?.disconnect();
    this.#seen = false;
    this.#follow(undefined);
  }

  /** The element was updated: perhaps by another address. */
  update(): void {
    this.#follow(this.#el.address('availability'));
  }

  #follow(url: string | undefined): void {
    if (url === this.#url) return;
    this.#poll?.stop();
    this.#url = url;
    this.#poll =
      url === undefined
        ? undefined
        : new Poll({
            url,
            headers: () => this.#el.requestHeaders,
            read: readAvailability,
            wanted: () => this.#seen,
            onchange: () => {
              this.#el.requestUpdate();
              this.#changed();
            },
          });
    this.#poll?.start();
  }
}
