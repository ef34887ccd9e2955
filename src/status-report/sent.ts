import type { Receipt, Submission } from '../contract/submission.ts';
import type { Earlier, VarcoAcceptedEvent, VarcoSubmitEvent } from '../element/events.ts';
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
  readonly #taken: (sent: Sent, accepted: VarcoAcceptedEvent) => void;
  readonly #receipt: (receipt: Receipt, replaced: Earlier | undefined) => void;
  readonly #sending = new Map<EventTarget, Submission>();

  /** @param receipt of answers that were given on an earlier visit, and went out only now */
  constructor(
    taken: (sent: Sent, accepted: VarcoAcceptedEvent) => void,
    receipt: (receipt: Receipt, replaced: Earlier | undefined) => void,
  ) {
    this.#taken = taken;
    this.#receipt = receipt;
  }

  listen(page: Document): void {
    for (const [type, hear] of this.#heard) page.addEventListener(type, hear);
  }
  /** What is under way then is forgotten. */
  leave(page: Document): void {
    for (const [type, hear] of this.#heard) page.removeEventListener(type, hear);
    this.#sending.clear();
  }

  readonly #heard = Object.entries({
    'varco-submit': (event: Event): void => {
      this.#sending.set(event.composedPath()[0]!, (event as VarcoSubmitEvent).detail.submission);
    },
    'varco-rejected': (event: Event): void => void this.#sending.delete(event.composedPath()[0]!),
    'varco-accepted': (event: Event): void => {
      const from = event.composedPath()[0]!;
      const accepted = event as VarcoAcceptedEvent;
      const { replaced } = accepted;
      const { receipt } = accepted.detail;
      const submission = this.#sending.get(from);
      this.#sending.delete(from);
      if (!submission) return receipt?.code ? this.#receipt(receipt, replaced) : undefined;
      const { about, version, answers } = submission;
      const receivedAt = Date.parse(receipt?.receivedAt ?? '') || Date.now();
      const code = !!receipt?.code;
      this.#taken({ about, version, answers: answers as Answers, receivedAt, code, replaced }, accepted);
    },
  });
}
