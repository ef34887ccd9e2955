import { html, nothing, type TemplateResult } from 'lit';
import { takesRegistrations } from '../../form/booking.ts';
import { dateFormat, msg, str } from '../../locale/index.ts';
import { plain } from '../../locale/texts.ts';
import type { Asked, Browsing } from '../browsing.ts';
import { shutOf } from '../seats-said.ts';

/** Numbers that may have changed meanwhile say since when. */
export function stale(s: Browsing): unknown {
  const { staleSince } = s.host.seats;
  if (staleSince === undefined) return nothing;
  const time = dateFormat(s.locale, { timeStyle: 'short' }).format(staleSince);
  return html`<p class="muted small">${msg(str`Seats: not updated since ${time}`, { id: 'c-stale' })}</p>`;
}

/** The way to register for an event: here, or where its author says; nothing where there is none. */
export function registerButton(s: Browsing, n: number): unknown {
  const entry = s.model.event(n);
  const { id, registration } = entry;
  if (shutOf(s, n)) return nothing;
  const label: unknown = [
    msg('Register', { id: 'c-register' }),
    html`<span class="unseen">: ${plain(entry.title, s)}</span>`,
  ];
  if (registration?.url) return html`<a class="register" href=${registration.url}>${label}</a>`;
  if (!s.host.address('endpoint') || !takesRegistrations(entry)) return nothing;
  return askButton(s, label, { what: 'register', id });
}

/** Opens a form in the place of what is shown; it gets the focus back when that is closed. */
export const askButton = (s: Browsing, label: unknown, asked: Asked): TemplateResult =>
  html`<button data-ask=${`${asked.what} ${asked.id ?? ''}`} @click=${() => s.ask(asked)}>${label}</button>`;
