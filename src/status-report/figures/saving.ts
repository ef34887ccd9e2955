import { html, nothing, type TemplateResult } from 'lit';
import { csvRecord, type Cell } from '../../contract/csv.ts';
import { fileName, save } from '../../element/save.ts';
import { msg, numberFormat, withLocale } from '../../locale/index.ts';
import type { Viewing } from '../viewing.ts';
import type { Plots } from './plots.ts';
import type { Chart, Figure } from './spec.ts';

/** The ways to take a figure along. */
export function saving(s: Viewing, f: Figure, chart: Chart | undefined, plots: Plots): TemplateResult {
  const trouble = plots.troubles.get(f.id);
  const picture = (type: 'svg' | 'png') => async (): Promise<void> => {
    plots.troubles.delete(f.id);
    try {
      const { picture } = await import('./picture.ts');
      await picture(s, f, chart!, type);
    } catch (cause) {
      plots.troubles.set(f.id, cause instanceof DOMException ? 'picture' : 'away');
    }
    s.host.requestUpdate();
  };
  return html`<div class="ways">
      ${
        chart
          ? html`<button @click=${picture('svg')}>${msg('Drawing (SVG)', { id: 's-save-svg' })}</button>
              <button @click=${picture('png')}>${msg('Picture (PNG)', { id: 's-save-png' })}</button>`
          : nothing
      }
      <button @click=${() => csv(s, f)}>${msg('Table (CSV)', { id: 's-save-csv' })}</button>
    </div>
    <div role="status">
      ${
        trouble
          ? html`<p class="notice">
              ${
                trouble === 'away'
                  ? msg('This part of the page could not be loaded. Check the connection, then try again.', {
                      id: 'element-unreachable',
                    })
                  : msg('This browser makes no picture of it. Save the drawing (SVG) instead.', { id: 's-no-picture' })
              }
            </p>`
          : nothing
      }
    </div>`;
}

/** The table, as the spreadsheets of the reader's language open it without asking. */
function csv(s: Viewing, { id, table: { columns, rows } }: Figure): void {
  const untold = withLocale(s.locale, () => msg('not told', { id: 's-not-told' }));
  const comma = numberFormat(s.locale).format(0.5).includes(',');
  const record = (cells: readonly Cell[]): string => (comma ? csvRecord(cells, ';', ',') : csvRecord(cells));
  const text = [columns, ...rows].map((row) => record(row.map((cell) => cell ?? untold))).join('');
  // the mark by which spreadsheets know UTF-8
  save(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }), fileName(`${s.model.id}-${id}`, 'csv'));
}
