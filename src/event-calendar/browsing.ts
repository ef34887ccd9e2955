import type { AddressName } from '../element/attributes.ts';
import type { VarcoElement } from '../element/varco-element.ts';
import { numberFormat } from '../locale/index.ts';
import { dayNumber, inMonth, monthOf } from './days.ts';
import { UNDATED, type Model } from './model.ts';
import type { Seats } from './seats.ts';

/** How events are shown: in a list by months, in the grid of a month, along a year, or as circuits that lead through several. */
export const shows = ['list', 'month', 'year', 'circuits'] as const;
export type Show = (typeof shows)[number];

/** A form in the place of the events: about an event or a circuit, by its id; `mine`: what was registered for on this device. */
export interface Asked {
  readonly what: 'register' | 'question' | 'feedback' | 'matching' | 'mine';
  readonly id?: string;
}

/** What a browsing needs of its element. */
export interface Host {
  readonly element: VarcoElement;
  readonly seats: Seats;
  /** whether anything may be kept on the device */
  readonly keeps: boolean;
  address(name: AddressName): string | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly activeLocale: string;
  readonly updateComplete: Promise<unknown>;
  /** of the first heading */
  readonly depth: number;
  requestUpdate(): void;
  /** something else is looked for or shown. @param step going back leads to what was before */
  changed(step?: boolean): void;
}

/** Rows that are drawn at first, and more of them at each demand. */
const PAGE = 50;

/** Today by the visitor's clock, as a day's number. */
const today = (): number => {
  const now = new Date();
  return dayNumber(
    [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-'),
  );
};

/**
 * One visitor looking through one calendar: what they look for, what was found, which event is open. It changes through its
 * calls, and asks its host to render after each.
 */
export class Browsing {
  show: Show = 'list';
  /** number of the event that is open */
  chosen: number | undefined;
  /** id of the circuit that is open */
  circuit: string | undefined;
  /** the day that the grid's arrows are on, and whose month is shown */
  day: number;
  /** whether the events of that day are listed */
  dayOpen = false;
  /** whether what is over is listed before what is to come */
  past = false;
  rows = PAGE;
  readonly page = PAGE;
  readonly today = today();
  /** the form that is open */
  asked: Asked | undefined;
  /** for screen readers */
  spoken = '';
  /** give the focus back to what an event was opened from */
  back: (() => void) | undefined;
  #upcoming: { found: Uint32Array; from: number } | undefined;

  constructor(
    readonly host: Host,
    readonly model: Model,
  ) {
    const { order, first, last, precision } = model;
    // the grid begins where there is something: this month or the next that has an event, else the last one that had
    const dated = order.filter((n) => precision[n] !== UNDATED);
    const next = dated.find((n) => last[n]! >= this.today) ?? dated.at(-1);
    const begins = next === undefined ? this.today : first[next]!;
    this.day = next !== undefined && last[next]! >= this.today && begins < this.today ? this.today : begins;
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
  get level(): number {
    return this.host.depth;
  }
  /** numbers of what was found, in the order of time */
  get order(): Uint32Array {
    return this.model.order;
  }

  number = (n: number): string => numberFormat(this.locale).format(n);

  set(change: Partial<Pick<Browsing, 'show' | 'past' | 'spoken' | 'day' | 'dayOpen' | 'circuit'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
    if (change.show || change.day !== undefined || 'circuit' in change) this.host.changed();
  }

  /** Where in what was found the first event stands that is not over; its length when all are. */
  get upcoming(): number {
    const { order } = this;
    if (this.#upcoming?.found !== order) {
      const { precision, last } = this.model;
      const at = order.findIndex((n) => precision[n] === UNDATED || last[n]! >= this.today);
      this.#upcoming = { found: order, from: at < 0 ? order.length : at };
    }
    return this.#upcoming.from;
  }

  /** Shows more rows, and gives the focus to the first of them. */
  more(first: number): void {
    this.rows += PAGE;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus(`[data-row="${first}"] button`));
  }

  /** Moves in the grid. @param day where its arrows go */
  go(day: number, focus = true): void {
    if (day !== this.day) this.dayOpen = false;
    this.set({ day });
    if (focus) void this.host.updateComplete.then(() => this.focus('[role=grid] [tabindex="0"]'));
  }

  /** @param months how far, as numbers */
  turn(months: number, focus = false): void {
    this.go(inMonth(this.day, monthOf(this.day) + months), focus);
  }

  /** Lists the events of a day, and reads its heading. */
  openDay(day: number): void {
    this.day = day;
    this.set({ dayOpen: true });
    void this.host.updateComplete.then(() => this.focus('#day'));
  }

  /** Shows an event. @param back gives the focus back when it is closed; else what it was opened by has it */
  open(n: number, back?: () => void): void {
    this.back = back;
    this.chosen = n;
    this.host.requestUpdate();
    this.host.changed(true);
    void this.host.updateComplete.then(() => this.focus('#card'));
  }

  close(): void {
    const { chosen } = this;
    if (chosen === undefined) return;
    const back = this.back ?? ((): void => this.focus(`[data-n="${chosen}"]`, '[role=grid] [tabindex="0"]', '#q'));
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

  /** Gives the focus to the first of these that is there. */
  focus(...selectors: string[]): void {
    for (const selector of selectors) {
      const target = this.root.querySelector<HTMLElement>(selector);
      if (target) return target.focus();
    }
  }
}
