import { html, type TemplateResult } from 'lit';
import type { Cell } from '../../contract/csv.ts';
import { downloadIcon } from '../../element/icons.ts';
import { fileName, save } from '../../element/save.ts';
import { msg, str, withLocale } from '../../locale/index.ts';
import { toCsv } from '../io/csv.ts';
import { cut } from '../io/cut.ts';
import { murmurations } from '../io/murmurations.ts';
import { jsonLd, organization } from '../io/schema-org.ts';
import type { Part } from './part.ts';

/** A format of files: what it is called, and what is written in it of some entries, by their numbers. */
interface Format {
  readonly name: string;
  readonly extension: string;
  readonly type: string;
  readonly write: (part: Part, entries: readonly number[], more?: More) => string;
}
/** Columns of the caller's own in CSV. */
export type More = Readonly<Record<string, (entry: number) => Cell>>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const csv: Format = {
  name: 'CSV',
  extension: 'csv',
  type: 'text/csv;charset=utf-8',
  write: ({ model, locale }, entries, more) => toCsv(model, entries, locale, more),
};
const geojson: Format = {
  name: 'GeoJSON',
  extension: 'geojson',
  type: 'application/geo+json',
  write: ({ model }, entries) => json(cut(model, entries)),
};
const schemaOrg: Format = {
  name: 'schema.org',
  extension: 'jsonld',
  type: 'application/ld+json',
  write: ({ model, locale }, entries) =>
    json(
      entries.length === 1
        ? { '@context': 'https://schema.org', ...organization(model, entries[0]!, locale) }
        : jsonLd(model, entries, locale),
    ),
};
const murmur: Format = {
  name: 'Murmurations',
  extension: 'json',
  type: 'application/json',
  write: ({ model, locale }, entries) => {
    const all = entries.map((n) => murmurations(model, n, locale));
    return json(all.length === 1 ? all[0] : all);
  },
};

function download(
  part: Part,
  entries: ArrayLike<number>,
  { extension, type, write }: Format,
  name: string,
  more?: More,
): void {
  const file = fileName(name, extension);
  save(new Blob([write(part, Array.from(entries), more)], { type }), file);
  part.say(withLocale(part.locale, () => msg(str`Downloaded: ${file}`, { id: 'm-x-downloaded', desc: 'A file' })));
}

const buttons = (
  part: Part,
  entries: ArrayLike<number>,
  formats: readonly Format[],
  name: string,
  more?: More,
): TemplateResult[] =>
  formats.map(
    (format) =>
      html`<button ?disabled=${!entries.length} @click=${() => download(part, entries, format, name, more)}>
        ${downloadIcon()}${msg(str`Download as ${format.name}`, { id: 'm-x-download', desc: 'A format: CSV, GeoJSON…' })}
      </button>`,
  );

/** Ways to have the entries that were found, in files: all of them by number, in the order in which they are listed. */
export const exports = (part: Part, entries: ArrayLike<number>): TemplateResult =>
  html`<div class="row exports">${buttons(part, entries, [csv, geojson, schemaOrg, murmur], part.model.id)}</div>`;

/** One entry, as other directories take it up. */
export const exportEntry = (part: Part, entry: number): TemplateResult =>
  html`<div class="row exports">
    ${buttons(part, [entry], [geojson, schemaOrg, murmur], `${part.model.id}-${part.model.ids[entry]!}`)}
  </div>`;

/** What spreadsheets and maps read: for a list of a person's own. */
export const exportList = (part: Part, entries: ArrayLike<number>, name: string, more: More): TemplateResult[] =>
  buttons(part, entries, [csv, geojson], name, more);
