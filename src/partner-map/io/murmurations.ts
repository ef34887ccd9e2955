import type { EntryState } from '../../contract/partners.ts';
import type { Text } from '../../contract/text.ts';
import { choose } from '../../locale/index.ts';
import type { Model } from '../model.ts';
import { degrees } from './cut.ts';

const states: Readonly<Record<EntryState, string>> = {
  active: 'active',
  forming: 'in_planning',
  preparing: 'in_planning',
  closed: 'completed',
};

/**
 * An entry as a Murmurations profile (organizations_schema-v1.0.0, https://murmurations.network): what a host publishes at
 * an address of its own and tells the index of. Relations go by address, so that only those to entries with one are told.
 */
export function murmurations(model: Model, n: number, locale: string): Readonly<Record<string, unknown>> {
  const partner = model.partner(n);
  const said = (text: Text | undefined): string | undefined =>
    text ? choose(text, locale, model.locales).text || undefined : undefined;
  const at = degrees(model, n);
  const { place } = partner;
  const [nickname] = partner.aliases ?? [];
  const year = /^\d{4}/.exec(partner.founded ?? '')?.[0];
  const lines = [place?.address, said(place?.city), said(place?.region), place?.country].filter(Boolean);
  const profile: Record<string, unknown> = {
    linked_schemas: ['organizations_schema-v1.0.0'],
    name: said(partner.name),
    nickname,
    primary_url: partner.url,
    tags: [
      ...new Set([
        said(model.kinds.get(partner.kind)?.label) ?? partner.kind,
        ...(partner.sectors ?? []).map((id) => said(model.sectors.get(id)?.label) ?? id),
        ...(partner.competences ?? []).map(said),
      ]),
    ],
    urls: partner.profiles?.map((url) => ({ url })),
    description: said(partner.summary),
    status: partner.state && states[partner.state],
    full_address: lines.length ? lines.join(', ') : undefined,
    country_iso_3166: place?.country,
    geolocation: at && { lat: at[1], lon: at[0] },
    relationships: model
      .links(n)
      .filter(({ out, type, entry }) => out && type.network && entry !== undefined && model.partner(entry).url)
      .map(({ entry }) => ({ predicate_url: 'https://schema.org/memberOf', object_url: model.partner(entry!).url })),
    // a year alone is its first second, as the field says
    starts_at: year && Date.UTC(Number(year), 0) / 1000,
  };
  return Object.fromEntries(
    Object.entries(profile).filter(([, value]) => value !== undefined && !(Array.isArray(value) && !value.length)),
  );
}
