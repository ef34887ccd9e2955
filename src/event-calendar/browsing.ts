import type { AddressName } from '../element/attributes.ts';
import type { VarcoElement } from '../element/varco-element.ts';
import type { Found } from '../finding/finder.ts';
import { MANY } from '../finding/slices.ts';
import { Searching, type SearchHost } from '../finding/searching.ts';
import { monthYear } from './dates.ts';
import { dayNumber, dayText, inMonth, monthOf } from './days.ts';
import { sourceOf, type FacetId } from './find/columns.ts';
import type { Show } from './find/state.ts';
import { UNDATED, type Model } from './model.ts';
import { facetName, valueName } from './names.ts';
import { load } from './views/lazy.ts';
import type { Seats } from './seats.ts';

/**
 * A form in the place of the events: about an event or a circuit, by its id; `mine`: what was registered for on this device;
 * `import`: a file of events.
 */
export interface Asked {
  readonly what: 'register' | 'question' | 'feedback' | 'matching' | 'mine' | 'import';
  readonly id?: string;
  /** `mine`: a receipt that somebody came with, by the link of a mail */
  readonly receipt?: string;
}

/** What a browsing needs of its element. */
export interface Host extends SearchHost {
  readonly element: VarcoElement<Model>;
  readonly seats: Seats;
  address(name: AddressName): string | undefined;
  /** of the first heading */
  readonly depth: number;
  /** whether anything may be kept on the device */
  readonly keeps: boolean;
  /** address of the calendar that others follow, as the page has it */
  readonly feed?: string | null;
  /** whether events may be brought in */
  readonly importing: boolean;
  /** shows another document */
  show(document: unknown): void;
  /** ids of what waits to be sent and no form shows: what becomes of it is said above the events */
  readonly followed: ReadonlySet<string>;
  follow(ids: readonly string[]): void;
}

/** Today by the visitor's clock, as a day's number. */
const dayToday = (): number => {
  const now = new Date();
  return dayNumber(
    [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-'),
  );
};

/**
 * One visitor looking through one calendar: what they look for, what was found, which event is open. It changes through its
 * calls, and asks its host to render after each.
 */
export class Browsing extends Searching<FacetId> {
  show: Show = 'list';
  /** number of the event that is open */
  chosen: number | undefined;
  /** id of the circuit that is open */
  circuit: string | undefined;
  /** the day that the grid's arrows are on, and whose month or year is shown */
  day: number;
  /** whether the events of that day are listed */
  dayOpen = false;
  /** whether what is over is listed too */
  past = false;
  /** whether the events are shown that are somewhere in the month */
  bandOpen = false;
  /** the form that is open */
  asked: Asked | undefined;
  /** for screen readers */
  spoken = '';
  /** numbers of what was found, in the order of time */
  order: Uint32Array;
  /** give the focus back to what an event was opened from */
  back: (() => void) | undefined;
  /** while it is printed: how many rows were drawn before */
  #screen: number | undefined;
  #coming: { order: Uint32Array; rows: Uint32Array } | undefined;

  constructor(
    readonly host: Host,
    readonly model: Model,
    readonly today = dayToday(),
  ) {
    super(sourceOf(model, today, (id) => host.seats.of(id)?.state));
    const { order, first, last, precision } = model;
    this.order = order;
    // the grid begins where there is something: in this month, or with the next event, else with the last that was
    let next: number | undefined;
    for (let i = 0; i < order.length && !(next !== undefined && last[next]! >= today); i++)
      if (precision[order[i]!] !== UNDATED) next = order[i];
    const begins = next === undefined ? today : first[next]!;
    this.day = next !== undefined && last[next]! >= today && begins < today ? today : begins;
  }

  get locales(): readonly string[] {
    return this.model.locales;
  }
  get level(): number {
    return this.host.depth;
  }

  override facetName = facetName;
  override valueName = (id: FacetId, value: string): string => valueName(this, id, value);

  protected override took({ order, kept }: Found<FacetId>): void {
    const { model } = this;
    // what is looked for is shown in the order of time all the same
    this.order = order.length === model.size ? model.order : model.order.filter((n) => kept[n]);
  }

  protected override narrow(): void {
    this.chosen = this.circuit = undefined;
    super.narrow();
  }

  override set(
    change: Parameters<Searching<FacetId>['set']>[0] &
      Partial<Pick<Browsing, 'show' | 'past' | 'spoken' | 'day' | 'dayOpen' | 'bandOpen' | 'circuit'>>,
  ): void {
    // whoever asks for another way to see them is done with the event that is open
    if (change.show) this.chosen = undefined;
    super.set(change);
    if (change.show || change.day !== undefined || 'circuit' in change) this.host.changed();
  }

  /** Draws what is on paper, as far as a printer takes it, or as much again as before. */
  paper(on: boolean): void {
    if (on === (this.#screen !== undefined)) return;
    const rows = this.#screen ?? Math.max(this.rows, MANY);
    this.#screen = on ? this.rows : undefined;
    this.set({ rows });
  }

  /** Of what was found, what is not over; all of it when nothing dated is to come. */
  get coming(): Uint32Array {
    const { order } = this;
    if (this.#coming?.order !== order) {
      const { precision, last } = this.model;
      const isDated = (n: number): boolean => precision[n] !== UNDATED && last[n]! >= this.today;
      const rows = order.some(isDated) ? order.filter((n) => precision[n] === UNDATED || isDated(n)) : order;
      this.#coming = { order, rows };
    }
    return this.#coming.rows;
  }

  /** Lists what is over, too. The focus goes on to the first of it: the button is gone. */
  showPast(): void {
    this.set({ past: true });
    void this.host.updateComplete.then(() => this.focus('[data-row="0"] .name'));
  }

  /** Moves in the grid. @param day where its arrows go */
  go(day: number, focus = true): void {
    if (day !== this.day) this.dayOpen = false;
    // a heading that were a status itself would have no name
    const turned = monthOf(day) !== monthOf(this.day);
    const name = this.show === 'year' ? dayText(day).slice(0, 4) : monthYear(this, day);
    this.set({ day, ...(turned && { spoken: name }) });
    if (focus) void this.host.updateComplete.then(() => this.focus('[role=grid] [tabindex="0"]'));
  }

  /** @param months how far, as numbers */
  turn(months: number, focus = false): void {
    this.go(inMonth(this.day, monthOf(this.day) + months), focus);
  }

  /** Lists the events of a day, and reads its heading. */
  openDay(day: number): void {
    this.day = day;
    this.set({ dayOpen: true, rows: this.page });
    void this.host.updateComplete.then(() => this.focus('#day'));
  }

  /** The focus goes back to the day. */
  closeDay(): void {
    this.set({ dayOpen: false });
    void this.host.updateComplete.then(() => this.focus('[role=grid] [tabindex="0"]'));
  }

  /** Shows an event. @param back gives the focus back when it is closed; else what it was opened by has it */
  open(n: number, back?: () => void): void {
    this.back = back;
    this.chosen = n;
    this.host.requestUpdate();
    this.host.changed(true);
    const drawn = async (): Promise<void> => {
      this.host.requestUpdate();
      await this.host.updateComplete;
      this.focus('#card');
    };
    // what draws it may still be on its way; where it cannot be had, the page says so
    void load(this.locale).then(drawn, () => {});
  }

  close(): void {
    const { chosen } = this;
    if (chosen === undefined) return;
    const back = this.back ?? ((): void => this.focus(...this.rowOf(chosen), '#q'));
    this.chosen = undefined;
    this.host.requestUpdate();
    this.host.changed(true);
    void this.host.updateComplete.then(back);
  }

  /** Opens a form, which takes the focus when it is there; or closes it. */
  ask(asked: Asked | undefined): void {
    this.asked = asked;
    this.host.requestUpdate();
  }

  /** What an event can be opened by. */
  readonly rowOf = (n: number | undefined): string[] => [`[data-n="${n}"]`, '[role=grid] [tabindex="0"]'];
}
