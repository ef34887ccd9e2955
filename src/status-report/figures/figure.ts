import { html, nothing, svg, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { msg } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';
import type { Chart, Figure, Table } from './spec.ts';

/** @param level of its heading */
export function figure(s: Viewing, f: Figure, level: number): TemplateResult {
  return html`<figure class="figure" id="f-${f.id}" aria-labelledby="t-${f.id}">
    <figcaption>${heading(level, f.title, `t-${f.id}`)}<p>${f.sentence}</p></figcaption>
    ${f.chart ? draw(f.chart) : nothing}
    ${f.note ? html`<p class="muted small">${f.note}</p>` : nothing}
    <details><summary>${msg('As a table', { id: 's-as-table' })}</summary>${table(s, f)}</details>
  </figure>`;
}

function table(s: Viewing, { table: { columns, rows }, title }: { table: Table; title: string }): TemplateResult {
  return html`<table>
    <caption class="unseen">${title}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>
      ${rows.map(
        ([head, ...cells]) =>
          html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${typeof cell === 'number' ? s.number(cell) : (cell ?? msg('not told', { id: 's-not-told' }))}</td>`)}</tr>`,
      )}
    </tbody>
  </table>`;
}

function draw(chart: Chart): unknown {
  if (chart.kind !== 'bars') return nothing;
  const max = chart.max ?? Math.max(1, ...chart.items.map(({ value }) => value ?? 0));
  return chart.items.map(
    ({ label, value, said }) =>
      html`<div class="bar"><span>${label}</span><svg role="img" aria-label="${label}: ${said}" height="16">${svg`<rect width="${(100 * (value ?? 0)) / max}%" height="16" />`}</svg><span>${said}</span></div>`,
  );
}
