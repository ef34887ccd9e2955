import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { downIcon } from '../../element/icons.ts';
import type { Viewing } from '../viewing.ts';

/** A section of the report, which is drawn when it is unfolded. */
export interface Fold {
  /** of its own within the report */
  readonly id: string;
  readonly title: string;
  /** how much is in it, in words */
  readonly count?: string;
  /** what a page's search finds in it while it is folded */
  readonly inside?: readonly string[];
  /** it is no part of the printed report */
  readonly off?: boolean;
}

/** What of a report is unfolded, by its ids. It belongs to a viewing, and ends with it. */
const all = new WeakMap<Viewing, Set<string>>();

/** @param begin what is unfolded at first */
export function openOf(s: Viewing, begin: readonly string[] = []): Set<string> {
  let open = all.get(s);
  if (!open) all.set(s, (open = new Set(begin)));
  return open;
}

/** Shows all of it, for paper, and what was shown before, after that. */
export function paper(s: Viewing, on: boolean): void {
  s.paper = on;
  s.host.requestUpdate();
}

/** Whether a section is drawn. */
export const isDrawn = (s: Viewing, { id, off }: Fold): boolean => openOf(s).has(id) || (s.paper && !off);

export const unfold = (s: Viewing, ids: readonly string[], to = true): void => {
  const open = openOf(s);
  for (const id of ids)
    if (to) open.add(id);
    else open.delete(id);
  s.host.requestUpdate();
};

/**
 * A section under a heading that unfolds it (ARIA APG, accordion). Folded, it costs no more than the titles of what is in it,
 * which the browser's search finds, and unfolds (HTML, `hidden="until-found"`).
 * @param found goes to the section, when something was found in it
 */
export function fold(s: Viewing, it: Fold, body: () => unknown, found: () => void): TemplateResult {
  const { id, title, count, inside = [], off = false } = it;
  const open = openOf(s).has(id);
  const head = html`<button aria-expanded=${open} @click=${() => unfold(s, [id], !open)}>
    ${downIcon()}<span>${title}${count ? html` <span class="count">${count}</span>` : nothing}</span>
  </button>`;
  return html`<section class="fold" id=${id} aria-labelledby="${id}-title" ?data-off-paper=${off}>
    ${heading(s.host.depth + 1, head, `${id}-title`)}
    ${
      isDrawn(s, it)
        ? html`<div class="body">${body()}</div>`
        : html`<div hidden="until-found" @beforematch=${found}>${inside.map((each) => html`<p>${each}</p>`)}</div>`
    }
  </section>`;
}
