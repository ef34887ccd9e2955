import { decode, guessSeparator, records, type Encoding } from '../../contract/csv-read.ts';
import { own } from '../values.ts';
import { isOurs } from './adopt.ts';

/** What a cell holds: text, or in JSON a list of them. */
export type Cell = string | readonly string[];

/** Of a GeoJSON feature: its place in degrees, or the type of geometry that is no point. */
export type Place = readonly [longitude: number, latitude: number] | string;

export interface Row {
  /** of the file where it is text by lines; else the number of the object, from 1 */
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly place?: Place | undefined;
}

/** A file of entries, of whatever form, as rows under headings. */
export interface Table {
  readonly format: 'csv' | 'json' | 'geojson';
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** how it was read, where that was guessed */
  readonly encoding: Encoding;
  readonly separator?: string;
  /** GeoJSON of before RFC 7946 may name a reference system; its name when it is not the one of the standard */
  readonly crs?: string;
  /** a document of ours, which wants no mapping (adopt.ts) */
  readonly document?: object;
  /** lines with a quote that never closes */
  readonly stray: readonly number[];
}

/** How much of a long work is done: so much of a total, and how many rows that is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly rows: number;
}

/** A file that holds no table; `message` says why. */
export class TableError extends Error {
  declare message: 'empty' | 'json' | 'nothing';
}

/** Rows between two signs of life. */
export const SLICE = 100;

/**
 * Reads a file of entries: CSV with whatever separator, GeoJSON, or a list of objects in JSON, which may be linked data
 * (`@graph`, `itemListElement`). To be run in steps: each yields how far it is.
 * @throws TableError
 */
export function* readTable(bytes: Uint8Array): Generator<Progress, Table> {
  const decoding = decode(bytes);
  let piece = decoding.next();
  for (; !piece.done; piece = decoding.next()) yield { done: 0, total: bytes.length, rows: 0 };
  const { text, encoding } = piece.value;
  const first = /\S/.exec(text)?.[0];
  if (!first) throw new TableError('empty');
  if (first === '{' || first === '[') return yield* readJson(text, encoding);
  const { separator, from } = guessSeparator(text);
  const body = from ? text.slice(from) : text;
  let columns: readonly string[] | undefined;
  const rows: Row[] = [];
  const stray: number[] = [];
  const before = from ? 1 : 0;
  for (const record of records(body, separator)) {
    const line = record.line + before;
    if (record.stray) stray.push(line);
    const cells = record.cells.map(clean);
    if (cells.every((cell) => !cell)) continue;
    if (!columns) columns = cells;
    else rows.push({ line, cells });
    if (rows.length % SLICE === 0) yield { done: record.next, total: body.length, rows: rows.length };
  }
  return { format: 'csv', columns: named(columns ?? [], rows), rows, encoding, separator, stray };
}

/** Spaces at the ends go, and the apostrophe by which a text was kept from being run as a formula (contract/csv.ts). */
const clean = (text: string): string => text.trim().replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');

/** Each column has a name of its own; cells to the right of the last heading have none. */
function named(headings: readonly string[], rows: readonly Row[]): readonly string[] {
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), headings.length);
  // what stands to the right by mistake, in a row or two, is no column
  const width = rows.filter(({ cells }) => cells.length === widest).length * 2 > rows.length ? widest : headings.length;
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, n) => {
    const heading = headings[n] || `(${n + 1})`;
    let name = heading;
    for (let k = 2; taken.has(name); k++) name = `${heading} (${k})`;
    taken.add(name);
    return name;
  });
}

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };
const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function* readJson(text: string, encoding: Encoding): Generator<Progress, Table> {
  let document: Json;
  try {
    document = JSON.parse(text) as Json;
  } catch {
    throw new TableError('json');
  }
  if (isOurs(document))
    return { format: 'geojson', columns: [], rows: [], encoding, document: document as object, stray: [] };
  const geojson = isObject(document) && (document.type === 'FeatureCollection' || document.type === 'Feature');
  const items = listOf(document);
  if (!items.length) throw new TableError('nothing');
  const columns = new Map<string, number>();
  const rows: Row[] = [];
  for (const [n, item] of items.entries()) {
    if (n % SLICE === 0) yield { done: n, total: items.length, rows: n };
    const cells: Cell[] = [];
    const put = (name: string, cell: Cell): void => {
      if (!columns.has(name)) columns.set(name, columns.size);
      cells[columns.get(name)!] = cell;
    };
    const properties = geojson ? own(item as never, 'properties') : item;
    flatten(properties as Json, '', put, 0);
    const id = geojson ? own(item as never, 'id') : undefined;
    if ((typeof id === 'string' || typeof id === 'number') && own(properties as never, 'id') === undefined)
      put('id', String(id));
    rows.push({ line: n + 1, cells, place: geojson ? placeOf(own(item as never, 'geometry') as Json) : undefined });
  }
  const width = columns.size;
  for (const { cells } of rows) for (let n = 0; n < width; n++) if (cells[n] === undefined) (cells as Cell[])[n] = '';
  return {
    format: geojson ? 'geojson' : 'json',
    columns: [...columns.keys()],
    rows,
    encoding,
    stray: [],
    ...(geojson && crsOf(document)),
  };
}

/** The objects that a document lists: itself, an array, or the first list of objects that it has. */
function listOf(document: Json): readonly Json[] {
  const objects = (list: Json): readonly Json[] => (Array.isArray(list) ? (list as Json[]).filter(isObject) : []);
  if (Array.isArray(document)) return objects(document);
  if (!isObject(document)) return [];
  if (document.type === 'Feature') return [document];
  const { itemListElement } = document;
  if (itemListElement)
    return objects(itemListElement).map((each) =>
      isObject(own(each as never, 'item') as Json) ? (own(each as never, 'item') as Json) : each,
    );
  if (document.type === 'FeatureCollection') return objects(document.features);
  // one entry that is named is no wrapper of others
  if ('name' in document) return [document];
  return (
    Object.values(document)
      .map(objects)
      .find((list) => list.length) ?? [document]
  );
}

const scalar = (value: Json): string | undefined =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;

/** Members of an object as columns: `address.addressLocality`; of lists of objects, `memberOf.name` as a list. */
function flatten(value: Json, path: string, put: (name: string, cell: Cell) => void, depth: number): void {
  if (depth > 6) return;
  const plain = scalar(value);
  if (plain !== undefined) return void put(path, plain);
  if (Array.isArray(value)) {
    const list = value as Json[];
    const texts = list.map(scalar).filter((text) => text !== undefined);
    if (texts.length) put(path, texts);
    const lists = new Map<string, string[]>();
    for (const item of list)
      if (isObject(item))
        flatten(
          item,
          path,
          (name, cell) => (lists.get(name) ?? lists.set(name, []).get(name)!).push(...[cell].flat()),
          depth + 1,
        );
    for (const [name, cells] of lists) put(name, cells);
  } else if (isObject(value)) {
    // Murmurations: of the statements about others, those that say of what it is a member
    const { predicate_url: predicate, object_url: object } = value;
    if (typeof predicate === 'string' && typeof object === 'string')
      return put(/memberOf$/i.test(predicate) ? 'memberOf' : `${path}.${predicate}`, object.trim());
    for (const [name, member] of Object.entries(value))
      flatten(member, path ? `${path}.${name}` : name, put, depth + 1);
  }
}

function placeOf(geometry: Json): Place | undefined {
  if (!isObject(geometry)) return undefined;
  const { type, coordinates } = geometry;
  const [lon, lat] = (Array.isArray(coordinates) ? coordinates : []) as Json[];
  return type === 'Point' && typeof lon === 'number' && typeof lat === 'number'
    ? [lon, lat]
    : String(scalar(type) ?? '?');
}

/** A reference system that a document names and that is not WGS 84 in degrees. */
function crsOf(document: Json): { crs?: string } {
  const name = own(own(own(document as never, 'crs'), 'properties'), 'name');
  return typeof name === 'string' && !/(CRS:?84|EPSG:+(\d*:)?4326)$/i.test(name) ? { crs: name } : {};
}
