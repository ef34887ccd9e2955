import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';
import type { Plots, Trouble } from './plots.ts';
import type { Chart, Figure } from './spec.ts';

/** The ways to take a figure along. */
export function saving(s: Viewing, f: Figure, chart: Chart | undefined, plots: Plots): TemplateResult {
  const as = (type: 'svg' | 'png' | 'csv') => async (): Promise<void> => {
    plots.troubles.delete(f.id);
    try {
      const { saveAs } = await import('./picture.ts');
      await saveAs(s, f, chart, type);
    } catch (cause) {
      plots.troubles.set(f.id, cause instanceof DOMException ? 'picture' : 'away');
    }
    s.host.requestUpdate();
  };
  return html`<div class="ways">
      ${
        chart
          ? html`<button @click=${as('svg')}>${msg('Drawing (SVG)', { id: 's-save-svg' })}</button>
              <button @click=${as('png')}>${msg('Picture (PNG)', { id: 's-save-png' })}</button>`
          : nothing
      }
      <button @click=${as('csv')}>${msg('Table (CSV)', { id: 's-save-csv' })}</button>
    </div>`;
}

/** What did not come about, and what to do. */
export const trouble = (why: Trouble | undefined): unknown =>
  why
    ? html`<p class="notice">
        ${
          why === 'away'
            ? msg('This part of the page could not be loaded. Check the connection, then try again.', {
                id: 'element-unreachable',
              })
            : msg('This browser makes no picture of it. Save the drawing (SVG) instead.', { id: 's-no-picture' })
        }
      </p>`
    : nothing;
