import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Partners } from '../../src/contract/partners.ts';
import { cut, degrees } from '../../src/partner-map/io/cut.ts';
import { toCsv } from '../../src/partner-map/io/csv.ts';
import { murmurations } from '../../src/partner-map/io/murmurations.ts';
import { jsonLd, organization } from '../../src/partner-map/io/schema-org.ts';
import type { Model } from '../../src/partner-map/model.ts';
import { read } from '../../src/partner-map/read.ts';
import { imported } from '../form/import.ts';
import { records } from '../../src/contract/csv-read.ts';
import '../support/proof.ts';

const demo = (name: string): Partners =>
  JSON.parse(readFileSync(new URL(`../../demo/content/partners/${name}.json`, import.meta.url), 'utf8'));
const document = demo('partners');
const model = read(document);
const all = (m: Model) => Array.from({ length: m.size }, (_, n) => n);

/** A document of a few entries, enough to have every column filled. */
const small = read({
  type: 'FeatureCollection',
  id: 'small',
  version: '1',
  locales: ['it', 'en'],
  kinds: [{ id: 'coop', label: { it: 'cooperativa', en: 'cooperative' } }],
  sectors: [{ id: 'arts', label: { it: 'arti', en: 'arts' } }],
  relationTypes: [{ id: 'member-of', label: 'm', inverse: 'h', network: true }],
  relations: [{ from: 'sole', to: 'ica', type: 'member-of' }],
  features: [
    {
      type: 'Feature',
      id: 'sole',
      geometry: { type: 'Point', coordinates: [-3.7038, 40.4168] },
      properties: {
        name: { it: 'Il Sole', en: 'The Sun' },
        kind: 'coop',
        aliases: ['Sole'],
        summary: { it: '=cmd|x', en: '</script><script>alert(1)</script>' },
        state: 'active',
        place: { city: 'Madrid', country: 'ES', address: 'Calle 1' },
        sectors: ['arts'],
        languages: ['it', 'es'],
        competences: [{ it: 'regia', en: 'directing' }],
        opportunities: [
          { side: 'offer', title: { it: 'residenze', en: 'residencies' } },
          { side: 'need', title: 'fondi' },
        ],
        founded: '1998',
        purposes: ['project'],
        url: 'https://sole.example',
        countries: ['ES'],
        checked: '2026-01-31',
      },
    },
    {
      type: 'Feature',
      id: 'ica',
      geometry: null,
      properties: { name: 'ICA', kind: 'coop', url: 'https://ica.example' },
    },
  ],
});

describe('GeoJSON of the found set', () => {
  it('is the document itself when everything is found, but for what the map begins with', () => {
    const { relations: _, ...same } = cut(model, all(model));
    expect(same).toEqual({
      ...Object.fromEntries(
        Object.entries(document).filter(([name]) => !['$schema', 'relations', 'bbox'].includes(name)),
      ),
      tags: same.tags,
      programmes: same.programmes,
      relationTypes: same.relationTypes,
      kinds: same.kinds,
      sectors: same.sectors,
    });
    expect(cut(model, all(model)).relations).toEqual(document.relations);
  });

  it('is valid by the contract and comes back as it went, whichever entries it is cut to', () => {
    for (const m of [model, read(demo('veneto-partners')), small])
      fc.assert(
        fc.property(fc.uniqueArray(fc.nat(m.size - 1), { maxLength: 12 }), (numbers) => {
          const made = cut(m, numbers);
          expect(Partners.safeParse(made).error?.issues).toBeUndefined();
          const again = read(JSON.parse(JSON.stringify(made)));
          expect(again.ids).toEqual(numbers.map((n) => m.ids[n]));
          numbers.forEach((n, i) => {
            expect(again.partner(i)).toEqual(m.partner(n));
            expect(degrees(again, i)).toEqual(degrees(m, n));
          });
          const ids = new Set(again.ids);
          expect(again.relations).toEqual(
            m.relations.filter(({ from, to }) => ids.has(from) && (ids.has(to) || m.programmes.has(to))),
          );
          expect(cut(again, all(again))).toEqual(made);
        }),
        { numRuns: 60 },
      );
  });

  it('takes along the words that are used, and no others', () => {
    const made = cut(small, [1]);
    expect(made).toMatchObject({ kinds: [{ id: 'coop' }] });
    expect(made).not.toHaveProperty('sectors');
    expect(made).not.toHaveProperty('relations');
  });
});

describe('CSV of the found set', () => {
  it('has a row of codes, texts in the language, lists in a cell, and no formula', () => {
    const english = [...records(toCsv(small, [0, 1], 'en').slice(1), ',')].map(({ cells }) => cells);
    const row = Object.fromEntries(english[0]!.map((name, n) => [name, english[1]![n]]));
    expect(row).toMatchObject({
      id: 'sole',
      name: 'The Sun',
      kind: 'cooperative',
      lat: '40.4168',
      lon: '-3.7038',
      sectors: 'arts',
      languages: 'it; es',
      offers: 'residencies',
      memberOf: 'ICA',
    });
    const italian = toCsv(small, [0], 'it');
    expect(italian.startsWith('\ufeffid;name;kind')).toBe(true);
    expect(italian).toContain(';40,4168;-3,7038;');
    expect(italian).toContain(`"'=cmd|x"`);
  });

  it.each(['it', 'en', 'sq'])('can be imported again as it is (%s)', (locale) => {
    const { document: back, report } = imported(toCsv(small, [0, 1], locale), {
      locale,
      vocabulary: { kinds: [...small.kinds.values()], sectors: [...small.sectors.values()] },
    });
    expect(report.remarks).toEqual([]);
    const again = read(back);
    expect(again.ids).toEqual(['sole', 'ica']);
    expect(again.partner(0)).toMatchObject({
      kind: 'coop',
      sectors: ['arts'],
      place: { city: 'Madrid', country: 'ES', address: 'Calle 1' },
      languages: ['it', 'es'],
      state: 'active',
      founded: '1998',
      purposes: ['project'],
      countries: ['ES'],
      url: 'https://sole.example',
      checked: '2026-01-31',
      aliases: ['Sole'],
    });
    expect([again.x[0], again.y[0]]).toEqual([small.x[0], small.y[0]]);
    expect(back.relations).toEqual([{ from: 'sole', to: 'ica', type: 'member-of' }]);
  });

  it('takes columns of the caller: a note beside each entry', () => {
    expect(toCsv(small, [0], 'en', { note: () => '+1' })).toMatch(/,note\r\n.*,'?"?'\+1"?\r\n$/s);
  });
});

describe('schema.org', () => {
  it('says where an entry is, what it knows, offers, seeks and belongs to', () => {
    expect(organization(small, 0, 'it')).toMatchObject({
      '@type': 'Organization',
      name: 'Il Sole',
      additionalType: 'cooperativa',
      knowsLanguage: ['it', 'es'],
      knowsAbout: ['regia'],
      areaServed: ['ES'],
      foundingDate: '1998',
      location: {
        address: { '@type': 'PostalAddress', addressLocality: 'Madrid', addressCountry: 'ES' },
        geo: { '@type': 'GeoCoordinates', latitude: 40.4168, longitude: -3.7038 },
      },
      makesOffer: [{ '@type': 'Offer', itemOffered: { name: 'residenze' } }],
      seeks: [{ '@type': 'Demand', itemOffered: { name: 'fondi' } }],
      memberOf: [{ name: 'ICA', url: 'https://ica.example' }],
    });
  });

  it('is a list with positions, of the demo too, and comes back by import', () => {
    const list = jsonLd(model, [3, 1], 'it');
    expect(list).toMatchObject({
      '@type': 'ItemList',
      numberOfItems: 2,
      itemListElement: [{ position: 1 }, { position: 2 }],
    });
    const { document: back, report } = imported(JSON.stringify(jsonLd(small, [0, 1], 'en')));
    expect(report.refused).toBe(0);
    expect(back.features[0]).toMatchObject({
      id: 'sole',
      geometry: { coordinates: [-3.7038, 40.4168] },
      properties: {
        name: 'The Sun',
        kind: 'cooperative',
        place: { city: 'Madrid' },
        opportunities: [{ title: 'residencies' }, { title: 'fondi' }],
      },
    });
    expect(back.relations).toEqual([{ from: 'sole', to: 'ica', type: 'member-of' }]);
  });
});

describe('Murmurations', () => {
  it('has the fields of the organizations schema and comes back by import', () => {
    const profile = murmurations(small, 0, 'it');
    expect(profile).toEqual({
      linked_schemas: ['organizations_schema-v1.0.0'],
      name: 'Il Sole',
      nickname: 'Sole',
      primary_url: 'https://sole.example',
      tags: ['cooperativa', 'arti', 'regia'],
      description: '=cmd|x',
      status: 'active',
      full_address: 'Calle 1, Madrid, ES',
      country_iso_3166: 'ES',
      geolocation: { lat: 40.4168, lon: -3.7038 },
      relationships: [{ predicate_url: 'https://schema.org/memberOf', object_url: 'https://ica.example' }],
      starts_at: 883612800,
    });
    const { document: back } = imported(JSON.stringify([profile, murmurations(small, 1, 'it')]));
    expect(back.features[0]).toMatchObject({
      properties: { aliases: ['Sole'], founded: '1998', place: { country: 'ES' }, state: 'active' },
    });
    expect(back.relations).toEqual([{ from: 'il-sole', to: 'ica', type: 'member-of' }]);
  });
});
