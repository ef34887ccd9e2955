import { html, nothing, type TemplateResult } from 'lit';
import { backIcon } from '../../element/icons.ts';
import { heading } from '../../element/heading.ts';
import { msg, plural, str } from '../../locale/index.ts';
import type { Browsing } from '../browsing.ts';
import { placeName, said } from '../../locale/texts.ts';
import { marked } from './marked.ts';

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
    ${
      left
        ? html`<button class="more" @click=${() => s.more()}>
            ${msg(str`Show ${s.number(Math.min(left, s.page))} more of ${s.number(left)}`, { id: 'm-more' })}
          </button>`
        : nothing
    }`;
}

/** Nothing was found: what to try. */
export function advice(s: Browsing): TemplateResult {
  const { spelling, without } = s.advice();
  // an empty document has nothing that could be looked for otherwise
  if (!s.model.size)
    return html`<p class="notice">${msg('There are no organisations here yet.', { id: 'm-empty' })}</p>`;
  return html`<div class="notice">
    <p>${msg('Nothing matches.', { id: 'm-nothing' })}</p>
    ${
      spelling
        ? html`<p>
            ${msg('Did you mean', { id: 'm-did-you-mean' })}
            <button class="quiet" @click=${() => s.search(spelling)}>${spelling}</button>
          </p>`
        : nothing
    }
    <ul class="plain">
      ${without.map(
        ({ label, count, remove }) =>
          html`<li>
            <button class="quiet" @click=${remove}>
              ${msg(str`Without “${label}”: ${s.number(count)}`, { id: 'm-without', desc: 'A filter, and how many would be found without it' })}
            </button>
          </li>`,
      )}
      <li>
        <button class="quiet" @click=${() => s.clear()}>
          ${msg('Show all', { id: 'm-show-all' })} (${s.number(s.model.size)})
        </button>
      </li>
    </ul>
  </div>`;
}
