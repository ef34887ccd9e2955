import { html, nothing } from 'lit';
import type { Draft } from '../../delivery/drafts.ts';
import { msg, str } from '../../locale/index.ts';
import type { Copy } from '../outcome.ts';
import { ask, moment } from '../parts.ts';
import { copyOf, erase, receiptOf, type Receipt } from '../receipt.ts';
import type { Sitting } from '../sitting.ts';

/** What a visit needs of its element. */
export interface Visited {
  /** a sitting of its own at the same document, kept nowhere */
  readonly sit: () => Promise<Sitting>;
  /** everything answered in it, and the ways to take it along */
  readonly copy: (sitting: Sitting) => Copy;
}

/** What became of what was asked for last. */
type Said = 'wrong' | 'unreachable' | 'erased' | 'unerased' | undefined;

/** The place for the code of a receipt, and what it opened: one's answers again, on a later visit too, and their erasure. */
class Visit {
  readonly #with: Visited;
  /** the sitting on the page: it says what is asked in place */
  readonly #sitting: Sitting;
  #said: Said;
  #receipt: Receipt | undefined;
  #copy: { readonly sitting: Sitting; readonly receivedAt: number; readonly replacedAt: number } | undefined;

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
    const { host } = this.#sitting;
    const own = await copyOf(host.address('endpoint')!, receipt, host.requestHeaders);
    if (own === 'gone') return 'erased';
    if (own === 'away') return 'unreachable';
    if (own === 'wrong' || own.about !== this.#sitting.definition.id || typeof own.answers !== 'object') return 'wrong';
    const sitting = await this.#with.sit();
    sitting.take({ id: receipt.id, answers: own.answers as object } as Draft);
    const [receivedAt, replacedAt] = [own.receivedAt, own.replacedAt].map((at) => Date.parse(String(at)));
    this.#copy = { sitting, receivedAt: receivedAt!, replacedAt: replacedAt! };
    return undefined;
  }

  readonly #erase = async (): Promise<void> => {
    const receipt = this.#receipt!;
    const { host } = this.#sitting;
    const gone = await erase(host.address('endpoint')!, receipt, host.requestHeaders);
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
    const { copy } = this.#with;
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
                ${
                  this.#copy.replacedAt
                    ? html`<p class="notice">
                        ${msg(str`Later answers took the place of these on ${moment(s, this.#copy.replacedAt, 'long')}: only this code still opens them.`, { id: 'q-replace-since', desc: 'With a date and time' })}
                      </p>`
                    : nothing
                }
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

const visits = new WeakMap<Sitting, Visit>();

/** For those who come again: a place for the code of a receipt. */
export function visit(s: Sitting, visited: Visited): unknown {
  let at = visits.get(s);
  if (!at) visits.set(s, (at = new Visit(s, visited)));
  return at.render();
}
