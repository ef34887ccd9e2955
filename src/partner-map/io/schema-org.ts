import type { Opportunity } from '../../contract/partners.ts';
import type { Text } from '../../contract/text.ts';
import { told, type Json } from '../../element/json-ld.ts';
import { choose } from '../../locale/index.ts';
import type { Model } from '../model.ts';
import { degrees } from './cut.ts';

/**
 * An entry as an Organization of schema.org (https://schema.org/Organization), its texts in a language. What is sought is
 * in `seeks`, what is offered in `makesOffer`, each a Demand or an Offer of a Service; the networks are in `memberOf`.
 */
export function organization(model: Model, n: number, locale: string): Record<string, Json> {
  const partner = model.partner(n);
  const said = (text: Text | undefined): string | undefined =>
    text ? choose(text, locale, model.locales).text || undefined : undefined;
  const { place = {}, opportunities = [] } = partner;
  const at = degrees(model, n);
  const address = told({
    streetAddress: place.address,
    addressLocality: said(place.city),
    addressRegion: said(place.region),
    addressCountry: place.country,
  });
  const sought = (type: 'Offer' | 'Demand', side: Opportunity['side']): Json =>
    opportunities
      .filter((each) => each.side === side)
      .map(({ title, summary, description, expires, countries }) =>
        told({
          '@type': type,
          itemOffered: told({ '@type': 'Service', name: said(title), description: said(summary) ?? said(description) }),
          availabilityEnds: expires,
          eligibleRegion: countries,
        }),
      );
  const located = Object.keys(address).length || at;
  return told({
    '@type': 'Organization',
    '@id': `#${model.ids[n]!}`,
    identifier: model.ids[n]!,
    name: said(partner.name),
    alternateName: partner.aliases,
    // a vocabulary of the document's own: its word, since no class of schema.org says it
    additionalType: said(model.kinds.get(partner.kind)?.label),
    description: said(partner.summary),
    url: partner.url,
    sameAs: partner.profiles,
    foundingDate: partner.founded && /^\d{4}(-\d\d){0,2}$/.test(partner.founded) ? partner.founded : undefined,
    knowsLanguage: partner.languages,
    knowsAbout: partner.competences?.map(said),
    keywords: partner.sectors?.map((id) => said(model.sectors.get(id)?.label) ?? id),
    areaServed: partner.countries,
    location: located
      ? told({
          '@type': 'Place',
          address: Object.keys(address).length ? { '@type': 'PostalAddress', ...address } : undefined,
          geo: at && { '@type': 'GeoCoordinates', latitude: at[1], longitude: at[0] },
        })
      : undefined,
    makesOffer: sought('Offer', 'offer'),
    seeks: sought('Demand', 'need'),
    memberOf: model
      .links(n)
      .filter(({ out, type, entry }) => out && type.network && entry !== undefined)
      .map(({ entry }) =>
        told({
          '@type': 'Organization',
          '@id': `#${model.ids[entry!]!}`,
          name: said(model.partner(entry!).name),
          url: model.partner(entry!).url,
        }),
      ),
  });
}

/**
 * Entries as linked data for search engines: an `ItemList` of `Organization`
 * (https://developers.google.com/search/docs/appearance/structured-data/carousel).
 */
export const jsonLd = (model: Model, numbers: readonly number[], locale: string): Record<string, Json> => ({
  '@context': 'https://schema.org',
  '@type': 'ItemList',
  ...told({ name: model.head.title && choose(model.head.title, locale, model.locales).text }),
  numberOfItems: numbers.length,
  itemListElement: numbers.map((n, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    item: organization(model, n, locale),
  })),
});
