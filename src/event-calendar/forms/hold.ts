import { html, nothing } from 'lit';
import { dateFormat, msg, str } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import { call } from './endpoint.ts';
import { holdState, NEAR, type HoldState } from './hold-state.ts';

/**
 * A seat that is kept while somebody fills in the form, under the id that the registration will have. Where the endpoint
 * keeps none, there is simply none: whoever sends first has the seat.
 */
export class Hold {
  state: HoldState = 'none';
  /** by the visitor's clock, ms */
  until = 0;
  /** how many more times it can be extended */
  extendable = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(
    readonly s: Browsing,
    readonly event: string,
    /** of the submission to come */
    readonly id: string,
  ) {}

  async take(): Promise<void> {
    const { seats } = this.s.host;
    const { holds } = seats;
    if (holds === undefined || this.#closed) return;
    // of one that was held before, the number may still count that
    if (!this.until && seats.of(this.event)?.left === 0) {
      this.state = 'full';
      return this.s.host.requestUpdate();
    }
    this.#told(await call(this.s, holds, { method: 'POST', body: { event: this.event, id: this.id } }));
  }

  async extend(): Promise<void> {
    const { holds } = this.s.host.seats;
    if (holds === undefined) return;
    const url = `${holds}/${this.id}/extend`;
    this.#told(await call(this.s, url, { method: 'POST', body: { event: this.event } }));
  }

  /** Gives it up. What was sent has used it: then nothing is given up. */
  release(sent: boolean): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    const { holds } = this.s.host.seats;
    if (sent || holds === undefined || (this.state !== 'held' && this.state !== 'near')) return;
    this.state = 'none';
    const url = `${holds}/${this.id}?event=${encodeURIComponent(this.event)}`;
    void call(this.s, url, { method: 'DELETE', keepalive: true });
  }

  #told({ status, json }: Awaited<ReturnType<typeof call>>): void {
    const until = Date.parse(String(json.until));
    if (status === 404 && this.until) this.state = 'lapsed';
    else if (status === 409 && String(json.type).endsWith('full')) this.state = 'full';
    else if (until) {
      this.until = until;
      this.extendable = Number(json.extendable) || 0;
      this.#wait();
    }
    if (this.#closed) this.release(false);
    else this.s.host.requestUpdate();
  }

  /** Told twice, near its end and at it: a countdown would never let a screen reader be silent. */
  #wait(): void {
    clearTimeout(this.#timer);
    const left = this.until - Date.now();
    this.state = holdState(left);
    if (this.state === 'lapsed') return;
    this.#timer = setTimeout(
      () => {
        this.#wait();
        this.s.host.requestUpdate();
      },
      this.state === 'near' ? left : left - NEAR,
    );
  }
}

/** What is said of it above the form. */
export function holdNotice(hold: Hold | undefined): unknown {
  if (!hold || hold.state === 'none') return nothing;
  const { s, state, until, extendable } = hold;
  const time = dateFormat(s.locale, { timeStyle: 'short' }).format(until);
  const said = {
    held: msg(str`A seat is yours until ${time}.`, { id: 'c-form-held' }),
    near: msg(str`The seat is yours only until ${time}: send soon, or keep it longer.`, { id: 'c-form-held-near' }),
    lapsed: msg('The seat is not kept for you any more. What you wrote is still here: it can still be sent.', {
      id: 'c-form-held-over',
    }),
    full: msg('There is no seat at the moment: what you send goes on the waiting list, if there is one.', {
      id: 'c-form-held-none',
    }),
  }[state];
  return html`<div class="notice hold">
    <p role="status">${said}</p>
    ${
      extendable && (state === 'held' || state === 'near')
        ? html`<button @click=${() => void hold.extend()}>${msg('Keep it longer', { id: 'c-form-extend' })}</button>`
        : nothing
    }
    ${
      state === 'lapsed'
        ? html`<button @click=${() => void hold.take()}>${msg('Keep a seat again', { id: 'c-form-hold-again' })}</button>`
        : nothing
    }
  </div>`;
}
