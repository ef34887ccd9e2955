import { html, nothing } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { dateFormat, msg, str } from '../../locale/index.ts';
import type { InsetSitting } from '../../respondent/inset.ts';
import type { Browsing } from '../browsing.ts';
import { call, type Answer } from './endpoint.ts';
import { holdState, NEAR, type HoldState } from './hold-state.ts';

/**
 * A seat that is kept while somebody fills in the form, under the id that the registration will have. Where the endpoint
 * keeps none, there is simply none: whoever sends first has the seat. Who leaves the page gives it back at once, and is
 * given one again, or told that it has gone, when they come back to the page as they left it.
 */
export class Hold {
  state: HoldState = 'none';
  /** by the visitor's clock, ms */
  until = 0;
  /** how many more times it can be extended */
  extendable = 0;
  /** of the submission to come */
  readonly id: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listening = new AbortController();
  #released = false;
  /** the registration was sent under this id: the seat is the registration's */
  #spent = false;
  /** asked for without an answer */
  #unanswered = false;
  /** given back, for the page was left */
  #given: Promise<Answer> | undefined;
  #known: string | undefined;

  constructor(
    readonly s: Browsing,
    readonly event: string,
    readonly sitting: Pick<InsetSitting, 'id' | 'phase'>,
  ) {
    this.id = sitting.id;
    this.#listen();
  }

  #listen(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('pagehide', () => this.leave(), { signal });
    addEventListener('pageshow', ({ persisted }) => void (persisted && this.comeBack()), { signal });
    addEventListener('online', () => void (this.#unanswered && this.take()), { signal });
  }

  /** Sees whether the registration was sent meanwhile. To be called whenever the form is drawn. */
  look(): void {
    if (this.sitting.id === this.id) this.#spent = this.sitting.phase !== 'answering';
  }

  get #held(): boolean {
    return this.state === 'held' || this.state === 'near';
  }

  /** Where seats are held; an element that has just left the page knows it no more. */
  get #holds(): string | undefined {
    return (this.#known = this.s.host.seats.holds ?? this.#known);
  }

  async take(): Promise<void> {
    const { seats } = this.s.host;
    const holds = this.#holds;
    if (holds === undefined || this.#released) return;
    // of one that was held before, the number may still count that
    if (!this.until && seats.of(this.event)?.left === 0) {
      this.state = 'full';
      return this.s.host.requestUpdate();
    }
    this.#told(await call(this.s, holds, { method: 'POST', body: { event: this.event, id: this.id } }));
  }

  async extend(): Promise<void> {
    const holds = this.#holds;
    if (holds === undefined) return;
    const url = `${holds}/${this.id}/extend`;
    this.#told(await call(this.s, url, { method: 'POST', body: { event: this.event } }));
  }

  /**
   * Gives it up: nobody fills in the form any more. What was sent has used it: then nothing is given up.
   * @param unsent what was handed over to be sent was given up, too
   */
  release(unsent = false): void {
    this.look();
    if (unsent) this.#spent = false;
    this.#released = true;
    this.#listening.abort();
    this.#give();
  }

  /** The page is left, or the element leaves it: others may have the seat meanwhile. @param element it is the element */
  leave(element = false): void {
    if (element) this.#listening.abort();
    this.look();
    this.#given = this.#give() ?? this.#given;
    this.s.host.requestUpdate();
  }

  /** The page is back as it was left, or the element is. */
  async comeBack(): Promise<void> {
    const given = this.#given;
    if (this.#listening.signal.aborted && !this.#released) this.#listen();
    if (!given) return;
    this.#given = undefined;
    // the seat that was given back must not be taken away after it was taken again
    await given;
    this.look();
    if (this.#spent) return;
    this.state = 'lapsed';
    await this.take();
    if ((this.state as HoldState) === 'full') this.state = 'gone';
    this.s.host.requestUpdate();
  }

  #give(): Promise<Answer> | undefined {
    clearTimeout(this.#timer);
    const holds = this.#holds;
    if (this.#spent || holds === undefined || !this.#held) return undefined;
    this.state = 'none';
    const url = `${holds}/${this.id}?event=${encodeURIComponent(this.event)}`;
    return call(this.s, url, { method: 'DELETE', keepalive: true });
  }

  #told({ status, json }: Answer): void {
    const until = Date.parse(String(json.until));
    this.#unanswered = !status && !this.until;
    if (status === 404 && this.until) this.state = 'lapsed';
    else if (status === 409 && String(json.type).endsWith('full')) this.state = 'full';
    else if (until) {
      this.until = until;
      this.extendable = Number(json.extendable) || 0;
      this.#wait();
    }
    // it was given up while the answer was on its way
    if (this.#released) this.#give();
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

/** Tells a hold that its element leaves the page, or comes back. One that is only moved is back at once. */
class Presence extends AsyncDirective {
  #of: Hold | undefined;
  render(of: Hold): unknown {
    this.#of = of;
    return nothing;
  }
  protected override disconnected(): void {
    const hold = this.#of!;
    queueMicrotask(() => {
      if (!hold.s.host.element.isConnected) hold.leave(true);
    });
  }
  protected override reconnected(): void {
    void this.#of!.comeBack();
  }
}
const presence = directive(Presence);

/** What is said of it above the form. Without a network it has to be said that no seat can be promised. */
export function holdNotice(hold: Hold | undefined): unknown {
  if (!hold) return nothing;
  hold.look();
  const { s, state, until, extendable } = hold;
  const held = state === 'held' || state === 'near';
  const time = dateFormat(s.locale, { timeStyle: 'short' }).format(until);
  const said = {
    none: '',
    held: msg(str`A seat is yours until ${time}.`, { id: 'c-form-held' }),
    near: msg(str`The seat is yours only until ${time}: send soon, or keep it longer.`, { id: 'c-form-held-near' }),
    lapsed: msg('The seat is not kept for you any more. What you wrote is still here: it can still be sent.', {
      id: 'c-form-held-over',
    }),
    full: msg('There is no seat at the moment: what you send goes on the waiting list, if there is one.', {
      id: 'c-form-held-none',
    }),
    gone: msg(
      'While you were away the seat went to somebody else. What you wrote is still here: what you send goes on the waiting list, if there is one.',
      { id: 'c-form-held-gone' },
    ),
  }[state];
  const away = !navigator.onLine;
  const words =
    away && !held
      ? msg('Without a connection no seat can be kept for you: once it was sent you learn whether there is one.', {
          id: 'c-form-held-away',
        })
      : said;
  return [
    presence(hold),
    words
      ? html`<div class="notice hold">
          <p role="status">${words}</p>
          ${
            extendable && held && !away
              ? html`<button @click=${() => void hold.extend()}>
                  ${msg('Keep it longer', { id: 'c-form-extend' })}
                </button>`
              : nothing
          }
          ${
            state === 'lapsed' && !away
              ? html`<button @click=${() => void hold.take()}>
                  ${msg('Keep a seat again', { id: 'c-form-hold-again' })}
                </button>`
              : nothing
          }
        </div>`
      : nothing,
  ];
}
