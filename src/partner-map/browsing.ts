import type { Text } from '../contract/text.ts';
import type { AddressName } from '../element/attributes.ts';
import type { VarcoElement } from '../element/varco-element.ts';
import { collator, msg, numberFormat, plural } from '../locale/index.ts';
import { createFinder, type Advice, type Found, type Selection } from '../finding/finder.ts';
import { marks, type Range } from '../finding/marks.ts';
import { facetIds, sourceOf, type FacetId } from './find/columns.ts';
import type { View } from './geo/mercator.ts';
import type { Model } from './model.ts';
import { facetName, valueName } from './names.ts';
import { Pane } from './pane.ts';
import { placeName, plain, type Reader } from '../locale/texts.ts';

/** What browsing needs of its element. */
export interface Host {
  readonly activeLocale: string;
  readonly depth: number;
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<unknown>;
  readonly requestHeaders?: Record<string, string>;
  /** whether anything may be kept on the device */
  readonly keeps: boolean;
  /** whether lists of members may be brought in */
  readonly importing: boolean;
  readonly element: VarcoElement<Model>;
  /** a tile service, and what it wants to be said of it */
  readonly tiles?: string | null;
  readonly tilesCredit?: string | null;
  address(name: AddressName): string | undefined;
  /** shows another document */
  show(document: unknown): void;
  requestUpdate(): void;
  dispatchEvent(event: Event): boolean;
  /** what is looked for, or the entry that is shown, is another; `step`: going back leads to what was before */
  changed(step?: boolean): void;
}

export type Layout = 'list' | 'map' | 'both';

/** A value of a facet, and how many would be found by it. */
export interface ValueView {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
}
export interface FacetView {
  readonly id: FacetId;
  readonly label: string;
  readonly values: readonly ValueView[];
  /** how many of them are chosen */
  readonly chosen: number;
}

/** CSS px under which list and map are not side by side (partner-map.styles.ts). */
const NARROW = 640;

/** Rows that are drawn at first, and more of them at each demand. */
const PAGE = 50;

/**
 * One visitor looking through one document: what they look for, what was found, which entry is open. It changes through
 * its calls, and asks its host to render after each.
 */
export class Browsing implements Reader {
  query = '';
  facets = new Map<FacetId, ReadonlySet<string>>();
  layout: Layout;
  /** what is shown where nobody chose: in a narrow place there is no room for both */
  readonly usual: Layout;
  /** number of the entry that is open */
  chosen: number | undefined;
  /** number of the entry under the pointer or the focus, in the list or on the map */
  hovered: number | undefined;
  /** what is shown in the list's stead, beside the card: `match`, `shortlist` … */
  panel: string | undefined;
  /** it was opened from a card, and lies over it; else an entry that is opened from it does */
  over = false;
  /** the facet whose values are shown, and what they are narrowed by */
  facet: FacetId | undefined;
  facetQuery = '';
  /** whether all facets are shown, also those that few need */
  allFacets = false;
  /** in a narrow place: whether the filters are */
  unfolded = false;
  rows = PAGE;
  /** the search could not be loaded */
  failed = false;
  /** for screen readers */
  spoken = '';
  found: Found<FacetId> | undefined;
  /** what there is without search and filters, once it was shown */
  everything: Found<FacetId> | undefined;
  /** the event that was asked for, and which no calendar on the page has */
  missing: string | undefined;
  pane: Pane | undefined;
  /** pictures of a service that the visitor agreed to */
  tiles: { draw(ctx: CanvasRenderingContext2D, view: View, ratio: number): void } | undefined;
  /** draws on the map what links the entry that is open; the unit square to px by `project` */
  lines: ((ctx: CanvasRenderingContext2D, project: (x: number, y: number) => [number, number]) => void) | undefined;
  /** where the map begins, when a link says so */
  start: { readonly x: number; readonly y: number; readonly zoom: number } | undefined;
  /** entries of one place, shown in the list's stead */
  gathered: Uint32Array | undefined;
  /** a place is being picked: where the pin is, longitude and latitude */
  picking:
    { at: readonly [number, number] | undefined; done(at: readonly [number, number] | undefined): void } | undefined;
  /** the entry whose link was copied last */
  shared: number | undefined;
  readonly page = PAGE;
  /** the day that counts as today */
  readonly today = new Date().toISOString().slice(0, 10);
  readonly #finder;
  #advice: Advice<FacetId> | undefined;
  #missing: { found: Found<FacetId>; sum: number } | undefined;
  #asked = 0;
  /** give the focus back to what an entry, or what lies in the list's stead, was opened from */
  back: (() => void) | undefined;
  #leave: (() => void) | undefined;

  constructor(
    readonly host: Host,
    readonly model: Model,
  ) {
    this.layout = this.usual = host.element.clientWidth < NARROW ? 'list' : 'both';
    this.#finder = createFinder(sourceOf(model, this.today));
  }

  get locale(): string {
    return this.host.activeLocale;
  }
  get locales(): readonly string[] {
    return this.model.locales;
  }
  get root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }
  /** of the widget's own heading */
  get level(): number {
    return this.host.depth;
  }

  number = (n: number): string => numberFormat(this.locale).format(n);
  /** `12 k`, where there is no room */
  short = (n: number): string => numberFormat(this.locale, { notation: 'compact' }).format(n);
  /** 45,46° N, 9,19° E */
  degrees(latitude: number, longitude: number): string {
    const part = (value: number, [plus, minus]: string): string =>
      `${numberFormat(this.locale, { maximumFractionDigits: 2 }).format(Math.abs(value))}° ${value < 0 ? minus : plus}`;
    return `${part(latitude, 'NS')}, ${part(longitude, 'EW')}`;
  }

  set(
    change: Partial<
      Pick<
        Browsing,
        'layout' | 'facet' | 'facetQuery' | 'unfolded' | 'spoken' | 'missing' | 'shared' | 'failed' | 'allFacets'
      >
    >,
  ): void {
    Object.assign(this, change);
    this.host.requestUpdate();
    if (change.layout) this.host.changed();
  }

  /** After a render: the map follows what is in the page. @param element the map's, when it is shown */
  drawn(element: HTMLElement | null): void {
    if (this.pane?.element !== element) {
      this.pane?.disconnect();
      this.pane = element ? new Pane(element, this) : undefined;
    }
    this.pane?.update();
  }

  // ---- what is looked for

  get selection(): Selection<FacetId> {
    return { query: this.query, facets: this.facets };
  }

  /** Shows all there is at once, where counting by facets would take a moment: what they count comes when it is known. */
  showAll(): void {
    const { size } = this.model;
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

  /** Looks again. A late answer, of many entries, is let go when something else was asked meanwhile. */
  look(): void | Promise<void> {
    const asked = ++this.#asked;
    const { selection } = this;
    const found = this.#finder.find(selection);
    const take = (now: Found<FacetId>): void | Promise<void> => {
      if (asked !== this.#asked) return;
      this.failed = false;
      this.found = now;
      if (now.order.length === this.model.size) this.everything = now;
      this.rows = PAGE;
      this.#advice = undefined;
      this.host.requestUpdate();
      if (now.order.length) return;
      const advice = this.#finder.advise(selection);
      const told = (given: Advice<FacetId>): void => {
        if (asked !== this.#asked) return;
        this.#advice = given;
        this.host.requestUpdate();
      };
      return advice instanceof Promise ? advice.then(told) : told(advice);
    };
    if (!(found instanceof Promise)) return take(found);
    return found.then(take, () => this.set({ failed: true }));
  }

  #narrow(): void {
    this.chosen = this.panel = this.lines = undefined;
    void this.look();
    this.host.changed();
  }

  /** The search is about to be used. */
  prepare = (): void => this.#finder.prepare();

  search(query: string): void {
    this.query = query;
    this.#narrow();
  }

  toggle(facet: FacetId, value: string): void {
    const values = new Set(this.facets.get(facet));
    if (!values.delete(value)) values.add(value);
    if (values.size) this.facets.set(facet, values);
    else this.facets.delete(facet);
    this.#narrow();
  }

  /** Everything that has one value, and nothing else narrowing. */
  only(facet: FacetId, value: string): void {
    this.query = '';
    this.facets = new Map([[facet, new Set([value])]]);
    this.#narrow();
  }

  #drop(what: FacetId | 'query'): void {
    if (what === 'query') this.query = '';
    else this.facets.delete(what);
    this.#narrow();
  }

  clear(): void {
    this.query = '';
    this.facets.clear();
    this.#narrow();
  }

  more(): void {
    const first = this.rows;
    this.rows += PAGE;
    this.host.requestUpdate();
    // the focus goes on to the first of the new rows: the button may be gone
    void this.host.updateComplete.then(() => this.focus(`#entries > :nth-child(${first + 1}) button`));
  }

  // ---- what is shown of it

  /** Facets that tell entries apart: with values, of which not all entries have the same one. */
  facetViews(): FacetView[] {
    const { counts } = this.found!;
    const compare = collator(this.locale).compare;
    return facetIds.flatMap((id) => {
      const chosen = this.facets.get(id);
      const values = [...(counts.get(id) ?? [])].map(([value, count]) => ({
        value,
        label: valueName(this, id, value),
        count,
        on: !!chosen?.has(value),
      }));
      if (!chosen && (!values.length || (values.length === 1 && values[0]!.count === this.model.size))) return [];
      values.sort((a, b) => b.count - a.count || compare(a.label, b.label));
      return [{ id, label: facetName(id), values, chosen: chosen?.size ?? 0 }];
    });
  }

  /** Each thing that narrows, with the way to give it up. */
  chips(): { label: string; remove: () => void }[] {
    const { query } = this;
    return [
      ...(query.trim() ? [{ label: `“${query.trim()}”`, remove: () => this.#drop('query') }] : []),
      ...[...this.facets].flatMap(([id, values]) =>
        [...values].map((value) => ({
          label: `${facetName(id)}: ${valueName(this, id, value)}`,
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
        label: what === 'query' ? this.query : facetName(what),
        count,
        remove: () => this.#drop(what),
      })),
    };
  }

  /** All values of a facet, those of most entries first. */
  everyCount(facet: FacetId): string[] {
    const counts = this.everything?.counts.get(facet) ?? new Map<string, number>();
    return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
  }

  marks(text: string): readonly Range[] {
    const { query, near } = this.found!;
    return query ? marks(text, query, near) : [];
  }

  /** A text of an entry in which something is marked, when its name has no mark. */
  snippet(n: number): string | undefined {
    if (!this.found!.query) return;
    const { name, aliases = [], summary, competences = [], services = [], opportunities = [] } = this.model.partner(n);
    const has = (text: string) => this.marks(text).length > 0;
    if (has(plain(name, this))) return;
    const inAll = (text: Text | undefined): string[] =>
      typeof text === 'string' ? [text] : [plain(text, this), ...Object.values(text ?? {})];
    const texts = [
      ...inAll(name),
      ...aliases,
      ...[...competences, ...services, ...opportunities.map(({ title }) => title), summary].flatMap(inAll),
    ];
    return texts.find(has);
  }

  /** How many of those found are not on the map. */
  unplaced(): number {
    const found = this.found!;
    if (this.#missing?.found !== found) {
      const { x } = this.model;
      let sum = 0;
      for (const n of found.order) if (x[n] !== x[n]) sum++;
      this.#missing = { found, sum };
    }
    return this.#missing.sum;
  }

  // ---- entries

  hover(n: number | undefined): void {
    if (n === this.hovered) return;
    this.hovered = n;
    this.host.requestUpdate();
  }

  /** Shows an entry. @param back gives the focus back when it is closed; else its row has it */
  open(n: number, back?: () => void): void {
    this.back = back;
    this.chosen = n;
    this.over = false;
    this.host.requestUpdate();
    this.host.changed(true);
    void this.host.updateComplete.then(() => this.focus('#card'));
  }

  /** What an entry can be opened by: its row, or a link to it. */
  readonly rowOf = (n: number | undefined): string[] => [`[data-n="${n}"] button`, `button[data-n="${n}"]`];

  close(): void {
    const { chosen } = this;
    if (chosen === undefined) return;
    const back = this.back ?? ((): void => this.focus(...this.rowOf(chosen), '#entries button', '#q'));
    this.chosen = this.lines = undefined;
    this.host.requestUpdate();
    this.host.changed(true);
    void this.host.updateComplete.then(back);
  }

  /** Shows the entries that are at one place, as a list of their own. */
  gather(members: Uint32Array, back: () => void): void {
    this.back = back;
    this.chosen = undefined;
    this.gathered = members;
    this.rows = PAGE;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus('#card'));
  }

  /** Back to all that was found. */
  scatter(): void {
    this.gathered = undefined;
    this.rows = PAGE;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.back?.());
  }

  /** Shows something else in the list's stead. @param back gives the focus back; else the button of that name has it */
  openPanel(panel: string, back = (): void => this.focus(`[data-panel="${panel}"]`)): void {
    this.#leave = back;
    this.panel = panel;
    this.over = true;
    this.host.requestUpdate();
    // a form that was left open has a title of its own
    void this.host.updateComplete.then(() => this.focus('#card', '#title'));
  }

  closePanel(): void {
    this.panel = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.#leave?.());
  }

  /** An entry in a few words: name, kind, place. */
  entryName(n: number): string {
    const { name, kind, place } = this.model.partner(n);
    return [plain(name, this), valueName(this, 'kind', kind), placeName(place, this)].filter(Boolean).join(', ');
  }

  /** Gives the focus to the first of these that is there. */
  focus(...selectors: string[]): void {
    for (const selector of selectors) {
      const target = this.root.querySelector<HTMLElement>(selector);
      if (target) return target.focus();
    }
  }

  /** "14 organisations" */
  counted = (n: number): string =>
    plural(this.locale, n, {
      one: msg('{n} organisation', { id: 'm-one' }),
      other: msg('{n} organisations', { id: 'm-many' }),
    });

  /** What a group of entries on the map is called: "14 organisations, Veneto". */
  clusterName(members: ArrayLike<number>, count: number): string {
    const total = this.counted(count);
    const where = this.common(members);
    return where ? `${total}, ${where}` : total;
  }

  /** The narrowest place that all of some entries are in: city, region or country; at most three countries; else empty. */
  common(members: ArrayLike<number>): string {
    let shared: (string | undefined)[] | undefined;
    const countries = new Set<string>();
    for (let i = 0; i < members.length && countries.size < 4; i++) {
      const { city = '', region = '', country = '' } = this.model.place(members[i]!);
      const names = [plain(city, this), plain(region, this), country];
      shared = shared ? shared.map((name, at) => (name === names[at] ? name : undefined)) : names;
      if (country) countries.add(country);
    }
    const [city, region] = shared ?? [];
    if (city || region) return (city || region)!;
    return countries.size < 4 ? [...countries].map((code) => valueName(this, 'country', code)).join(', ') : '';
  }
}
