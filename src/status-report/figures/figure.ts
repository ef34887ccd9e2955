import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../element/heading.ts';
import { msg } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';
import { drawing } from './drawing.ts';
import { layout } from './layout/layout.ts';
import { plotsOf, type Plots } from './plots.ts';
import { reach } from './reach.ts';
import { saving, trouble } from './saving.ts';
import { inPrint, isBroad } from './paper.ts';
import type { Chart, Figure } from './spec.ts';
import { table } from './table.ts';
import { wordsOf } from './words.ts';

/**
 * A chart with its title, its sentence and its table, and the ways to save it.
 * @param level of its heading
 */
export function figure(s: Viewing, f: Figure, level: number): TemplateResult {
  const plots = plotsOf(s);
  // a radar so small that a page holds it with all else could not be read
  const chart = s.paper ? f.chart : shown(f, plots);
  plots.draw();
  return html`<figure class=${chart && isBroad(chart) ? 'figure broad' : 'figure'} id="f-${f.id}" aria-labelledby="t-${f.id}">
    <figcaption>
      ${heading(level, f.title, `t-${f.id}`)}
      <p id="d-${f.id}">${f.sentence}</p>
    </figcaption>
    ${chart ? plot(s, f.id, chart, plots) : nothing}
    ${f.note ? html`<p class="muted small note">${f.note}</p>` : nothing}
    <div class="tools">
      ${plots.whole ? tools(s, f, chart, plots) : nothing}
    </div>
  </figure>`;
}

/** Its other forms: they come once nothing more urgent waits. */
const tools = (s: Viewing, f: Figure, chart: Chart | undefined, plots: Plots): TemplateResult =>
  html`${f.chart?.kind === 'standings' && f.chart.axes && f.chart.rows.length > 2 ? turn(f.id, plots) : nothing}
    <details class="twin">
      <summary>${msg('As a table', { id: 's-as-table' })}</summary>
      ${table(s, f)}
    </details>
    <details class="saving">
      <summary>${msg('Save', { id: 's-save', desc: 'Opens the ways to save a figure' })}</summary>
      ${saving(s, f, chart, plots)}
    </details>
    <div role="status">${trouble(plots.troubles.get(f.id))}</div>`;

/** The chart as it was asked for. */
function shown({ id, chart }: Figure, { radar }: Plots): Chart | undefined {
  if (chart?.kind !== 'standings' || !chart.axes || !radar.has(id)) return chart;
  const { rows, min, max, tick } = chart;
  return { kind: 'radar', rows, min, max, tick };
}

function plot(s: Viewing, id: string, chart: Chart, plots: Plots): unknown {
  const width = s.paper ? inPrint(chart) : plots.width(id);
  const scene = layout(chart, width, wordsOf(s), chart.kind === 'radar' ? plots.drawer(id) : undefined);
  return html`<div
      class="plot"
      @keydown=${reach.keydown}
      @focusin=${reach.focusin}
      @focusout=${reach.focusout}
      @pointerover=${reach.pointerover}
    >
      <div class="ruler" data-of=${id}></div>
      ${
        scene.marks.length
          ? drawing(id, scene)
          : html`<p class="muted">${msg('There is nothing to draw yet.', { id: 's-no-marks' })}</p>`
      }
    </div>
    ${
      // bars say all of it beside themselves
      chart.kind === 'bars' ? nothing : html`<p class="told small"></p>`
    }`;
}

const turn = (id: string, plots: Plots): TemplateResult =>
  html`<button class="quiet" @click=${() => plots.turn(id)}>
    ${plots.radar.has(id) ? msg('As bars', { id: 's-as-bars' }) : msg('As a radar', { id: 's-as-radar' })}
  </button>`;
