import { html, nothing, type TemplateResult } from 'lit';
import type { EventEntry, Place } from '../../contract/events.ts';
import { fact, listed, webLink } from '../../element/facts.ts';
import { heading } from '../../element/heading.ts';
import { backIcon } from '../../element/icons.ts';
import { msg, str } from '../../locale/index.ts';
import { languageName, placeName, said } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { modeName, placeSaid, statusName, statusOf } from '../names.ts';
import { seatsNow } from '../seats-said.ts';
import { agenda } from './agenda.ts';
import { deeds } from './deeds.ts';
import { moment, seatsSaid, told } from './moment.ts';
import { partnerSaid } from './partner.ts';
import { speakers, support, tables } from './people.ts';
import { contactSaid, numberSaid, priceSaid, programme, provenance } from './programme.ts';
import { inCircuits, linked, materials, partners } from './related.ts';
import { liveButtons, registerButton } from './seats.ts';

/** A place with its address, how one gets in, and who runs it. */
function place(s: Browsing, at: Place): unknown {
  const { name, address, access, partner, url } = at;
  const town = placeName(at, s);
  return html`<div>
    ${partner ? [partnerSaid(s, partner, name), town && `, ${town}`] : placeSaid(s, at)}
    ${address ? html`<br />${address}` : nothing} ${url ? html`<br />${webLink(url)}` : nothing}
    ${access ? html`<br />${msg('Access:', { id: 'c-access' })} ${said(access, s)}` : nothing}
  </div>`;
}

function where(s: Browsing, { venue, venueToBeAnnounced, places = [] }: EventEntry): unknown[] {
  const at = [venue, ...places].flatMap((id) => (id ? (s.model.places.get(id) ?? []) : []));
  return [
    ...(!venue && venueToBeAnnounced
      ? [html`<div>${msg('venue to be announced', { id: 'c-venue-later' })}</div>`]
      : []),
    ...at.map((one) => place(s, one)),
  ];
}

/** How one takes part, and what becomes of it where that cannot be. */
function held(s: Browsing, { mode, fallback }: EventEntry): unknown {
  const instead =
    fallback &&
    html`<div class="muted">
      ${msg(str`if that is not possible: ${modeName(fallback.mode)}`, { id: 'c-fallback' })}${
        fallback.reason ? html` (${said(fallback.reason, s)})` : nothing
      }
    </div>`;
  return mode || instead ? html`${mode ? modeName(mode) : nothing}${instead ?? nothing}` : undefined;
}

/** Languages of the event itself; those of the page are the page's. */
function languages(s: Browsing, { languages: of }: EventEntry): unknown {
  const names = (codes: readonly string[] | undefined): unknown => listed(codes?.map((code) => languageName(code, s)));
  return [
    fact(msg('Languages', { id: 'c-languages' }), names(of?.event)),
    fact(msg('Interpretation', { id: 'c-interpretation' }), names(of?.interpretation)),
    fact(msg('Materials in', { id: 'c-materials-in', desc: 'Languages of the materials' }), names(of?.materials)),
  ];
}

/** Seats as they are left now; of what takes no registrations, or no more, how many there were. */
function seats(s: Browsing, n: number): string | undefined {
  const { capacity, example } = s.model.event(n);
  const now = seatsNow(s, n);
  if (now || capacity === undefined) return now;
  const all = seatsSaid(s, capacity);
  return example ? `${all} (${msg('made up, as an example', { id: 'c-made-up' })})` : all;
}

/** Seats as they are now, and the ways to register, to ask, and to say what one thought of it. */
const seatsRow = (s: Browsing, n: number): TemplateResult =>
  html`<div class="row seats">${seats(s, n)} ${registerButton(s, n, 'primary')} ${liveButtons(s, n)}</div>`;

/** All that is known of an event, in the place of the list. */
export function card(s: Browsing, n: number): TemplateResult {
  const event = s.model.event(n);
  const { title, summary, kind, organiser, audience, example, contact, url } = event;
  const of = event.programme === undefined ? undefined : s.model.programmes.get(event.programme);
  const status = statusOf(s, n);
  const over = [
    kind && said(s.model.kinds.get(kind)?.label ?? kind, s),
    of && said(of.title, s),
    of && numberSaid(s, event, of),
  ].filter(Boolean);
  const by = organiser ?? of?.organiser;
  return html`<article
    class="card"
    aria-labelledby="card"
    data-status=${status}
    @keydown=${(e: KeyboardEvent) => e.key === 'Escape' && s.close()}
  >
    <button class="quiet back" @click=${() => s.close()}>${backIcon()}${msg('Back to the list', { id: 'c-back' })}</button>
    <p class="facts">${over.map((one, i) => (i ? [' · ', one] : one))}</p>
    ${heading(s.level + 1, said(title, s), 'card', true)}
    <p>
      <span class="tag">${statusName(status)}</span>
      ${example ? html`<span class="tag">${msg('example', { id: 'c-example-tag' })}</span>` : nothing}
    </p>
    ${moment(s, n)} ${told(s, n)} ${summary ? html`<p>${said(summary, s)}</p>` : nothing}
    <dl class="facts">
      ${fact(msg('Where', { id: 'c-where' }), where(s, event))}
      ${fact(msg('How', { id: 'c-how', desc: 'In person or online' }), held(s, event))}
      ${fact(msg('Organiser', { id: 'c-organiser' }), by && said(by, s))}
      ${fact(
        msg('For whom', { id: 'c-audience' }),
        listed((audience ?? of?.audience)?.map((id) => said(s.model.audiences.get(id)?.label ?? id, s))),
      )}
      ${languages(s, event)} ${fact(msg('Price', { id: 'c-price' }), priceSaid(s, event, of))}
      ${fact(msg('Contact', { id: 'c-contact' }), contact && contactSaid(s, contact))}
      ${fact(msg('Website', { id: 'c-website' }), url && webLink(url))}
    </dl>
    ${seatsRow(s, n)} ${deeds(s, n)} ${agenda(s, n)} ${speakers(s, event)} ${tables(s, event)} ${support(s, event)} ${linked(s, n)}
    ${inCircuits(s, n)} ${partners(s, event)} ${materials(s, event)} ${of ? programme(s, of) : nothing}
    ${provenance(s, event.provenance ?? of?.provenance)}
  </article>`;
}
