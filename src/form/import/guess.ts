import { nearest } from '../../contract/nearest.ts';
import { fieldOf, fields, known, plainHeading, type Field, type Target } from './fields.ts';
import type { Lookups } from './lookups.ts';
import type { Cell, Table } from './table.ts';
import {
  names,
  parseAngle,
  parseCoordinates,
  parseDay,
  parseFounded,
  parsePurpose,
  parseState,
  parseUrl,
  parts,
} from './values.ts';

/** What a column probably is. */
export interface Guess {
  /** undefined: nothing that we know, kept aside */
  readonly target: Target | undefined;
  /** `sure`: its heading is one of the field's, and its values look so; `likely`: one of both; `none` */
  readonly confidence: 'sure' | 'likely' | 'none';
}

const looks = (lookups: Lookups): { readonly [field in Field]?: (text: string) => boolean } => ({
  country: (text) => !!lookups.country(text),
  countries: (text) => names(text).some((name) => lookups.country(name)),
  targets: (text) => names(text).some((name) => lookups.country(name)),
  languages: (text) => names(text).some((name) => lookups.language(name)),
  lat: (text) => Math.abs(parseAngle(text) ?? 999) <= 180,
  lon: (text) => Math.abs(parseAngle(text) ?? 999) <= 180,
  coordinates: (text) => !!parseCoordinates(text),
  url: (text) => !!parseUrl(text),
  profiles: (text) => parts(text).some(parseUrl),
  state: (text) => !!parseState(text),
  purposes: (text) => parts(text).some(parsePurpose),
  founded: (text) => !!parseFounded(text),
  checked: (text) => !!parseDay(text),
  // an identifier is no sentence
  id: (text) => /^\S{1,64}$/.test(text),
  // nor is a sentence a name
  name: (text) => text.length < 200 && !/^[\d.,;\s-]+$/.test(text),
  kind: (text) => text.length < 80,
  city: (text) => text.length < 80 && !/^[\d.,;\s-]+$/.test(text),
});

const isMail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text);
/** Fields that their values tell without a heading. */
const telling = ['coordinates', 'country', 'url'] as const;

const flat = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : (cell ?? []).join('; '));

/** Up to so many values of a column that are not empty. */
export function samples({ rows }: Table, column: number, most: number): string[] {
  const found: string[] = [];
  for (const { cells } of rows) {
    const text = flat(cells[column]);
    if (text && found.push(text) === most) break;
  }
  return found;
}

/** A heading of a language: `Nome (EN)`, `summary.en`, `descrizione_sq`. */
const inLanguage = /^(.*\S)\s*(?:[([]\s*([a-z]{2})\s*[)\]]|[._:@-]([a-z]{2}))$/i;

/** How well a heading says a field, from 0 to 1, for each field that it says. */
function said(heading: string): Map<Field, number> {
  const scores = new Map<Field, number>();
  const better = (list: readonly Field[] | undefined, score: number) =>
    list?.forEach((field) => scores.set(field, Math.max(score, scores.get(field) ?? 0)));
  better(known.get(heading), 1);
  if (scores.size) return scores;
  // the address or the id of something is not that thing
  if (/ (url|id|type|mail)$/.test(heading)) return scores;
  const words = ` ${heading} `;
  for (const [name, list] of known)
    // the longer the part that is known, the surer
    if (name.length > 3 && words.includes(` ${name} `)) better(list, 0.6 + (0.3 * name.length) / heading.length);
  if (!scores.size && heading.length > 3) {
    const near = nearest(heading, known.keys());
    if (near && near.length > 3) better(known.get(near), 0.7);
  }
  return scores;
}

/**
 * What each column of a table probably is, by its heading and by what its values look like: `Stato` is a country where
 * there are countries in it, a state where there are states. A field that has one column goes to the best of them.
 */
export function guess(table: Table, lookups: Lookups): Guess[] {
  const look = looks(lookups);
  const bids: { column: number; target: Target; score: number; sure: boolean }[] = [];
  for (const [column, heading] of table.columns.entries()) {
    const values = samples(table, column, 40);
    const share = (test: (text: string) => boolean) => values.filter(test).length / values.length;
    // what is said of an object of linked data by its own machinery
    if (/(^|\.)@(type|context)$|\.@id$/.test(heading)) continue;
    const [, base, inside, after] = inLanguage.exec(heading) ?? [];
    const language = (inside ?? after)?.toLowerCase();
    const spoken = language && lookups.language(language) ? language : undefined;
    const scores = said(plainHeading(heading === '@id' ? 'id' : heading));
    if (spoken)
      for (const [field, score] of said(plainHeading(base!)))
        if (fields[field] === 'text')
          bids.push({ column, target: `${field}.${spoken}`, score: score + 0.01, sure: score === 1 });
    if (values.length) {
      if (share(isMail) > 0.5) scores.set('private', 1.5);
      for (const field of telling) if (!scores.has(field) && share(look[field]!) > 0.8) scores.set(field, 0.5);
    }
    for (const [field, score] of scores) {
      const test = look[field];
      const right = test && values.length ? share(test) : 1;
      bids.push({ column, target: field, score: score * (0.2 + 0.8 * right), sure: score >= 1 && right > 0.7 });
    }
  }
  bids.sort((a, b) => b.score - a.score || a.column - b.column);
  const guesses: (Guess | undefined)[] = table.columns.map(() => undefined);
  const taken = new Set<Target>();
  for (const { column, target, score, sure } of bids) {
    if (guesses[column] || score < 0.4 || (fields[fieldOf(target)] !== 'list' && taken.has(target))) continue;
    taken.add(target);
    guesses[column] = { target, confidence: sure ? 'sure' : 'likely' };
  }
  return guesses.map((one) => one ?? { target: undefined, confidence: 'none' });
}
