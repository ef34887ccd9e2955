import type { Text } from '../contract/text.ts';
import type { AddressName } from '../element/attributes.ts';
import type { VarcoElement } from '../element/varco-element.ts';
import { msg, numberFormat, plural } from '../locale/index.ts';
import { placeName, plain } from '../locale/texts.ts';
import type { Found } from '../finding/finder.ts';
import { Searching, type SearchHost } from '../finding/searching.ts';
import { sourceOf, type FacetId } from './find/columns.ts';
import type { View } from './geo/mercator.ts';
import type { Model } from './model.ts';
import { facetName, valueName } from './names.ts';
import { Pane } from './pane.ts';

/** What browsing needs of its element. */
export interface Host extends SearchHost {
  readonly depth: number;
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
  dispatchEvent(event: Event): boolean;
}

export type Layout = 'list' | 'map' | 'both';

/** CSS px under which list and map are not side by side (partner-map.styles.ts). */
const NARROW = 640;

/** One visitor looking through one document: what they look for, what was found, which entry is open. */
export class Browsing extends Searching<FacetId> {
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
  /** for screen readers */
  spoken = '';
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
  #missing: { found: Found<FacetId>; sum: number } | undefined;
  /** give the focus back to what an entry, or what lies in the list's stead, was opened from */
  back: (() => void) | undefined;
  #leave: (() => void) | undefined;

  constructor(
    readonly host: Host,
    readonly model: Model,
    /** the day that counts as today */
    readonly today = new Date().toISOString().slice(0, 10),
  ) {
    super(sourceOf(model, today));
    this.layout = this.usual = host.element.clientWidth < NARROW ? 'list' : 'both';
  }

  get locales(): readonly string[] {
    return this.model.locales;
  }
  /** of the widget's own heading */
  get level(): number {
    return this.host.depth;
  }
  facetName(id: FacetId): string {
    return facetName(id);
  }
  valueName(id: FacetId, value: string): string {
    return valueName(this, id, value);
  }

  /** `12 k`, where there is no room */
  short = (n: number): string => numberFormat(this.locale, { notation: 'compact' }).format(n);
  /** 45,46° N, 9,19° E */
  degrees(latitude: number, longitude: number): string {
    const part = (value: number, [plus, minus]: string): string =>
      `${numberFormat(this.locale, { maximumFractionDigits: 2 }).format(Math.abs(value))}° ${value < 0 ? minus : plus}`;
    return `${part(latitude, 'NS')}, ${part(longitude, 'EW')}`;
  }

  override set(
    change: Partial<
      Pick<Browsing, 'facet' | 'facetQuery' | 'unfolded' | 'failed' | 'allFacets' | 'rows'> &
        Pick<Browsing, 'layout' | 'spoken' | 'missing' | 'shared'>
    >,
  ): void {
    super.set(change);
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

  protected override narrow(): void {
    this.chosen = this.panel = this.lines = undefined;
    super.narrow();
  }

  protected override took(now: Found<FacetId>): void {
    if (now.order.length === this.model.size) this.everything = now;
  }

  /** All values of a facet, those of most entries first. */
  everyCount(facet: FacetId): string[] {
    const counts = this.everything?.counts.get(facet) ?? new Map<string, number>();
    return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
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
    this.rows = this.page;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus('#card'));
  }

  /** Back to all that was found. */
  scatter(): void {
    this.gathered = undefined;
    this.rows = this.page;
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
