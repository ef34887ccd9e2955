import { html, type TemplateResult } from 'lit';
import { msg } from '../../locale/index.ts';
import { shows, type Browsing, type Show } from '../browsing.ts';

const names = (): Record<Show, string> => ({
  list: msg('List', { id: 'c-list' }),
  month: msg('Month', { id: 'c-month' }),
  year: msg('Year', { id: 'c-year' }),
  circuits: msg('Circuits', { id: 'c-circuits' }),
});

/** How the events are shown. */
export const tabs = (s: Browsing): TemplateResult => html`<div
  class="layouts"
  role="group"
  aria-label=${msg('Show as', { id: 'c-view' })}
>
  ${shows
    .filter((show) => show !== 'circuits' || s.model.circuits.length)
    .map(
      (show) =>
        html`<button class="layout" aria-pressed=${s.show === show} @click=${() => s.set({ show })}>
          ${names()[show]}
        </button>`,
    )}
</div>`;
