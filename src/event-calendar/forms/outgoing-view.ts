import { html, nothing } from 'lit';
import { msg } from '../../locale/index.ts';
import type { Browsing, Host } from '../browsing.ts';
import { askButton } from '../views/seats.ts';
import { Outgoing, type Followed } from './outgoing.ts';
import { refusalSaid } from './refused.ts';
import { readState } from './standing.ts';
import { aboutTitle, nextSaid, statusSaid } from './ticket-view.ts';
import { notYet, notYetWhy } from './under-way.ts';

const all = new WeakMap<Host, Outgoing>();

/** How it stands, and what comes next: accepted, refused, or on its way. */
function standing(s: Browsing, { row, entry }: Followed): [status: string, next: string] {
  if (row.receipt) {
    const state = readState(row.receipt);
    return [statusSaid(s, state), nextSaid(s, state, s.model.number(row.about))];
  }
  if (entry?.state !== 'refused') return [notYet(), notYetWhy()];
  return [
    msg('You are not registered', { id: 'c-form-not' }),
    refusalSaid(entry.problem?.type ?? '') ??
      msg('It was not accepted. What you wrote is still in the form: look it over and send again.', {
        id: 'c-form-not-why',
      }),
  ];
}

/** What leads on: to the receipt, or to the form with what was written. */
function onward(s: Browsing, { row: { about, receipt }, entry }: Followed): unknown {
  if (receipt) return askButton(s, msg('Your registrations', { id: 'c-mine' }), { what: 'mine' });
  return askButton(
    s,
    entry?.state === 'refused'
      ? msg('Open the form', { id: 'c-form-open' })
      : msg('Show what you wrote', { id: 'c-form-show-written' }),
    { what: 'register', id: about },
  );
}

/** A registration without a receipt: what it is for, how it stands, and the way to it. */
export function followed(s: Browsing, one: Followed): unknown {
  const [status, next] = standing(s, one);
  return html`<p><b>${status}</b></p>
    ${next ? html`<p>${next}</p>` : nothing} ${onward(s, one)}`;
}

/** Above the events: registrations that no form shows, from when they wait until what became of them was looked at. */
export function outgoing(s: Browsing): unknown {
  let known = all.get(s.host);
  if (!known) {
    known = new Outgoing(s, (now, settled) => {
      now.spoken = settled
        .map((one) => `${aboutTitle(now, one.row.about)}: ${standing(now, one).join('. ')}`)
        .join(' ');
    });
    all.set(s.host, known);
  }
  return known
    .of(s)
    .map((one) => html`<div class="notice outgoing"><p>${aboutTitle(s, one.row.about)}</p>${followed(s, one)}</div>`);
}
