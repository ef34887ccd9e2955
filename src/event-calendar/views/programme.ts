import { html, nothing } from 'lit';
import type { Contact, EventEntry, Programme } from '../../contract/events.ts';
import type { Provenance } from '../../contract/partners.ts';
import { fact, listed, webLink } from '../../element/facts.ts';
import { heading } from '../../element/heading.ts';
import { formatEdtf, msg, str } from '../../locale/index.ts';
import { formatWhen } from '../../locale/when.ts';
import { said } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';

export const contactSaid = (s: Browsing, { label, email, phone, url }: Contact): unknown =>
  listed(
    [
      label && said(label, s),
      email && webLink(`mailto:${email}`),
      phone && (/^[+\d][\d ()./-]+$/.test(phone) ? webLink(`tel:${phone.replace(/[^\d+]/g, '')}`, phone) : phone),
      url && webLink(url),
    ].filter(Boolean),
  );

/** "incontro 3 di 10" */
export const numberSaid = (s: Browsing, { number }: EventEntry, { meetings }: Programme): string =>
  number === undefined
    ? ''
    : meetings
      ? msg(str`meeting ${s.number(number)} of ${s.number(meetings)}`, { id: 'c-number-of' })
      : msg(str`meeting ${s.number(number)}`, { id: 'c-number' });

/** Free where either says so; else what it costs. */
export const priceSaid = (s: Browsing, event: EventEntry, programme?: Programme): unknown => {
  const { price, free } = event.price || event.free !== undefined ? event : (programme ?? event);
  return price ? said(price, s) : free ? msg('free of charge', { id: 'c-free' }) : undefined;
};

/** The programme that an event is part of. */
export function programme(s: Browsing, of: Programme): unknown {
  const { title, summary, area, project, period, organiser, contact, funding, followUps, url } = of;
  return html`<section class="programme">
    ${heading(s.level + 2, html`${msg('Programme:', { id: 'c-programme' })} ${said(title, s)}`)}
    ${summary ? html`<p class="off-paper">${said(summary, s)}</p>` : nothing}
    <dl class="facts">
      ${fact(msg('Area', { id: 'c-p-area' }), area && said(s.model.areas.get(area)?.label ?? area, s))}
      ${fact(msg('Project', { id: 'c-p-project' }), project && said(project, s))}
      ${fact(msg('Period', { id: 'c-p-period' }), period && formatWhen(period, s.locale))}
      ${fact(msg('Organiser', { id: 'c-organiser' }), organiser && said(organiser, s))}
      ${fact(msg('Contact', { id: 'c-contact' }), contact && contactSaid(s, contact))}
      ${fact(msg('Website', { id: 'c-website' }), url && webLink(url))}
      ${fact(msg('Funding', { id: 'c-p-funding' }), funding && said(funding, s))}
    </dl>
    ${
      followUps?.length
        ? html`<p class="off-paper">${msg('What may follow:', { id: 'c-p-follow-ups' })}</p>
            <ul class="off-paper">
              ${followUps.map((text) => html`<li>${said(text, s)}</li>`)}
            </ul>`
        : nothing
    }
  </section>`;
}

const basisName = (basis: NonNullable<Provenance['basis']>): string =>
  ({
    explicit: msg('said in the source', { id: 'c-b-explicit' }),
    implied: msg('understood from the source', { id: 'c-b-implied' }),
    public: msg('public information', { id: 'c-b-public' }),
    'common-knowledge': msg('commonly known', { id: 'c-b-common' }),
  })[basis];

/** Where what is said comes from. */
export const provenance = (s: Browsing, from: Provenance | undefined): unknown =>
  from
    ? html`<details class="small off-paper">
        <summary>${msg('Where this comes from', { id: 'c-sources' })}</summary>
        <p>
          ${listed(
            [
              from.basis && basisName(from.basis),
              from.source,
              from.by,
              from.at && formatEdtf(from.at, s.locale),
              from.note && said(from.note, s),
            ].filter(Boolean),
          )}
        </p>
      </details>`
    : nothing;
