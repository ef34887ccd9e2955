import { inCountry } from '../contract/country-boxes.ts';
import { parseDate, parseInterval } from './edtf.ts';

/** What a schema cannot say of an entry: its codes, its place, its dates. Takes what may have any form. */
export type Path = readonly PropertyKey[];
export type Raw = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
export const objectsOf = (value: unknown): readonly (readonly [number, Raw])[] =>
  listOf(value).flatMap((item, i) => (isObject(item) ? [[i, item] as const] : []));

/** The codes that a document's own vocabularies and entries know. */
export interface Known {
  readonly kinds: readonly string[];
  readonly sectors: readonly string[];
  readonly programmes: readonly string[];
  readonly tags: readonly string[];
}
type Vocabulary = keyof Known;

export const idsOf = (value: unknown): string[] =>
  objectsOf(value).flatMap(([, { id }]) => (typeof id === 'string' ? [id] : []));

export const knownIn = (document: Raw): Known => ({
  kinds: idsOf(document.kinds),
  sectors: idsOf(document.sectors),
  programmes: idsOf(document.programmes),
  tags: idsOf(document.tags),
});

export interface UnknownCode {
  readonly path: Path;
  readonly code: string;
  readonly vocabulary: Vocabulary;
}

/** Codes of a partner's properties that its document does not know. */
export function unknownCodes(properties: unknown, known: Known): UnknownCode[] {
  if (!isObject(properties)) return [];
  const found: UnknownCode[] = [];
  const one = (vocabulary: Vocabulary, code: unknown, ...path: Path) =>
    typeof code === 'string' && !known[vocabulary].includes(code) && void found.push({ path, code, vocabulary });
  const all = (vocabulary: Vocabulary, codes: unknown, ...path: Path) =>
    listOf(codes).forEach((code, i) => one(vocabulary, code, ...path, i));
  one('kinds', properties.kind, 'kind');
  all('sectors', properties.sectors, 'sectors');
  all('programmes', properties.programmes, 'programmes');
  for (const [i, { id }] of objectsOf(properties.usefulFor)) one('tags', id, 'usefulFor', i, 'id');
  for (const name of ['projects', 'opportunities'])
    for (const [i, { sectors }] of objectsOf(properties[name])) all('sectors', sectors, name, i, 'sectors');
  return found;
}

export const point = (geometry: unknown): readonly [number, number] | undefined => {
  const at = isObject(geometry) ? listOf(geometry.coordinates) : [];
  return typeof at[0] === 'number' && typeof at[1] === 'number' ? [at[0], at[1]] : undefined;
};

/** Whether a point is one of the earth: longitude to ±180, latitude to ±90. What is no point is none of its business. */
export function inRange(geometry: unknown): boolean {
  const [longitude, latitude] = point(geometry) ?? [0, 0];
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

/** Whether a point would be right with its numbers exchanged, and is not as it stands: RFC 7946 wants longitude first. */
export function probablySwapped(geometry: unknown, country: unknown): boolean {
  const [longitude, latitude] = point(geometry) ?? [0, 0];
  if (typeof country === 'string' && inCountry(country, longitude, latitude) === false)
    return inCountry(country, latitude, longitude) === true;
  return Math.abs(latitude) > 90 && Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90;
}

/** Days and periods of a partner or a relation that are in no calendar. */
export function wrongDates(value: Raw): Path[] {
  const found: Path[] = [];
  const look = (owner: unknown, path: Path, ...names: string[]) => {
    for (const name of names) {
      const text = isObject(owner) ? owner[name] : undefined;
      if (typeof text === 'string' && !parseDate(text) && !parseInterval(text)) found.push([...path, name]);
    }
  };
  look(value, [], 'founded', 'checked', 'since', 'until');
  for (const name of ['projects', 'events', 'opportunities'])
    for (const [i, one] of objectsOf(value[name])) {
      look(one, [name, i], 'when', 'period', 'published', 'expires');
      look(one.bid, [name, i, 'bid'], 'opens', 'deadline');
    }
  return found;
}
