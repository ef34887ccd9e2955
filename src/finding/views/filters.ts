import { html, nothing, type TemplateResult } from 'lit';
import { downIcon } from '../../element/icons.ts';
import { fold, msg, str } from '../../locale/index.ts';
import '../messages.ts';
import type { FacetView, Searching } from '../searching.ts';

/** Facets that are shown before the others are asked for. */
const FIRST = 6;

/** Values that are shown at once: of more, some are found by typing. */
const MOST = 200;

/** Closes the open facet, and gives its button the focus. */
function close(s: Searching, event: Event): void {
  if (!s.facet) return;
  event.stopPropagation();
  s.focus(`[data-facet="${s.facet}"]`);
  s.set({ facet: undefined });
}

/** A facet whose values lie over what follows closes when the focus goes elsewhere. */
function leave(s: Searching, { currentTarget, relatedTarget }: FocusEvent): void {
  const within = (currentTarget as Element).querySelector('.values')?.parentElement;
  if (s.facet && relatedTarget && !within?.contains(relatedTarget as Node)) s.set({ facet: undefined });
}

/** The box that searches as one types. */
const searchBox = (s: Searching, hint: string): TemplateResult => html`<div class="search">
  <label for="q" class="unseen">${msg('Search', { id: 'find-search' })}</label>
  <input
    id="q"
    type="search"
    class="control"
    autocomplete="off"
    enterkeyhint="search"
    spellcheck="false"
    maxlength="200"
    placeholder=${hint}
    .value=${s.query}
    @focus=${s.prepare}
    @input=${(e: Event) => s.search((e.target as HTMLInputElement).value)}
  />
</div>`;

/** One facet: a button that opens its values, each with how many would be found. */
function facet(s: Searching, { id, label, values, chosen }: FacetView): TemplateResult {
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
                    aria-label=${msg(str`Find in “${label}”`, { id: 'find-in' })}
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

/**
 * Search and filters; in a narrow place the filters open on demand.
 * @param hint examples of what can be searched, in the empty search box
 * @param name id of the heading that names what is searched: a page may have several searches
 */
export const filters = (s: Searching, hint: string, name?: string): TemplateResult => {
  const all = s.facetViews();
  const chosen = all.reduce((sum, f) => sum + f.chosen, 0);
  const facets = s.allFacets || all.length < FIRST + 2 ? all : all.filter((f, i) => i < FIRST || f.chosen);
  const left = all.length - facets.length;
  return html`<form role="search" aria-labelledby=${name ?? nothing} @submit=${(e: Event) => e.preventDefault()}>
    ${searchBox(s, hint)}
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
      ${msg('Filters', { id: 'find-filters' })}${chosen ? html` <b>(${s.number(chosen)})</b>` : nothing}${downIcon()}
    </button>
    <div
      class="facets"
      role="group"
      aria-label=${msg('Filters', { id: 'find-filters' })}
      ?data-open=${s.unfolded}
      @keydown=${(e: KeyboardEvent) => e.key === 'Escape' && close(s, e)}
      @focusout=${(e: FocusEvent) => leave(s, e)}
    >
      ${facets.map((f) => facet(s, f))}
      ${
        left
          ? html`<button type="button" class="quiet" @click=${() => s.set({ allFacets: true })}>
              ${msg(str`${s.number(left)} more filters`, { id: 'find-more-filters' })}
            </button>`
          : nothing
      }
    </div>
  </form>`;
};

/** What is looked for, each with the way to give it up. */
function chips(s: Searching): TemplateResult {
  const all = s.chips();
  return html`<ul class="chips" aria-label=${msg('Filters in use', { id: 'find-chips' })}>
    ${all.map(
      ({ label, remove }) =>
        html`<li>
          <button class="chip" @click=${remove}>
            ${label} <span aria-hidden="true">×</span><span class="unseen">: ${msg('remove', { id: 'find-remove' })}</span>
          </button>
        </li>`,
    )}
    ${
      all.length > 1
        ? html`<li><button class="quiet" @click=${() => s.clear()}>${msg('Remove all', { id: 'find-clear' })}</button></li>`
        : nothing
    }
  </ul>`;
}

/**
 * How many were found, and by what.
 * @param count how many, in words: "14 of 90 organisations"
 * @param tools how they are shown, say
 */
export const outcome = (s: Searching, count: string, tools: unknown): TemplateResult =>
  html`<div class="outcome">
    <p role="status" class="count">${count}</p>
    ${chips(s)} ${tools}
  </div>`;

/**
 * Ways to show what was found, of which one is chosen.
 * @param names what each is called, by its id, which stands in `data-layout`
 */
export const layouts = <L extends string>(
  names: Readonly<Record<L, string>>,
  chosen: L,
  choose: (layout: L) => void,
): TemplateResult =>
  html`<div class="layouts" role="group" aria-label=${msg('Show as', { id: 'find-view' })}>
    ${(Object.keys(names) as L[]).map(
      (id) =>
        html`<button class="layout" data-layout=${id} aria-pressed=${id === chosen} @click=${() => choose(id)}>
          ${names[id]}
        </button>`,
    )}
  </div>`;
