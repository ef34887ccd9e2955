import type { Receipt, Submission } from '../contract/submission.ts';
import type { VarcoAcceptedEvent, VarcoSubmitEvent } from '../element/events.ts';
import type { Answers } from '../form/types.ts';
import type { Own } from './viewing.ts';

/** Answers that were taken by an endpoint, and of which definition they are. */
export interface Sent extends Own {
  readonly about: string;
}

/**
 * Hears what the page's questionnaires send, and tells what was taken. Each has its own answers under way: what one sends is not
 * taken by another's receipt, and what was refused is forgotten. The page may add to a submission until it leaves, so its answers are
 * read when they were taken.
 */
export class SendingHeard {
  readonly #page: Node;
  readonly #taken: (sent: Sent) => void;
  readonly #receipt: (receipt: Receipt) => void;
  readonly #sending = new Map<EventTarget, Submission>();

  /** @param receipt of answers that were given on an earlier visit, and went out only now */
  constructor(page: Node, taken: (sent: Sent) => void, receipt: (receipt: Receipt) => void) {
    this.#page = page;
    this.#taken = taken;
    this.#receipt = receipt;
  }

  start(): void {
    for (const [type, hear] of this.#heard) this.#page.ownerDocument!.addEventListener(type, hear);
  }
  stop(): void {
    for (const [type, hear] of this.#heard) this.#page.ownerDocument!.removeEventListener(type, hear);
    this.#sending.clear();
  }

  readonly #heard = Object.entries({
    'varco-submit': (event: Event): void => {
      this.#sending.set(event.composedPath()[0]!, (event as VarcoSubmitEvent).detail.submission);
    },
    'varco-rejected': (event: Event): void => void this.#sending.delete(event.composedPath()[0]!),
    'varco-accepted': (event: Event): void => {
      const from = event.composedPath()[0]!;
      const { receipt } = (event as VarcoAcceptedEvent).detail;
      const submission = this.#sending.get(from);
      this.#sending.delete(from);
      if (!submission) return receipt?.code ? this.#receipt(receipt) : undefined;
      const { about, version, answers } = submission;
      const receivedAt = Date.parse(receipt?.receivedAt ?? '') || Date.now();
      this.#taken({ about, version, answers: answers as Answers, receivedAt });
    },
  });
}
