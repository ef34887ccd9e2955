import { idle } from '../element/varco-element.ts';
import { collator, numberFormat } from '../locale/index.ts';
import type { Reader } from '../locale/texts.ts';
import { createFinder, type Advice, type Finder, type Found, type Selection, type Source } from './finder.ts';
import type { Range } from './marks.ts';
import { MANY } from './slices.ts';

/** What looking through entries needs of the element that shows them. */
export interface SearchHost {
  readonly activeLocale: string;
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
  /** what is looked for, or the entry that is shown, is another; `step`: going back leads to what was before */
  changed(step?: boolean): void;
}

/** A value of a facet, and how many would be found by it. */
export interface ValueView {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
}
export interface FacetView<F extends string = string> {
  readonly id: F;
  readonly label: string;
  readonly values: readonly ValueView[];
  /** how many of them are chosen */
  readonly chosen: number;
}

/** Rows that are drawn at first, and more of them at each demand. */
const PAGE = 50;

/**
 * One visitor looking through the entries of one document, by words and by facets: what they look for, and what was found.
 * It changes through its calls, and asks its host to render after each. A widget adds what it shows of that, and what its
 * facets are called.
 */
export abstract class Searching<F extends string = string> implements Reader {
  query = '';
  facets = new Map<F, ReadonlySet<string>>();
  /** the facet whose values are shown, and what they are narrowed by */
  facet: F | undefined;
  facetQuery = '';
  /** whether all facets are shown, also those that few need */
  allFacets = false;
  /** in a narrow place: whether the filters are */
  unfolded = false;
  /** the search could not be loaded */
  failed = false;
  readonly page = PAGE;
  /** how many of those found are drawn */
  rows = PAGE;
  /** what was found; undefined until `begin`, or a first `look`, came to something */
  found: Found<F> | undefined;
  readonly #finder: Finder<F>;
  #advice: Advice<F> | undefined;
  #asked = 0;

  abstract readonly host: SearchHost;
  /** languages of the document, the first being the one to fall back to */
  abstract readonly locales: readonly string[];
  abstract facetName(id: F): string;
  abstract valueName(id: F, value: string): string;

  constructor(readonly source: Source<F>) {
    this.#finder = createFinder(source);
  }

  get locale(): string {
    return this.host.activeLocale;
  }
  get root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }

  number = (n: number): string => numberFormat(this.locale).format(n);

  set(
    change: Partial<Pick<Searching<F>, 'facet' | 'facetQuery' | 'unfolded' | 'failed' | 'allFacets' | 'rows'>>,
  ): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }

  /** Gives the focus to the first of these that takes it: what is not shown does not. */
  focus(...selectors: string[]): void {
    for (const selector of selectors)
      for (const target of this.root.querySelectorAll<HTMLElement>(selector)) {
        target.focus();
        if (this.root.activeElement === target) return;
      }
  }

  // ---- what is looked for

  get selection(): Selection<F> {
    return { query: this.query, facets: this.facets };
  }

  /** Begins with what is looked for: of many entries, all are shown before they are counted, which takes a moment. */
  async begin(): Promise<void> {
    if (this.source.size > MANY) {
      this.showAll();
      // what is drawn is painted first, and answers to what is pressed
      await new Promise((done) => setTimeout(() => idle(done), 100));
    }
    // who asked for more rows meanwhile keeps them
    await this.look(true);
  }

  /** Shows all there is at once: what facets count comes when it is known. */
  showAll(): void {
    const { size } = this.source;
    const order = new Uint32Array(size);
    for (let n = 0; n < size; n++) order[n] = n;
    this.found = {
      order,
      kept: new Uint8Array(size).fill(1),
      counts: new Map(),
      without: new Map(),
      query: '',
      near: false,
    };
    this.host.requestUpdate();
  }

  /**
   * Looks again. A late answer, of many entries, is let go when something else was asked meanwhile.
   * @param same nothing else is looked for: as many rows as before are drawn
   */
  look(same = false): void | Promise<void> {
    const asked = ++this.#asked;
    const { selection } = this;
    const found = this.#finder.find(selection);
    const take = (now: Found<F>): void | Promise<void> => {
      if (asked !== this.#asked) return;
      this.failed = false;
      this.found = now;
      this.took(now);
      if (!same) this.rows = PAGE;
      this.#advice = undefined;
      this.host.requestUpdate();
      if (now.order.length) return;
      const advice = this.#finder.advise(selection);
      const told = (given: Advice<F>): void => {
        if (asked !== this.#asked) return;
        this.#advice = given;
        this.host.requestUpdate();
      };
      return advice instanceof Promise ? advice.then(told) : told(advice);
    };
    if (!(found instanceof Promise)) return take(found);
    return found.then(take, () => this.set({ failed: true }));
  }

  /** Looks again after values of these facets became others. */
  renew(...facets: readonly F[]): void | Promise<void> {
    this.#finder.renew(...facets);
    if (this.found) return this.look(true);
  }

  /** Something was found, or what was found before was counted. */
  protected took(_now: Found<F>): void {}

  /** Looks for what is looked for now. */
  protected narrow(): void {
    void this.look();
    this.host.changed();
  }

  /** The search is about to be used. */
  prepare = (): void => this.#finder.prepare();

  search(query: string): void {
    this.query = query;
    this.narrow();
  }

  toggle(facet: F, value: string): void {
    const values = new Set(this.facets.get(facet));
    if (!values.delete(value)) values.add(value);
    if (values.size) this.facets.set(facet, values);
    else this.facets.delete(facet);
    this.narrow();
  }

  /** Everything that has one value, and nothing else narrowing. */
  only(facet: F, value: string): void {
    this.query = '';
    this.facets = new Map([[facet, new Set([value])]]);
    this.narrow();
  }

  #drop(what: F | 'query'): void {
    if (what === 'query') this.query = '';
    else this.facets.delete(what);
    this.narrow();
  }

  clear(): void {
    this.query = '';
    this.facets.clear();
    this.narrow();
  }

  /**
   * Draws more of those found. The focus goes on to the first of them: the button may be gone.
   * @param focusable selector of what has the focus in a row, by the row's index
   */
  grow(focusable: (row: number) => string): void {
    const first = this.rows;
    this.rows += PAGE;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus(focusable(first)));
  }

  // ---- what is shown of it

  /** Facets that tell entries apart: with values, of which not all entries have the same one. */
  facetViews(): FacetView<F>[] {
    const { counts } = this.found!;
    // made when two are alike otherwise: the first one takes a while
    const compare = (a: string, b: string): number => collator(this.locale).compare(a, b);
    return this.source.facets.flatMap((id) => {
      const chosen = this.facets.get(id);
      const values = [...(counts.get(id) ?? [])].map(([value, count]) => ({
        value,
        label: this.valueName(id, value),
        count,
        on: !!chosen?.has(value),
      }));
      if (!chosen && (!values.length || (values.length === 1 && values[0]!.count === this.source.size))) return [];
      values.sort((a, b) => b.count - a.count || compare(a.label, b.label));
      return [{ id, label: this.facetName(id), values, chosen: chosen?.size ?? 0 }];
    });
  }

  /** Each thing that narrows, with the way to give it up. */
  chips(): { label: string; remove: () => void }[] {
    const { query } = this;
    return [
      ...(query.trim() ? [{ label: `“${query.trim()}”`, remove: () => this.#drop('query') }] : []),
      ...[...this.facets].flatMap(([id, values]) =>
        [...values].map((value) => ({
          label: `${this.facetName(id)}: ${this.valueName(id, value)}`,
          remove: () => this.toggle(id, value),
        })),
      ),
    ];
  }

  /** Nothing was found: what to do about it, once it is known. */
  advice(): { spelling: string | undefined; without: { label: string; count: number; remove: () => void }[] } {
    const { spelling, without = [] } = this.#advice ?? {};
    return {
      spelling,
      without: without.map(({ what, count }) => ({
        label: what === 'query' ? this.query : this.facetName(what),
        count,
        remove: () => this.#drop(what),
      })),
    };
  }

  /** What of a text was searched. */
  marks(text: string): readonly Range[] {
    return this.found?.marks?.(text) ?? [];
  }
}
