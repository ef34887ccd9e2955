/**
 * What a receipt's code is good for: to see one's answers again, on a later visit too, and to have them erased. All of it
 * needs the network, so it is fetched when it is asked for. It draws with what the element brings: in a file of its own
 * it would have messages and templates of its own.
 */
import type { html as Html, nothing as Nothing } from 'lit';
import type { Receipt, Submission } from '../contract/submission.ts';
import type { Draft } from '../delivery/drafts.ts';
import type { msg as Msg } from '../locale/messages.ts';
import type { Copy } from './outcome.ts';
import type { ask as Ask, moment as Moment } from './parts.ts';
import type { Sitting } from './sitting.ts';

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

const call = (
  method: string,
  endpoint: string,
  id: string,
  code: string,
  headers: HeadersInit | undefined,
): Promise<Response> =>
  fetch(`${endpoint.replace(/\/$/, '')}/${id}`, {
    method,
    headers: { ...headers, Authorization: `Receipt ${code}` },
    cache: 'no-store',
  });

/**
 * Has a submission erased, wherever the endpoint keeps it.
 * @param endpoint absolute address that took it
 * @returns whether it is gone, now or since earlier
 */
export async function erase(endpoint: string, id: string, code: string, headers?: HeadersInit): Promise<boolean> {
  const response = await call('DELETE', endpoint, id, code, headers);
  return response.ok || response.status === 410;
}

/** The respondent's own copy, of what an endpoint may say of it. */
type Own = Pick<Submission, 'about' | 'answers'> & Pick<Receipt, 'receivedAt'>;

/** What became of what was asked for last. */
type Said = 'wrong' | 'unreachable' | 'erased' | 'unerased' | undefined;

/** The place for the code of a receipt, and what it opened. */
export class Visit {
  readonly #with: Visited;
  /** the sitting on the page: it says what is asked in place */
  readonly #sitting: Sitting;
  #said: Said;
  #code: { readonly id: string; readonly secret: string } | undefined;
  #copy: { readonly sitting: Sitting; readonly receivedAt: number } | undefined;

  constructor(sitting: Sitting, visited: Visited) {
    this.#sitting = sitting;
    this.#with = visited;
  }

  /** Fetches the respondent's own copy. */
  readonly #show = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).querySelector('input')!;
    const [, id, secret] = /^\s*([\da-f-]{36})\.([\w-]+)\s*$/.exec(value) ?? [];
    this.#copy = undefined;
    this.#code = id && secret ? { id, secret } : undefined;
    this.#said = this.#code ? await this.#fetched() : 'wrong';
    await this.#shown(this.#said === 'wrong' || this.#said === 'unreachable' ? 'visit' : 'visited');
  };

  async #fetched(): Promise<Said> {
    const { endpoint, headers, sit } = this.#with;
    const { id, secret } = this.#code!;
    try {
      const response = await call('GET', endpoint()!, id, secret, headers());
      if (response.status === 410) return 'erased';
      if (!response.ok) return response.status === 429 || response.status >= 500 ? 'unreachable' : 'wrong';
      const { about, answers, receivedAt } = (await response.json()) as Partial<Own>;
      if (about !== this.#sitting.definition.id || typeof answers !== 'object') return 'wrong';
      const sitting = await sit();
      sitting.take({ id, answers } as Draft);
      this.#copy = { sitting, receivedAt: Date.parse(receivedAt ?? '') };
      return undefined;
    } catch {
      return 'unreachable';
    }
  }

  readonly #erase = async (): Promise<void> => {
    const { id, secret } = this.#code!;
    const { endpoint, headers } = this.#with;
    const erased = await erase(endpoint()!, id, secret, headers()).catch(() => false);
    this.#said = erased ? 'erased' : 'unerased';
    if (erased) {
      this.#copy = undefined;
      await this.#sitting.outbox?.discard(id);
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
                  ${msg('Received', { id: 'q-received' })}: ${moment(s, this.#copy.receivedAt, 'long')}
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
