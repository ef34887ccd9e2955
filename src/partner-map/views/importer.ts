import { html, nothing, type TemplateResult } from 'lit';
import type { Partners } from '../../contract/partners.ts';
import { heading } from '../../element/heading.ts';
import { downloadIcon } from '../../element/icons.ts';
import { fileName, save } from '../../element/save.ts';
import { fields, languageOf, fieldOf, samples, type Field, type Guess, type Target } from '../../form/import/index.ts';
import { languageName } from '../../locale/texts.ts';
import { msg, numberFormat, plural, str } from '../../locale/index.ts';
import { Importer } from '../io/importer.ts';
import { columnName, remarkName } from './import-words.ts';
import type { Part } from './part.ts';

export { Importer };

/** Remarks that are shown: of more, the file of them is for who wants all. */
const MOST = 100;

const count = (part: Part, n: number): string => numberFormat(part.locale).format(n);

function choose(importer: Importer): TemplateResult {
  const take = ({ target }: Event): void => {
    const [file] = (target as HTMLInputElement).files ?? [];
    if (file) void importer.take(file);
  };
  return html`<p id="import-help">
      ${msg(
        'CSV as spreadsheets save it, GeoJSON, a list in JSON, schema.org or Murmurations. The file stays on your device: nothing is sent.',
        { id: 'm-x-import-help' },
      )}
    </p>
    <label for="import-file">${msg('File', { id: 'm-x-import-file' })}</label>
    <input
      id="import-file"
      class="control"
      type="file"
      accept=".csv,.tsv,.txt,.json,.geojson,.jsonld,text/csv,application/json"
      aria-describedby="import-help"
      @change=${take}
    />`;
}

/** How far it is, in numbers; work that is done at once shows nothing. */
const progress = (part: Part, importer: Importer): TemplateResult => {
  const { done, total, rows } = importer.progress;
  const label =
    importer.state === 'reading'
      ? msg('Reading', { id: 'm-x-reading' })
      : msg('Preparing the list', { id: 'm-x-building' });
  return html`<div class="wait">
    <label for="import-progress">${label}: ${importer.file}</label>
    <progress id="import-progress" max=${total} .value=${done}></progress>
    <p>
      ${
        importer.state === 'building'
          ? msg(str`${count(part, rows)} of ${count(part, importer.table!.rows.length)} rows`, { id: 'm-x-rows-of' })
          : plural(part.locale, rows, {
              one: msg('{n} row', { id: 'm-x-row' }),
              other: msg('{n} rows', { id: 'm-x-rows' }),
            })
      }
    </p>
    <button @click=${() => importer.cancel()}>${msg('Cancel', { id: 'q-cancel' })}</button>
  </div>`;
};

const sureness = ({ confidence }: Guess): string =>
  ({
    sure: () => msg('recognised', { id: 'm-x-sure' }),
    likely: () => msg('guessed: please check', { id: 'm-x-likely' }),
    none: () => msg('not recognised', { id: 'm-x-none' }),
  })[confidence]();

/** A field that may stand in several languages can be chosen in the document's too. */
function targets(part: Part, mapped: Target | undefined): { value: Target; label: string }[] {
  return (Object.keys(fields) as Field[]).flatMap((field) => {
    const tags = new Set(fields[field] === 'text' ? part.locales : []);
    if (mapped && fieldOf(mapped) === field && languageOf(mapped)) tags.add(languageOf(mapped)!);
    const label = columnName(field);
    return [
      { value: field as Target, label },
      ...[...tags].map((tag) => ({
        value: `${field}.${tag}` as Target,
        label: `${label} (${languageName(tag, part)})`,
      })),
    ];
  });
}

function mapping(part: Part, importer: Importer): TemplateResult {
  const { table, guesses, mapping: mapped, named } = importer;
  const what = msg('What the columns are', { id: 'm-x-mapping' });
  return html`<p>
      ${msg(str`${importer.file}: ${count(part, table!.rows.length)} rows, ${count(part, table!.columns.length)} columns.`, { id: 'm-x-file-told' })}
      ${msg('We guessed what each column is. Change what is wrong; what is kept aside is not published.', { id: 'm-x-mapping-help' })}
    </p>
    ${heading(part.level + 1, what)}
    <ul class="plain mapping">
      ${table!.columns.map((name, n) => {
        const guess = guesses[n]!;
        const changed = mapped[n] !== guess.target;
        return html`<li>
          <label for=${`column-${n}`}>${name}</label>
          <p class="values-seen">${samples(table!, n, 3).map((value) => html`<span>${value.slice(0, 60)}</span>`)}</p>
          <div>
            <select
              id=${`column-${n}`}
              class="control"
              aria-describedby=${`sure-${n}`}
              @change=${(e: Event) => importer.map(n, ((e.target as HTMLSelectElement).value || undefined) as Target | undefined)}
            >
              <option value="" ?selected=${!mapped[n]}>${msg('keep aside', { id: 'm-x-aside' })}</option>
              ${targets(part, mapped[n] ?? guess.target).map(
                ({ value, label }) => html`<option value=${value} ?selected=${value === mapped[n]}>${label}</option>`,
              )}
            </select>
            <span id=${`sure-${n}`} class="muted">${changed ? msg('as you said', { id: 'm-x-as-said' }) : sureness(guess)}</span>
          </div>
        </li>`;
      })}
    </ul>
    ${
      named
        ? nothing
        : html`<p class="notice error" role="alert">${msg('Say which column is the name: without it no entry can be made.', { id: 'm-x-nameless' })}</p>`
    }
    <div class="row">
      <button class="primary" ?disabled=${!named} @click=${() => void importer.build()}>${msg('Prepare the list', { id: 'm-x-prepare' })}</button>
      <button class="quiet" @click=${() => importer.restart()}>${msg('Another file', { id: 'm-x-another' })}</button>
    </div>`;
}

function remarks(part: Part, importer: Importer): unknown {
  const { remarks: all, aside } = importer.result!.report;
  const left = all.length - MOST;
  const told = msg('What was noticed', { id: 'm-x-remarks' });
  return [
    aside.length
      ? html`<p>
          ${msg('Kept aside, in no entry:', { id: 'm-x-aside-told', desc: 'Names of columns follow' })}
          ${aside.map(({ column }) => column).join(', ')}.
        </p>`
      : nothing,
    all.length
      ? html`<div class="wide" role="region" tabindex="0" aria-label=${told}>
          <table>
            <caption>
              ${told}
            </caption>
            <thead>
              <tr>
                <th scope="col">${msg('Line', { id: 'm-x-line' })}</th>
                <th scope="col">${msg('Remark', { id: 'm-x-remark' })}</th>
                <th scope="col">${msg('What stands there', { id: 'm-x-value' })}</th>
              </tr>
            </thead>
            <tbody>
              ${all.slice(0, MOST).map(
                ({ line, code, column, value }) =>
                  html`<tr>
                    <td>${line ? count(part, line) : ''}</td>
                    <td>${column ? `${column}: ` : ''}${remarkName(code)}</td>
                    <td>${value}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      : nothing,
    left > 0
      ? html`<p>${plural(part.locale, left, { one: msg('… and {n} more', { id: 'm-x-more-one' }), other: msg('… and {n} more', { id: 'm-x-more' }) })}</p>`
      : nothing,
  ];
}

function done(part: Part, importer: Importer, show: ((document: Partners) => void) | undefined): TemplateResult {
  const { document, report } = importer.result!;
  const { taken, mended, merged, refused } = report;
  const download = (): void => {
    const name = fileName(document.id, 'geojson');
    save(new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/geo+json' }), name);
    part.say(msg(str`Downloaded: ${name}`, { id: 'm-x-downloaded', desc: 'A file' }));
  };
  const counted: [number, string][] = [
    [taken, msg('taken as they are', { id: 'm-x-taken' })],
    [mended, msg('taken with something noticed', { id: 'm-x-mended' })],
    [merged, msg('joined with an earlier one', { id: 'm-x-merged' })],
    [refused, msg('not taken', { id: 'm-x-refused' })],
  ];
  return html`<p>
      <strong>
        ${plural(part.locale, document.features.length, {
          one: msg('{n} entry is ready.', { id: 'm-x-ready-one' }),
          other: msg('{n} entries are ready.', { id: 'm-x-ready' }),
        })}
      </strong>
      ${msg('Of the rows:', { id: 'm-x-of-rows' })} ${counted.map(([n, word], i) => [i ? ', ' : '', count(part, n), ' ', word])}.
    </p>
    ${remarks(part, importer)}
    <div class="row">
      ${show ? html`<button class="primary" @click=${() => show(document)}>${msg('Show them here', { id: 'm-x-show' })}</button>` : nothing}
      <button @click=${download}>${downloadIcon()}${msg(str`Download as ${'GeoJSON'}`, { id: 'm-x-download', desc: 'A format: CSV, GeoJSON…' })}</button>
      ${
        importer.table?.document
          ? nothing
          : html`<button class="quiet" @click=${() => importer.back()}>${msg('Back to the columns', { id: 'm-x-back' })}</button>`
      }
      <button class="quiet" @click=${() => importer.restart()}>${msg('Another file', { id: 'm-x-another' })}</button>
    </div>`;
}

const failed = (importer: Importer): TemplateResult =>
  html`<p class="notice error" role="alert">
      ${{
        empty: () => msg('There is nothing in this file.', { id: 'm-x-empty' }),
        json: () => msg('This file begins like JSON, but cannot be read as such.', { id: 'm-x-json' }),
        nothing: () => msg('There is no list of organisations in this file.', { id: 'm-x-nothing' }),
        read: () => msg('This file could not be read.', { id: 'm-x-unread' }),
      }[importer.failure!]()}
    </p>
    ${choose(importer)}`;

/**
 * A list of members becomes entries: a file is chosen, what its columns are is guessed and asked, and what became of each
 * row is told.
 * @param show what is done with the document; without it, it can be downloaded only
 */
export function importer(part: Part, state: Importer, show?: (document: Partners) => void): TemplateResult {
  const inside = {
    choose: () => choose(state),
    reading: () => progress(part, state),
    mapping: () => mapping(part, state),
    building: () => progress(part, state),
    done: () => done(part, state, show),
    failed: () => failed(state),
  }[state.state]();
  return html`<section class="importer">
    ${heading(part.level, msg('Bring in a list of members', { id: 'm-x-import' }), 'import-title', true)}${inside}
  </section>`;
}
