import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';
import type { Figure } from './spec.ts';

/** The same as the chart, in numbers. What is too wide scrolls in its own box, also by the keyboard. */
export function table(s: Viewing, { table: { columns, rows }, title }: Figure): TemplateResult {
  const untold = msg('not shown', { id: 's-not-told', desc: 'A number that may not be told' });
  const said = (value: string | number | null | undefined): string =>
    typeof value === 'number' ? s.number(value) : (value ?? untold);
  // a column of numbers has its head over them
  const as = columns.map((_, n) => (n && rows.some((row) => typeof row[n] === 'number') ? 'n' : nothing));
  return html`<div class="wide" role="group" tabindex="0" aria-label=${title}>
    <table>
      <caption class="unseen">
        ${title}
      </caption>
      <thead>
        <tr>
          ${columns.map((column, n) =>
            column ? html`<th scope="col" class=${as[n]}>${column}</th>` : html`<td></td>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([head, ...cells]) =>
            html`<tr>
              <th scope="row">${said(head)}</th>
              ${cells.map((cell, n) => html`<td class=${as[n + 1] ?? nothing}>${said(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
