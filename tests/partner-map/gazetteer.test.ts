import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { matching } from '../../src/fields/combobox.ts';
import { isCode } from '../../src/form/values.ts';
import { fold } from '../../src/locale/index.ts';
import { townLabel, towns } from '../../src/partner-map/forms/gazetteer.ts';
import { townName, townText } from '../../src/partner-map/forms/town.ts';

const all = towns();
/** What the house's own list finds first. */
const found = (typed: string, locale = 'it') =>
  matching(
    all.map((town) => {
      const label = townLabel(town, townName(town, locale), locale);
      return { value: town.id, label, keys: [label, town.own, town.english, town.italian].map(fold) };
    }),
    typed,
  ).map(({ label }) => label);

describe('the gazetteer', () => {
  it('is a small part, whose data and licence are named in it', () => {
    const file = readFileSync(new URL('../../src/partner-map/forms/generated/gazetteer.ts', import.meta.url));
    expect(brotliCompressSync(file).length).toBeLessThan(15_000);
    expect(file.toString()).toMatch(/GeoNames.*CC BY 4\.0/);
  });

  it('has each town once, somewhere on earth, in a country that there is', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, lat, lon, country, own } of all) {
      expect(id).toMatch(/^[A-Z]{2}[\w]+$/);
      expect(isCode('country', country), country).toBe(true);
      expect(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && own.length > 1, own).toBe(true);
    }
  });

  it('has the towns of the programmes: capitals, provinces of Italy, Albania and Kosovo', () => {
    const names = new Set(all.map(({ own, country }) => `${own} ${country}`));
    for (const name of [
      'Roma IT',
      'Brescia IT',
      'Vigevano IT',
      'Pavia IT',
      'Faenza IT',
      'Pesaro IT',
      'Urbino IT',
      'Tiranë AL',
      'Durrës AL',
      'Shkodër AL',
      'Prishtinë XK',
      'Pejë XK',
      'Bruxelles BE',
      'Eindhoven NL',
      'Strasbourg FR',
      'Barcelona ES',
      'L’Hospitalet de Llobregat ES',
      'Edinburgh GB',
      'Chester GB',
      'Milton Keynes GB',
      'Washington US',
      'Sunnyvale US',
    ])
      expect(names, name).toContain(name);
    const regions = new Set(all.filter(({ country }) => country === 'IT').map(({ region }) => region));
    expect(regions.size).toBe(20);
    expect(regions).not.toContain(undefined);
  });

  it.each([
    ['scutari', 'Scutari, Albania'],
    ['shkoder', 'Scutari, Albania'],
    ['SHKODËR', 'Scutari, Albania'],
    ['florence', 'Firenze, Toscana, Italia'],
    ['forli', 'Forlì, Emilia-Romagna, Italia'],
    ['munich', 'Monaco di Baviera, Germania'],
    ['koln', 'Colonia, Germania'],
    ['peja', undefined],
    ['pej', 'Pejë, Kosovo'],
    ['gothen', 'Göteborg, Svezia'],
    ["l'aia", 'L’Aia, Paesi Bassi'],
    ['san sebas', 'Donostia, Spagna'],
  ])('finds “%s” without its accents, in Italian, English and its own language', (typed, first) => {
    expect(found(typed)[0]).toBe(first);
  });

  it('tells towns of one name apart by region and country', () => {
    expect(new Set(found('').map(fold)).size).toBe(all.length);
  });

  it('names a town as a document does: once where its languages agree', () => {
    const town = (name: string) => all.find(({ own }) => own === name)!;
    expect(townText(town('Brescia'), ['it', 'en'])).toBe('Brescia');
    expect(townText(town('Durrës'), ['it', 'en', 'sq'])).toEqual({ it: 'Durazzo', en: 'Durrës', sq: 'Durrës' });
  });
});
