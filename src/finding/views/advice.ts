import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '../../locale/index.ts';
import '../messages.ts';
import type { Searching } from '../searching.ts';

/** Nothing was found: what to try. @param none said of a document that is empty */
export function advice(s: Searching, none: string): TemplateResult {
  const { spelling, without } = s.advice();
  // an empty document has nothing that could be looked for otherwise
  if (!s.source.size) return html`<p class="notice">${none}</p>`;
  return html`<div class="notice">
    <p>${msg('Nothing matches.', { id: 'find-nothing' })}</p>
    ${
      spelling
        ? html`<p>
            ${msg('Did you mean', { id: 'find-did-you-mean' })}
            <button class="quiet" @click=${() => s.search(spelling)}>${spelling}</button>
          </p>`
        : nothing
    }
    <ul class="plain">
      ${without.map(
        ({ label, count, remove }) =>
          html`<li>
            <button class="quiet" @click=${remove}>
              ${msg(str`Without “${label}”: ${s.number(count)}`, { id: 'find-without', desc: 'A filter, and how many would be found without it' })}
            </button>
          </li>`,
      )}
      <li>
        <button class="quiet" @click=${() => s.clear()}>
          ${msg('Show all', { id: 'find-show-all' })} (${s.number(s.source.size)})
        </button>
      </li>
    </ul>
  </div>`;
}

/** The way to what of the found is not drawn yet. @param left how many these are @param grow draws more of them */
export const more = (s: Searching, left: number, grow: () => void): unknown =>
  left
    ? html`<button class="more" @click=${grow}>
        ${msg(str`Show ${s.number(Math.min(left, s.page))} more of ${s.number(left)}`, { id: 'find-more' })}
      </button>`
    : nothing;
