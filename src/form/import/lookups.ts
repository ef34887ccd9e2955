import { COUNTRIES, LANGUAGES, unpack } from '../../contract/codes.ts';
import { fold } from '../../contract/fold.ts';
import { nearest } from '../../contract/nearest.ts';

/** Names of countries and languages as lists of members write them. */
export interface Lookups {
  /** ISO 3166-1 alpha-2 */
  country(text: string): string | undefined;
  /** the same of a name with a letter or two wrong: slow */
  countryNear(text: string): string | undefined;
  /** a language tag */
  language(text: string): string | undefined;
}

/** What names of a code Intl gives, or the house's own (locale/intl.ts `displayNames`). */
export type NamesOf = (locale: string, type: 'region' | 'language') => { of(code: string): string | undefined };

// what people write and no standard says; alpha-3 codes of the countries that our lists come from
const also =
  'GB:uk,gran bretagna,great britain,inghilterra,england,scozia,scotland,galles,wales,britania e madhe,gbr|' +
  'US:usa,u s a,stati uniti,stati uniti d america,united states of america,shba|NL:olanda,holland,nld|CZ:repubblica ceca,czech republic,cze|' +
  'MK:macedonia,maqedonia,mkd|XK:kosova,kosovo,rks,xkx|BA:bosnia,bosnia erzegovina,bosnia ed erzegovina,bih|IE:eire,irl|TR:turkey,turchia,tur|' +
  'IT:ita,italie|FR:fra|DE:deu,ger|ES:esp|AL:alb,shqiperia|GR:grc,el|PT:prt|AT:aut|BE:bel|CH:che|HR:hrv|SI:svn|RS:srb|ME:mne|RO:rou|BG:bgr|HU:hun|' +
  'PL:pol|SE:swe|DK:dnk|FI:fin|NO:nor|MT:mlt|CY:cyp|RU:russia,rus|CN:chn,cina|KR:corea,corea del sud,south korea|VA:santa sede,vaticano';

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Names in some languages, folded; each of a code, the last of the languages giving way to the first. */
function table(codes: readonly string[], type: 'region' | 'language', namesOf: NamesOf, locales: readonly string[]) {
  const found = new Map<string, string>();
  for (const locale of locales) {
    const names = namesOf(locale, type);
    for (const code of codes) {
      const name = plain(names.of(code) ?? code);
      if (!found.has(name)) found.set(name, code);
    }
  }
  return found;
}

/** @param locales whose names are known; Albanian ones without the article too (`Shqipëria`) */
export function lookups(namesOf: NamesOf, locales: readonly string[] = ['it', 'en', 'sq', 'fr', 'de', 'es']): Lookups {
  const regions = unpack(COUNTRIES);
  const countries = table(regions, 'region', namesOf, locales);
  const isRegion = new Set(regions);
  for (const entry of also.split('|')) {
    const [code, names] = entry.split(':') as [string, string];
    for (const name of names.split(',')) countries.set(name, code);
  }
  const tags = unpack(LANGUAGES);
  const languages = table(tags, 'language', namesOf, locales);
  const isTag = new Set(tags);
  /** a long list says the same words again and again */
  const remembered = (find: (text: string) => string | undefined): ((text: string) => string | undefined) => {
    const answers = new Map<string, string | undefined>();
    return (text) => {
      if (!answers.has(text)) answers.set(text, find(text));
      return answers.get(text);
    };
  };
  return {
    country: remembered((text) => {
      const code = text.trim().toUpperCase();
      if (isRegion.has(code)) return code;
      const name = plain(text).replace(/^(the|la|il|l|le) /, '');
      // in Albanian a name ends in another way with its article: Shqipëri, Shqipëria
      return countries.get(name) ?? countries.get(name.replace(/a$/, '')) ?? countries.get(name.replace(/[ai]$/, 'e'));
    }),
    countryNear: remembered((text) => {
      const name = plain(text);
      // whoever mistypes has the first letter right, and short names are all near to one another
      const alike = [...countries.keys()].filter((known) => known[0] === name[0] && known.length > 4);
      const near = name.length > 4 ? nearest(name, alike) : undefined;
      return near && countries.get(near);
    }),
    language: remembered((text) => {
      const tag = text.trim().toLowerCase();
      if (isTag.has(tag)) return tag;
      if (/^[a-z]{2}-[a-z]{2,4}$/i.test(tag) && isTag.has(tag.slice(0, 2))) return Intl.getCanonicalLocales(tag)[0];
      const name = plain(text).replace(/^lingua /, '');
      return languages.get(name) ?? languages.get(name.replace(/ja$/, ''));
    }),
  };
}
