import type { Partner, PartnerFeature, Partners } from '../../contract/partners.ts';
import { fitting } from '../../contract/shape.ts';
import { shapes } from '../../form/partners-check.ts';
import { inRange, isObject } from '../../form/partners-entry.ts';

type Head = Omit<Partners, 'features' | 'relations' | 'presence'>;

function entryOf(value: unknown): PartnerFeature[] {
  if (!isObject(value)) return [];
  const { id, geometry } = value;
  const properties = fitting(shapes.partner, value.properties) as Partner | undefined;
  const place = (inRange(geometry) && fitting(shapes.geometry, geometry)) || null;
  const feature = { type: 'Feature', id, geometry: place, properties };
  return properties && fitting(shapes.feature, feature) ? [feature as PartnerFeature] : [];
}

/**
 * What of a partners' document can be published: members and entries that have another form than the schema's are left
 * out, points that are nowhere on the earth too.
 * @param document one of which `checkPartners` says that nothing takes the whole away
 */
export function publishable(document: Readonly<Record<string, unknown>>): Partners {
  const { digest: _, ...head } = fitting(shapes.head, document) as Head & { digest?: string };
  const list = (name: string): unknown[] => (Array.isArray(document[name]) ? (document[name] as unknown[]) : []);
  const all = <T>(name: string, shape: (typeof shapes)['relation']): T[] =>
    list(name).flatMap((item) => (fitting(shape, item) as T | undefined) ?? []);
  return {
    ...head,
    features: list('features').flatMap(entryOf),
    relations: all('relations', shapes.relation),
    presence: all('presence', shapes.presence),
  };
}
