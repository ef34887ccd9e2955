import { fold } from '../../contract/fold.ts';

/**
 * What a column can be. `text` may stand in several languages, a column each (`summary.en`); `list` may have several
 * columns. Nothing is taken of `private` ones: addresses and telephone numbers of people are no part of a published list.
 */
export const fields = {
  name: 'text',
  kind: 'one',
  city: 'text',
  region: 'text',
  country: 'one',
  coordinates: 'one',
  lat: 'one',
  lon: 'one',
  address: 'one',
  sectors: 'list',
  languages: 'list',
  competences: 'list',
  services: 'list',
  offers: 'list',
  needs: 'list',
  memberOf: 'list',
  url: 'one',
  profiles: 'list',
  summary: 'text',
  scope: 'text',
  state: 'one',
  founded: 'one',
  purposes: 'list',
  countries: 'list',
  targets: 'list',
  aliases: 'list',
  source: 'one',
  checked: 'one',
  id: 'one',
  private: 'list',
} as const;
export type Field = keyof typeof fields;

/** What a column is mapped to: a field, of a text with its language: `summary.en`; undefined is kept aside. */
export type Target = Field | `${Field}.${string}`;

export const fieldOf = (target: Target): Field => target.split('.', 1)[0] as Field;
export const languageOf = (target: Target): string | undefined => target.split('.', 2)[1];

/** Is it the name of a target, as a person may type it? */
export const isTarget = (text: string): text is Target => {
  const [field, language, more] = text.split('.');
  return (
    Object.hasOwn(fields, field!) &&
    more === undefined &&
    (language === undefined || (fields[field as Field] === 'text' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)))
  );
};

/**
 * Headings by which fields are known, folded: in Italian, English and Albanian, of address books and customer databases,
 * of schema.org and Murmurations (whose members come as `location.geo.latitude`).
 */
const headings: Readonly<Record<Field, string>> = {
  id: 'id|codice|code|kodi|identifier|identificativo|unique id|record id',
  name:
    'name|nome|denominazione|ragione sociale|organizzazione|organisation|organization|ente|emri|emertimi|organizata|company|company name|' +
    'account name|azienda|nome ente|nome organizzazione|legal name|titolo|title|titulli|cooperativa|socio|member|anetari|associazione|partner|' +
    'organisation name|organization name|nome azienda|nome associazione',
  aliases:
    'aliases|alias|sigla|acronimo|acronym|nickname|alternate name|nome breve|short name|altri nomi|other names|akronimi|shkurtesa|emra te tjere',
  kind:
    'kind|tipo|type|tipologia|category|categoria|forma giuridica|natura giuridica|legal form|natura|lloji|kategoria|forma ligjore|' +
    'organization type|organisation type|account type|tipo ente|additional type|tipo di organizzazione',
  summary:
    'summary|descrizione|description|presentazione|sintesi|about|abstract|pershkrimi|permbledhje|chi siamo|mission|profilo|note|notes|attivita|activities|veprimtaria',
  scope: 'scope|portata|ambito|ambito territoriale|raggio d azione|geographic scope|shtrirja',
  address:
    'address|indirizzo|via|street|street address|adresa|sede|sede legale|billing street|mailing street|full address|rruga',
  city: 'city|citta|comune|localita|town|locality|address locality|address address locality|qyteti|bashkia|billing city|mailing city|luogo|place|vendi|municipality',
  region:
    'region|regione|provincia|province|state province|address region|rajoni|qarku|county|billing state|territorio|prefecture',
  country:
    'country|paese|nazione|stato|nation|shteti|vendi|country code|codice paese|address country|billing country|mailing country|country iso 3166|country name|land',
  coordinates:
    'coordinates|coordinate|coords|geo|geolocation|geolocalizzazione|posizione|position|gps|lat lon|lat lng|latitudine longitudine|koordinatat|location|punto|wkt|geometry|the geom',
  lat: 'lat|latitude|latitudine|gjeresia|gjeresia gjeografike|y|coord y|geo lat|geo latitude|geolocation lat|latitudo',
  lon: 'lon|lng|long|longitude|longitudine|gjatesia|gjatesia gjeografike|x|coord x|geo lon|geo longitude|geolocation lon',
  sectors:
    'sectors|settore|settori|sector|ambiti|branch|industry|settore di attivita|sektori|sektoret|fusha|fushat|tags|keywords|ateco|field|fields|parole chiave|temi|themes',
  languages:
    'languages|lingua|lingue|language|gjuha|gjuhet|knows language|lingue parlate|languages spoken|lingue di lavoro',
  competences:
    'competences|competenze|competenza|skills|expertise|aftesite|kompetencat|kompetenca|know how|knows about|specializzazioni|competencies|capabilities',
  services: 'services|servizi|servizio|sherbimet|sherbime|service',
  offers:
    'offers|offre|offerta|offerte|cosa offre|ofron|ofertat|makes offer|makes offer name|makes offer item offered name|offering|offer',
  needs:
    'needs|cerca|bisogni|fabbisogni|esigenze|cosa cerca|kerkon|nevojat|seeks|seeks name|seeks item offered name|looking for|richieste|need|wants|fabbisogno',
  memberOf:
    'member of|membro di|memberof|reti|rete|networks|network|socio di|adesioni|affiliazioni|affiliations|aderisce a|anetar i|rrjetet|rrjeti|member of name|parent organization|' +
    'parent organization name|appartenenza|consorzio|memberships',
  url: 'url|sito|sito web|website|web|homepage|home page|pagina web|link|internet|faqja|faqja e internetit|primary url|web site|www|uebsajti',
  profiles:
    'profiles|same as|social|facebook|linkedin|instagram|twitter|youtube|pagina facebook|urls url|rrjete sociale|profili',
  state: 'state|stato|status|gjendja|lifecycle|stato attuale|situazione|fase',
  founded:
    'founded|fondazione|anno di fondazione|fondata nel|anno di costituzione|costituzione|anno|foundation year|founding date|year founded|data di costituzione|' +
    'established|since|dal|viti i themelimit|themeluar|data e themelimit|starts at|anno costituzione|foundation date',
  purposes: 'purposes|purpose|scopo|finalita|obiettivo|qellimi|qellimet|interesse|interessi',
  countries:
    'countries|paesi|opera in|paesi in cui opera|area served|area served name|countries of activity|shtetet|vendet|mercati|markets',
  targets:
    'targets|paesi obiettivo|paesi di interesse|target countries|mercati obiettivo|shtetet e synuara|countries of interest',
  source: 'source|fonte|burimi|provenienza|lead source|origine del dato',
  checked:
    'checked|verificato|last checked|ultima verifica|aggiornato|last updated|updated|data aggiornamento|kontrolluar|perditesuar',
  private:
    'email|e mail|mail|posta elettronica|pec|telefono|phone|tel|cellulare|mobile|fax|telephone|referente|contatto|contact|contact person|contact details|legale rappresentante|presidente|' +
    'persona di contatto|posta|kontakti|telefoni|celulari|president|direttore|codice fiscale|partita iva|responsabile|drejtuesi|nome referente|cognome|surname|last name|first name|mbiemri',
};

/** `address.addressLocality`, `Città (sede)` → `address address locality`, `citta sede` */
export const plainHeading = (heading: string): string =>
  fold(heading.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Every heading with the fields that it may be. */
export const known: ReadonlyMap<string, readonly Field[]> = (() => {
  const map = new Map<string, Field[]>();
  for (const [field, list] of Object.entries(headings))
    for (const heading of list.split('|'))
      (map.get(heading) ?? map.set(heading, []).get(heading)!).push(field as Field);
  return map;
})();
