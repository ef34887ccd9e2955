import { html, nothing } from 'lit';
import { collator, msg } from '../../locale/index.ts';
import type { Entry } from '../entry.ts';
import { byCountry } from '../line/places.ts';
import type { InterviewSitting } from '../sitting.ts';
import { count, years } from './count.ts';
import { said, titleOf } from './entries.ts';
import { shapeIcon, went } from './shape.ts';

/** The same experiences by country, on demand; nothing while no country is said. */
export function countries(s: InterviewSitting, line: readonly Entry[]): unknown {
  const found = byCountry(line, (entry) => said(entry, 'where_country'), collator(s.locale).compare);
  if (!found[0]?.name) return nothing;
  return html`<details class="countries">
    <summary>${msg('By country', { id: 'i-by-country' })}</summary>
    <ul>
      ${found.map(
        ({ name, things }) =>
          html`<li>
            <b>${name ?? msg('country not said', { id: 'i-no-country' })}</b>
            <span class="muted">${count(s, things)}</span>
            <ul>
              ${things.map(
                (entry) =>
                  html`<li>
                    ${shapeIcon(went(s, entry).shape)}<a
                      href="#"
                      @click=${(e: Event) => (e.preventDefault(), s.edit(entry))}
                      ><bdi>${titleOf(entry)}</bdi></a
                    >
                    <span class="muted">${years(s, [entry])}<span class="unseen">, ${went(s, entry).words}</span></span>
                  </li>`,
              )}
            </ul>
          </li>`,
      )}
    </ul>
  </details>`;
}
