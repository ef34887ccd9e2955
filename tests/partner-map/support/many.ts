/** A generator of numbers in [0, 1) that gives the same for the same seed (mulberry32). */
const random = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const LANGUAGES = ['it', 'en', 'sq', 'fr'] as const;
const SYLLABLES = {
  it: 'co ra ta zio ne men to li spe re gio ca sa pro get vi del la mo bi tà per so cia le tur cul fon da',
  en: 'ing ment co op er net work ship pro ject train cul ture de sign tion able un der stand part ner land',
  sq: 'shq ip ër ia ko per at ivë rr jet qen dër tra jn im shoq atë bash kim dhe pro jekt gj uh',
  fr: 'tion ment ré seau co opé ra tive as so cia pro jet cul tu rel dé ve lop pe ment eur re gion al',
};
const COUNTRIES = ['IT', 'AL', 'FR', 'ES', 'DE', 'XK', 'GR', 'BE', 'NL', 'US', 'CN', 'ZA', 'RU', 'GB', 'PT', 'MK'];

/** Thirty thousand words of a language, of which few are frequent, as in what people write (Zipf). */
function lexicon(language: (typeof LANGUAGES)[number], next: () => number) {
  const syllables = SYLLABLES[language].split(' ');
  const words = Array.from({ length: 30_000 }, () =>
    Array.from({ length: 2 + Math.floor(next() * 3) }, () => syllables[Math.floor(next() * syllables.length)]).join(''),
  );
  return () => words[Math.floor(words.length ** next()) - 1]!;
}

/** A document of so many entries in four languages: seventy words each or so, and names of their own. The same for the same number. */
export function many(size: number) {
  const next = random(2026);
  const lexica = LANGUAGES.map((language) => lexicon(language, next));
  const some = (length: number) => Array.from({ length }, (_, i) => i);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const text = (count: number) =>
    Object.fromEntries(
      LANGUAGES.map((language, i) => [
        language,
        some(count)
          .map(() => lexica[i]!())
          .join(' '),
      ]),
    );
  const term = (prefix: string, i: number) => ({ id: prefix + i, label: text(2) });
  const city = some(3000).map(() => lexica[0]!());
  return {
    type: 'FeatureCollection',
    id: 'many',
    version: '1',
    locales: LANGUAGES,
    kinds: some(24).map((i) => term('k', i)),
    sectors: some(20).map((i) => term('s', i)),
    programmes: some(8).map((i) => term('p', i)),
    tags: some(6).map((i) => term('t', i)),
    relationTypes: [{ id: 'member', label: 'member of', inverse: 'has as a member', network: true }],
    relations: some(size).map((i) => ({
      from: `e${i}`,
      to: `e${Math.floor(next() ** 3 * Math.min(size, 300))}`,
      type: 'member',
    })),
    features: some(size).map((i) => ({
      type: 'Feature',
      id: `e${i}`,
      geometry: { type: 'Point', coordinates: [next() * 360 - 180, next() * 160 - 80] },
      properties: {
        name: { it: `${lexica[0]!()} ${lexica[0]!()} ${i.toString(36)}`, ...(next() < 0.3 && { en: text(2).en }) },
        kind: `k${Math.floor(next() * 24)}`,
        aliases: next() < 0.3 ? [lexica[1]!().slice(0, 5)] : [],
        summary: text(8),
        place: { city: pick(city), country: pick(COUNTRIES) },
        // one sector in ten entries, the others more evenly
        sectors: [next() < 0.1 ? 's0' : `s${1 + Math.floor(next() * 19)}`],
        programmes: [`p${Math.floor(next() * 8)}`],
        targets: [pick(COUNTRIES)],
        languages: [pick(LANGUAGES)],
        purposes: [pick(['commercial', 'project'])],
        competences: [text(2), text(2)],
        opportunities: [
          {
            side: pick(['offer', 'need']),
            title: text(3),
            keywords: [text(1)],
            expires: `202${4 + Math.floor(next() * 5)}-06-30`,
          },
        ],
        checked: `202${3 + Math.floor(next() * 4)}-0${1 + Math.floor(next() * 9)}-15`,
      },
    })),
  };
}

/** What is typed in the bench: words that are there and words that are not, whole, begun, misspelt, one and several. */
many.queries = [
  'cooperativa sociale',
  'progetto culturale tirana',
  'shqipëria',
  'shqiperi kooperativë',
  'development network',
  'univeristà',
  'réseau coopérative',
  'regione lombarda',
  'spettacolo dal vivo',
  'a b c',
  'xylophonist',
  'culturespe mentoli',
  'partnerland',
  'prozione',
];
