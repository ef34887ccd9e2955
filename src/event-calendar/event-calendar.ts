import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues } from 'lit';
import { VarcoChangeEvent, type VarcoOpenEvent } from '../element/events.ts';
import { heading } from '../element/heading.ts';
import { idle, VarcoElement } from '../element/varco-element.ts';
import { said } from '../locale/texts.ts';
import { advice } from '../finding/views/advice.ts';
import { MANY } from '../finding/slices.ts';
import { filters, layouts, outcome } from '../finding/views/filters.ts';
import { findingStyles } from '../finding/finding.styles.ts';
import type { Linking } from '../finding/linking.ts';
import { msg, plural, str } from '../locale/index.ts';
import type { Waiting } from '../respondent/waiting.ts';
import { Browsing, type Host } from './browsing.ts';
import { eventCalendarStyles } from './event-calendar.styles.ts';
import type { Show } from './find/state.ts';
import { link, linkedReceipt, resume } from './linking.ts';
import './messages.ts';
import type { Model } from './model.ts';
import { read } from './read.ts';
import { counted } from './names.ts';
import { late, load } from './views/lazy.ts';
import { Seats } from './seats.ts';
import { asking, mineButton, outgoing } from './views/asking.ts';
import { list } from './views/list.ts';
import { month } from './views/month.ts';
import { stale } from './views/seats.ts';

const views = { list, month };

/**
 * Events on a page: what there is, when, as exactly as it is known, where, and what became of it; in a list, in the grid of
 * a month, along a year, and as circuits; with registration in place.
 *
 * @tag varco-event-calendar
 * @attr {string} begin - What is looked for at first, as the parameters of a link have it: `kind=study-visit&show=month`.
 * @attr {boolean} linked-data - Puts the events into the page as JSON-LD (schema.org), for search engines.
 * @attr {string} feed - Address of the same programme as iCalendar (`https:` or `webcal:`), for calendars that follow it.
 * @attr {boolean} import - Offers to bring in a file of events: to look at them here and to take them along as JSON.
 * @summary Shows programmes of events, and takes registrations.
 *
 * @fires {VarcoChangeEvent} varco-change - Something else is looked for or shown; detail `{about, entry}`.
 */
export class VarcoEventCalendar extends VarcoElement<Model> implements Host {
  static override styles: CSSResultGroup = [VarcoElement.styles, findingStyles, eventCalendarStyles];
  static override properties: PropertyDeclarations = {
    begin: {},
    feed: {},
    import: { type: Boolean },
    linkedData: { type: Boolean, attribute: 'linked-data' },
  };

  /** What is looked for at first, as the parameters of a link: `kind=study-visit&entry=cp01`. */
  declare begin?: string | null;
  /** Address of the same programme as iCalendar. */
  declare feed?: string | null;
  declare import?: boolean;
  declare linkedData?: boolean;

  #linking: Linking<unknown> | undefined;
  /** of what linked data were written, in which language */
  #linked: readonly [Browsing, string] | undefined;
  #unsent: Waiting | undefined;
  /** what was shown to the end: then the rest comes */
  #begun: Browsing | undefined;
  protected browsing: Browsing | undefined;
  /** @internal */
  readonly seats = new Seats(this, () => {
    void this.browsing?.renew('seats');
    this.#linked = undefined;
  });

  /** @internal */
  get element(): this {
    return this;
  }

  /** Whether anything may be kept on the device. @internal */
  get keeps(): boolean {
    return !this.sharedComputer && this.drafts !== 'off';
  }

  /** Whether events may be brought in. @internal */
  get importing(): boolean {
    return !!this.import;
  }

  /** Shows another document. @internal */
  show(document: unknown): void {
    this.definition = document;
  }

  /** What waits to be sent, and no form shows. @internal */
  readonly followed = new Set<string>();

  /** @internal */
  follow(ids: readonly string[]): void {
    for (const id of ids) this.followed.add(id);
    if (ids.length) this.requestUpdate();
  }

  /** The level of the first heading. @internal */
  get depth(): number {
    return this.level;
  }

  protected override get identity(): { id: string; version: string } | undefined {
    return this.model && { id: this.model.id, version: this.model.version };
  }

  protected override read(document: unknown): Model {
    const model = read(document);
    // what has a digest was checked by who published it; of very many events an author is told by `varco check`
    if (!model.head.digest && model.size <= MANY) idle(() => this.#inspect(document));
    return model;
  }

  /** Tells the author of all that was left out, or looks wrong. */
  readonly #inspect = (document: unknown): void => {
    import('../form/events-check.ts')
      .then(({ checkEvents }) => this.tell('document', checkEvents(document)))
      .catch(() => {});
  };

  /** Before anything is drawn: what was begun while drawing would be drawn twice. */
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { model } = this;
    const before = this.browsing;
    if (!model || before?.model === model) return;
    const s = (this.browsing = new Browsing(this, model));
    // whoever fills in a form goes on with it when the document is renewed meanwhile
    if (before?.model.id === model.id) s.asked = before.asked;
    this.#linking = undefined;
    void this.#begin(s, before?.model.id === model.id ? before : undefined).then(() => idle(() => void this.#more(s)));
  }

  /** What comes later, and what an earlier visit could not send. */
  async #more(s: Browsing): Promise<void> {
    try {
      const { sendUnsent } = await load(this.activeLocale);
      this.#begun = s;
      this.requestUpdate();
      this.#unsent = await sendUnsent(this, s.model.id);
      this.follow(this.#unsent?.waited ?? []);
    } catch {
      // it is asked for again by what is opened
    }
  }

  protected override renderDocument(model: Model): unknown {
    const s = this.browsing;
    if (s?.asked) return asking(s);
    if (!s?.found) return nothing;
    const { title, intro, notice } = model.head;
    const none = !s.order.length && s.show !== 'circuits';
    const instead =
      s.chosen !== undefined
        ? late(s, ({ card }) => card(s, s.chosen!))
        : s.show === 'circuits'
          ? late(s, ({ circuits }) => circuits(s))
          : none
            ? advice(s, msg('There are no events here yet.', { id: 'c-empty' }))
            : s.show === 'year'
              ? late(s, ({ year }) => year(s))
              : views[s.show](s);
    return html`${title ? heading(this.level, said(title, s), 'searched') : nothing}
      ${intro ? html`<p>${said(intro, s)}</p>` : nothing}
      ${this.followed.size ? outgoing(s) : nothing}
      ${filters(s, msg('a topic, a place, an organisation…', { id: 'c-search-hint' }), title && 'searched')}
      ${outcome(
        s,
        this.#counted(s),
        layouts(this.#shows(s), s.show, (show) => s.set({ show })),
      )}
      ${instead}
      ${stale(s)} ${mineButton(s)}
      ${this.#begun === s && s.chosen === undefined ? late(s, ({ taking }) => taking(s), nothing) : nothing}
      ${notice ? html`<p class="muted small">${said(notice, s)}</p>` : nothing}
      <div class="unseen" role="status">${s.spoken}</div>`;
  }

  #counted(s: Browsing): string {
    const { size } = s.model;
    const found = s.order.length;
    return found === size
      ? counted(s, size)
      : plural(s.locale, found, {
          one: msg(str`{n} of ${s.number(size)} events`, { id: 'c-found-one', desc: '{n} is 1' }),
          other: msg(str`{n} of ${s.number(size)} events`, { id: 'c-found' }),
        });
  }

  #shows({ model }: Browsing): Record<Show, string> {
    const names = {
      list: msg('List', { id: 'c-list' }),
      month: msg('Month', { id: 'c-month' }),
      year: msg('Year', { id: 'c-year' }),
    };
    // without circuits, there is no way to them
    return (model.circuits.length ? { ...names, circuits: msg('Circuits', { id: 'c-circuits' }) } : names) as Record<
      Show,
      string
    >;
  }

  /** Begins where the page or its address says, or goes on where one was in a document of which this is another state. */
  async #begin(s: Browsing, before: Browsing | undefined): Promise<void> {
    if (this.deepLinks || this.begin) {
      this.#linking = link(this, s);
      if (!before) this.#linking.begin();
    }
    if (before) {
      // what is on the page, and has the focus, stays there meanwhile
      s.showAll();
      resume(s, before);
    }
    this.#openLinked();
    if (!before) await s.begin();
  }

  /** The link of a mail opens the registration that it is about. */
  #openLinked(): void {
    const receipt = this.browsing && this.address('endpoint') ? linkedReceipt() : undefined;
    if (receipt) this.browsing!.ask({ what: 'mine', receipt });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.seats.update();
    if (this.browsing?.found) void this.#linkData(this.browsing);
  }

  /** Linked data, for those who ask for it by an attribute. */
  async #linkData(s: Browsing): Promise<void> {
    const wanted = this.linkedData ? s.locale : '';
    const [of, written = ''] = this.#linked ?? [];
    if (wanted === written && (of === s || !wanted)) return;
    this.#linked = [s, wanted];
    const { linkData } = await load(s.locale);
    this.tell('attribute', linkData(this, s, !!wanted));
  }

  /** @internal */
  changed(step = false): void {
    const s = this.browsing!;
    const entry = s.chosen === undefined ? undefined : s.model.ids[s.chosen];
    this.dispatchEvent(new VarcoChangeEvent({ about: s.model.id, entry }));
    this.#linking?.changed(step);
  }

  readonly #travelled = (): void => {
    this.#openLinked();
    this.#linking?.travelled();
  };
  readonly #printed = ({ type }: Event): void => this.browsing?.paper(type === 'beforeprint');

  override connectedCallback(): void {
    super.connectedCallback();
    this.seats.connect();
    void this.#unsent?.begin();
    this.ownerDocument.addEventListener('varco-open', this.#answer);
    addEventListener('popstate', this.#travelled);
    addEventListener('beforeprint', this.#printed);
    addEventListener('afterprint', this.#printed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.seats.disconnect();
    this.#unsent?.stop();
    this.ownerDocument.removeEventListener('varco-open', this.#answer);
    removeEventListener('popstate', this.#travelled);
    removeEventListener('beforeprint', this.#printed);
    removeEventListener('afterprint', this.#printed);
  }

  /** Another widget of the page asks for an event: shows it, if it has it. */
  readonly #answer = (event: Event): void => {
    const { kind, id } = (event as VarcoOpenEvent).detail;
    const n = kind === 'event' && !event.defaultPrevented ? this.browsing?.model.number(id) : undefined;
    if (n === undefined) return;
    event.preventDefault();
    const from = this.ownerDocument.activeElement as HTMLElement | null;
    this.browsing!.open(n, () => from?.focus());
    this.scrollIntoView({ block: 'nearest' });
  };
}
