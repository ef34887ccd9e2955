import { Outbox, type Entry } from '../delivery/index.ts';
import { VarcoAcceptedEvent, VarcoRejectedEvent } from '../element/events.ts';
import type { VarcoElement } from '../element/varco-element.ts';

const isOver = ({ state }: Entry): boolean => state === 'accepted' || state === 'refused';

/** ids of what a form of the element tells of */
const told = new WeakMap<VarcoElement, Set<string>>();

/**
 * What an earlier visit could not send, of a widget whose forms are not open: goes out while the element is on the page,
 * which hears of it by the element's events. The widget says when it leaves the page (`stop`) and comes back (`begin`).
 */
export class Waiting {
  readonly #el: VarcoElement;
  /** the id of the document that the widget shows */
  readonly scope: string;
  readonly #ids = new Set<string>();
  /** ids of what an earlier visit could not send */
  waited: readonly string[] = [];
  #outbox: Outbox | undefined;

  constructor(el: VarcoElement, scope: string) {
    this.#el = el;
    this.scope = scope;
  }

  stop(): void {
    this.#outbox?.stop();
    this.#outbox = undefined;
  }

  /** Resolves when it goes on, or nothing waits. */
  async begin(): Promise<void> {
    const el = this.#el;
    const endpoint = el.address('endpoint');
    // it may have left the page while this code came
    if (!endpoint || !el.isConnected) return;
    const outbox = (this.#outbox = new Outbox({
      endpoint,
      scope: this.scope,
      headers: () => el.requestHeaders,
      onchange: (entry) => this.#hear(entry),
    }));
    const open = (await outbox.entries()).filter((entry) => !isOver(entry));
    if (!open.length || outbox !== this.#outbox) return;
    this.waited = open.map(({ id }) => id);
    for (const id of this.waited) this.#ids.add(id);
    void outbox.resume();
  }

  #hear(entry: Entry): void {
    const { id, problem, receipt } = entry;
    if (!isOver(entry) || !this.#ids.delete(id) || told.get(this.#el)?.has(id)) return;
    this.#el.dispatchEvent(
      problem ? new VarcoRejectedEvent(problem.status, problem) : new VarcoAcceptedEvent(receipt as never),
    );
  }
}

const all = new WeakMap<VarcoElement, Waiting>();

/** Sends what waits of this document, in place of what of another the element showed before. Resolves when that has begun. */
export async function sendWaiting(el: VarcoElement, scope: string): Promise<Waiting> {
  const before = all.get(el);
  if (before?.scope === scope) return before;
  before?.stop();
  const made = new Waiting(el, scope);
  all.set(el, made);
  await made.begin();
  return made;
}

/** A form of the element shows this submission, and tells what becomes of it. */
export function shown(el: VarcoElement, id: string): void {
  told.set(el, (told.get(el) ?? new Set()).add(id));
}
