import { html, nothing, type TemplateResult } from 'lit';
import type { Opportunity, Partner } from '../../contract/partners.ts';
import { VarcoOpenEvent } from '../../element/events.ts';
import { fact, listed, webLink } from '../../element/facts.ts';
import { heading } from '../../element/heading.ts';
import { backIcon } from '../../element/icons.ts';
import { collator, formatEdtf, msg, numberFormat, plural, str } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import { isOpen } from '../find/columns.ts';
import { linkTo } from '../linking.ts';
import { valueName } from '../names.ts';
import { countryName, languageName, placeName, plain, said } from '../../locale/texts.ts';
import { exportEntry } from './exports.ts';
import { kit } from './kit.ts';
import { showLines } from './lines.ts';
import { marked } from '../../finding/views/marked.ts';
import { star } from './shortlist.ts';
import { basisName, directionName, fieldName, relationState } from './terms.ts';

/** A profile of something offered or sought. */
function opportunity(s: Browsing, one: Opportunity): TemplateResult {
  const { title, summary, description, sought, stage, ipr, keywords, partnership, partnerSize, countries } = one;
  const { period, expires, bid, purposes, open, type } = one;
  const over = !isOpen(one, s.today);
  const text = (value: Opportunity['summary']): unknown => value && html`<p>${said(value, s)}</p>`;
  const texts = (values: Opportunity['keywords']): unknown => listed(values?.map((value) => said(value, s)));
  const facts = [
    fact(msg('Partner sought', { id: 'm-o-partnership' }), texts(partnership)),
    fact(msg('Size of the partner', { id: 'm-o-size' }), texts(partnerSize)),
    fact(
      msg('In', { id: 'm-o-countries', desc: 'Countries where partners are sought' }),
      listed(countries?.map((c) => countryName(c, s))),
    ),
    fact(msg('Purpose', { id: 'm-f-purpose' }), listed(purposes?.map((p) => valueName(s, 'purpose', p)))),
    fact(msg('Stage of development', { id: 'm-o-stage' }), stage && said(stage, s)),
    fact(msg('Intellectual property', { id: 'm-o-ipr' }), ipr && said(ipr, s)),
    fact(msg('Keywords', { id: 'm-o-keywords' }), texts(keywords)),
    fact(msg('Period', { id: 'm-o-period' }), period && formatEdtf(period, s.locale)),
    fact(msg('Programme', { id: 'm-f-programme' }), bid?.programme && said(bid.programme, s)),
    fact(msg('Call', { id: 'm-o-call' }), bid?.call),
    fact(msg('Coordinator', { id: 'm-o-coordinator' }), bid?.coordinator && said(bid.coordinator, s)),
    fact(msg('Deadline', { id: 'm-o-deadline' }), bid?.deadline && formatEdtf(bid.deadline, s.locale)),
    fact(
      msg('Duration', { id: 'm-o-months' }),
      bid?.months &&
        plural(s.locale, bid.months, {
          one: msg('{n} month', { id: 'm-month' }),
          other: msg('{n} months', { id: 'm-months' }),
        }),
    ),
    fact(
      msg('Budget', { id: 'm-o-budget' }),
      bid?.budget &&
        numberFormat(s.locale, { style: 'currency', currency: bid.budget.currency, maximumFractionDigits: 0 }).format(
          bid.budget.amount,
        ),
    ),
    fact(msg('Until', { id: 'm-o-expires' }), expires && formatEdtf(expires, s.locale)),
  ].filter((one) => one !== nothing);
  return html`<li ?data-over=${over}>
    <b>${said(title, s, (text) => marked(text, s))}</b>${type ? html` <span class="tag">${type}</span>` : nothing}
    ${over ? html` <span class="tag">${open === false ? msg('closed', { id: 'm-s-closed' }) : msg('expired', { id: 'm-expired' })}</span>` : nothing}
    ${text(summary)} ${text(description)} ${text(sought)}
    ${facts.length ? html`<dl class="facts">${facts}</dl>` : nothing}
  </li>`;
}

/** Needs and offers side by side. */
function opportunities(s: Browsing, all: readonly Opportunity[] = []): unknown {
  const column = (side: Opportunity['side'], title: string): unknown => {
    const own = all.filter((one) => one.side === side);
    return own.length
      ? html`<div>
          ${heading(s.level + 2, title)}
          <ul class="plain profiles">
            ${own.map((one) => opportunity(s, one))}
          </ul>
        </div>`
      : nothing;
  };
  return all.length
    ? html`<div class="sides">
        ${column('need', msg('Seeks', { id: 'm-seeks' }))} ${column('offer', msg('Offers', { id: 'm-offers' }))}
      </div>`
    : nothing;
}

/** What links an entry to others, in words: "member of Cecop (agreement)". */
function links(s: Browsing, n: number): unknown {
  const all = s.model.links(n);
  if (!all.length) {
    showLines(s, n);
    return nothing;
  }
  return html`${heading(s.level + 2, msg('Linked to', { id: 'm-linked' }))}
    <ul class="links">
      ${all.map(({ relation, type, out, entry, programme }) => {
        const { state, since, note, provenance } = relation;
        const more = [
          state && relationState(state),
          since && msg(str`since ${formatEdtf(since, s.locale)}`, { id: 'm-since' }),
          note && said(note, s),
          provenance?.basis === 'implied' && msg('implied', { id: 'm-b-implied' }),
        ].filter(Boolean);
        return html`<li>
          ${said(out ? type.label : type.inverse, s)}
          ${
            entry === undefined
              ? html`<button class="quiet small" @click=${() => s.only('programme', relation.to)}>
                  ${said(programme?.label, s)}
                </button>`
              : html`<button class="quiet small" data-n=${entry} @click=${() => s.open(entry)}>
                  ${said(s.model.partner(entry).name, s)}
                </button>`
          }
          ${more.length ? html`<span class="muted">(${listed(more)})</span>` : nothing}
        </li>`;
      })}
    </ul>
    ${route(s, n)}`;
}

/** From whom the way is asked, by who looks. */
const from = new WeakMap<Browsing, number>();
/** So many linked entries fit into one list of choices. */
const MOST_ORIGINS = 500;

/** How one gets to an entry from another: over whom, by which relations; and drawn on the map. */
function route(s: Browsing, n: number): unknown {
  const origins = [...new Set(s.model.relations.flatMap(({ from, to }) => [s.model.number(from), s.model.number(to)]))]
    .filter((entry) => entry !== undefined)
    .filter((entry) => entry !== n);
  if (!origins.length || origins.length > MOST_ORIGINS) {
    showLines(s, n);
    return nothing;
  }
  const chosen = from.get(s);
  const { graph } = kit(s);
  const paths = chosen === undefined || chosen === n ? undefined : graph.paths(chosen, n);
  const nodeName = (node: number): unknown => {
    const programme = graph.programme(node);
    return programme === undefined
      ? said(s.model.partner(node).name, s)
      : said(s.model.programmes.get(programme)?.label, s);
  };
  showLines(
    s,
    n,
    paths?.[0]?.nodes.filter((node) => node < s.model.size),
  );
  const choose = (e: Event): void => {
    const { value } = e.target as HTMLSelectElement;
    if (value) from.set(s, Number(value));
    else from.delete(s);
    s.host.requestUpdate();
  };
  const named = origins.map((entry) => [entry, plain(s.model.partner(entry).name, s)] as const);
  named.sort(([, a], [, b]) => collator(s.locale).compare(a, b));
  return html`<label class="route"
      >${msg('The way here from', { id: 'm-route-from' })}
      <select class="control" @change=${choose}>
        <option value="">–</option>
        ${named.map(([entry, name]) => html`<option value=${entry} ?selected=${entry === chosen}>${name}</option>`)}
      </select>
    </label>
    ${
      paths &&
      html`<div role="status">
        ${
          paths.length
            ? paths.map(
                ({ nodes, edges }) =>
                  html`<p>
                    ${nodeName(nodes[0]!)}
                    ${edges.map(
                      ({ to, out, relation }) =>
                        html`→ <span class="muted">${said(s.model.relationTypes.get(relation.type)?.[out ? 'label' : 'inverse'] ?? relation.type, s)}</span>
                          ${nodeName(to)} `,
                    )}
                  </p>`,
              )
            : msg('No way of at most four steps is known.', { id: 'm-no-route' })
        }
      </div>`
    }`;
}

/** Events where it takes part: a calendar on the page opens them. */
function events(s: Browsing, all: Partner['events'] = []): unknown {
  const open = (id: string): void => {
    const event = new VarcoOpenEvent('event', id);
    s.host.dispatchEvent(event);
    s.set({ missing: event.defaultPrevented ? undefined : id });
  };
  return all.length
    ? html`${heading(s.level + 2, msg('Events', { id: 'm-events' }))}
        <ul class="links">
          ${all.map(
            ({ id, title, when }) =>
              html`<li>
                <button class="quiet small" @click=${() => open(id)}>${said(title, s)}</button>
                ${when ? html`<span class="muted">${formatEdtf(when, s.locale)}</span>` : nothing}
                ${
                  s.missing === id
                    ? html`<p role="status">${msg('The calendar of this event is not on this page.', { id: 'm-no-calendar' })}</p>`
                    : nothing
                }
              </li>`,
          )}
        </ul>`
    : nothing;
}

/** Where what is said comes from, and when it was looked at last. */
function sources(s: Browsing, { checked, provenance = {} }: Partner): TemplateResult {
  return html`<p class="muted small">
      ${
        checked
          ? msg(str`Last checked on ${formatEdtf(checked, s.locale)}.`, { id: 'm-checked-on' })
          : msg('Not checked since it was published.', { id: 'm-unchecked' })
      }
    </p>
    ${
      Object.keys(provenance).length
        ? html`<details class="small">
            <summary>${msg('Where this comes from', { id: 'm-sources' })}</summary>
            <dl class="facts">
              ${Object.entries(provenance).map(([field, { basis, source, note, by, at }]) =>
                fact(
                  fieldName(field),
                  listed(
                    [
                      basis && basisName(basis),
                      source,
                      by,
                      at && formatEdtf(at, s.locale),
                      note && said(note, s),
                    ].filter(Boolean),
                  ),
                ),
              )}
            </dl>
          </details>`
        : nothing
    }`;
}

/** What can be done with an entry. */
function deeds(s: Browsing, n: number): TemplateResult {
  const { contact } = s.model.partner(n);
  const { part, shortlist } = kit(s);
  const id = s.model.ids[n]!;
  const sends = !!s.host.address('endpoint');
  const opens = (panel: string, label: string, primary = false): TemplateResult =>
    html`<button class=${primary ? 'primary' : nothing} data-panel=${`${panel}:${id}`} @click=${() => s.openPanel(`${panel}:${id}`)}>${label}</button>`;
  return html`<div class="row deeds">
      ${contact && sends ? opens('contact', msg('Write to this organisation', { id: 'm-write' }), true) : nothing}
      ${contact && sends ? opens('meeting', msg('Ask for a meeting', { id: 'm-meet' })) : nothing}
      ${opens('match', msg('Who fits it?', { id: 'm-match-it' }))} ${star(part, shortlist, n)}
      <button class="quiet" @click=${() => void share(s, n)}>
        ${s.shared === n ? msg('Link copied', { id: 'm-shared' }) : msg('Copy a link to it', { id: 'm-share' })}
      </button>
      ${sends ? opens('correct', msg('Propose a correction', { id: 'm-correct' })) : nothing}
    </div>
    <details class="small">
      <summary>${msg('As a file for other directories', { id: 'm-as-file' })}</summary>
      ${exportEntry(part, n)}
    </details>`;
}

/** Gives the address of the page with the entry open to the clipboard; where that is out of reach, to the page's address. */
async function share(s: Browsing, n: number): Promise<void> {
  const address = linkTo(s.host.element, s.model.ids[n]!);
  try {
    await navigator.clipboard.writeText(address);
    s.set({ shared: n });
  } catch {
    history.replaceState(history.state, '', address);
    s.set({ shared: n });
  }
}

/** All that is known of an entry, in the place of the list. */
export function card(s: Browsing, n: number): TemplateResult {
  const partner = s.model.partner(n);
  const { name, aliases, kind, state, stateNote, place, scope, summary, countries, targets, direction } = partner;
  const { sectors, programmes, purposes, languages, competences, services, usefulFor, founded, origin } = partner;
  const { url, profiles, projects } = partner;
  const codes = (id: Parameters<typeof valueName>[1], values: readonly string[] | undefined): unknown =>
    listed(values?.map((value) => valueName(s, id, value)));
  const where = placeName(place, s);
  const bullets = (title: string, items: readonly unknown[] | undefined): unknown =>
    items?.length
      ? html`${heading(s.level + 2, title)}
          <ul>
            ${items.map((item) => html`<li>${item}</li>`)}
          </ul>`
      : nothing;
  return html`<article class="card" aria-labelledby="card" @keydown=${(e: KeyboardEvent) => e.key === 'Escape' && s.close()}>
    <button class="quiet" @click=${() => s.close()}>${backIcon()}${msg('Back to the list', { id: 'm-back' })}</button>
    ${heading(s.level + 1, said(name, s), 'card', true)}
    <p class="facts">
      ${listed([valueName(s, 'kind', kind), where, scope && said(scope, s)].filter(Boolean))}
      ${state ? html` <span class="tag">${stateNote ? said(stateNote, s) : valueName(s, 'state', state)}</span>` : nothing}
    </p>
    ${summary ? html`<p>${said(summary, s)}</p>` : nothing}
    ${
      Number.isNaN(s.model.x[n])
        ? html`<p class="muted">${msg('It has no place of its own on the map.', { id: 'm-placeless' })}</p>`
        : nothing
    }
    ${opportunities(s, partner.opportunities)}
    <dl class="facts">
      ${fact(msg('Also called', { id: 'm-p-aliases' }), listed(aliases))}
      ${fact(msg('Address', { id: 'm-p-address' }), place?.address)}
      ${fact(msg('Sectors', { id: 'm-p-sectors' }), codes('sector', sectors))}
      ${fact(msg('Works in', { id: 'm-p-countries' }), codes('country', countries))}
      ${fact(msg('Wants to go to', { id: 'm-p-targets' }), codes('target', targets))}
      ${fact(msg('Direction', { id: 'm-p-direction' }), direction && directionName(direction))}
      ${fact(msg('Purposes', { id: 'm-p-purposes' }), codes('purpose', purposes))}
      ${fact(msg('Languages', { id: 'm-p-languages' }), listed(languages?.map((code) => languageName(code, s))))}
      ${fact(msg('Programmes', { id: 'm-p-programmes' }), codes('programme', programmes))}
      ${fact(msg('Founded', { id: 'm-p-founded' }), founded && formatEdtf(founded, s.locale))}
      ${fact(msg('Born of', { id: 'm-p-origin', desc: 'What the organisation came from' }), origin?.note && said(origin.note, s))}
      ${fact(
        msg('Useful for', { id: 'm-f-tag' }),
        listed(
          usefulFor?.map(({ id, reason }) => [valueName(s, 'tag', id), reason ? [' (', said(reason, s), ')'] : '']),
        ),
      )}
      ${fact(msg('Website', { id: 'm-p-url' }), url && webLink(url))}
      ${fact(msg('Profiles', { id: 'm-p-profiles' }), listed(profiles?.map((url) => webLink(url))))}
    </dl>
    ${bullets(
      msg('Skills', { id: 'm-p-competences' }),
      competences?.map((text) => said(text, s, (t) => marked(t, s))),
    )}
    ${bullets(
      msg('Services', { id: 'm-p-services' }),
      services?.map((text) => said(text, s, (t) => marked(t, s))),
    )}
    ${bullets(
      msg('Projects', { id: 'm-p-projects' }),
      projects?.map(({ title, country, when, role }) => [
        said(title, s),
        ' ',
        html`<span class="muted"
          >${listed([country && countryName(country, s), when && formatEdtf(when, s.locale), role && said(role, s)].filter(Boolean))}</span
        >`,
      ]),
    )}
    ${links(s, n)} ${deeds(s, n)} ${events(s, partner.events)} ${sources(s, partner)}
  </article>`;
}
