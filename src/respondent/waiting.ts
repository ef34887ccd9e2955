import type { ReactiveController } from 'lit';
import { Outbox, type Entry } from '../delivery/index.ts';
import { VarcoAcceptedEvent, VarcoRejectedEvent } from '../element/events.ts';
import type { VarcoElement } from '../element/varco-element.ts';

const isOver = ({ state }: Entry): boolean => state === 'accepted' || state === 'refused';

/**
 * What an earlier visit could not send, of a widget whose forms are not open: goes out while the element is on the page,
 * which hears of it by the element's events.
 */
class Waiting implements ReactiveController {
  readonly #el: VarcoElement;
  /** the id of the document that the widget shows */
  readonly scope: string;
  /** those that nobody else tells of */
  readonly ids = new Set<string>();
  #outbox: Outbox | undefined;

  constructor(el: VarcoElement, scope: string) {
    this.#el = el;
    this.scope = scope;
    el.addController(this);
  }

  hostConnected(): void {
    void this.#begin();
  }

  hostDisconnected(): void {
    this.#outbox?.stop();
    this.#outbox = undefined;
  }

  async #begin(): Promise<void> {
    const el = this.#el;
    const endpoint = el.address('endpoint');
    if (!endpoint) return;
    const outbox = (this.#outbox = new Outbox({
      endpoint,
      scope: this.scope,
      headers: () => el.requestHeaders,
      onchange: (entry) => this.#hear(entry),
    }));
    const open = (await outbox.entries()).filter((entry) => !isOver(entry));
    if (!open.length || outbox !== this.#outbox) return;
    for (const { id } of open) this.ids.add(id);
    void outbox.resume();
  }

  #hear(entry: Entry): void {
    if (!isOver(entry) || !this.ids.delete(entry.id)) return;
    const { problem, receipt } = entry;
    this.#el.dispatchEvent(
      problem ? new VarcoRejectedEvent(problem.status, problem) : new VarcoAcceptedEvent(receipt as never),
    );
  }
}

const all = new WeakMap<VarcoElement, Waiting>();

/** Sends what waits of this document, in place of what of another the element showed before. */
export function sendWaiting(el: VarcoElement, scope: string): void {
  const before = all.get(el);
  if (before?.scope === scope) return;
  if (before) {
    before.hostDisconnected();
    el.removeController(before);
  }
  all.set(el, new Waiting(el, scope));
}

/** A form of the element shows this submission, and tells what becomes of it. */
export const shown = (el: VarcoElement, id: string): void => void all.get(el)?.ids.delete(id);
