import { resultsShape } from '../contract/generated/results.shape.ts';
import type { Results } from '../contract/results.ts';
import { fetched, type Fetched } from './fetched.ts';

/**
 * The aggregates of an address, asked for as soon as it is known: they need not wait for the definition. What came stays while it is
 * asked for anew, also in vain; it goes with its address, and when the address has it no longer. The latest request has the last word.
 */
export class Aggregates {
  /** undefined where there is no address */
  came: Fetched<Results> | undefined;
  /** it was asked for anew in vain: what came before may be out of date */
  old = false;
  #url: string | undefined;
  #headers: Record<string, string> | undefined;
  /** address and headers in one, now and of what came */
  #asked = '[null,null]';
  #came = '';
  #turn = 0;
  readonly #changed: () => void;

  /** @param changed called whenever something else is known */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Where they are: asks there, unless it has done so. @param url absolute address */
  from(url: string | undefined, headers: Record<string, string> | undefined): void {
    const asked = JSON.stringify([url ?? null, headers ?? null]);
    if (asked === this.#asked) return;
    if (url !== this.#url) {
      this.came = undefined;
      this.old = false;
    }
    this.#url = url;
    this.#headers = headers;
    this.#asked = asked;
    void this.fetch();
  }

  /** Asks anew. Never throws. */
  async fetch(): Promise<void> {
    const turn = ++this.#turn;
    const asked = this.#asked;
    if (!this.#url) return this.#changed();
    const before = this.came?.state === 'ready' ? this.came : undefined;
    if (!before) this.came = { state: 'loading' };
    this.#changed();
    const came = await fetched<Results>(this.#url, resultsShape, this.#headers);
    if (turn !== this.#turn) return;
    this.old = came.state === 'failed' && came.why !== 'missing' && !!before && this.#came === asked;
    if (came.state === 'ready') this.#came = asked;
    if (!this.old) this.came = before && equal(before, came) ? before : came;
    this.#changed();
  }
}

/** The same again is no other: what was drawn of it stays. */
const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
