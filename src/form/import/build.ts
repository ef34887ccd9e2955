import type { Opportunity, Partner, Partners } from '../../contract/partners.ts';
import { fieldOf, languageOf, type Field, type Target } from './fields.ts';
import type { Lookups } from './lookups.ts';
import { placeOf } from './place.ts';
import type { Report } from './report.ts';
import { networks } from './networks.ts';
import { SLICE, type Cell, type Progress, type Row, type Table } from './table.ts';
import { names, parseDay, parseFounded, parsePurpose, parseState, parseUrl, parts } from './values.ts';
import { Ids, isCode, slug, Vocabulary } from './vocabulary.ts';
import { fold } from '../../contract/fold.ts';

/** What the document to be made is called, and what is known beforehand. */
export interface Plan {
  readonly id: string;
  readonly title?: string;
  /** language of the texts whose heading names none */
  readonly locale: string;
  /** by column of the table */
  readonly mapping: readonly (Target | undefined)[];
  readonly lookups: Lookups;
  /** words of a document that these entries are to join */
  readonly vocabulary?: Pick<Partners, 'kinds' | 'sectors'>;
}

export interface Imported {
  readonly document: Partners;
  readonly report: Report;
}

type Draft = { -readonly [name in keyof Partner]: Partner[name] };
interface Entry {
  readonly id: string;
  readonly line: number;
  geometry: Partners['features'][number]['geometry'];
  readonly partner: Draft;
  readonly memberOf: string[];
}

const text = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.join('; ')).trim();

/** The words by which two rows are of one organisation. */
const identity = ({ name, place }: Draft): string =>
  [name, place?.city ?? '']
    .map((one) => fold(typeof one === 'string' ? one : (Object.values(one)[0] ?? '')).replace(/\s+/g, ' '))
    .join('\0');

/** Longest title and description of an opportunity (contract/partners.ts). */
const TITLE = 256;
const DESCRIPTION = 4000;

/**
 * Makes a document of a table. Rows of one organisation (name and city, case and accents aside) become one entry; what it
 * is a member of becomes relations, to entries of the table by name, id or address, or to networks that are made for it.
 * To be run in steps. The document is valid by the contract's schema, whatever the table holds.
 */
export function* build(table: Table, plan: Plan): Generator<Progress, Imported> {
  const { mapping, lookups, locale } = plan;
  const columns = new Map<Field, number[]>();
  const kept = table.columns.map((name, column) => ({ name, column, target: mapping[column] }));
  for (const { target, column } of kept)
    if (target) (columns.get(fieldOf(target)) ?? columns.set(fieldOf(target), []).get(fieldOf(target))!).push(column);
  const report: Report = {
    rows: table.rows.length,
    taken: 0,
    mended: 0,
    merged: 0,
    refused: 0,
    remarks: [],
    aside: kept
      .filter(({ target }) => !target || target === 'private')
      .map(({ name, target }) => ({ column: name, private: !!target })),
  };
  const kinds = new Vocabulary(plan.vocabulary?.kinds ?? []);
  const sectors = new Vocabulary(plan.vocabulary?.sectors ?? []);
  const entries: Entry[] = [];
  const byIdentity = new Map<string, Entry>();
  const ids = new Ids();
  for (const line of table.stray) report.remarks.push({ line, code: 'quote' });

  for (const [n, row] of table.rows.entries()) {
    if (n % SLICE === 0) yield { done: n, total: table.rows.length, rows: n };
    const { line, cells } = row;
    const before = report.remarks.length;
    const tell = (code: Report['remarks'][number]['code'], value = '', column?: Field): void => {
      const [at] = (column && columns.get(column)) ?? [];
      report.remarks.push({
        line,
        code,
        value: value.slice(0, 120),
        ...(at !== undefined && { column: table.columns[at]! }),
      });
    };
    const all = (field: Field): Cell[] => (columns.get(field) ?? []).map((column) => cells[column] ?? '');
    const one = (field: Field): string => text(all(field)[0] ?? '');
    const list = (field: Field): string[] => [...new Set(all(field).flatMap(parts))];
    if (cells.length > table.columns.length)
      tell('long', cells.slice(table.columns.length).map(text).filter(Boolean).join(' · '));
    else if (table.format === 'csv' && cells.length < table.columns.length) tell('short', String(cells.length));

    const name = localized('name', row, columns, plan);
    if (!name) {
      tell('nameless');
      report.refused++;
      continue;
    }
    const partner: Draft = { name, kind: kinds.of(one('kind') || undefined) };
    /** Takes what `parse` makes of each item, and tells of those of which it makes nothing. */
    const each = <T>(
      field: Field,
      items: string[],
      parse: (item: string) => T | undefined,
      code: 'language' | 'country' | 'purpose' | 'url',
    ): T[] | undefined => {
      const found = items.flatMap((item) => {
        const value = parse(item);
        if (value === undefined) tell(code, item, field);
        return value ?? [];
      });
      return found.length ? [...new Set(found)] : undefined;
    };
    const country = (item: string, field: Field): string | undefined => {
      const exact = lookups.country(item);
      if (exact) return exact;
      const near = lookups.countryNear(item);
      if (near) tell('country-near', `${item} → ${near}`, field);
      return near;
    };
    const summary = localized('summary', row, columns, plan);
    const scope = localized('scope', row, columns, plan);
    const where = one('country');
    const inCountry = where ? country(where, 'country') : undefined;
    if (where && !inCountry) tell('country', where, 'country');
    const place = {
      address: one('address') || undefined,
      city: localized('city', row, columns, plan),
      region: localized('region', row, columns, plan),
      country: inCountry,
    };
    const url = one('url') ? each('url', parts(one('url')).slice(0, 1), parseUrl, 'url')?.[0] : undefined;
    const state = one('state') ? parseState(one('state')) : undefined;
    if (one('state') && !state) tell('state', one('state'), 'state');
    const founded = one('founded') ? parseFounded(one('founded')) : undefined;
    if (one('founded') && !founded) tell('date', one('founded'), 'founded');
    const checked = one('checked') ? parseDay(one('checked')) : undefined;
    if (one('checked') && !checked) tell('date', one('checked'), 'checked');
    const source = one('source') || undefined;
    Object.assign(
      partner,
      defined({
        aliases: orNone(list('aliases')),
        summary,
        scope,
        state,
        place: Object.values(place).some(Boolean) ? defined(place) : undefined,
        countries: each('countries', all('countries').flatMap(names), (item) => country(item, 'countries'), 'country'),
        targets: each('targets', all('targets').flatMap(names), (item) => country(item, 'targets'), 'country'),
        sectors: orNone(list('sectors').map((label) => sectors.of(label))),
        purposes: each('purposes', list('purposes'), parsePurpose, 'purpose'),
        languages: each('languages', all('languages').flatMap(names), (item) => lookups.language(item), 'language'),
        competences: orNone(list('competences')),
        services: orNone(list('services')),
        founded,
        opportunities: orNone([
          ...list('offers').map((title) => opportunity('offer', title, () => tell('shortened', title, 'offers'))),
          ...list('needs').map((title) => opportunity('need', title, () => tell('shortened', title, 'needs'))),
        ]),
        url,
        profiles: each('profiles', list('profiles'), parseUrl, 'url'),
        checked,
        provenance: source ? { '': { source } } : undefined,
      }),
    );
    const geometry = placeOf(
      row,
      table,
      { coordinates: all('coordinates')[0], lat: one('lat'), lon: one('lon'), country: inCountry },
      tell,
    );
    const memberOf = list('memberOf');

    const key = identity(partner);
    const same = byIdentity.get(key);
    if (same) {
      tell('merged', String(same.line));
      join(same.partner, partner);
      same.geometry ??= geometry;
      same.memberOf.push(...memberOf);
      report.merged++;
      continue;
    }
    const wanted = one('id');
    const id = ids.own(isCode(wanted) ? wanted : slug(wanted || firstOf(name)) || `entry-${line}`);
    if (wanted && id !== wanted) tell('id', `${wanted} → ${id}`, 'id');
    const entry: Entry = { id, line, geometry, partner, memberOf };
    entries.push(entry);
    byIdentity.set(key, entry);
    if (report.remarks.length > before) report.mended++;
    else report.taken++;
  }

  const made = yield* networks(entries, ids, kinds, report);
  const locales = [...new Set([locale, ...mapping.flatMap((target) => (target && languageOf(target)) ?? [])])];
  const all = [...entries, ...made.entries];
  return {
    report,
    document: {
      type: 'FeatureCollection',
      id: plan.id,
      version: '1',
      locales,
      ...(plan.title && { title: plan.title }),
      kinds: kinds.used(),
      ...(sectors.used().length && { sectors: sectors.used() }),
      ...(made.relations.length && { relationTypes: made.relationTypes, relations: made.relations }),
      features: all.map(({ id, geometry, partner }) => ({ type: 'Feature', id, geometry, properties: partner })),
    },
  };
}

/** A text in its languages: a string where it has but the document's. */
function localized(
  field: Field,
  { cells }: Row,
  columns: ReadonlyMap<Field, readonly number[]>,
  { mapping, locale }: Plan,
): Partner['name'] | undefined {
  const found: Record<string, string> = {};
  for (const column of columns.get(field) ?? []) {
    const said = text(cells[column] ?? '');
    if (said) found[languageOf(mapping[column]!) ?? locale] ??= said;
  }
  const languages = Object.keys(found);
  return languages.length === 1 && languages[0] === locale ? found[locale] : languages.length ? found : undefined;
}

const firstOf = (name: Partner['name']): string => (typeof name === 'string' ? name : (Object.values(name)[0] ?? ''));

function opportunity(side: 'offer' | 'need', said: string, tell: () => void): Opportunity {
  if (said.length <= TITLE) return { side, title: said };
  tell();
  return { side, title: `${said.slice(0, TITLE - 1)}…`, description: said.slice(0, DESCRIPTION) };
}

const orNone = <T>(list: readonly T[]): T[] | undefined => (list.length ? [...new Set(list)] : undefined);
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;

/** What a second row adds: items of lists, and members that the first did not have. */
function join(first: Draft, second: Draft): void {
  const target = first as Record<string, unknown>;
  for (const [name, value] of Object.entries(second)) {
    const there = target[name];
    if (there === undefined) target[name] = value;
    else if (Array.isArray(there) && Array.isArray(value)) {
      const held = new Set(there.map((item) => JSON.stringify(item)));
      target[name] = [...there, ...(value as unknown[]).filter((item) => !held.has(JSON.stringify(item)))];
    } else if (name === 'place') target[name] = { ...(value as object), ...there };
  }
}
