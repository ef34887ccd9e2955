import { withSome } from '../support/partner-map.ts';

const point = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] });

/** An organisation with profiles of every sort; all made up, and said to be so. */
export const profiles = withSome({
  notice: 'Esempio: organizzazione e profili sono inventati.',
  relations: [],
  features: [
    {
      type: 'Feature',
      id: 'playhouse',
      geometry: point(19.8187, 41.3275),
      properties: {
        name: { it: 'Teatro dell’Aquila (esempio)', en: 'Eagle Playhouse (example)' },
        kind: 'cultural-centre',
        summary: { it: 'Una sala di cento posti e un cortile.', en: 'A hall of a hundred seats, and a yard.' },
        place: { city: { it: 'Tirana', en: 'Tirana', sq: 'Tiranë' }, country: 'AL', precision: 'city' },
        sectors: ['performing-arts'],
        languages: ['sq', 'it', 'en'],
        targets: ['IT', 'XK'],
        purposes: ['commercial', 'project'],
        contact: true,
        checked: '2026-05-04',
        url: 'https://playhouse.example/',
        opportunities: [
          {
            id: 'tour',
            side: 'offer',
            type: 'BO',
            title: { it: 'Una sala per tournée di compagnie piccole', en: 'A hall for tours of small companies' },
            summary: { it: 'Ospitiamo spettacoli fino a sei persone.', en: 'We host shows of up to six people.' },
            description: {
              it: 'Sala, luci, foresteria per dieci notti all’anno.',
              en: 'Hall, lights, ten nights of lodging.',
            },
            sought: { it: 'Conosciamo il pubblico dei quartieri.', en: 'We know the audience of the quarters.' },
            stage: { it: 'già offerto', en: 'on offer already' },
            ipr: { it: 'nessuno', en: 'none' },
            partnership: [{ it: 'ospitalità', en: 'hosting' }],
            partnerSize: [{ it: 'fino a dieci persone', en: 'up to ten people' }],
            keywords: [{ it: 'tournée', en: 'touring' }],
            sectors: ['performing-arts'],
            countries: ['IT', 'XK'],
            purposes: ['commercial'],
            period: '2027-03/2027-06',
            published: '2026-05-01',
            expires: '2099-12-31',
          },
          {
            id: 'bid',
            side: 'need',
            type: 'RDR',
            title: { it: 'Partner per un bando europeo', en: 'Partners for a European call' },
            summary: { it: 'Scambi fra teatri di quartiere.', en: 'Exchanges between neighbourhood theatres.' },
            countries: ['IT', 'ES'],
            purposes: ['project'],
            expires: '2099-06-30',
            bid: {
              programme: 'Creative Europe (esempio)',
              call: 'CREA-EX-2099',
              coordinator: { it: 'da trovare', en: 'to be found' },
              opens: '2098-11-01',
              deadline: '2099-03-15',
              months: 24,
              budget: { amount: 180000, currency: 'EUR' },
            },
          },
          {
            id: 'lights',
            side: 'need',
            type: 'TR',
            title: { it: 'Luci a basso consumo', en: 'Lights that need little power' },
            published: '2019-01-01',
            expires: '2020-01-01',
          },
        ],
        events: [{ id: 'meeting', title: { it: 'Incontro dei teatri', en: 'Meeting of theatres' }, when: '2027-03~' }],
        provenance: { '': { basis: 'explicit', source: 'inventata per questa pagina' } },
      },
    },
  ],
});

const script = '<img src=x onerror="throw new Error(\'run\')"><script>throw 1</script>';
const bad = 'javascript:throw new Error("run")';
/** What is hostile in every member of an entry that takes a text or an address. */
export const hostile = withSome({
  title: script,
  notice: script,
  kinds: [{ id: 'k', label: script }],
  sectors: [{ id: 's', label: script }],
  programmes: [{ id: 'p', label: script }],
  relationTypes: [{ id: 'r', label: script, inverse: script }],
  offices: [{ id: 'o', label: script }],
  presence: [],
  privacy: { controller: script, notice: bad },
  features: [0, 1].map((n) => ({
    type: 'Feature',
    id: `h${n}`,
    geometry: point(12 + n, 44),
    properties: {
      name: n ? '‮txet siht daer' : script,
      kind: 'k',
      aliases: [script],
      summary: script,
      place: { address: script, city: script, region: script, country: 'IT' },
      scope: script,
      sectors: ['s'],
      programmes: ['p'],
      languages: ['it'],
      competences: [script],
      services: [script],
      origin: { note: script },
      projects: [{ title: script, role: script }],
      opportunities: [{ side: 'offer', title: script, summary: script, keywords: [script] }],
      events: [{ id: 'x', title: script }],
      url: bad,
      profiles: [bad, 'data:text/html,<script>throw 1</script>', 'vbscript:x', 'https://well.example/'],
      contact: true,
      provenance: { '': { source: script, note: script, by: script } },
    },
  })),
  relations: [
    { from: 'h0', to: 'h1', type: 'r', note: script },
    { from: 'h0', to: 'nobody', type: 'r' },
    { from: 'nobody', to: 'h0', type: 'r' },
  ],
});
