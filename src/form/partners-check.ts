import { addressesIn, withoutAddress } from '../contract/addresses.ts';
import { jsonPath, show } from '../contract/author-issue.ts';
import { partnersShape } from '../contract/generated/partners.shape.ts';
import { nearest } from '../contract/nearest.ts';
import { fitting, type Shape } from '../contract/fitting.ts';
import { doubled, mistakes, most, type EntryIssue } from './entry-issues.ts';
import {
  idsOf,
  inRange,
  isObject,
  knownIn,
  listOf,
  objectsOf,
  point,
  probablySwapped,
  unknownCodes,
  wrongDates,
  type Path,
  type Raw,
} from './partners-entry.ts';

/** Something wrong in a document of partners. */
export type PartnersIssue = EntryIssue;

/** Whether a document means to be one of partners: a FeatureCollection of GeoJSON with kinds of entries. */
export const isPartners = (document: unknown): document is Raw =>
  isObject(document) && 'kinds' in document && ('features' in document || document.type === 'FeatureCollection');

const { features, 'relations?': relations, 'presence?': presence, ...members } = partnersShape as Record<string, Shape>;
const item = (shape: Shape): Shape => (shape as readonly [Shape])[0];
/** The shapes of what a document is made of. */
export const shapes = {
  head: { ...members, features: ['*'], 'relations?': ['*'], 'presence?': ['*'] } as unknown as Shape,
  feature: item(features!),
  geometry: (item(features!) as Record<string, Shape>).geometry!,
  partner: (item(features!) as Record<string, Shape>).properties!,
  relation: item(relations!),
  presence: item(presence!),
};

/**
 * What is wrong in a partners' document beyond what can be typed: form, ids, places, codes, ends of relations, dates,
 * addresses. Those for which the whole is lost come first.
 * @param document any JSON value; never throws
 * @returns at most 100, in their order; empty when all is well
 */
export function checkPartners(document: unknown): PartnersIssue[] {
  const issues: PartnersIssue[] = [];
  const tell = (
    lost: PartnersIssue['lost'],
    path: Path,
    found: string,
    expected: string,
    hint?: string,
    entry?: string,
  ) =>
    void (
      issues.length < most &&
      issues.push({ lost, path: jsonPath(path), found: found + (entry ? ` in "${entry}"` : ''), expected, hint, entry })
    );
  const form = (lost: PartnersIssue['lost'], shape: Shape, value: unknown, path: Path, entry?: string) => {
    for (const issue of mistakes(shape, value).slice(0, most - issues.length)) {
      const found = withoutAddress(issue.found) + (entry ? ` in "${entry}"` : '');
      issues.push({ ...issue, lost, path: jsonPath(path) + issue.path.slice(1), found, entry });
    }
  };

  form('document', shapes.head, document, []);
  if (!isObject(document)) return issues;
  const entries = listOf(document.features);
  const taken = new Map<string, string>();
  for (const { id, path, first } of [
    ...doubled(entries, taken),
    ...doubled(listOf(document.offices), new Map(taken), 'offices'),
  ])
    tell('document', path, show(id), `an id of its own: ${first} has it`);
  if (entries.length && !entries.some((entry) => fitting(shapes.feature, entry)))
    tell('document', ['features'], 'no entry that can be read', 'entries of the form of the schema');

  const known = knownIn(document);
  const relationTypes = idsOf(document.relationTypes);
  const near = (code: string, codes: Iterable<string>) => nearest(code, codes);
  for (const [i, entry] of entries.entries()) {
    if (issues.length >= most) return issues;
    const at = ['features', i];
    const id = isObject(entry) && typeof entry.id === 'string' ? entry.id.slice(0, 64) : undefined;
    form('part', shapes.feature, entry, at, id);
    if (!isObject(entry)) continue;
    const { geometry } = entry;
    const properties = isObject(entry.properties) ? entry.properties : {};
    const country = isObject(properties.place) ? properties.place.country : undefined;
    const coordinates = [...at, 'geometry', 'coordinates'];
    if (probablySwapped(geometry, country))
      tell(
        inRange(geometry) ? 'nothing' : 'part',
        coordinates,
        `${show(point(geometry))}, which is ${typeof country === 'string' ? `in ${country}` : 'on the earth'} only when exchanged`,
        '[longitude, latitude]',
        show([...point(geometry)!].reverse()),
        id,
      );
    else if (!inRange(geometry))
      tell(
        'part',
        coordinates,
        show(point(geometry)),
        'a longitude up to ±180 and a latitude up to ±90',
        undefined,
        id,
      );
    for (const { path, code, vocabulary } of unknownCodes(properties, known))
      tell(
        'nothing',
        [...at, 'properties', ...path],
        show(code),
        `one of "${vocabulary}" of this document`,
        near(code, known[vocabulary]),
        id,
      );
    for (const { path } of doubled(listOf(properties.opportunities), undefined, 'opportunities'))
      tell('nothing', [...at, 'properties', ...path], 'the id of another opportunity', 'each id once', undefined, id);
    for (const path of wrongDates(properties))
      tell(
        'nothing',
        [...at, 'properties', ...path],
        'no date of the calendar',
        '2026-11-27, 2014-06, 2013',
        undefined,
        id,
      );
  }
  for (const name of ['kinds', 'sectors', 'programmes', 'tags', 'relationTypes'])
    for (const { path, id, first } of doubled(listOf(document[name]), undefined, name))
      tell('nothing', path, show(id), `each id once: ${first} has it`);

  const isEnd = (id: unknown) => typeof id === 'string' && (taken.has(id) || known.programmes.includes(id));
  const end = (id: unknown, path: Path, wanted: string, right: boolean) => {
    if (typeof id === 'string' && !right) tell('part', path, show(id), wanted, near(id, taken.keys()));
  };
  for (const [i, relation] of listOf(document.relations).entries()) {
    if (issues.length >= most) return issues;
    const at = ['relations', i];
    form('part', shapes.relation, relation, at);
    if (!isObject(relation)) continue;
    const { from, to, type } = relation;
    end(from, [...at, 'from'], 'the id of an entry', taken.has(from as string));
    end(to, [...at, 'to'], 'the id of an entry or a programme', isEnd(to));
    if (typeof type === 'string' && !relationTypes.includes(type))
      tell(
        'nothing',
        [...at, 'type'],
        show(type),
        'one of "relationTypes" of this document',
        near(type, relationTypes),
      );
    for (const path of wrongDates(relation))
      tell('nothing', [...at, ...path], 'no date of the calendar', '2026-11-27, 2014-06, 2013');
  }
  for (const [i, seat] of listOf(document.presence).entries()) {
    if (issues.length >= most) return issues;
    const at = ['presence', i];
    form('part', shapes.presence, seat, at);
    if (!isObject(seat)) continue;
    end(seat.member, [...at, 'member'], 'the id of an entry', taken.has(seat.member as string));
    for (const [r, { structure }] of objectsOf(seat.rows))
      end(structure, [...at, 'rows', r, 'structure'], 'the id of an entry or a programme', isEnd(structure));
  }
  const offices = objectsOf(document.offices);
  for (const [i, { sectors }] of offices)
    listOf(sectors).forEach((code, s) => {
      if (typeof code === 'string' && !known.sectors.includes(code))
        tell(
          'nothing',
          ['offices', i, 'sectors', s],
          show(code),
          'one of "sectors" of this document',
          near(code, known.sectors),
        );
    });
  if (offices.length && offices.every(([, office]) => office.countries || office.sectors))
    tell(
      'nothing',
      ['offices'],
      'only offices with countries or sectors',
      'a last one without any, for all other requests',
    );
  for (const path of addressesIn(document)) {
    if (issues.length >= most) break;
    const entry = path[0] === 'features' ? (entries[path[1] as number] as Raw | null)?.id : undefined;
    const id = typeof entry === 'string' ? entry.slice(0, 64) : undefined;
    const safe = path.map((key) => (typeof key === 'string' ? withoutAddress(key) : key));
    tell(
      'nothing',
      safe,
      'an e-mail address',
      'none: it is not served. Addresses to pass messages on to stand in contacts.json',
      undefined,
      id,
    );
  }
  return issues;
}
