import { DefinitionError, type AuthorIssue } from '../contract/author-issue.ts';

/** Where a document comes from: an address, the text of an inline script, or a value set by script. */
export type Source = { readonly url: string } | { readonly text: string } | { readonly value: unknown };

/** What became of it. It only moves on by `load`; a later load always has the last word. */
export type Load<D> =
  | { readonly state: 'empty' | 'loading' }
  | { readonly state: 'ready'; readonly document: D }
  | {
      readonly state: 'failed';
      readonly type: 'document' | 'network';
      readonly issues: readonly AuthorIssue[];
      cause: unknown;
    };

/** The line failed: trying again may help. */
class NetworkError extends Error {}

const TIMEOUT = 30_000;

const wrong = (found: string, expected: string): DefinitionError =>
  new DefinitionError([{ path: '$', found, expected }]);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(
      text.trimStart().startsWith('<') ? 'HTML' : `text that is not JSON (${(cause as Error).message})`,
      'JSON',
    );
  }
}

async function get(url: string, headers: HeadersInit | undefined, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { headers: { accept: 'application/json', ...headers }, signal }).catch((cause) => {
    throw new NetworkError('no answer (offline, or forbidden by CORS or by connect-src)', { cause });
  });
  const { status, ok } = response;
  if (status === 408 || status === 429 || status > 499) throw new NetworkError(`status ${status}`);
  if (!ok) throw wrong(`status ${status}`, 'a JSON document at this address');
  const text = await response.text().catch((cause) => {
    throw new NetworkError('the answer broke off', { cause });
  });
  return parse(text);
}

/** Loads documents for an element, apart from the DOM. */
export class DocumentLoader<D> {
  load: Load<D> = { state: 'empty' };
  #turn = 0;
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

  /** Text and values are read at once; an address later, and an answer that comes after another call is dropped. */
  async from(source: Source | undefined, headers?: HeadersInit): Promise<void> {
    const turn = ++this.#turn;
    this.#abort?.abort();
    if (!source) return this.#set({ state: 'empty' });
    let fetched = source;
    if ('url' in source) {
      const abort = (this.#abort = new AbortController());
      const timer = setTimeout(() => abort.abort(), TIMEOUT);
      this.#set({ state: 'loading' });
      try {
        fetched = { value: await get(source.url, headers, abort.signal) };
      } catch (cause) {
        if (turn === this.#turn) this.fail(cause);
        return;
      } finally {
        clearTimeout(timer);
      }
      if (turn !== this.#turn) return;
    }
    try {
      const read = this.#read('text' in fetched ? parse(fetched.text) : (fetched as { value: unknown }).value);
      const document = read instanceof Promise ? await read : read;
      if (turn === this.#turn) this.#set({ state: 'ready', document });
    } catch (cause) {
      if (turn === this.#turn) this.fail(cause);
    }
  }

  /** Takes an error for the outcome, the caller's too: a refused address, a model that cannot start. */
  fail(cause: unknown): void {
    this.#turn++;
    const network = cause instanceof NetworkError;
    const issues =
      cause instanceof DefinitionError
        ? cause.issues
        : [{ path: '$', found: String((cause as Error)?.message ?? cause), expected: 'a document that can be shown' }];
    this.#set({ state: 'failed', type: network ? 'network' : 'document', issues, cause });
  }

  #set(load: Load<D>): void {
    this.load = load;
    this.#changed();
  }
}
