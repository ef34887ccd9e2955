import type { Browsing } from './browsing.ts';
import { readState, writeState } from './find/state.ts';

/** ms between two changes of an address: browsers bound how often it may change, and nobody reads it at every key. */
const PAUSE = 400;

/**
 * What is looked for and looked at, in the page's address. Loaded where the page wants that, or says what to begin with.
 */
export class Linking {
  #timer = 0;

  /** @param el the map: its id is what its parameters begin with, so that two on a page do not take each other's */
  constructor(
    private readonly el: HTMLElement & { readonly deepLinks?: boolean; readonly begin?: string | null },
    private readonly s: Browsing,
  ) {}

  get #prefix(): string {
    return this.el.id ? `${this.el.id}.` : '';
  }

  /** Goes where the address says or, where it says nothing, the attribute. */
  begin(): void {
    const linked = this.el.deepLinks ? readState(location.search, this.#prefix) : undefined;
    this.s.apply(linked && writeState('', '', linked) ? linked : readState(this.el.begin ?? '', ''));
  }

  /** Back and forth in the browser. */
  travelled(): void {
    if (this.el.deepLinks) this.s.apply(readState(location.search, this.#prefix));
  }

  /** @param step going back leads to what was before */
  changed(step: boolean): void {
    clearTimeout(this.#timer);
    if (!this.el.deepLinks) return;
    if (step) this.#write('pushState');
    else this.#timer = window.setTimeout(() => this.#write('replaceState'), PAUSE);
  }

  #write(change: 'pushState' | 'replaceState'): void {
    const { search, pathname, hash } = location;
    const told = writeState(search, this.#prefix, this.s.state);
    if (told !== search.slice(1)) history[change](history.state, '', `${pathname}${told && '?'}${told}${hash}`);
  }
}

/** Address of the page with an entry open: read where `deep-links` is set. */
export function linkTo(el: HTMLElement, entry: string): string {
  const url = new URL(location.href);
  url.search = writeState(url.search, el.id ? `${el.id}.` : '', { query: '', facets: new Map(), entry });
  return url.href;
}
