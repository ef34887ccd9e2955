import { html, type TemplateResult } from 'lit';
import { csvRecord, type Cell } from '../../contract/csv.ts';
import { downloadIcon, printIcon } from '../../element/icons.ts';
import { fileName, save } from '../../element/save.ts';
import { msg, numberFormat, plural, str, withLocale } from '../../locale/index.ts';
import { said } from '../../locale/texts.ts';
import { shown } from '../mine/position.ts';
import { daySaid, placeSaid, type Shown } from './mine-words.ts';

/** The mark by which spreadsheets know UTF-8. */
const MARK = '\ufeff';

/**
 * The picture as CSV: a row a dimension under codes that are the same in every language. Where the language writes decimals with a
 * comma, so do the cells, and `;` parts them: what its spreadsheets open without asking. What is not known is an empty cell.
 */
export function toCsv({ s, dimensions }: Shown): string {
  const comma = numberFormat(s.locale).format(0.5).includes(',');
  const record = (cells: readonly Cell[]): string => (comma ? csvRecord(cells, ';', ',') : csvRecord(cells));
  const number = (score: number | null | undefined): Cell => (typeof score === 'number' ? shown(score) : null);
  const head = 'id,title,score,band,position,first_quartile,median,third_quartile,mean,n,score_before,band_before';
  const rows = dimensions.map((dimension): Cell[] => {
    const { id, title, score, band, before, group } = dimension;
    const quartiles = group?.quartiles ?? [null, null, null];
    return [
      ...[id, s.text(title), number(score), band ? s.text(band.title) : null, placeSaid(s, dimension) ?? null],
      ...[...quartiles, number(group?.mean), group?.n ?? null],
      ...[number(before?.score), before?.band ? s.text(before.band.title) : null],
    ];
  });
  return MARK + [head.split(','), ...rows].map(record).join('');
}

function download(of: Shown): void {
  const { s } = of;
  const name = fileName(s.model.id, 'csv');
  const text = withLocale(s.locale, () => toCsv(of));
  save(new Blob([text], { type: 'text/csv;charset=utf-8' }), name);
  s.set({
    spoken: withLocale(s.locale, () => msg(str`Downloaded: ${name}`, { id: 's-mine-downloaded', desc: 'A file' })),
  });
}

/** Prints the page without the copy of the answers that a questionnaire beside it would print. */
function printAlone(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@media print{varco-questionnaire{display:none!important}}');
  document.adoptedStyleSheets.push(sheet);
  const over = (): void => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
  addEventListener('afterprint', over, { once: true });
  print();
}

/** Where the picture is from: what stands at its foot on paper too. */
function source({ s, group, now }: Shown): unknown {
  const { definition, version } = s.model;
  const answered = now.own.receivedAt;
  const of = typeof group?.n === 'number' ? group.n : undefined;
  return html`<p class="source small muted">
    ${said(definition.title, s)}, ${msg(str`version ${version}`, { id: 's-mine-version' })}.
    ${answered === undefined ? '' : msg(str`Answers of ${daySaid(s, answered)}.`, { id: 's-mine-answered' })}
    ${
      of === undefined
        ? ''
        : plural(s.locale, of, {
            one: msg('The group: {n} answer.', { id: 's-mine-group-n-one' }),
            other: msg('The group: {n} answers.', { id: 's-mine-group-n' }),
          })
    }
    ${msg(str`Picture of ${daySaid(s, Date.now())}.`, { id: 's-mine-made' })}
  </p>`;
}

/** Ways to take the picture along, and to leave the screen to the next. */
export const actions = (of: Shown): TemplateResult =>
  html`${source(of)}
    <div class="row" role="group" aria-label=${msg('Take your picture along', { id: 's-mine-take' })}>
      <button @click=${printAlone}>${printIcon()}${msg('Print', { id: 's-mine-print' })}</button>
      <button @click=${() => download(of)}>${downloadIcon()}${msg(str`Download as ${'CSV'}`, { id: 's-mine-download', desc: 'A format: CSV, XLSX' })}</button>
      <button class="quiet" @click=${() => void of.mine.forget()}>${msg('Start over', { id: 's-mine-forget', desc: 'Forgets whose picture is shown' })}</button>
    </div>`;
