import { DAY } from '../../delivery/clock.ts';
import { localRows, type AnyReceipt, type Rows } from '../../delivery/index.ts';
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

/** How long one is kept: dates of events move, and a code that is lost cannot be had again. */
const KEPT = 400 * DAY;

/**
 * The receipts of registrations, of one document: on this device, or nowhere, where nothing may be kept. It hears of
 * them by the element's own events, so that one that is sent days later, by whichever form or none, is kept like all others.
 */
export class KeptRegistrations {
  readonly #rows: Rows | undefined;
  readonly #prefix: string;
  readonly #stop = new AbortController();

  /** @param rows where they are; undefined on computers that others use, too: who comes next is to see none */
  constructor(about: string, rows: Rows | undefined) {
    this.#rows = rows;
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

  /** Those that were accepted, the last first. Never rejects. */
  async all(now = Date.now()): Promise<KeptRegistration[]> {
    const rows = ((await this.#rows?.list<KeptRegistration>(this.#prefix).catch(() => [])) ?? []).map(([, row]) => row);
    const old = rows.filter(({ at }) => now - at > KEPT);
    await Promise.all(old.map(({ id }) => this.forget(id)));
    return rows.filter((row) => row.receipt && !old.includes(row)).sort((a, b) => b.at - a.at);
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
