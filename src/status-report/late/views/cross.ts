import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '../../../locale/index.ts';
import { figure } from '../../figures/figure.ts';
import type { Viewing } from '../../viewing.ts';
import { crossFigure, crossSentence, crossTable, percent, type CrossTable } from '../cross.ts';
import { chapters, origins, own, subjectOf, type Subject } from '../subjects.ts';
import { select, waiting } from './parts.ts';

/** Steps of the tint of a cell: the numbers say it all, the tint finds the large ones. */
const HEATS = 5;

/** Rows and columns that are chosen; the columns are where respondents come from until another question is. */
function sides(s: Viewing): { rows: Subject | undefined; columns: Subject | undefined } {
  return { rows: subjectOf(s, s.rows), columns: subjectOf(s, s.columns) ?? origins(s)[0] };
}

/** The cross-table that is open now, if one is there: for files. */
export function openTable(s: Viewing): { table: CrossTable; rows: Subject; columns: Subject } | undefined {
  const { rows, columns } = sides(s);
  const told = rows && columns && rows.key !== columns.key ? s.by(columns.key) : undefined;
  const crossing = rows && told?.state === 'ready' ? own(told.value.questions, rows.key) : undefined;
  const table = crossing && crossTable(crossing, rows!, columns!);
  return table && { table, rows: rows!, columns: columns! };
}

function heatTable(s: Viewing, table: CrossTable, rows: Subject, columns: Subject): TemplateResult {
  const title = msg(str`${rows.label}, by: ${columns.label}`, { id: 's-cross-title' });
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${title}>
    <table class="heat">
      <caption class="unseen">
        ${title}. ${msg('Percentages are of those asked in each column.', { id: 's-cross-shares' })}
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">${rows.label}</span></th>
          ${table.columns.map(
            ({ label }, c) =>
              html`<th scope="col">
                ${label}<span class="small muted">${msg(str`asked: ${s.number(table.asked[c]!)}`, { id: 's-asked' })}</span>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          ({ label, value }, r) =>
            html`<tr ?data-rest=${value === undefined}>
              <th scope="row">${label}</th>
              ${table.cells[r]!.map(({ count, share }) =>
                share === null
                  ? html`<td class="muted">${msg('not asked', { id: 's-not-asked' })}</td>`
                  : html`<td data-heat=${Math.min(HEATS, Math.round(share * HEATS))}>
                      <b>${percent(s, share)}</b> <span class="small">${s.number(count)}</span>
                    </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The table of two questions, or what stands in its place. */
function crossed(s: Viewing, rows: Subject | undefined, columns: Subject | undefined): unknown {
  if (!rows || !columns) return nothing;
  if (rows.key === columns.key)
    return html`<p class="notice">${msg('Choose two different questions.', { id: 's-cross-twice' })}</p>`;
  const told = s.by(columns.key);
  if (told?.state !== 'ready') return waiting(told, () => s.by(columns.key, true) && s.host.requestUpdate());
  const open = openTable(s);
  if (!open)
    return html`<p class="notice">
      ${msg('Too few answers to cross these two questions: no class is large enough to be told.', { id: 's-cross-few' })}
    </p>`;
  const { table } = open;
  const others = [...table.rows, ...table.columns].some(({ value }) => value === undefined);
  return html`${figure(s, crossFigure(s, table, rows, columns), s.host.depth + 2)}${heatTable(s, table, rows, columns)}
    <p class="muted small">
      ${msg('Percentages are of those asked in each column.', { id: 's-cross-shares' })}
      ${
        others
          ? msg('Classes with too few answers are together with those who gave none.', { id: 's-cross-rest' })
          : nothing
      }
      ${
        table.apart.rows && table.apart.columns
          ? nothing
          : msg('One respondent may be in several classes: they may add up to more.', { id: 's-cross-several' })
      }
    </p>`;
}

/** Any two questions, one by the other. */
export function cross(s: Viewing): unknown {
  const all = chapters(s).map(({ title, subjects }) => ({
    title,
    choices: subjects.map(({ key, label }) => ({ value: key, label })),
  }));
  if (!all.length) return nothing;
  const { rows, columns } = sides(s);
  const open = rows && columns ? openTable(s) : undefined;
  const none = msg('Choose a question', { id: 's-choose-question' });
  const swap = (): void => s.set({ rows: columns!.key, columns: rows!.key });
  return html`<div class="choices">
        ${select('rows', msg('What they answered', { id: 's-rows' }), all, rows?.key, (key) => s.set({ rows: key || undefined }), none)}
        ${select('columns', msg('By', { id: 's-columns', desc: 'The question that groups' }), all, columns?.key, (key) => s.set({ columns: key || undefined }), none)}
        <button @click=${swap} ?disabled=${!rows || !columns}>${msg('Swap', { id: 's-swap', desc: 'Two questions' })}</button>
      </div>
      <p class="unseen" role="status">${open && crossSentence(s, open.table)}</p>
      ${crossed(s, rows, columns)}`;
}
