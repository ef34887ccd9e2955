import { html, nothing, type TemplateResult } from 'lit';
import { takesRegistrations } from '../../form/booking.ts';
import { dateFormat, msg, str } from '../../locale/index.ts';
import { plain } from '../../locale/texts.ts';
import type { Asked, Browsing } from '../browsing.ts';
import { DAY } from '../model.ts';
import { shutOf } from '../seats-said.ts';

/** Numbers that may have changed meanwhile say since when. */
export function stale(s: Browsing): unknown {
  const { staleSince } = s.host.seats;
  if (staleSince === undefined) return nothing;
  const time = dateFormat(s.locale, { timeStyle: 'short' }).format(staleSince);
  return html`<p class="muted small">${msg(str`Seats: not updated since ${time}`, { id: 'c-stale' })}</p>`;
}

/** The way to register for an event: here, or where its author says; nothing where there is none. */
export function registerButton(s: Browsing, n: number, look = ''): unknown {
  const entry = s.model.event(n);
  const { id, registration } = entry;
  if (shutOf(s, n)) return nothing;
  const label: unknown = [
    msg('Register', { id: 'c-register' }),
    html`<span class="unseen">: ${plain(entry.title, s)}</span>`,
  ];
  if (registration?.url) return html`<a class="register" href=${registration.url} rel="noopener">${label}</a>`;
  if (!s.host.address('endpoint') || !takesRegistrations(entry)) return nothing;
  return askButton(s, label, { what: 'register', id }, look);
}

/** Days after an event in which one is asked what one thought of it. */
const AFTER = 60;

/** What else can be sent about an event: questions to the experts on its day, what one thought of it afterwards. */
export function liveButtons(s: Browsing, n: number): unknown {
  const { id, registration, feedback, status } = s.model.event(n);
  const { precision, first, last } = s.model;
  if (precision[n] !== DAY || !s.host.address('endpoint') || status === 'cancelled' || status === 'postponed')
    return nothing;
  const name = html`<span class="unseen">: ${plain(s.model.event(n).title, s)}</span>`;
  const on = first[n]! <= s.today && s.today <= last[n]!;
  const after = s.today - last[n]!;
  return [
    registration?.questionsLive && on
      ? askButton(s, [msg('Ask the experts', { id: 'c-ask' }), name], { what: 'question', id })
      : nothing,
    (registration || feedback) && after >= 0 && after <= AFTER
      ? askButton(s, [msg('Say what you thought of it', { id: 'c-feedback' }), name], { what: 'feedback', id })
      : nothing,
  ];
}

/** Opens a form in the place of what is shown; it gets the focus back when that is closed. */
export const askButton = (s: Browsing, label: unknown, asked: Asked, look = ''): TemplateResult =>
  html`<button class=${look} data-ask=${`${asked.what} ${asked.id ?? ''}`} @click=${() => s.ask(asked)}>${label}</button>`;
