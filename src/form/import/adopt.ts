import { jsonPath } from '../../contract/author-issue.ts';
import { partnersShape } from '../../contract/generated/partners.shape.ts';
import { fitting, type Shape } from '../../contract/shape.ts';
import type { PartnerFeature, Partners } from '../../contract/partners.ts';
import type { Imported } from './build.ts';
import type { Remark } from './report.ts';

/** Is it a document of ours, rather than anybody's GeoJSON? */
export const isOurs = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  (document as Partial<Partners>).type === 'FeatureCollection' &&
  Array.isArray((document as Partial<Partners>).kinds);

const shape = partnersShape as unknown as Readonly<Record<string, Shape>>;
const feature = (shape.features as readonly [Shape])[0];

/** A document of ours as it is; what of it has not the form of the contract is left out, and told. */
export function adopt(document: object): Imported {
  const { features: all, ...head } = document as { features?: unknown };
  const remarks: Remark[] = [];
  const ids = new Set<string>();
  const features = (Array.isArray(all) ? all : []).flatMap((one: unknown, n) => {
    const taken = fitting(feature, one) as PartnerFeature | undefined;
    if (!taken || ids.has(taken.id)) {
      remarks.push({ line: n + 1, code: taken ? 'twice' : 'form', value: taken?.id ?? jsonPath(['features', n]) });
      return [];
    }
    ids.add(taken.id);
    const [lon, lat] = taken.geometry?.coordinates ?? [0, 0];
    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return [taken];
    remarks.push({ line: n + 1, code: 'range', value: `${lat} / ${lon}` });
    return [{ ...taken, geometry: null }];
  });
  const members: Record<string, unknown> = {};
  for (const name of Object.keys(shape)) {
    const key = name.replace('?', '');
    if (key === 'features' || !Object.hasOwn(head, key)) continue;
    const value = fitting(shape[name]!, (head as Record<string, unknown>)[key]);
    if (value !== undefined) members[key] = value;
    else remarks.push({ line: 0, code: 'form', value: jsonPath([key]) });
  }
  const rows = Array.isArray(all) ? all.length : 0;
  const refused = rows - features.length;
  const mended = remarks.filter(({ code }) => code === 'range').length;
  return {
    document: {
      id: 'partners',
      version: '1',
      locales: ['it'],
      kinds: [],
      ...members,
      type: 'FeatureCollection',
      features,
    } as Partners,
    report: { rows, taken: features.length - mended, mended, merged: 0, refused, remarks, aside: [] },
  };
}
