/**
 * What a receipt's code is good for: to see one's answers again, on a later visit too, and to have them erased. All of it
 * needs the network, so it is fetched when it is asked for. It draws with what the element brings: in a file of its own
 * it would have messages and templates of its own.
 */
import type { html as Html, nothing as Nothing } from 'lit';
import type { Draft } from '../delivery/drafts.ts';
import type { msg as Msg } from '../locale/messages.ts';
import type { Copy } from './outcome.ts';
import type { ask as Ask, moment as Moment } from './parts.ts';
import { copyOf, erase, receiptOf, type Receipt } from './receipt.ts';
import type { Sitting } from './sitting.ts';

export { erase };

/** What a visit needs of its element. */
export interface Visited {
  readonly html: typeof Html;
  readonly nothing: typeof Nothing;
  readonly msg: typeof Msg;
  readonly ask: typeof Ask;
  readonly moment: typeof Moment;
  /** absolute address that takes the answers */
  readonly endpoint: () => string | undefined;
  readonly headers: () => HeadersInit | undefined;
  /** a sitting of its own at the same document, kept nowhere */
  readonly sit: () => Promise<Sitting>;
  /** everything answered in it, and the ways to take it along */
  readonly copy: (sitting: Sitting) => Copy;
}

/** What became of what was asked for last. */
type Said = 'wrong' | 'unreachable' | 'erased' | 'unerased' | undefined;

/** The place for the code of a receipt, and what it opened. */
export class Visit {
  readonly #with: Visited;
  /** the sitting on the page: it says what is asked in place */
  readonly #sitting: Sitting;
  #said: Said;
  #receipt: Receipt | undefined;
  #copy: { readonly sitting: Sitting; readonly receivedAt: number } | undefined;

  constructor(sitting: Sitting, visited: Visited) {
    this.#sitting = sitting;
    this.#with = visited;
  }

  /** Fetches the respondent's own copy. */
  readonly #show = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).querySelector('input')!;
    this.#copy = undefined;
    this.#receipt = receiptOf(value);
    this.#said = this.#receipt ? await this.#fetched(this.#receipt) : 'wrong';
    await this.#shown(this.#said === 'wrong' || this.#said === 'unreachable' ? 'visit' : 'visited');
  };

  async #fetched(receipt: Receipt): Promise<Said> {
    const { endpoint, headers, sit } = this.#with;
    const own = await copyOf(endpoint()!, receipt, headers());
    if (own === 'gone') return 'erased';
    if (own === 'away') return 'unreachable';
    if (own === 'wrong' || own.about !== this.#sitting.definition.id || typeof own.answers !== 'object') return 'wrong';
    const sitting = await sit();
    sitting.take({ id: receipt.id, answers: own.answers as object } as Draft);
    this.#copy = { sitting, receivedAt: Date.parse(String(own.receivedAt)) };
    return undefined;
  }

  readonly #erase = async (): Promise<void> => {
    const receipt = this.#receipt!;
    const { endpoint, headers } = this.#with;
    const gone = await erase(endpoint()!, receipt, headers());
    this.#said = gone ? 'erased' : 'unerased';
    if (gone) {
      this.#copy = undefined;
      await this.#sitting.outbox?.discard(receipt.id);
    }
    this.#sitting.set({ asking: '' });
    await this.#shown('visited');
  };

  /** Has it drawn, and moves the focus to what came: what had it may be gone. */
  async #shown(focus: string): Promise<void> {
    const { host, root } = this.#sitting;
    host.requestUpdate();
    await host.updateComplete;
    root.getElementById(focus)?.focus();
  }

  render(): unknown {
    const { html, nothing, msg, ask, moment, copy } = this.#with;
    const s = this.#sitting;
    const said = this.#said;
    const failed = said === 'wrong' || said === 'unreachable';
    const words =
      said === 'wrong'
        ? msg('This code opens nothing here. Check that it is whole.', { id: 'q-code-wrong' })
        : said === 'unreachable'
          ? msg('This part of the page could not be loaded. Check the connection, then try again.', {
              id: 'element-unreachable',
            })
          : said === 'erased'
            ? msg('Your data has been deleted.', { id: 'q-erased' })
            : said === 'unerased'
              ? msg('Your data could not be deleted now. Try again later.', { id: 'q-unerased' })
              : nothing;
    const left = this.#copy && Object.entries(this.#copy.sitting.unplaced);
    return html`<form class="main" @submit=${this.#show}>
        <div>
          <label class="label" for="visit">${msg('Receipt code', { id: 'q-code' })}</label>
          <input
            class="control"
            id="visit"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            aria-invalid=${failed ? 'true' : nothing}
            aria-describedby=${failed ? 'visit-failed' : nothing}
          />
        </div>
        ${failed ? html`<p class="notice error" id="visit-failed" role="alert">${words}</p>` : nothing}
        <button>${msg('Show my answers', { id: 'q-show' })}</button>
      </form>
      ${
        !failed && said
          ? html`<p class="notice ${said === 'erased' ? 'success' : 'error'}" id="visited" tabindex="-1" role="status">
              ${words}
            </p>`
          : nothing
      }
      ${
        this.#copy
          ? html`<div class="visited">
                <p id=${said ? nothing : 'visited'} tabindex="-1">
                  ${msg('Received', { id: 'q-received' })}: ${this.#copy.receivedAt ? moment(s, this.#copy.receivedAt, 'long') : nothing}
                </p>
                ${copy(this.#copy.sitting).paper}
                <ul>
                  ${left!.map(([id, value]) => html`<li>${id}: ${JSON.stringify(value)}</li>`)}
                </ul>
              </div>
              <div class="row">
                ${copy(this.#copy.sitting).ways}
                ${ask(s, 'unsend', msg('Delete my data', { id: 'q-erase' }), () => void this.#erase())}
              </div>`
          : nothing
      }`;
  }
}
