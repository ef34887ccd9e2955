import { html, nothing, type TemplateResult } from 'lit';
import { downIcon } from '../../element/icons.ts';
import { fold, msg, plural, str } from '../../locale/index.ts';
import type { Browsing, FacetView } from '../browsing.ts';

/** Facets that are shown before the others are asked for. */
const FIRST = 6;

/** Values that are shown at once: of more, some are found by typing. */
const MOST = 200;

/** Closes the open facet, and gives its button the focus. */
function close(s: Browsing, event: Event): void {
  if (!s.facet) return;
  event.stopPropagation();
  s.focus(`[data-facet="${s.facet}"]`);
  s.set({ facet: undefined });
}

/** A facet whose values lie over what follows closes when the focus goes elsewhere. */
function leave(s: Browsing, { currentTarget, relatedTarget }: FocusEvent): void {
  const within = (currentTarget as Element).querySelector('.values')?.parentElement;
  if (s.facet && relatedTarget && !within?.contains(relatedTarget as Node)) s.set({ facet: undefined });
}

/** The box that searches as one types. */
const searchBox = (s: Browsing): TemplateResult => html`<div class="search">
  <label for="q" class="unseen">${msg('Search', { id: 'm-search' })}</label>
  <input
    id="q"
    type="search"
    class="control"
    autocomplete="off"
    enterkeyhint="search"
    spellcheck="false"
    maxlength="200"
    placeholder=${msg('an organisation, a skill, a place…', { id: 'm-search-hint' })}
    .value=${s.query}
    @focus=${s.prepare}
    @input=${(e: Event) => s.search((e.target as HTMLInputElement).value)}
  />
</div>`;

/** One facet: a button that opens its values, each with how many would be found. */
function facet(s: Browsing, { id, label, values, chosen }: FacetView): TemplateResult {
  const open = s.facet === id;
  return html`<div class="facet">
    <button
      class="toggle"
      aria-expanded=${open}
      aria-controls=${open ? `f-${id}` : nothing}
      data-facet=${id}
      @click=${() => s.set({ facet: open ? undefined : id, facetQuery: '' })}
    >
      ${label}${chosen ? html` <b>(${s.number(chosen)})</b>` : nothing}${downIcon()}
    </button>
    ${
      open
        ? html`<fieldset id=${`f-${id}`} class="values">
            <legend class="unseen">${label}</legend>
            ${
              values.length > 12
                ? html`<input
                    class="control"
                    type="search"
                    aria-label=${msg(str`Find in “${label}”`, { id: 'm-find-in' })}
                    .value=${s.facetQuery}
                    @input=${(e: Event) => s.set({ facetQuery: (e.target as HTMLInputElement).value })}
                  />`
                : nothing
            }
            <ul class="plain">
              ${values
                .filter(({ label: name }) => fold(name).includes(fold(s.facetQuery)))
                .slice(0, MOST)
                .map(
                  ({ value, label: name, count, on }) =>
                    html`<li>
                      <label ?data-none=${!count && !on}
                        ><input type="checkbox" .checked=${on} @change=${() => s.toggle(id, value)} /> <span>${name}</span>
                        <span class="muted">${s.number(count)}</span></label
                      >
                    </li>`,
                )}
            </ul>
          </fieldset>`
        : nothing
    }
  </div>`;
}

/** Search and filters; in a narrow place the filters open on demand. */
export const filters = (s: Browsing): TemplateResult => {
  const all = s.facetViews();
  const chosen = all.reduce((sum, f) => sum + f.chosen, 0);
  const facets = s.allFacets || all.length < FIRST + 2 ? all : all.filter((f, i) => i < FIRST || f.chosen);
  const left = all.length - facets.length;
  return html`<form role="search" @submit=${(e: Event) => e.preventDefault()}>
    ${searchBox(s)}
    ${
      s.failed
        ? html`<div class="notice error" role="alert">
            <p>
              ${msg('This part of the page could not be loaded. Check the connection, then try again.', { id: 'element-unreachable' })}
            </p>
            <button type="button" @click=${() => void s.look()}>${msg('Try again', { id: 'element-retry' })}</button>
          </div>`
        : nothing
    }
    <button
      type="button"
      class="toggle folded"
      aria-expanded=${s.unfolded}
      @click=${() => s.set({ unfolded: !s.unfolded })}
    >
      ${msg('Filters', { id: 'm-filters' })}${chosen ? html` <b>(${s.number(chosen)})</b>` : nothing}${downIcon()}
    </button>
    <div
      class="facets"
      role="group"
      aria-label=${msg('Filters', { id: 'm-filters' })}
      ?data-open=${s.unfolded}
      @keydown=${(e: KeyboardEvent) => e.key === 'Escape' && close(s, e)}
      @focusout=${(e: FocusEvent) => leave(s, e)}
    >
      ${facets.map((f) => facet(s, f))}
      ${
        left
          ? html`<button type="button" class="quiet" @click=${() => s.set({ allFacets: true })}>
              ${msg(str`${s.number(left)} more filters`, { id: 'm-more-filters' })}
            </button>`
          : nothing
      }
    </div>
  </form>`;
};

/** How many were found, by what, and how they are shown. */
export function outcome(s: Browsing): TemplateResult {
  const { size } = s.model;
  const found = s.found!.order.length;
  const layouts = {
    list: msg('List', { id: 'm-view-list' }),
    map: msg('Map', { id: 'm-view-map' }),
    both: msg('Both', { id: 'm-view-both' }),
  };
  return html`<div class="outcome">
    <p role="status" class="count">
      ${
        found === size
          ? s.counted(size)
          : plural(s.locale, found, {
              one: msg(str`{n} of ${s.number(size)} organisations`, { id: 'm-found-one', desc: '{n} is 1' }),
              other: msg(str`{n} of ${s.number(size)} organisations`, { id: 'm-found' }),
            })
      }
    </p>
    <ul class="chips" aria-label=${msg('Filters in use', { id: 'm-chips' })}>
      ${s.chips().map(
        ({ label, remove }) =>
          html`<li>
              <button class="chip" @click=${remove}>
                ${label} <span aria-hidden="true">×</span><span class="unseen">: ${msg('remove', { id: 'm-remove' })}</span>
              </button>
            </li>`,
      )}
      ${
        s.chips().length > 1
          ? html`<li><button class="quiet" @click=${() => s.clear()}>${msg('Remove all', { id: 'm-clear' })}</button></li>`
          : nothing
      }
    </ul>
    <div class="layouts" role="group" aria-label=${msg('Show as', { id: 'm-view' })}>
      ${Object.entries(layouts).map(
        ([id, label]) =>
          html`<button
            class="layout"
            data-layout=${id}
            aria-pressed=${s.layout === id}
            @click=${() => s.set({ layout: id as keyof typeof layouts })}
          >
            ${label}
          </button>`,
      )}
    </div>
  </div>`;
}
