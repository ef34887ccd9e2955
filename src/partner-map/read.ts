import { DefinitionError, show } from '../contract/author-issue.ts';
import { partnersShape } from '../contract/generated/partners.shape.ts';
import type { Office, Partner, Partners, Place, Presence, Relation, RelationType, Term } from '../contract/partners.ts';
import { fitting, type Shape } from '../contract/fitting.ts';
import { toX, toY } from './geo/mercator.ts';
import type { Link, Model } from './model.ts';

type Raw = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const none: Raw = {};

const { features: featuresShape, ...members } = partnersShape as unknown as Record<string, Shape>;
const partnerShape = (featuresShape as unknown as [{ properties: Shape }])[0].properties;
const placeShape = (partnerShape as unknown as Record<string, Shape>)['place?']!;
/** all but the features, none of which has to be there */
const headShape = Object.fromEntries(
  Object.entries(members).map(([name, shape]) => [`${name.replace('?', '')}?`, shape]),
);

/** An entry that is shown in spite of all: a name and a kind are the least. */
const nameless = (raw: Raw, id: string): Partner => ({
  ...(fitting(partnerShape, { ...raw, name: id, kind: 'other' }) as Partner),
  ...(fitting({ 'kind?': 's' }, raw) as Partial<Partner>),
});

/**
 * Reads a document that may hold anything, and shows what it can of each entry. One without an id, or with one that
 * another has, gets one by its place in the document.
 * @throws DefinitionError when it is no FeatureCollection
 */
export function read(document: unknown): Model {
  if (!isObject(document) || !Array.isArray(document.features)) {
    const type = isObject(document) ? document.type : document;
    throw new DefinitionError([
      { path: '$.features', found: show(type), expected: 'a FeatureCollection with its features (RFC 7946)' },
    ]);
  }
  const features = document.features as unknown[];
  const head = fitting(headShape, document) as Partial<Partners>;
  const ids: string[] = [];
  const kept: Raw[] = [];
  let known: Map<string, number> | undefined;
  /** numbers by id; made when it is first wanted, since a hundred thousand take a while */
  const numbers = (): Map<string, number> => {
    if (known) return known;
    known = new Map();
    ids.forEach((id, n) => {
      if (!id || known!.has(id)) id = `entry-${n + 1}`;
      while (known!.has(id)) id += '-';
      known!.set((ids[n] = id), n);
    });
    return known;
  };
  const x = new Float64Array(features.length);
  const y = new Float64Array(features.length);
  for (const feature of features) {
    if (!isObject(feature)) continue;
    const n = ids.length;
    const { id } = feature;
    ids.push(typeof id === 'string' ? id : typeof id === 'number' ? `${id}` : '');
    const { geometry, properties } = feature;
    kept.push(isObject(properties) ? properties : none);
    const at = isObject(geometry) && geometry.type === 'Point' && (geometry.coordinates as unknown);
    const [lon, lat] = (Array.isArray(at) ? at : []) as unknown[];
    const placed = typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    x[n] = placed ? toX(lon) : NaN;
    y[n] = placed ? toY(lat) : NaN;
  }

  const terms = <T extends Term>(list: readonly T[] | undefined): ReadonlyMap<string, T> =>
    new Map(list?.map((term) => [term.id, term]));
  const all = <T>(name: keyof Partners): readonly T[] => (head[name] as readonly T[] | undefined) ?? [];
  const programmes = terms(head.programmes);
  const relationTypes = terms<RelationType>(head.relationTypes);
  const relations = all<Relation>('relations').filter(
    ({ from, to }) => numbers().has(from) && (numbers().has(to) || programmes.has(to)),
  );
  const cleaned = new Map<number, Partner>();
  const links = new Map<number, Link[]>();
  for (const relation of relations) {
    const { from, to } = relation;
    const type = relationTypes.get(relation.type) ?? {
      id: relation.type,
      label: relation.type,
      inverse: relation.type,
    };
    const [a, b] = [numbers().get(from)!, numbers().get(to)];
    const add = (n: number, link: Link) => void (links.get(n) ?? links.set(n, []).get(n)!).push(link);
    add(a, { relation, type, out: true, entry: b, programme: b === undefined ? programmes.get(to) : undefined });
    if (b !== undefined) add(b, { relation, type, out: false, entry: a, programme: undefined });
  }

  return {
    id: head.id ?? 'partners',
    version: head.version ?? '',
    locales: head.locales ?? [],
    head,
    size: ids.length,
    x: x.subarray(0, ids.length),
    y: y.subarray(0, ids.length),
    get ids() {
      numbers();
      return ids;
    },
    number: (id) => numbers().get(id),
    partner(n) {
      let found = cleaned.get(n);
      if (!found) {
        const raw = kept[n]!;
        found = (fitting(partnerShape, raw) as Partner | undefined) ?? nameless(raw, ids[n]!);
        // of a hundred thousand entries, those that were looked at last
        if (cleaned.size > 5000) cleaned.clear();
        cleaned.set(n, found);
      }
      return found;
    },
    place: (n) => (fitting(placeShape, kept[n]!.place) ?? none) as Place,
    raw: (n) => kept[n]!,
    kinds: terms(head.kinds),
    sectors: terms(head.sectors),
    programmes,
    tags: terms(head.tags),
    relationTypes,
    relations,
    links: (n) => links.get(n) ?? [],
    presence: all<Presence>('presence'),
    offices: all<Office>('offices'),
  };
}
