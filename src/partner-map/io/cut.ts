import type { Partners, PartnerFeature, Term } from '../../contract/partners.ts';
import type { Model } from '../model.ts';
import { toLatitude, toLongitude } from '../geo/mercator.ts';

/** Degrees to a hundredth of a metre: what the map's own coordinates give back exactly. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** Where an entry is, in degrees (longitude, latitude); undefined for one without a place. */
export const degrees = ({ x, y }: Model, n: number): [number, number] | undefined =>
  Number.isNaN(x[n]) ? undefined : [round(toLongitude(x[n]!)), round(toLatitude(y[n]!))];

/**
 * The document again with these entries alone: the words, relations and rows of presence that are of them. It is valid by
 * the contract and can be published or imported as it is.
 * @param numbers of the entries (model.ts), in the order wanted
 */
export function cut(model: Model, numbers: readonly number[]): Partners {
  const { title, intro, notice, privacy } = model.head;
  const head = Object.entries({ title, intro, notice, privacy }).filter(([, value]) => value !== undefined);
  const ids = new Set(numbers.map((n) => model.ids[n]!));
  const features = numbers.map((n): PartnerFeature => {
    const at = degrees(model, n);
    return {
      type: 'Feature',
      id: model.ids[n]!,
      geometry: at ? { type: 'Point', coordinates: at } : null,
      properties: model.partner(n),
    };
  });
  const relations = model.relations.filter(
    ({ from, to }) => ids.has(from) && (ids.has(to) || model.programmes.has(to)),
  );
  const used = {
    kinds: new Set(features.map(({ properties }) => properties.kind)),
    sectors: new Set(
      features.flatMap(({ properties: { sectors, opportunities, projects } }) =>
        [sectors, opportunities?.map((o) => o.sectors), projects?.map((p) => p.sectors)].flat(2),
      ),
    ),
    programmes: new Set([
      ...features.flatMap(({ properties }) => properties.programmes),
      ...relations.map(({ to }) => to),
    ]),
    tags: new Set(features.flatMap(({ properties }) => properties.usefulFor?.map(({ id }) => id))),
    relationTypes: new Set(relations.map(({ type }) => type)),
  };
  const terms = <T extends Term>(all: ReadonlyMap<string, T>, name: keyof typeof used): T[] =>
    [...all.values()].filter(({ id }) => (used[name] as Set<string | undefined>).has(id));
  const presence = model.presence.flatMap(({ member, rows }) => {
    const mine = ids.has(member) ? rows.filter(({ structure }) => ids.has(structure)) : [];
    return mine.length ? { member, rows: mine } : [];
  });
  const lists = {
    sectors: terms(model.sectors, 'sectors'),
    programmes: terms(model.programmes, 'programmes'),
    tags: terms(model.tags, 'tags'),
    relationTypes: [...model.relationTypes.values()].filter(({ id }) => used.relationTypes.has(id)),
    relations,
    presence,
    offices: model.offices,
  };
  return {
    type: 'FeatureCollection',
    id: model.id,
    version: model.version || '1',
    locales: model.locales.length ? [...model.locales] : ['it'],
    ...(Object.fromEntries(head) as object),
    kinds: terms(model.kinds, 'kinds'),
    ...(Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length)) as object),
    features,
  };
}
