import { html, nothing, type TemplateResult } from 'lit';
import { takesRegistrations } from '../../form/booking.ts';
import { msg } from '../../locale/index.ts';
import { plain } from '../../locale/texts.ts';
import type { InsetSitting } from '../../respondent/inset.ts';
import type { Browsing } from '../browsing.ts';
import { shutOf } from '../seats-said.ts';
import { askButton } from '../views/seats.ts';
import { momentOf } from './common.ts';

/** Others of the same programme that have a seat now, as far as that is known, and for anybody: no day of two sides, none by invitation. */
export function alternatives(s: Browsing, n: number): number[] {
  const { model } = s;
  const { programme } = model.event(n);
  return [...model.order].filter((other) => {
    const entry = model.event(other);
    if (other === n || entry.programme !== programme || !takesRegistrations(entry) || shutOf(s, other)) return false;
    if (entry.registration?.invited || entry.matching) return false;
    const state = s.host.seats.of(entry.id)?.state;
    return state === 'open' || state === 'few';
  });
}

/** The way to other dates, once there is no seat at this one. */
export function otherDates(s: Browsing, n: number, full = isFull(s, n)): unknown {
  const others = full ? alternatives(s, n) : [];
  return others.length
    ? html`<p>${msg('There are seats at:', { id: 'c-form-others' })}</p>
        <ul class="events">
          ${others.map(
            (other) =>
              html`<li>
                ${askButton(
                  s,
                  [plain(s.model.event(other).title, s), ', ', momentOf(s, other)],
                  { what: 'register', id: s.model.ids[other]! },
                  'quiet',
                )}
              </li>`,
          )}
        </ul>`
    : nothing;
}

const isFull = (s: Browsing, n: number): boolean => {
  const state = s.host.seats.of(s.model.ids[n]!)?.state;
  return state === 'full' || state === 'waitlist';
};

const words: Readonly<Record<string, () => string>> = {
  full: () => msg('Meanwhile the last seat was taken. You are not registered.', { id: 'c-form-full' }),
  clash: () => msg('Two of these are at the same time: leave one out, and send again.', { id: 'c-form-clash-told' }),
  'already-registered': () => msg('This registration was made already.', { id: 'c-form-already' }),
  'registration-not-open': () => msg('Registrations are not taken yet.', { id: 'c-form-not-open' }),
  'registration-closed': () => msg('Registrations are not taken any more.', { id: 'c-form-closed' }),
  'event-cancelled': () =>
    msg('The event was cancelled: one cannot register for it any more.', { id: 'c-form-cancelled' }),
};

/** Why a registration was refused, where the problem is one of seats or dates; undefined for what any form can have. */
export function refusalSaid(type: string): string | undefined {
  const name = type.split('/').at(-1)!;
  return Object.hasOwn(words, name) ? words[name]!() : undefined;
}

/**
 * Why a registration was refused, where the problem is one of seats or dates; undefined for what any form can have.
 * @param n the event; undefined for a circuit
 */
export function refusalOf(s: Browsing, sitting: InsetSitting, n: number | undefined): TemplateResult | undefined {
  const { entry, form } = sitting;
  if (entry?.state !== 'refused') return undefined;
  const { type } = entry.problem!;
  const name = type.split('/').at(-1)!;
  const said = refusalSaid(type);
  if (!said) return undefined;
  const wait = (): void => {
    form.answer('if_full', 'waitlist');
    void sitting.host.send();
  };
  return html`<div class="notice error" role="alert">
    <p>${said}</p>
    ${
      name === 'full' && form.model.nodes.has('if_full')
        ? html`<button class="primary" @click=${wait}>
            ${msg('Put me on the waiting list', { id: 'c-form-wait' })}
          </button>`
        : nothing
    }
    ${n === undefined ? nothing : otherDates(s, n, name === 'full')}
  </div>`;
}
