import type { Receipt, Submission } from '../contract/submission.ts';

/** Events leave the shadow root and bubble to the page. */
class VarcoEvent<D> extends CustomEvent<D> {
  constructor(type: string, detail: D, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable, detail });
  }
}

/** The document is shown: from now on the element can be used. */
export class VarcoReadyEvent extends VarcoEvent<{ readonly id?: string; readonly version?: string }> {
  constructor({ id, version }: { readonly id?: string; readonly version?: string } = {}) {
    super('varco-ready', { id, version });
  }
}

/** Something the person entered or chose has changed; what, is the widget's to say. Answers are never in it. */
export class VarcoChangeEvent<D = unknown> extends VarcoEvent<D> {
  constructor(detail: D) {
    super('varco-change', detail);
  }
}

/**
 * About to be sent. `preventDefault()` keeps it from being sent; `waitUntil(promise)` holds it until the page has
 * added its data to `detail.submission`.
 */
export class VarcoSubmitEvent extends VarcoEvent<{ readonly submission: Submission }> {
  #waits: Promise<unknown>[] | undefined = [];
  constructor(submission: Submission) {
    super('varco-submit', { submission }, true);
  }

  /** @throws InvalidStateError once the listeners have returned and the sending has begun */
  waitUntil(promise: PromiseLike<unknown>): void {
    if (!this.#waits) throw new DOMException('waitUntil() came after the listeners returned.', 'InvalidStateError');
    this.#waits.push(Promise.resolve(promise));
  }

  /**
   * For the widget, after `dispatchEvent`: when the page has done.
   * @returns whether it may be sent; rejects with the reason of the first promise that did
   */
  async settled(): Promise<boolean> {
    const waits = this.#waits ?? [];
    this.#waits = undefined;
    await Promise.all(waits);
    return !this.defaultPrevented;
  }
}

/** What is known of the receipt of earlier answers. */
export type Earlier = Pick<Receipt, 'id'> & Partial<Pick<Receipt, 'code' | 'receivedAt'>>;

/**
 * The endpoint has it. An endpoint without receipts leaves `receipt` out. To have the receipt lead on, to what
 * the page gives back for the answers, add a way: the words of a button, and what it does; the first is
 * the main one.
 */
export class VarcoAcceptedEvent extends VarcoEvent<{ readonly receipt?: Receipt }> {
  readonly ways: { readonly words: string; readonly go: () => void }[] = [];
  /** @param replaced the receipt of earlier answers that these took the place of: its code still opens them */
  constructor(
    receipt?: Receipt,
    readonly replaced?: Earlier,
  ) {
    super('varco-accepted', { receipt });
  }
}

/** The endpoint refused it for good: with an RFC 9457 problem where it gave one. */
export class VarcoRejectedEvent extends VarcoEvent<{ readonly status: number; readonly problem?: unknown }> {
  constructor(status: number, problem?: unknown) {
    super('varco-rejected', { status, problem });
  }
}

/** What went wrong: an author's mistake (`document`, `attribute`) or the line's (`network`). */
export type VarcoErrorType = 'document' | 'attribute' | 'network' | 'storage' | 'submission';

export interface VarcoErrorDetail {
  readonly type: VarcoErrorType;
  /** for the console, in English */
  readonly message: string;
  readonly cause?: unknown;
}

export class VarcoErrorEvent extends VarcoEvent<VarcoErrorDetail> {
  constructor(detail: VarcoErrorDetail) {
    super('varco-error', detail);
  }
}

/** An entry asks to be shown: other widgets on the page answer. Cancelled by the one that does. */
export class VarcoOpenEvent extends VarcoEvent<{ readonly kind: string; readonly id: string }> {
  constructor(kind: string, id: string) {
    super('varco-open', { kind, id }, true);
  }
}

declare global {
  interface HTMLElementEventMap {
    'varco-ready': VarcoReadyEvent;
    'varco-change': VarcoChangeEvent;
    'varco-submit': VarcoSubmitEvent;
    'varco-accepted': VarcoAcceptedEvent;
    'varco-rejected': VarcoRejectedEvent;
    'varco-error': VarcoErrorEvent;
    'varco-open': VarcoOpenEvent;
  }
}
