import { html, nothing, type TemplateResult } from 'lit';
import { heading as headingAt } from '../../element/heading.ts';
import { checkIcon } from '../../element/icons.ts';
import { dateFormat, msg, plural, str } from '../../locale/index.ts';
import { plain, said } from '../../locale/texts.ts';
import type { InsetSitting } from '../../respondent/inset.ts';
import type { Copy } from '../../respondent/outcome.ts';
import { heading } from '../../respondent/parts.ts';
import type { Browsing } from '../browsing.ts';
import { whereSaid } from '../names.ts';
import { addToCalendar } from '../views/deeds.ts';
import { askButton } from '../views/seats.ts';
import { momentOf } from './common.ts';
import { otherDates } from './refused.ts';
import type { Standing, Status } from './standing.ts';
import { ticketOf, type Doing, type Ticket } from './ticket.ts';

/** A moment by the visitor's clock, with its day. */
const at = (s: Browsing, ms: number): string =>
  dateFormat(s.locale, { dateStyle: 'long', timeStyle: 'short' }).format(ms);

export const statusSaid = (s: Browsing, { status, position }: Standing): string => {
  const names: Record<Status, string> = {
    stored: msg('Received', { id: 'q-received' }),
    confirmed: msg('You have a seat', { id: 'c-form-confirmed' }),
    waitlisted:
      position === undefined
        ? msg('You are on the waiting list', { id: 'c-form-waiting' })
        : msg(str`You are on the waiting list: place ${s.number(position)}`, { id: 'c-form-waiting-place' }),
    pending: msg('Your registration is being looked at', { id: 'c-form-pending' }),
    offered: msg('A seat is offered to you', { id: 'c-form-offered' }),
    lapsed: msg('The seat that was offered to you went to the next', { id: 'c-form-lapsed' }),
    cancelled: msg('Your registration is cancelled', { id: 'c-form-was-cancelled' }),
  };
  return names[status];
};

/** What happens next, or what one has to do. */
export function nextSaid(s: Browsing, { status, offeredUntil }: Standing, n: number | undefined): string {
  const hours = (n !== undefined && s.model.event(n).registration?.offerHours) || 48;
  switch (status) {
    case 'confirmed':
      return msg('If you cannot come, cancel: the seat goes to who waits for one.', { id: 'c-form-next-confirmed' });
    case 'waitlisted':
      return plural(s.locale, hours, {
        one: msg('When a seat becomes free you are written to, and have {n} hour to take it.', {
          id: 'c-form-next-waiting-one',
        }),
        other: msg('When a seat becomes free you are written to, and have {n} hours to take it.', {
          id: 'c-form-next-waiting',
        }),
      });
    case 'pending':
      return msg('You are written to when it was decided.', { id: 'c-form-next-pending' });
    case 'offered':
      return offeredUntil
        ? msg(str`Take it until ${at(s, offeredUntil)}; after that it goes to the next.`, { id: 'c-form-next-offered' })
        : '';
    default:
      return '';
  }
}

const doingSaid = (doing: Doing | undefined): string => {
  switch (doing) {
    case 'reading':
    case 'accepting':
      return msg('Loading…', { id: 'element-loading' });
    case 'unread':
      return msg('How it stands now could not be asked. This is what was known last.', { id: 'c-form-unread' });
    case 'cancelling':
      return msg('The cancellation is being sent.', { id: 'c-form-cancelling' });
    case 'waiting':
      return msg('The cancellation could not be sent yet. It is sent as soon as possible: keep this page open.', {
        id: 'c-form-cancel-waiting',
      });
    case 'uncancelled':
      return msg('It could not be cancelled. Try again, or write to who organises.', { id: 'c-form-uncancelled' });
    case 'unaccepted':
      return msg('The seat could not be taken now. Try again.', { id: 'c-form-unaccepted' });
    case 'lapsed':
      return msg('The offer has ended.', { id: 'c-form-offer-ended' });
    case 'erased':
      return msg('Your data has been deleted.', { id: 'q-erased' });
    case 'unerased':
      return msg('Your data could not be deleted now. Try again later.', { id: 'q-unerased' });
    default:
      return '';
  }
};

const line = (term: unknown, value: unknown): unknown =>
  value ? html`<div><dt>${term}</dt><dd>${value}</dd></div>` : nothing;

/** What belongs to a seat: the table, the support, where one joins. */
function seatFacts(s: Browsing, n: number, { table, support, joining }: Standing): unknown[] {
  const { tables = [] } = s.model.event(n);
  const seated = table && tables.find(({ id }) => id === table);
  const { url, note } = joining ?? {};
  return [
    line(msg('Table', { id: 'c-form-table' }), table && (seated ? said(seated.title, s) : table)),
    line(
      msg('Supported seat', { id: 'c-form-supported' }),
      support === undefined
        ? ''
        : support
          ? msg('reserved for you', { id: 'c-form-supported-yes' })
          : msg('none was left', { id: 'c-form-supported-no' }),
    ),
    line(msg('Join here', { id: 'c-form-join' }), url && html`<a href=${url} rel="noopener">${url}</a>`),
    note ? html`<div><dd>${said(note, s)}</dd></div>` : nothing,
  ];
}

/** An event of a registration, with how it stands there. */
function eventFacts(t: Ticket, id: string, standing: Standing, alone: boolean): TemplateResult {
  const { s } = t;
  const n = s.model.number(id);
  if (n === undefined) return html`<li>${id}: ${statusSaid(s, standing)}</li>`;
  return html`<li>
    <b>${plain(s.model.event(n).title, s)}</b>
    ${alone ? nothing : html`<p>${statusSaid(s, standing)}. ${nextSaid(s, standing, n)}</p>`}
    <p class="muted">${[momentOf(s, n), whereSaid(s, s.model.event(n))].filter(Boolean).join(' · ')}</p>
    <dl>${seatFacts(s, n, standing)}</dl>
    ${
      standing.status === 'confirmed' && s.model.event(n).matching && t.receipt
        ? askButton(s, msg('Your meetings in pairs', { id: 'c-form-your-day' }), { what: 'matching', id: t.row.id })
        : nothing
    }
    ${standing.status === 'confirmed' ? addToCalendar(s, n) : nothing}
    ${standing.status === 'offered' ? acceptButton(t, alone ? undefined : id) : nothing}
    ${standing.status === 'waitlisted' ? otherDates(s, n, true) : nothing}
  </li>`;
}

const acceptButton = (t: Ticket, event: string | undefined): TemplateResult =>
  html`<button class="primary" ?disabled=${t.doing === 'accepting'} @click=${() => void t.accept(event)}>
    ${msg('Take the seat', { id: 'c-form-accept' })}
  </button>`;

/** Selects the code too, so that it can be copied where the clipboard is out of reach. */
function copyCode({ currentTarget }: Event): void {
  const code = (currentTarget as HTMLElement).previousElementSibling!;
  getSelection()!.selectAllChildren(code);
  navigator.clipboard?.writeText(code.textContent).catch(() => {});
}

/** The code, by which one sees it again on any device. */
const code = (t: Ticket): unknown =>
  t.receipt
    ? html`<div class="notice success">
        <p id="code">${msg('Receipt code', { id: 'q-code' })}</p>
        <code aria-labelledby="code">${t.receipt.id}.${t.receipt.code}</code>
        <button @click=${copyCode}>${msg('Copy', { id: 'q-copy' })}</button>
        <p class="muted">
          ${
            t.s.host.keeps
              ? msg('It is kept on this device. On another one, enter it under “Your registrations”.', {
                  id: 'c-form-code-kept',
                })
              : msg('Keep it: it is not stored on this device. Enter it under “Your registrations”.', {
                  id: 'c-form-code-unkept',
                })
          }
        </p>
      </div>`
    : html`<p>${msg('To cancel, write to who organises.', { id: 'c-form-no-code' })}</p>`;

/** Asks in place before what cannot be undone. */
function sure(t: Ticket, doing: 'sure' | 'surely', label: string, what: string, act: () => void): unknown {
  if (t.doing !== doing)
    return html`<button class="quiet" @click=${() => t.do(doing, `#ticket-${doing}`)}>${label}…</button>`;
  return html`<div class="notice" role="group" aria-labelledby="ticket-${doing}">
    <p id="ticket-${doing}" tabindex="-1">${what}</p>
    <div class="row">
      <button class="danger" @click=${act}>${label}</button>
      <button class="quiet" @click=${() => t.do(undefined)}>${msg('Keep it', { id: 'c-form-keep' })}</button>
    </div>
  </div>`;
}

const actions = (t: Ticket): unknown =>
  t.receipt && t.state.status !== 'cancelled' && !['erased', 'cancelling', 'waiting'].includes(t.doing ?? '')
    ? html`<div class="row">
        ${sure(
          t,
          'sure',
          msg('Cancel the registration', { id: 'c-form-cancel' }),
          msg('Your seat, or your place on the waiting list, goes to the next at once. This cannot be undone.', {
            id: 'c-form-cancel-sure',
          }),
          () => void t.cancel(),
        )}
        ${sure(
          t,
          'surely',
          msg('Delete my data', { id: 'q-erase' }),
          msg('This cancels the registration and deletes all that you wrote. This cannot be undone.', {
            id: 'c-form-erase-sure',
          }),
          () => void t.erase(),
        )}
      </div>`
    : nothing;

/** How a registration stands, what comes next, and what can be done. @param status the heading, which says its status */
export function ticketBody(t: Ticket, status: (words: string) => unknown): TemplateResult {
  const { s, state, doing, about } = t;
  const n = s.model.number(about);
  const over = state.status === 'cancelled' || doing === 'erased';
  const saying = doingSaid(doing);
  const next = over ? '' : nextSaid(s, state, n);
  const { model } = s;
  const place = ([id]: readonly [string, Standing]): number => model.order.indexOf(model.number(id) ?? -1);
  // as they come, whatever the order in which their seats were given
  const stages = Object.entries(state.stages ?? {}).sort((a, b) => place(a) - place(b));
  return html`<div class="ticket">
    ${status(doing === 'erased' ? doingSaid(doing) : statusSaid(s, state))}
    <p id="ticket-said" tabindex="-1" role="status" ?hidden=${!saying}>${saying}</p>
    ${next && !stages.length ? html`<p>${next}</p>` : nothing}
    ${
      over
        ? nothing
        : html`<ul class="events">
            ${
              stages.length
                ? stages.map(([id, standing]) => eventFacts(t, id, standing, false))
                : n === undefined
                  ? html`<li>${circuitTitle(s, about)}</li>`
                  : eventFacts(t, about, state, true)
            }
          </ul>
          ${code(t)}`
    }
    ${actions(t)}
  </div>`;
}

const circuitTitle = (s: Browsing, id: string): string => {
  const circuit = s.model.circuits.find((one) => one.id === id);
  return circuit ? plain(circuit.title, s) : id;
};

/** What was registered for, by its title. */
export const aboutTitle = (s: Browsing, about: string): string => {
  const n = s.model.number(about);
  return n === undefined ? circuitTitle(s, about) : plain(s.model.event(n).title, s);
};

const asked = new WeakSet<Ticket>();

/** A receipt says the least: each event of a circuit, and where one joins, is told to who shows the code. Once, after it. */
function complete(t: Ticket): void {
  if (asked.has(t) || !t.row.receipt?.statusUrl) return;
  asked.add(t);
  void t.s.host.updateComplete.then(() => t.refresh());
}

/** The tick is for a seat: a place on the waiting list is no end, and a cancellation none to be glad of. */
const done = ({ state: { status }, doing }: Ticket): boolean =>
  (status === 'confirmed' || status === 'stored') && doing !== 'erased';

/** In the place of a form's receipt: what came of the registration. */
export function received(s: Browsing, sitting: InsetSitting, { ways, paper, again }: Copy): TemplateResult {
  const { receipt } = sitting;
  const t = ticketOf(s, { id: receipt!.id, about: sitting.asks.about, at: Date.now(), receipt: receipt! });
  complete(t);
  return html`<div class="main">
    ${ticketBody(t, (words) => [done(t) ? html`<div class="tick">${checkIcon()}</div>` : nothing, heading(sitting, 1, words, 'step')])}
    <div class="row">
      ${ways}
      <button @click=${() => void sitting.clear()}>${again}</button>
    </div>
    ${paper}
  </div>`;
}

/** A registration that was sent before, alone. @param more what else can be done */
export const ticketAlone = (t: Ticket, more: unknown): TemplateResult =>
  html`${headingAt(
    t.s.level,
    msg(str`Your registration: ${aboutTitle(t.s, t.about)}`, { id: 'c-form-yours' }),
    'asked',
    true,
  )}
  ${ticketBody(t, (words) => headingAt(t.s.level + 1, words, 'ticket'))} ${more}`;
