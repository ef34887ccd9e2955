import { scores, type Model } from '../../form/index.ts';
import type { Services } from '../services.ts';
import type { Cell } from './cell.ts';
import { codebook, codes, metaColumns } from './codebook.ts';
import { columns, itemsOf } from './columns.ts';
import { csvRecord } from './csv.ts';
import { held, stored, toJson, type Selection, type Stored } from './stored.ts';
import { workbook } from './xlsx.ts';

export const formats = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type Format = keyof typeof formats;

const meta = ({ id, about, version, form, locale, received_at, started_at, finished_at }: Stored): Cell[] => [
  ...[id, about, version, form, locale],
  ...[received_at, started_at, finished_at].map((date) => date.toISOString()),
];

/** The definitions by which a selection is laid out: those that were answered, and the current one when none was. */
async function modelsOf({ database, content }: Services, selection: Selection): Promise<Model[]> {
  const models: Model[] = [];
  for (const { about, version } of await held(database, selection)) {
    const model = (content.version(about, version ?? '') ?? content.current(about))?.model();
    if (model && !models.includes(model)) models.push(model);
  }
  const current = selection.about === undefined ? undefined : content.current(selection.about)?.model();
  if (!models.length && current) models.push(current);
  return models;
}

/** Rows of the sheet with one row per submission. */
async function* mainRows(
  { database, content }: Services,
  selection: Selection,
  models: readonly Model[],
): AsyncGenerator<Cell[]> {
  const { main } = columns(models);
  const dimensions = [
    ...new Set(models.flatMap(({ definition }) => (definition.dimensions ?? []).map(({ id }) => id))),
  ];
  const scored = dimensions.length ? [...dimensions.map((id) => `score.${id}`), 'score.overall', 'band.overall'] : [];
  yield [...metaColumns.map(([name]) => name), ...main.map(({ name }) => name), ...scored];
  for await (const row of stored(database, selection)) {
    const cells = [...meta(row), ...main.map(({ cell }) => cell(row.answers))];
    if (dimensions.length) {
      const answered = content.version(row.about, row.version ?? '') ?? content.current(row.about);
      const model = answered?.model(row.form ?? undefined);
      const result = model && scores(model, row.answers);
      cells.push(...dimensions.map((id) => result?.dimensions[id]?.score ?? null));
      cells.push(result?.overall ?? null, result?.overallBand ?? null);
    }
    yield cells;
  }
}

/** Rows of a group's sheet: one per item, with the id of its submission. */
async function* groupRows(
  { database }: Services,
  selection: Selection,
  models: readonly Model[],
  group: string,
): AsyncGenerator<Cell[]> {
  const fields = columns(models).groups.get(group) ?? [];
  yield ['id', 'about', 'item', ...fields.map(({ name }) => name)];
  for await (const { id, about, answers } of stored(database, selection))
    for (const [i, item] of itemsOf(answers, group).entries())
      yield [id, about, i + 1, ...fields.map(({ cell }) => cell(item))];
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
  const models = await modelsOf(services, selection);
  const { groups } = columns(models);
  const sheets = [
    { name: 'submissions', rows: mainRows(services, selection, models) },
    ...[...groups.keys()].map((id) => ({ name: id, rows: groupRows(services, selection, models, id) })),
    { name: 'codebook', rows: codebook(models) },
    { name: 'codes', rows: codes(models) },
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
