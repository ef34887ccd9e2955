import { html, nothing, type TemplateResult } from 'lit';
import { downloadIcon, printIcon } from '../../../element/icons.ts';
import { fileName, save } from '../../../element/save.ts';
import type { Results } from '../../../contract/results.ts';
import { dateFormat, msg, plural, str, withLocale } from '../../../locale/index.ts';
import type { Viewing } from '../../viewing.ts';
import { chosen, pick } from '../state.ts';
import { paper } from '../../all/folds.ts';
import { origins } from '../subjects.ts';
import { openTable } from './cross.ts';

async function download(s: Viewing, results: Results, format: 'csv' | 'xlsx'): Promise<void> {
  const name = fileName(`${s.model.id}-results`, format);
  try {
    const { files } = await import('../../files/files.ts');
    save(await files[format]({ s, results, open: withLocale(s.locale, () => openTable(s)) }), name);
    pick(s, { file: { name } });
  } catch {
    pick(s, { file: {} });
  }
}

/** How long paper waits for what is still on its way, ms. */
const PATIENCE = 3000;

/** Prints the report, once all that it unfolds is there. */
async function onPaper(s: Viewing): Promise<void> {
  paper(s, true);
  await s.host.updateComplete;
  const key = chosen(s).needsBy ?? origins(s)[0]?.key;
  const begun = Date.now();
  while (key && s.by(key)?.state === 'loading' && Date.now() - begun < PATIENCE)
    await new Promise((done) => setTimeout(done, 50));
  await s.host.updateComplete;
  print();
  paper(s, false);
}

/** The whole report on paper or as a file. */
export function files(s: Viewing, results: Results): TemplateResult {
  const { file } = chosen(s);
  const get = (format: 'csv' | 'xlsx') => (): void => void download(s, results, format);
  return html`<div class="choices">
        <button @click=${() => void onPaper(s)}>${printIcon()}${msg('Print', { id: 's-print' })}</button>
        <button @click=${get('csv')}>${downloadIcon()}${msg('All results as CSV', { id: 's-csv' })}</button>
        <button @click=${get('xlsx')}>
          ${downloadIcon()}${msg('All results and a codebook as XLSX', { id: 's-xlsx' })}
        </button>
      </div>
      <p role="status">${file?.name ? msg(str`Downloaded: ${file.name}`, { id: 's-downloaded', desc: 'A file' }) : nothing}</p>
      ${
        file && !file.name
          ? html`<p class="notice error" role="alert">
              ${msg('The file could not be written. Check the connection, then try again.', { id: 's-unwritten' })}
            </p>`
          : nothing
      }`;
}

/** What a printed report begins with: of how many it is, of when, and where it comes from. */
export function paperHead(s: Viewing, { n, released, version }: Results): TemplateResult {
  const count = released?.n ?? n;
  const day = dateFormat(s.locale, { dateStyle: 'long' });
  const when = released && !Number.isNaN(Date.parse(released.at)) ? Date.parse(released.at) : Date.now();
  const parts = [
    count === null
      ? ''
      : plural(s.locale, count, {
          one: msg('{n} answered.', { id: 's-answered-one' }),
          other: msg('{n} answered.', { id: 's-answered-other' }),
        }),
    msg(str`Results of ${day.format(when)}.`, { id: 's-results-of', desc: 'A date' }),
    msg(str`Source: ${s.host.address('results') ?? ''} (version ${version}).`, { id: 's-source' }),
  ];
  return html`<p class="paper-head" aria-hidden="true">${parts.filter(Boolean).join(' ')}</p>`;
}
