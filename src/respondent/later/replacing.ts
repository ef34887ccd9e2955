import { html, nothing, type TemplateResult } from 'lit';
import type { Questionnaire } from '../../contract/questionnaire.ts';
import type { AnyReceipt } from '../../delivery/post.ts';
import { msg, str } from '../../locale/index.ts';
import { moment } from '../parts.ts';
import { copyOf, receiptOf, type Own, type Without } from '../receipt.ts';
import type { Sitting } from '../sitting.ts';
import { isTwice } from './reason.ts';

/**
 * What became of the code that was shown last. `wrong`: it opens nothing; `other`: it is not of the answers that stand; `gone`:
 * its answers were erased; `later`: others have taken their place.
 */
type Said = 'busy' | 'wrong' | 'other' | 'gone' | 'later' | undefined;

/** receipts of this device that are offered */
const MOST = 3;

/** What the code of earlier answers does, where they stand in the way of these: by it, these take their place. */
class Replacing {
  readonly id: string;
  readonly #sitting: Sitting;
  /** receipts of earlier answers that this device has, the latest first */
  #kept: readonly AnyReceipt[] = [];
  #said: Said;
  /** the code as it was typed: the field goes while answers are being sent, and comes back with it */
  #typed = '';

  constructor(sitting: Sitting) {
    this.#sitting = sitting;
    this.id = sitting.id;
    void this.#look();
  }

  async #look(): Promise<void> {
    const entries = (await this.#sitting.outbox?.entries()) ?? [];
    const at = ({ receivedAt = '' }: AnyReceipt): number => Date.parse(receivedAt) || 0;
    this.#kept = entries
      .flatMap(({ id, state, receipt }) => (state === 'accepted' && id !== this.id && receipt?.code ? [receipt] : []))
      .sort((a, b) => at(b) - at(a))
      .slice(0, MOST);
    this.#sitting.host.requestUpdate();
  }

  /** Sends what was answered with the code of a receipt, unless that is known to be of no use. */
  async #use(receipt: AnyReceipt | undefined): Promise<void> {
    if (this.#said === 'busy') return;
    const s = this.#sitting;
    const { host, root } = s;
    this.#said = 'busy';
    host.requestUpdate();
    const { id, code } = receipt ?? {};
    const own = id && code ? await copyOf(host.address('endpoint')!, { id, code }, host.requestHeaders) : 'wrong';
    this.#said = this.#judged(own);
    if (!this.#said) {
      s.replaces = typeof own === 'string' ? receipt : { ...receipt!, receivedAt: String(own.receivedAt) };
      return host.send();
    }
    host.requestUpdate();
    await host.updateComplete;
    root.getElementById('replaces')?.focus();
  }

  /** Without a network nothing is known of a code: it goes with the answers, when these can go. */
  #judged(own: Own | Without): Said {
    if (own === 'away') return undefined;
    if (typeof own === 'string') return own;
    if (own.about !== this.#sitting.definition.id) return 'other';
    return own.replacedAt ? 'later' : undefined;
  }

  #words(): string | undefined {
    const { type = '', status } = this.#sitting.entry?.problem ?? {};
    switch (this.#said ?? (status === 403 ? 'other' : type.includes('replaced') ? 'later' : undefined)) {
      case 'wrong':
        return msg('This code opens nothing here. Check that it is whole.', { id: 'q-code-wrong' });
      case 'other':
        return msg('This code is not that of the earlier answers of this organisation.', { id: 'q-replace-other' });
      case 'gone':
        return msg('The answers of this code have been deleted, and others received: enter the code of those.', {
          id: 'q-replace-gone',
        });
      case 'later':
        return msg('Later answers have taken the place of those of this code: enter the code of the later ones.', {
          id: 'q-replace-later',
        });
    }
    return undefined;
  }

  render(): TemplateResult {
    const s = this.#sitting;
    const { dimensions, privacy } = s.definition as Partial<Questionnaire>;
    const words = this.#words();
    const busy = this.#said === 'busy';
    const submit = (event: Event): void => {
      event.preventDefault();
      this.#typed = (event.target as HTMLFormElement).querySelector('input')!.value;
      void this.#use(receiptOf(this.#typed));
    };
    return html`<form class="notice" @submit=${submit}>
      <p>
        ${msg('Do you have the receipt of the earlier answers? With its code, these take their place; the earlier ones can still be read with their own code.', { id: 'q-replace-why' })}
        ${dimensions?.length ? msg('Your picture can then compare both.', { id: 'q-replace-compare' }) : nothing}
      </p>
      ${this.#kept.map(
        (receipt) =>
          html`<button type="button" @click=${() => void this.#use(receipt)}>
            ${msg(str`Use the receipt of ${moment(s, Date.parse(receipt.receivedAt ?? ''), 'long')}, which this device has`, { id: 'q-replace-kept', desc: 'With a date and time' })}
          </button>`,
      )}
      <div>
        <label class="label" for="replaces">${msg('Receipt code of the earlier answers', { id: 'q-replace-code' })}</label>
        <input
          class="control"
          id="replaces"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          .value=${this.#typed}
          aria-invalid=${words ? 'true' : nothing}
          aria-describedby="replaces-said"
        />
      </div>
      <div id="replaces-said" role="alert">${words ? html`<p class="notice error">${words}</p>` : nothing}</div>
      <button aria-disabled=${busy ? 'true' : nothing}>
        ${msg('Send in place of the earlier ones', { id: 'q-replace-send' })}
      </button>
      ${busy ? html`<p class="wait muted" role="status">${msg('Loading…', { id: 'element-loading' })}</p>` : nothing}
      <p class="muted">
        ${msg('Without the code, ask those who run this survey to delete the earlier answers; then send these again.', { id: 'q-replace-lost' })}
        ${privacy?.contact ?? nothing}
      </p>
    </form>`;
  }
}

const all = new WeakMap<Sitting, Replacing>();

/** Where the same respondent's earlier answers stand in the way, the way to have these take their place. */
export function replacing(s: Sitting): unknown {
  if (!isTwice(s)) return nothing;
  let at = all.get(s);
  if (at?.id !== s.id) all.set(s, (at = new Replacing(s)));
  return at!.render();
}
