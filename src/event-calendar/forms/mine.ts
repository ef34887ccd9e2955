import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { msg } from '../../locale/index.ts';
import { copyOf, receiptOf } from '../../respondent/receipt.ts';
import type { Asked, Browsing } from '../browsing.ts';
import type { Unsettled } from './kept.ts';
import { followed } from './outgoing-view.ts';
import { keptBy, ticketOf, type Ticket } from './ticket.ts';
import { aboutTitle, ticketBody } from './ticket-view.ts';

/** What is shown of one's registrations, while that is open. */
interface Mine {
  readonly asked: Asked;
  tickets: readonly Ticket[] | undefined;
  /** sent off, and not accepted */
  unsettled: readonly Unsettled[];
  said?: 'wrong' | 'away' | undefined;
  readonly stop: AbortController;
}

const shown = new WeakMap<Browsing, Mine>();

/** What goes out, or is refused, while it is looked at is read again. */
function listen(s: Browsing, here: Mine): void {
  const { element } = s.host;
  const again = (): void => void (shown.get(s) === here && s.asked === here.asked && take(s, here));
  for (const type of ['varco-accepted', 'varco-rejected'])
    element.addEventListener(type, again, { signal: here.stop.signal });
}

/** Reads what is kept on the device. */
async function take(s: Browsing, here: Mine): Promise<void> {
  const kept = keptBy(s);
  const rows = await kept.all();
  here.unsettled = await kept.unsettled();
  here.tickets = [
    ...rows.map((row) => ticketOf(s, row)),
    // of another device, by its code, where nothing is kept
    ...(here.tickets ?? []).filter(({ row }) => !rows.some(({ id }) => id === row.id)),
  ];
  s.host.requestUpdate();
}

async function read(s: Browsing, here: Mine): Promise<void> {
  await take(s, here);
  for (const ticket of here.tickets!) void ticket.refresh();
  listen(s, here);
  await s.host.updateComplete;
  if (here.asked.receipt) return open(s, here, here.asked.receipt);
  s.focus('#asked');
}

/** Takes in a registration that was made elsewhere, by the code of its receipt. */
async function open(s: Browsing, here: Mine, typed: string): Promise<void> {
  const receipt = receiptOf(typed);
  const endpoint = s.host.address('endpoint')!;
  const own = receipt ? await copyOf(endpoint, receipt, s.host.element.requestHeaders) : 'wrong';
  if (typeof own === 'string' || own.kind !== 'registration') {
    here.said = own === 'away' ? 'away' : 'wrong';
    s.host.requestUpdate();
    await s.host.updateComplete;
    return s.focus('#receipt');
  }
  here.said = undefined;
  const row = { id: receipt!.id, about: String(own.about), at: Date.now(), receipt: { ...receipt! } };
  await keptBy(s).adopt(row);
  const ticket = ticketOf(s, row);
  here.tickets = [ticket, ...here.tickets!.filter((other) => other !== ticket)];
  await ticket.refresh();
  s.focus(`[data-ticket="${row.id}"]`);
}

const byCode = (s: Browsing, here: Mine): TemplateResult =>
  html`<form
    @submit=${(event: Event) => {
      event.preventDefault();
      void open(s, here, (event.target as HTMLFormElement).querySelector('input')!.value);
    }}
  >
    <label for="receipt">${msg('Receipt code, of a registration that was made on another device', { id: 'c-form-by-code' })}</label>
    <input
      class="control"
      id="receipt"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      aria-invalid=${here.said ? 'true' : nothing}
      aria-describedby=${here.said ? 'receipt-wrong' : nothing}
    />
    ${
      here.said
        ? html`<p class="notice error" id="receipt-wrong" role="alert">
            ${
              here.said === 'wrong'
                ? msg('This code opens nothing here. Check that it is whole.', { id: 'q-code-wrong' })
                : msg('This part of the page could not be loaded. Check the connection, then try again.', {
                    id: 'element-unreachable',
                  })
            }
          </p>`
        : nothing
    }
    <button>${msg('Show this registration', { id: 'c-form-show' })}</button>
  </form>`;

/** Registrations that are kept on this device, each with how it stands, and those whose code one has. */
export function mine(s: Browsing, asked: Asked): unknown {
  let here = shown.get(s);
  if (here?.asked !== asked) {
    here?.stop.abort();
    here = { asked, tickets: undefined, unsettled: [], stop: new AbortController() };
    shown.set(s, here);
    void read(s, here);
  }
  const { tickets, unsettled } = here;
  const now = here;
  return html`${heading(s.level, msg('Your registrations', { id: 'c-mine' }), 'asked', true)}
    ${
      s.host.keeps
        ? nothing
        : html`<p>${msg('Nothing is kept on this device: enter the code that you were given.', { id: 'c-form-unkept' })}</p>`
    }
    ${unsettled.map(
      (one) =>
        html`<section class="notice" data-unsettled=${one.row.id}>
          ${heading(s.level + 1, aboutTitle(s, one.row.about))} ${followed(s, one)}
        </section>`,
    )}
    ${
      tickets?.length
        ? tickets.map(
            (ticket) =>
              html`<section data-ticket=${ticket.row.id} tabindex="-1">
                ${heading(s.level + 1, aboutTitle(s, ticket.about))}
                ${ticketBody(ticket, (words) => html`<p><b>${words}</b></p>`)}
              </section>`,
          )
        : tickets && s.host.keeps && !unsettled.length
          ? html`<p>${msg('There are none on this device.', { id: 'c-form-mine-none' })}</p>`
          : nothing
    }
    ${tickets ? byCode(s, now) : nothing}`;
}
