import { withoutAddresses } from '../../contract/addresses.ts';
import { canonical } from '../../contract/digest.ts';
import type { Partner, PartnerFeature, Partners } from '../../contract/partners.ts';
import { sha256 } from '../secrets.ts';

/** What moderation accepted for one field of an entry, or for a whole entry. */
export interface Correction {
  entry: string;
  /** a property's name, `geometry`, or `` for the whole: an entry that is new, or null for one that goes */
  field: string;
  /** digest of what the published file said there; null where it had no such entry */
  base: string | null;
  /** null: the field goes */
  value: unknown;
  source: string | null;
  /** the day on which it was accepted */
  day: string;
}

const kept = ['provenance', 'checked', 'events', 'contact'] as const;

/** The properties of an entry that may be proposed: not those that say how it was published. */
export function proposable(properties: Partner): Record<string, unknown> {
  const rest: Record<string, unknown> = { ...properties };
  for (const name of kept) delete rest[name];
  return rest;
}

/** Base64url of the SHA-256 of a value's canonical JSON. */
export const digestOf = (value: unknown): string =>
  Buffer.from(sha256(canonical(value ?? null, false))).toString('base64url');

/** What a proposal to change an entry is based on. */
export const baseOf = ({ geometry, properties }: PartnerFeature): string =>
  digestOf({ geometry, properties: proposable(properties) });

/** The value of a field: a property, or the geometry. */
export const valueOf = ({ geometry, properties }: PartnerFeature, field: string): unknown =>
  field === 'geometry' ? geometry : (properties as Record<string, unknown>)[field];

function corrected(source: PartnerFeature, corrections: readonly Correction[]): PartnerFeature {
  const holding = corrections.filter(({ field, base }) => field && base === digestOf(valueOf(source, field)));
  if (!holding.length) return source;
  const properties: Record<string, unknown> = { ...source.properties };
  const provenance = { ...source.properties.provenance };
  let { geometry } = source;
  for (const correction of holding) {
    const { field, value } = correction;
    if (field === 'geometry') geometry = value as PartnerFeature['geometry'];
    else if (value === null) delete properties[field];
    else properties[field] = value;
    provenance[field] = provenanceOf(correction);
  }
  const checked = holding.map(({ day }) => day).concat(source.properties.checked ?? []);
  return {
    ...source,
    geometry,
    properties: { ...properties, checked: checked.sort().at(-1)!, provenance } as Partner,
  };
}

/** Who proposed it is not told: by a proposal is all that anyone may know. */
const provenanceOf = ({ source, day }: Correction) => ({
  basis: 'explicit' as const,
  by: 'proposal',
  at: day,
  ...(source && { source }),
});

/**
 * A published file with what moderation accepted. A correction holds as long as the file says what it said when it was
 * accepted: who edits the file has the last word, field by field.
 * @param corrections in the order in which they were accepted
 * @param reachable ids of entries whose messages can be passed on: only those are offered for it
 */
export function merge(file: Partners, corrections: readonly Correction[], reachable: ReadonlySet<string>): Partners {
  const byEntry = new Map<string, Correction[]>();
  for (const correction of corrections) {
    const list = byEntry.get(correction.entry) ?? [];
    list.push(correction);
    byEntry.set(correction.entry, list);
  }
  const features: PartnerFeature[] = [];
  const ids = new Set<string>();
  for (const feature of file.features) {
    ids.add(feature.id);
    const list = byEntry.get(feature.id) ?? [];
    const gone = list.some(({ field, value, base }) => !field && value === null && base === baseOf(feature));
    if (!gone) features.push(corrected(feature, list));
  }
  for (const correction of corrections) {
    const { entry, field, value, day } = correction;
    if (field || value === null || ids.has(entry)) continue;
    const feature = value as PartnerFeature;
    const properties = { ...feature.properties, checked: day, provenance: { '': provenanceOf(correction) } };
    features.push(corrected({ ...feature, properties }, byEntry.get(entry)!));
  }
  const offered = features.map((feature): PartnerFeature => {
    const { contact, ...properties } = feature.properties;
    const offer = reachable.has(feature.id);
    return contact || offer
      ? { ...feature, properties: offer ? { ...properties, contact: true } : properties }
      : feature;
  });
  const there = new Set(offered.map(({ id }) => id));
  const programmes = new Set(file.programmes?.map(({ id }) => id));
  const isEnd = (id: string) => there.has(id) || programmes.has(id);
  return withoutAddresses({
    ...file,
    features: offered,
    relations: file.relations?.filter(({ from, to }) => there.has(from) && isEnd(to)) ?? [],
    presence: (file.presence ?? [])
      .filter(({ member }) => there.has(member))
      .map(({ member, rows }) => ({ member, rows: rows.filter(({ structure }) => isEnd(structure)) })),
  });
}
