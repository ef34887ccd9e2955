import type { Partners } from '../../src/contract/partners.ts';
import { read } from '../../src/partner-map/read.ts';

/** A document of a few made-up entries, with all that its forms go by. */
export const partners = (over: object = {}): Partners =>
  ({
    type: 'FeatureCollection',
    id: 'partners-test',
    version: '1.0.0',
    digest: `sha-256:${'A'.repeat(43)}`,
    locales: ['it', 'en'],
    title: { it: 'Chi lavora con chi', en: 'Who works with whom' },
    privacy: { controller: 'Regione di Prova', notice: 'https://prova.example/notice_(2)', retentionDays: 90 },
    kinds: [
      { id: 'network', label: { it: 'rete', en: 'network' } },
      { id: 'theatre', label: { it: 'teatro', en: 'theatre' } },
    ],
    sectors: [
      { id: 'culture', label: { it: 'cultura', en: 'culture' } },
      { id: 'housing', label: { it: 'abitare', en: 'housing' } },
    ],
    features: [
      {
        type: 'Feature',
        id: 'teatro-ponte',
        geometry: { type: 'Point', coordinates: [10.2118, 45.5398] },
        properties: {
          name: 'Teatro Ponte',
          kind: 'theatre',
          summary: { it: 'Una piccola compagnia.', en: 'A small company.' },
          place: { city: 'Brescia', region: 'Lombardia', country: 'IT', precision: 'address' },
          sectors: ['culture'],
          languages: ['it', 'en'],
          competences: [{ it: 'regia', en: 'directing' }, 'luci'],
          purposes: ['project'],
          opportunities: [
            {
              id: 'tour',
              side: 'need',
              type: 'BR',
              title: { it: 'Una sala a Tirana', en: 'A stage in Tirana' },
              countries: ['AL'],
              expires: '2027-03-31',
            },
            { side: 'offer', title: 'Laboratori' },
          ],
          url: 'https://ponte.example',
          contact: true,
          checked: '2026-09-01',
          provenance: {
            '': { basis: 'public', source: 'https://ponte.example', at: '2026-09-01' },
            kind: { basis: 'implied', source: '[here](https://evil.example) ${email} **bold**' },
          },
        },
      },
      {
        type: 'Feature',
        id: 'rete',
        geometry: null,
        properties: { name: { it: 'Rete', en: 'Net' }, kind: 'network', contact: true },
      },
    ],
    offices: [
      { id: 'balkans', label: { it: 'Sportello Balcani', en: 'Balkans desk' }, countries: ['AL', 'XK'] },
      { id: 'front', label: { it: 'Sportello generale', en: 'Front desk' } },
    ],
    ...over,
  }) as Partners;

export const model = (over?: object) => read(partners(over));
