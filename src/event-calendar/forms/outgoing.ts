import type { Browsing, Host } from '../browsing.ts';
import type { KeptRegistration, Unsettled } from './kept.ts';
import { keptBy, ticketShown } from './ticket.ts';

/** A registration that waited to be sent, or does: with its receipt, once it has one. */
export type Followed = { readonly row: KeptRegistration } & Partial<Unsettled>;

/**
 * What waits to be sent without a form that shows it, of an earlier visit or of a form that was closed, and what became of it.
 * It hears of that by the element's own events.
 */
export class Outgoing {
  items: readonly Followed[] = [];
  readonly #host: Host;
  #s: Browsing;
  #read = 0;

  /** @param onchange what became of some of them is known now */
  constructor(
    s: Browsing,
    readonly onchange: (s: Browsing, settled: readonly Followed[]) => void,
  ) {
    this.#s = s;
    this.#host = s.host;
    for (const type of ['varco-accepted', 'varco-rejected'])
      s.host.element.addEventListener(type, () => void this.#look());
  }

  /** Those that are to be told of: what a form or a ticket shows needs no telling. */
  of(s: Browsing): readonly Followed[] {
    const another = this.#s !== s;
    this.#s = s;
    if (another || this.#read !== this.#host.followed.size) void this.#look();
    return this.items.filter(({ row }) => !ticketShown(s, row.id));
  }

  async #look(): Promise<void> {
    const { followed } = this.#host;
    this.#read = followed.size;
    const kept = keptBy(this.#s);
    const accepted = (await kept.all()).map((row): Followed => ({ row }));
    const items = [...(await kept.unsettled()), ...accepted].filter(({ row }) => followed.has(row.id));
    const before = this.items;
    this.items = items;
    const settled = items.filter(
      (one) => isSettled(one) && before.some((other) => other.row.id === one.row.id && !isSettled(other)),
    );
    if (settled.length) this.onchange(this.#s, settled);
    this.#host.requestUpdate();
  }
}

const isSettled = ({ row, entry }: Followed): boolean => !!row.receipt || entry?.state === 'refused';
