import { DAY } from '../../delivery/clock.ts';
import { localRows, Outbox, type AnyReceipt, type Entry, type Rows } from '../../delivery/index.ts';
import type { VarcoAcceptedEvent, VarcoSubmitEvent } from '../../element/events.ts';
import type { VarcoElement } from '../../element/varco-element.ts';

/** A registration that was sent from this device: what opens it again. */
export interface KeptRegistration {
  /** of the submission */
  readonly id: string;
  /** the event or the circuit */
  readonly about: string;
  /** wall clock, ms */
  readonly at: number;
  /** what the endpoint said; none while it is on its way */
  readonly receipt?: AnyReceipt;
}

/** A registration that was sent off and not accepted: on its way, or refused. */
export interface Unsettled {
  readonly row: KeptRegistration;
  readonly entry: Entry;
}

/** How long one is kept: dates of events move, and a code that is lost cannot be had again. */
const KEPT = 400 * DAY;

/**
 * The receipts of registrations, of one document: on this device, or nowhere, where nothing may be kept. It hears of
 * them by the element's own events, so that one that is sent days later, by whichever form or none, is kept like all others.
 */
export class KeptRegistrations {
  readonly #rows: Rows | undefined;
  /** only looked into: a form sends, or what waits is sent without one */
  readonly #outbox: Outbox | undefined;
  readonly #prefix: string;
  readonly #stop = new AbortController();

  /** @param rows where they are; undefined on computers that others use, too: who comes next is to see none */
  constructor(about: string, rows: Rows | undefined) {
    this.#rows = rows;
    this.#outbox = rows && new Outbox({ endpoint: '', scope: about, rows });
    this.#prefix = `registration:${about}:`;
  }

  /** Listens to what the element sends. @param ours whether a submission is about something of this document */
  listen(el: VarcoElement, ours: (about: string) => boolean, onchange: () => void): void {
    const { signal } = this.#stop;
    const on = (type: string, act: (event: never) => void): void =>
      el.addEventListener(type, act as (event: Event) => void, { signal });
    on('varco-submit', (event: VarcoSubmitEvent) => {
      const { kind, id, about } = event.detail.submission;
      if (kind === 'registration' && ours(about)) void this.#put({ id, about, at: Date.now() });
    });
    on('varco-accepted', (event: VarcoAcceptedEvent) => {
      const { receipt } = event.detail;
      if (receipt?.id) void this.#accepted(receipt).then(onchange);
    });
  }

  close(): void {
    this.#stop.abort();
  }

  /** What became of one may have been heard by nobody: the outbox knows it all the same. */
  async #read(now: number, entries: ReadonlyMap<string, Entry>): Promise<KeptRegistration[]> {
    const rows = ((await this.#rows?.list<KeptRegistration>(this.#prefix).catch(() => [])) ?? []).map(([, row]) => row);
    const old = rows.filter(({ at }) => now - at > KEPT);
    await Promise.all(old.map(({ id }) => this.forget(id)));
    const settled = rows.map((row) => {
      const { receipt } = entries.get(row.id) ?? {};
      if (row.receipt || !receipt) return row;
      void this.#accepted(receipt);
      return { ...row, receipt };
    });
    return settled.filter(({ at }) => now - at <= KEPT).sort((a, b) => b.at - a.at);
  }

  async #entries(): Promise<ReadonlyMap<string, Entry>> {
    return new Map((await this.#outbox?.entries())?.map((entry) => [entry.id, entry]));
  }

  /** Those that were accepted, the last first. Never rejects. */
  async all(now = Date.now()): Promise<KeptRegistration[]> {
    return (await this.#read(now, await this.#entries())).filter(({ receipt }) => receipt);
  }

  /** Those that are on their way, or were refused when they went out, the last first. Never rejects. */
  async unsettled(now = Date.now()): Promise<Unsettled[]> {
    const entries = await this.#entries();
    return (await this.#read(now, entries)).flatMap((row) => {
      const entry = entries.get(row.id);
      return row.receipt || !entry || entry.state === 'accepted' ? [] : [{ row, entry }];
    });
  }

  async of(about: string): Promise<KeptRegistration | undefined> {
    return (await this.all()).find((row) => row.about === about);
  }

  /** Takes in one that was made on another device. */
  adopt(row: KeptRegistration): Promise<void> {
    return this.#put(row);
  }

  async forget(id: string): Promise<void> {
    await this.#rows?.update(this.#prefix + id, () => null).catch(() => {});
  }

  async #put(row: KeptRegistration): Promise<void> {
    await this.#rows?.update(this.#prefix + row.id, (old) => old ?? row).catch(() => {});
  }

  async #accepted(receipt: AnyReceipt): Promise<void> {
    await this.#rows
      ?.update<KeptRegistration>(this.#prefix + receipt.id, (row) => row && { ...row, receipt })
      .catch(() => {});
  }
}

const all = new WeakMap<VarcoElement, Map<string, KeptRegistrations>>();

/** Those of an element and the document that it shows. */
export function keptOf(
  el: VarcoElement,
  document: string,
  keeps: boolean,
  ours: (about: string) => boolean,
): KeptRegistrations {
  const known = all.get(el) ?? new Map<string, KeptRegistrations>();
  all.set(el, known);
  const name = `${keeps}:${document}`;
  let kept = known.get(name);
  if (!kept) {
    for (const other of known.values()) other.close();
    known.clear();
    kept = new KeptRegistrations(document, keeps ? localRows() : undefined);
    kept.listen(el, ours, () => el.requestUpdate());
    known.set(name, kept);
  }
  return kept;
}
