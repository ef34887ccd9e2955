import { csvRecord, type Cell } from '../../contract/csv.ts';
import { scores } from '../../form/index.ts';
import type { Published } from '../content.ts';
import { exportedForm, published } from '../kinds/forms.ts';
import type { Services } from '../services.ts';
import { codebook, codes, dimensionsOf, metaColumns } from './codebook.ts';
import { columns, idColumn, itemsOf } from './columns.ts';
import { held, stored, toJson, type Selection, type Stored } from './stored.ts';
import { workbook } from '../../form/xlsx.ts';

export const formats = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type Format = keyof typeof formats;

const meta = ({ id, kind, about, version, form, locale, received_at, started_at, finished_at }: Stored): Cell[] => [
  ...[id, kind, about, version, form, locale],
  ...[received_at, started_at, finished_at].map((date) => date.toISOString()),
];

type Answered = Awaited<ReturnType<typeof held>>[number];

/** What was answered: a definition in its version, or the form of a kind that has none. */
async function answeredIn(services: Services, answered: Answered): Promise<Published | undefined> {
  const { content, documents, calendar, settings } = services;
  const { kind, about, version, help } = answered;
  if (['registration', 'feedback', 'expert-question'].includes(kind)) {
    const model = await calendar.documents.answered(kind, about, settings.now(), (id) => content.current(id)?.model());
    return model && published(model);
  }
  if (['questionnaire', 'interview'].includes(kind))
    return content.version(about, version ?? '') ?? content.current(about);
  const document = (await documents.find(about)) ?? (await documents.get());
  return document && exportedForm(kind, help, document.partners);
}

/** The definitions by which a selection is laid out: those that were answered, and the current one when none was. */
async function definitionsOf(services: Services, selection: Selection): Promise<Published[]> {
  const { database, content } = services;
  const found = new Set<Published>();
  for (const answered of await held(database, selection)) {
    const published = await answeredIn(services, answered);
    if (published) found.add(published);
  }
  const current = selection.about === undefined ? undefined : content.current(selection.about);
  if (!found.size && current) found.add(current);
  return [...found];
}

/** Rows of the sheet with one row per submission. */
async function* mainRows(
  { database, content }: Services,
  selection: Selection,
  definitions: readonly Published[],
): AsyncGenerator<Cell[]> {
  const { main } = columns(definitions);
  const dimensions = [...new Set(definitions.flatMap((one) => dimensionsOf(one).map(({ id }) => id)))];
  const scored = dimensions.length ? [...dimensions.map((id) => `score.${id}`), 'score.overall', 'band.overall'] : [];
  yield [...metaColumns.map(([name]) => name), ...main.map(({ name }) => name), ...scored];
  for await (const row of stored(database, selection)) {
    const cells = [...meta(row), ...main.map(({ cell }) => cell(row.answers))];
    if (dimensions.length) {
      const answered =
        row.kind === 'questionnaire'
          ? (content.version(row.about, row.version ?? '') ?? content.current(row.about))
          : undefined;
      const model = answered?.model(row.form ?? undefined);
      const result = model && scores(model, row.answers);
      cells.push(...dimensions.map((id) => result?.dimensions[id]?.score ?? null));
      cells.push(result?.overall ?? null, result?.overallBand ?? null);
    }
    yield cells;
  }
}

/** Rows of a group's sheet: one per item, with the id of its submission; of a group within experiences, with theirs too. */
async function* groupRows(
  { database }: Services,
  selection: Selection,
  definitions: readonly Published[],
  name: string,
): AsyncGenerator<Cell[]> {
  const fields = columns(definitions).groups.get(name) ?? [];
  const [group = '', inner] = name.split('.');
  yield ['id', 'about', 'item', ...(inner ? [idColumn(group)] : []), ...fields.map(({ name }) => name)];
  for await (const { id, about, answers } of stored(database, selection))
    for (const [i, item] of itemsOf(answers, group).entries())
      if (inner === undefined) yield [id, about, i + 1, ...fields.map(({ cell }) => cell(item))];
      else
        for (const [n, one] of itemsOf(item, inner).entries())
          yield [id, about, n + 1, String(item.id), ...fields.map(({ cell }) => cell(one))];
}

async function* jsonText(rows: AsyncIterable<Stored>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rows) {
    yield before + JSON.stringify(toJson(row));
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

async function* lines<T>(rows: AsyncIterable<T>, line: (row: T) => string): AsyncGenerator<string> {
  for await (const row of rows) yield line(row);
}

export interface Layout {
  /** csv: the items of this group instead of the submissions; `codebook` and `codes` for those */
  group?: string | undefined;
  separator?: string | undefined;
}

/** What a selection is in a format, piece by piece; undefined when it has no such group. */
export async function exported(
  services: Services,
  format: Format,
  selection: Selection,
  { group, separator }: Layout = {},
): Promise<AsyncGenerator<string | Uint8Array> | undefined> {
  const { database } = services;
  if (format === 'json') return jsonText(stored(database, selection));
  if (format === 'ndjson') return lines(stored(database, selection), (row) => `${JSON.stringify(toJson(row))}\n`);
  const definitions = await definitionsOf(services, selection);
  const { groups } = columns(definitions);
  const sheets = [
    { name: 'submissions', rows: mainRows(services, selection, definitions) },
    ...[...groups.keys()].map((id) => ({ name: id, rows: groupRows(services, selection, definitions, id) })),
    { name: 'codebook', rows: codebook(definitions) },
    { name: 'codes', rows: codes(definitions) },
  ];
  if (format === 'xlsx') return workbook(sheets);
  const sheet = sheets.find(({ name }) => name === (group ?? 'submissions'));
  if (!sheet) return undefined;
  const rows = (async function* () {
    yield* sheet.rows;
  })();
  return lines(rows, (row) => csvRecord(row, separator));
}

/** Pieces as a body: read only as fast as it is taken, ended when the reader leaves. */
export function bodyOf(pieces: AsyncGenerator<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      // Small pieces together: one per cell would cost more than it carries.
      const taken: Uint8Array[] = [];
      for (let size = 0; size < 65_536;) {
        const { done, value } = await pieces.next();
        if (done) {
          if (taken.length) controller.enqueue(Buffer.concat(taken));
          return controller.close();
        }
        const bytes = typeof value === 'string' ? encoder.encode(value) : value;
        taken.push(bytes);
        size += bytes.length;
      }
      controller.enqueue(Buffer.concat(taken));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
