import { save } from '../../element/save.ts';
import type { Browsing } from '../browsing.ts';
import { readAgenda, readParticipants, type Agenda, type Participant, type Wish } from './agenda-read.ts';
import { beside, call } from './endpoint.ts';
import { ticketShown } from './ticket.ts';

export type DayState = 'loading' | 'ready' | 'unknown' | 'failed' | 'saving' | 'saved' | 'unsaved' | 'closed';

/** A participant's two-sided day: whom they would like to meet, and once it was put together, whom they do meet. */
export class Day {
  state: DayState = 'loading';
  agenda: Agenda | undefined;
  /** those of the other side */
  others: readonly Participant[] = [];
  wishes: readonly Wish[] = [];
  /** numbers of slots, from 1 */
  unavailable: readonly number[] = [];
  /** number of the event */
  n = -1;
  #code = '';

  /** @param id of the registration */
  constructor(
    readonly s: Browsing,
    readonly id: string,
  ) {}

  #set(state: DayState): void {
    this.state = state;
    this.s.host.requestUpdate();
  }

  get #url(): string {
    return beside(this.s.host.address('endpoint')!, `agenda/${this.id}`);
  }

  async open(): Promise<void> {
    const { s } = this;
    const row = ticketShown(s, this.id)?.row;
    const n = row && s.model.number(row.about);
    if (!row?.receipt?.code || n === undefined) return this.#set('unknown');
    this.n = n;
    this.#code = row.receipt.code;
    const people = beside(s.host.address('endpoint')!, `events/${encodeURIComponent(row.about)}/participants`);
    const [own, all] = await Promise.all([call(s, this.#url, { code: this.#code }), call(s, people, {})]);
    const agenda = own.status === 200 ? readAgenda(own.json) : undefined;
    if (!agenda) return this.#set(own.status === 404 ? 'unknown' : 'failed');
    this.#take(agenda);
    this.#choose(readParticipants(all.json), own.json.side);
    this.#set('ready');
  }

  /** Whoever is not listed cannot tell their side by the list: then all who are may be chosen. */
  #choose(all: readonly Participant[], told: unknown): void {
    const { participant } = this.agenda!;
    const side = told ?? all.find(({ id }) => id === participant)?.side;
    this.others = all.filter((one) => one.id !== participant && one.side !== side);
  }

  #take(agenda: Agenda): void {
    this.agenda = agenda;
    this.wishes = agenda.wishes;
    this.unavailable = agenda.unavailable;
  }

  change(change: Partial<Pick<Day, 'wishes' | 'unavailable'>>): void {
    Object.assign(this, change);
    this.#set('ready');
  }

  /** Sends the wishes; they may be sent again until the day is put together. */
  async send(): Promise<void> {
    const { wishes: preferences, unavailable, s } = this;
    this.#set('saving');
    const { status, json } = await call(s, this.#url, {
      method: 'PUT',
      body: { preferences, unavailable },
      code: this.#code,
    });
    const agenda = status === 200 ? readAgenda(json) : undefined;
    if (agenda) this.#take(agenda);
    this.#set(agenda ? 'saved' : status === 410 ? 'closed' : 'unsaved');
  }

  /** The meetings for a calendar program: fetched here, since the code goes in no address. */
  async download(): Promise<void> {
    const { s } = this;
    const response = await fetch(`${this.#url}?format=ics`, {
      headers: { ...s.host.element.requestHeaders, Authorization: `Receipt ${this.#code}` },
      referrerPolicy: 'same-origin',
      cache: 'no-store',
    }).catch(() => undefined);
    if (response?.ok) save(await response.blob(), 'agenda.ics');
    else this.#set('failed');
  }
}
