import { copyOf, erase, type Receipt } from '../../respondent/receipt.ts';
import type { Browsing } from '../browsing.ts';
import { beside, call, sendOne } from './endpoint.ts';
import { keptOf, type KeptRegistration, type KeptRegistrations } from './kept.ts';
import { readState, type State } from './standing.ts';

/** What is being done, or was said of it. */
export type Doing =
  | 'reading'
  | 'unread'
  | 'sure'
  | 'cancelling'
  | 'waiting'
  | 'uncancelled'
  | 'accepting'
  | 'unaccepted'
  | 'lapsed'
  | 'surely'
  | 'erased'
  | 'unerased';

/** The registrations of a browsing that are kept. */
export const keptBy = (s: Browsing): KeptRegistrations =>
  keptOf(
    s.host.element,
    s.model.id,
    s.host.keeps,
    (about) => s.model.number(about) !== undefined || s.model.circuits.some(({ id }) => id === about),
  );

/** One registration after it was sent: how it stands, and what can be done with its code. */
export class Ticket {
  state: State;
  doing: Doing | undefined;
  /** the receipt's id and code; none of an endpoint that gives none */
  readonly receipt: Receipt | undefined;

  constructor(
    readonly s: Browsing,
    readonly row: KeptRegistration,
  ) {
    const { id, receipt } = row;
    this.state = readState(receipt);
    this.receipt = receipt?.code ? { id, code: receipt.code } : undefined;
  }

  get about(): string {
    return this.row.about;
  }

  do(doing: Doing | undefined, focus?: string): void {
    this.doing = doing;
    const { host } = this.s;
    host.requestUpdate();
    if (focus) void host.updateComplete.then(() => this.s.focus(focus));
  }

  /** Reads how it stands now; without an answer what was known stays, and that is said. */
  async refresh(): Promise<void> {
    const { receipt, s } = this;
    const endpoint = s.host.address('endpoint');
    if (!receipt || endpoint === undefined) return;
    if (!this.#asking) this.do('reading');
    const own = await copyOf(endpoint, receipt, s.host.element.requestHeaders);
    if (own === 'gone') return void (await this.#erased());
    if (typeof own !== 'string') this.state = readState(own);
    if (this.doing === 'reading') this.do(typeof own === 'string' ? 'unread' : undefined);
    else s.host.requestUpdate();
  }

  /** The person is asked whether they are sure: no answer of the line takes that away. */
  get #asking(): boolean {
    return this.doing === 'sure' || this.doing === 'surely';
  }

  /** Gives the seat back, by a submission of its own: what cannot be sent now is sent later. */
  async cancel(): Promise<void> {
    const { receipt, s } = this;
    if (!receipt) return;
    this.do('cancelling', '#ticket-said');
    const { id, code } = receipt;
    const sent = await sendOne(s, { kind: 'cancellation', about: id, answers: { code } }, ({ state }) => {
      if (state === 'accepted') void this.#cancelled();
      else if (state === 'refused') this.do('uncancelled');
      else if (state !== 'sending' && state !== 'waiting') this.do('waiting');
    });
    if (!sent) this.do('uncancelled');
  }

  async #cancelled(): Promise<void> {
    const { s, row } = this;
    this.state = { status: 'cancelled' };
    await keptBy(s).forget(row.id);
    this.do(undefined, '#ticket-said');
    await s.host.seats.fresh();
  }

  /** Takes a seat that is offered. Only this does: whoever follows a link changes nothing. @param event of a circuit */
  async accept(event?: string): Promise<void> {
    const { receipt, s } = this;
    const endpoint = s.host.address('endpoint');
    if (!receipt || endpoint === undefined) return;
    this.do('accepting');
    const of = event === undefined ? '' : `?event=${encodeURIComponent(event)}`;
    const url = beside(endpoint, `registrations/${receipt.id}/accept${of}`);
    const { status } = await call(s, url, { method: 'POST', code: receipt.code });
    if (status === 200) await this.refresh();
    else this.do(status === 410 ? 'lapsed' : 'unaccepted');
    s.focus('#ticket-said');
  }

  /** Has everything erased that was sent; that gives the seat back, too. */
  async erase(): Promise<void> {
    const { receipt, s } = this;
    const endpoint = s.host.address('endpoint');
    if (!receipt || endpoint === undefined) return;
    if (await erase(endpoint, receipt, s.host.element.requestHeaders)) await this.#erased();
    else this.do('unerased', '#ticket-said');
  }

  async #erased(): Promise<void> {
    await keptBy(this.s).forget(this.row.id);
    this.do('erased', '#ticket-said');
    await this.s.host.seats.fresh();
  }
}

const tickets = new WeakMap<Browsing, Map<string, Ticket>>();

/** The ticket of a registration; the same one while the page lives. */
export function ticketOf(s: Browsing, row: KeptRegistration): Ticket {
  const known = tickets.get(s) ?? new Map<string, Ticket>();
  tickets.set(s, known);
  let there = known.get(row.id);
  if (!there) {
    there = new Ticket(s, row);
    known.set(row.id, there);
  }
  return there;
}

/** A ticket that was shown on this page, by the id of its registration: also where nothing is kept. */
export const ticketShown = (s: Browsing, id: string): Ticket | undefined => tickets.get(s)?.get(id);
