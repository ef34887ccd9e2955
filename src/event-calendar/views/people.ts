import { html, nothing } from 'lit';
import type { EventEntry, Speaker, Support, Table } from '../../contract/events.ts';
import { listed } from '../../element/facts.ts';
import { heading } from '../../element/heading.ts';
import { formatEdtf, msg, numberFormat, plural, str } from '../../locale/index.ts';
import { countryName, languageName, said } from '../../locale/texts.ts';
import type { Browsing } from '../browsing.ts';
import { seatsSaid } from './moment.ts';
import { partnerSaid } from './partner.ts';

function speaker(s: Browsing, { name, role, organisation, partner, country, topic }: Speaker): unknown {
  const roleName = said(s.model.speakerRoles.get(role)?.label ?? role, s);
  const from = organisation && (partner ? partnerSaid(s, partner, organisation) : said(organisation, s));
  return html`<li>
    <b>${name ?? html`<span class="muted">${msg('to be announced', { id: 'c-speaker-later' })}</span>`}</b>,
    ${listed([roleName, from, country && countryName(country, s)].filter(Boolean))}
    ${topic ? html`<br />${said(topic, s)}` : nothing}
  </li>`;
}

/** Who speaks: by name only where it is given. */
export const speakers = (s: Browsing, { speakers = [] }: EventEntry): unknown =>
  speakers.length
    ? html`${heading(s.level + 2, msg('Speakers', { id: 'c-speakers' }))}
        <ul class="plain speakers">
          ${speakers.map((one) => speaker(s, one))}
        </ul>`
    : nothing;

function table(s: Browsing, { title, summary, host, seats, languages, outcome }: Table): unknown {
  const facts = [
    seats && seatsSaid(s, seats),
    host && said(host, s),
    languages && listed(languages.map((code) => languageName(code, s))),
  ].filter(Boolean);
  return html`<li>
    <b>${said(title, s)}</b>${facts.length ? html` <span class="muted">${facts.map((one, i) => (i ? [' · ', one] : one))}</span>` : nothing}
    ${summary ? html`<p>${said(summary, s)}</p>` : nothing}
    ${
      outcome
        ? html`<p class="outcome"><b>${msg('What came of it:', { id: 'c-outcome' })}</b> ${said(outcome, s)}</p>`
        : nothing
    }
  </li>`;
}

export const tables = (s: Browsing, { tables = [] }: EventEntry): unknown =>
  tables.length
    ? html`${heading(s.level + 2, msg('Networking tables', { id: 'c-tables' }))}
        <ul class="plain boxes">
          ${tables.map((one) => table(s, one))}
        </ul>`
    : nothing;

function supportSaid(s: Browsing, { by, seats, value, eligibility, message, until }: Support): unknown {
  const each =
    value &&
    numberFormat(s.locale, {
      style: 'currency',
      currency: value.currency,
      trailingZeroDisplay: 'stripIfInteger',
    }).format(value.amount);
  return html`<li>
    <b
      >${plural(s.locale, seats, {
        one: msg('{n} supported seat', { id: 'c-support-one' }),
        other: msg('{n} supported seats', { id: 'c-support' }),
      })}</b
    >${each ? ` (${msg(str`${each} each`, { id: 'c-support-value' })})` : nothing},
    ${msg('offered by', { id: 'c-support-by' })} ${said(by, s)}
    ${eligibility ? html`<p>${msg('For:', { id: 'c-support-for' })} ${said(eligibility, s)}</p>` : nothing}
    ${until ? html`<p>${msg(str`It can be asked for until ${formatEdtf(until, s.locale)}.`, { id: 'c-support-until' })}</p>` : nothing}
    ${message ? html`<p>${said(message, s)}</p>` : nothing}
  </li>`;
}

/** Help that those who take part can have: of seats, never of whoever gives it. */
export const support = (s: Browsing, { support = [] }: EventEntry): unknown =>
  support.length
    ? html`${heading(s.level + 2, msg('Support to take part', { id: 'c-support-title' }))}
        <ul class="plain boxes">
          ${support.map((one) => supportSaid(s, one))}
        </ul>`
    : nothing;
