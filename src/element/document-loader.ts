import { DefinitionError, type AuthorIssue } from '../contract/author-issue.ts';

/** Where a document comes from: an address, or a value that is there, as text or as an object. */
export type Source = { readonly url: string } | { readonly value: unknown };

/** What became of it. It only moves on by `load`; a later load always has the last word. */
export type Load<D> =
  | { readonly state: 'empty' | 'loading' }
  | { readonly state: 'ready'; readonly document: D }
  | {
      readonly state: 'failed';
      readonly type: 'document' | 'network';
      readonly issues: readonly AuthorIssue[];
      readonly cause: unknown;
    };

/** The line failed: trying again may help. */
class NetworkError extends Error {}

const TIMEOUT = 30_000;

const wrong = (found: string): DefinitionError => new DefinitionError([{ path: '$', found, expected: 'JSON' }]);

async function get(url: string, headers: HeadersInit | undefined, signal: AbortSignal): Promise<string> {
  const [response, text] = await fetch(url, { headers: { accept: 'application/json', ...headers }, signal })
    .then(async (response) => [response, await response.text()] as const)
    .catch((cause: unknown) => {
      throw new NetworkError('no whole answer (offline, or forbidden by CORS or by connect-src)', { cause });
    });
  if (response.ok) return text;
  const status = `status ${response.status}`;
  throw /408|429|5../.test(status) ? new NetworkError(status) : wrong(status);
}

/** Loads documents for an element, apart from the DOM. */
export class DocumentLoader<D> {
  load: Load<D> = { state: 'empty' };
  /** of the last call: what an earlier one brings is dropped */
  #abort: AbortController | undefined;
  #read: (document: unknown) => D | Promise<D>;
  #changed: () => void;

  /**
   * @param read makes the model of a document, at once or later; throws or rejects with DefinitionError
   * @param changed called whenever `load` is another
   */
  constructor(read: (document: unknown) => D | Promise<D>, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
  }

  /** A value is read at once, an address later. */
  async from(source: Source | undefined, headers?: HeadersInit): Promise<void> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    if (!source) return this.#set({ state: 'empty' });
    try {
      let value;
      if ('url' in source) {
        setTimeout(() => abort.abort(), TIMEOUT);
        this.#set({ state: 'loading' });
        value = await get(source.url, headers, abort.signal);
        if (abort !== this.#abort) return;
      } else ({ value } = source);
      if (typeof value === 'string')
        try {
          value = JSON.parse(value) as unknown;
        } catch (cause) {
          throw wrong(/^\s*</.test(value as string) ? 'HTML' : `text that is not JSON (${cause})`);
        }
      const read = this.#read(value);
      const document = read instanceof Promise ? await read : read;
      if (abort === this.#abort) this.#set({ state: 'ready', document });
    } catch (cause) {
      if (abort === this.#abort) this.fail(cause);
    }
  }

  /** Takes an error for the outcome, the caller's too: a refused address, a model that cannot start. */
  fail(cause: unknown): void {
    this.#abort = undefined;
    this.#set({
      state: 'failed',
      type: cause instanceof NetworkError ? 'network' : 'document',
      issues:
        cause instanceof DefinitionError
          ? cause.issues
          : [
              {
                path: '$',
                found: String(cause),
                expected: 'a document that can be shown',
              },
            ],
      cause,
    });
  }

  #set(load: Load<D>): void {
    this.load = load;
    this.#changed();
  }
}
