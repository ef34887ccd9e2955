import { html, nothing, type TemplateResult } from 'lit';
import { backIcon } from '../../element/icons.ts';
import { heading } from '../../element/heading.ts';
import { msg, plural } from '../../locale/index.ts';
import { more } from '../../finding/views/advice.ts';
import { marked } from '../../finding/views/marked.ts';
import type { Browsing } from '../browsing.ts';
import { placeName, said } from '../../locale/texts.ts';

/** What of an entry stands under its name: kind, place, how far it reaches, and what links it to others. */
function facts(s: Browsing, n: number): unknown[] {
  const { kind, place, scope } = s.model.partner(n);
  const links = s.model.links(n).length;
  const kindLabel = s.model.kinds.get(kind)?.label ?? kind;
  return [
    said(kindLabel, s, (text) => marked(text, s)),
    place && marked(placeName(place, s), s),
    scope && said(scope, s),
    links > 0 &&
      plural(s.locale, links, {
        one: msg('{n} link', { id: 'm-link-one', desc: 'Links to other organisations; {n} is 1' }),
        other: msg('{n} links', { id: 'm-links', desc: 'Links to other organisations; {n} is their number' }),
      }),
    Number.isNaN(s.model.x[n]) && msg('not on the map', { id: 'm-unplaced' }),
  ].filter(Boolean);
}

/** Where else in the entry the search found something, when its name and facts do not show it. */
function snippet(s: Browsing, n: number): unknown {
  const text = s.snippet(n);
  return text ? html`<p class="snippet">${marked(text, s)}</p>` : nothing;
}

const row = (s: Browsing, n: number): TemplateResult => html`<li
  data-n=${n}
  ?data-on=${n === s.hovered}
  @pointerenter=${() => s.hover(n)}
  @pointerleave=${() => s.hover(undefined)}
  @focusin=${() => s.hover(n)}
>
  ${heading(
    s.level + 1,
    html`<button class="name" @click=${() => s.open(n)}>
      ${said(s.model.partner(n).name, s, (text) => marked(text, s))}
    </button>`,
  )}
  <p class="facts">${facts(s, n).map((fact, i) => (i ? [' · ', fact] : fact))}</p>
  ${snippet(s, n)}
</li>`;

/** The entries that were found, so many at a time. */
export function list(s: Browsing): TemplateResult {
  const order = s.gathered ?? s.found!.order;
  const rows = order.subarray(0, s.rows);
  const left = order.length - rows.length;
  return html`${
    s.gathered
      ? html`<button class="quiet" @click=${() => s.scatter()}>${backIcon()}${msg('Back to the list', { id: 'm-back' })}</button>
            ${heading(s.level + 1, s.clusterName(s.gathered, s.gathered.length), 'card', true)}`
      : nothing
  }
    <ul class="entries" id="entries" aria-label=${msg('Organisations', { id: 'm-list' })}>
      ${Array.from(rows, (n) => row(s, n))}
    </ul>
    ${more(s, left, () => s.grow((row) => `#entries > :nth-child(${row + 1}) button`))}`;
}
