/** ms between two changes of an address: browsers bound how often it may change, and nobody reads it at every key. */
const PAUSE = 400;

/** What a link says of a widget, and how it says it (`readState`, `writeState`). */
export interface Linked<S> {
  /** what the visitor looks for and looks at */
  readonly state: S;
  /** Goes where a link says; what of it the document does not have is passed over. */
  go(state: S): void;
  read(search: string, prefix: string): S;
  write(search: string, prefix: string, state: S): string;
}

/** Its id is what the widget's parameters begin with, so that two on a page do not take each other's. */
export const prefixOf = ({ id }: HTMLElement): string => (id ? `${id}.` : '');

/**
 * What is looked for and looked at, in the page's address. Loaded where the page wants that, or says what to begin with.
 */
export class Linking<S> {
  #timer = 0;

  constructor(
    private readonly el: HTMLElement & { readonly deepLinks?: boolean; readonly begin?: string | null },
    private readonly linked: Linked<S>,
  ) {}

  #read(): S {
    return this.linked.read(location.search, prefixOf(this.el));
  }

  /** Goes where the address says or, where it says nothing, the attribute. */
  begin(): void {
    const state = this.el.deepLinks ? this.#read() : undefined;
    this.linked.go(state && this.linked.write('', '', state) ? state : this.linked.read(this.el.begin ?? '', ''));
  }

  /** Back and forth in the browser: an address that says nothing is where the page began. */
  travelled(): void {
    if (this.el.deepLinks) this.begin();
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
    const told = this.linked.write(search, prefixOf(this.el), this.linked.state);
    if (told !== search.slice(1)) history[change](history.state, '', `${pathname}${told && '?'}${told}${hash}`);
  }
}
