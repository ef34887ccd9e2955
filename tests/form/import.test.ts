import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Partners } from '../../src/contract/partners.ts';
import { csvRecord } from '../../src/contract/csv.ts';
import {
  build,
  fields,
  finish,
  guess,
  inSlices,
  readTable,
  TableError,
  type Target,
} from '../../src/form/import/index.ts';
import { parseAngle, parseCoordinates, parseFounded, parseUrl } from '../../src/form/import/values.ts';
import { imported, names, tableOf } from './import.ts';
import '../support/proof.ts';

const guessed = (file: string) => {
  const table = tableOf(file);
  return Object.fromEntries(guess(table, names).map(({ target }, n) => [table.columns[n], target]));
};

describe('what a column is', () => {
  it('is known by headings in three languages', () => {
    expect(
      guessed('Denominazione;Tipologia;Comune;Settori;Cosa offre;Cerca;Membro di;Sito web\na;b;c;d;e;f;g;www.h.it'),
    ).toEqual({
      Denominazione: 'name',
      Tipologia: 'kind',
      Comune: 'city',
      Settori: 'sectors',
      'Cosa offre': 'offers',
      Cerca: 'needs',
      'Membro di': 'memberOf',
      'Sito web': 'url',
    });
    expect(guessed('Emri,Qyteti,Shteti,Gjuhët,Fusha\nA,Tiranë,Shqipëri,shqip,kulturë')).toMatchObject({
      Emri: 'name',
      Qyteti: 'city',
      Shteti: 'country',
      Gjuhët: 'languages',
      Fusha: 'sectors',
    });
    expect(
      guessed(
        'Account Name,BillingCity,BillingCountry,Industry,Website,Phone\nA,Lyon,France,arts,a.example,+33 1 23 45 67 89',
      ),
    ).toEqual({
      'Account Name': 'name',
      BillingCity: 'city',
      BillingCountry: 'country',
      Industry: 'sectors',
      Website: 'url',
      Phone: 'private',
    });
  });

  it('is judged by its values where a heading has two meanings', () => {
    expect(guessed('Nome;Stato\na;Italia\nb;Francia')).toMatchObject({ Stato: 'country' });
    expect(guessed('Nome;Stato\na;attivo\nb;in formazione')).toMatchObject({ Stato: 'state' });
  });

  it('is told by its values alone for addresses, countries and coordinates, and private where it holds e-mail', () => {
    expect(
      guessed('Nome;A;B;C;D\nx;www.x.it;Italia;45.1, 11.2;x@x.it\ny;y.it;Albania;41.3, 19.8;y@y.it'),
    ).toMatchObject({
      A: 'url',
      B: 'country',
      C: 'coordinates',
      D: 'private',
    });
  });

  it('forgives a typing error, and tells languages of texts apart', () => {
    expect(guessed('Denominazzione;Descrizione (IT);Description_en\na;b;c')).toEqual({
      Denominazzione: 'name',
      'Descrizione (IT)': 'summary.it',
      Description_en: 'summary.en',
    });
  });

  it('is nothing where it says nothing', () => {
    expect(guessed('Nome;Xyzzy\na;b')).toMatchObject({ Xyzzy: undefined });
  });
});

describe('a list of members', () => {
  it('becomes a document with places, words, relations and what is sought', () => {
    const { document, report } = imported(
      'Denominazione;Tipo;Città;Paese;Coordinate;Settori;Lingue;Offre;Cerca;Reti\r\n' +
        'Il Sole;cooperativa;Padova;Italia;45,4064 11,8768;"cultura;musica";it, inglese;residenze;"pubblico|fondi";ICA\r\n' +
        'ICA;rete;Bruxelles;Belgio;50.85, 4.35;;;;;\r\n',
    );
    expect(document.features[0]).toEqual({
      type: 'Feature',
      id: 'il-sole',
      geometry: { type: 'Point', coordinates: [11.8768, 45.4064] },
      properties: {
        name: 'Il Sole',
        kind: 'cooperativa',
        place: { city: 'Padova', country: 'IT' },
        sectors: ['cultura', 'musica'],
        languages: ['it', 'en'],
        opportunities: [
          { side: 'offer', title: 'residenze' },
          { side: 'need', title: 'pubblico' },
          { side: 'need', title: 'fondi' },
        ],
      },
    });
    expect(document.relations).toEqual([{ from: 'il-sole', to: 'ica', type: 'member-of' }]);
    expect(report).toMatchObject({ rows: 2, taken: 2, mended: 0, refused: 0, remarks: [] });
  });

  it('joins the words that the document to be joined has, and adds those that it has not', () => {
    const { document } = imported('Nome;Tipo;Settori\nA;Cooperative;cultura\nB;nuovo tipo;cultura', {
      vocabulary: {
        kinds: [{ id: 'coop', label: { it: 'cooperativa', en: 'cooperative' } }],
        sectors: [{ id: 'culture', label: { it: 'Cultura' } }],
      },
    });
    expect(document.features.map(({ properties }) => [properties.kind, properties.sectors])).toEqual([
      ['coop', ['culture']],
      ['nuovo-tipo', ['culture']],
    ]);
  });

  it('tells what it mends and what it leaves out, by line', () => {
    const { report, document } = imported(
      'Nome;Paese;Lat;Lon;Sito;Lingue;Anno\n' +
        'A;Itlaia;45,4;11,9;www.a.it;it;1998\n' +
        'B;Albania;19,8;41,3;javascript:alert(1);klingon;mah\n' +
        'C;Terra di Mezzo;450,8;4,3;;;\n' +
        'D;Italia;95;12;;;\n' +
        'E;Italia;0;0;;;\n' +
        'F;Italia;45;;;;\n' +
        ';Italia\n' +
        'a;Italia;;;;;;di troppo\n',
    );
    expect(report.remarks.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 country-near',
      '3 url',
      '3 date',
      '3 language',
      '3 swapped',
      '4 country',
      '4 range',
      '5 swapped',
      '6 zero',
      '7 half',
      '8 short',
      '8 nameless',
      '9 long',
      '9 merged',
    ]);
    expect(report).toMatchObject({ rows: 8, mended: 6, taken: 0, merged: 1, refused: 1 });
    expect(document.features[1]!.geometry).toEqual({ type: 'Point', coordinates: [19.8, 41.3] });
    expect(document.features.filter(({ geometry }) => geometry).map(({ id }) => id)).toEqual(['a', 'b', 'd']);
  });

  it('makes one entry of rows with the same name and city, and keeps what each says', () => {
    const { document } = imported(
      'Nome;Città;Settori;Reti\nCafè;Roma;teatro;ICA\ncafe;ROMA;musica;Cecop\nCafe;Milano;;',
    );
    expect(document.features.map(({ id }) => id)).toEqual(['cafe', 'cafe-2', 'ica', 'cecop']);
    expect(document.features[0]!.properties.sectors).toEqual(['teatro', 'musica']);
    expect(document.relations?.map(({ from, to }) => `${from} ${to}`)).toEqual(['cafe ica', 'cafe cecop']);
  });

  it('takes no address of a person', () => {
    const { document, report } = imported('Nome;E-mail;Referente;Telefono\nA;a@b.it;Nome Cognome;049 123456');
    expect(JSON.stringify(document)).not.toMatch(/a@b|Cognome|049/);
    expect(report.aside.every((column) => column.private)).toBe(true);
  });

  it('keeps a text that looks like a formula as text, and takes off the apostrophe of an export', () => {
    const { document } = imported(`Nome;Descrizione\n${csvRecord(['Il Sole', '=HYPERLINK("x")'], ';')}`);
    expect(document.features[0]!.properties.summary).toBe('=HYPERLINK("x")');
  });

  it('is a valid document whatever the table holds', () => {
    const targets = [...Object.keys(fields), 'name.en', 'summary.sq', 'city.it'] as Target[];
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        'Italia',
        'it; en',
        '45,4',
        '999',
        'Il Sole',
        '__proto__',
        'constructor',
        'www.a.it',
        '2010',
        'attivo',
        'ICA|Cecop',
        'https://a.b/"x"',
        '2020-13-45',
      ),
    );
    const table = fc
      .record({
        width: fc.integer({ min: 1, max: 8 }),
        rows: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
      })
      .chain(({ width, rows }) =>
        fc.tuple(
          fc.constant(rows),
          fc.array(fc.option(fc.constantFrom(...targets), { nil: undefined }), { minLength: width, maxLength: width }),
        ),
      );
    fc.assert(
      fc.property(table, ([rows, mapping]) => {
        const text = [mapping.map((_, n) => `c${n}`), ...rows]
          .map((cells) => csvRecord(cells.length ? cells : ['']))
          .join('');
        const read = tableOf(text);
        const { document, report } = finish(build(read, { id: 'members', locale: 'it', mapping, lookups: names }));
        const judged = Partners.safeParse(document);
        expect(judged.error?.issues ?? []).toEqual([]);
        expect(report.taken + report.mended + report.merged + report.refused).toBe(read.rows.length);
        const ids = document.features.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { from, to } of document.relations ?? []) expect(ids).toEqual(expect.arrayContaining([from, to]));
      }),
    );
  });

  it('guesses and reads any bytes without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          imported(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(TableError);
        }
      }),
    );
  });
});

describe('JSON', () => {
  it('is read as GeoJSON: points as they are, other geometry told, no middle made up', () => {
    const { document, report } = imported(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            id: 7,
            geometry: { type: 'Point', coordinates: [11.9, 45.4, 12] },
            properties: { nome: 'A', sede: { citta: 'Padova' } },
          },
          { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[0, 0]]] }, properties: { nome: 'B' } },
          { type: 'Feature', geometry: null, properties: { nome: 'C' } },
        ],
      }),
    );
    expect(document.features.map(({ id, geometry }) => [id, geometry?.coordinates])).toEqual([
      ['7', [11.9, 45.4]],
      ['b', undefined],
      ['c', undefined],
    ]);
    expect(document.features[0]!.properties.place).toEqual({ city: 'Padova' });
    expect(report.remarks).toEqual([{ line: 2, code: 'geometry', value: 'Polygon' }]);
  });

  it('does not take coordinates of another reference system for degrees', () => {
    const features = [
      { type: 'Feature', geometry: { type: 'Point', coordinates: [11, 45] }, properties: { name: 'A' } },
    ];
    const crs = (name: string) => ({ type: 'name', properties: { name } });
    const one = imported(
      JSON.stringify({ type: 'FeatureCollection', crs: crs('urn:ogc:def:crs:EPSG::32632'), features }),
    );
    expect(one.document.features[0]!.geometry).toBeNull();
    expect(one.report.remarks[0]).toMatchObject({ code: 'crs' });
    const other = imported(
      JSON.stringify({ type: 'FeatureCollection', crs: crs('urn:ogc:def:crs:OGC:1.3:CRS84'), features }),
    );
    expect(other.document.features[0]!.geometry).not.toBeNull();
  });

  it('is read as schema.org', () => {
    const { document } = imported(
      JSON.stringify({
        '@context': 'https://schema.org',
        '@graph': [
          {
            '@type': 'Organization',
            name: 'Il Sole',
            url: 'https://sole.example/',
            knowsLanguage: ['it', 'en'],
            memberOf: [{ '@type': 'Organization', name: 'ICA' }],
            makesOffer: [{ '@type': 'Offer', itemOffered: { '@type': 'Service', name: 'residenze' } }],
            location: {
              address: { addressLocality: 'Padova', addressCountry: 'IT' },
              geo: { '@type': 'GeoCoordinates', latitude: 45.4, longitude: 11.9 },
            },
          },
        ],
      }),
    );
    expect(document.features[0]).toMatchObject({
      geometry: { coordinates: [11.9, 45.4] },
      properties: {
        name: 'Il Sole',
        url: 'https://sole.example/',
        languages: ['it', 'en'],
        place: { city: 'Padova', country: 'IT' },
        opportunities: [{ side: 'offer', title: 'residenze' }],
      },
    });
    expect(document.relations).toEqual([{ from: 'il-sole', to: 'ica', type: 'member-of' }]);
  });

  it('is read as Murmurations profiles, whose relations go by address', () => {
    const { document } = imported(
      JSON.stringify([
        {
          linked_schemas: ['organizations_schema-v1.0.0'],
          name: 'Il Sole',
          nickname: 'Sole',
          primary_url: 'https://sole.example',
          geolocation: { lat: 45.4, lon: 11.9 },
          country_iso_3166: 'IT',
          tags: ['teatro', 'musica'],
          status: 'active',
          starts_at: 883612800,
          relationships: [{ predicate_url: 'https://schema.org/memberOf', object_url: 'https://ica.example/' }],
        },
        { linked_schemas: ['organizations_schema-v1.0.0'], name: 'ICA', primary_url: 'https://ica.example' },
      ]),
    );
    expect(document.features[0]).toMatchObject({
      geometry: { coordinates: [11.9, 45.4] },
      properties: {
        aliases: ['Sole'],
        url: 'https://sole.example',
        sectors: ['teatro', 'musica'],
        state: 'active',
        founded: '1998',
      },
    });
    expect(document.relations).toEqual([{ from: 'il-sole', to: 'ica', type: 'member-of' }]);
  });

  it.each([
    ['', 'empty'],
    ['{"a":', 'json'],
    ['[1, 2]', 'nothing'],
  ])('refuses %j', (file, why) => {
    expect(() => tableOf(file)).toThrow(why);
  });
});

describe('values', () => {
  it.each([
    ['45,43', 45.43],
    ['-3.7', -3.7],
    ['45° 26′ 15″ N', 45.4375],
    ["12°20'E", 12 + 1 / 3],
    ['41.3 S', -41.3],
    ['8° 30′ O', -8.5],
    ['mah', undefined],
  ])('reads the angle %j', (text, degrees) => {
    const read = parseAngle(text);
    if (degrees === undefined) expect(read).toBeUndefined();
    else expect(read).toBeCloseTo(degrees, 9);
  });

  it.each([
    ['45.43, 12.33', 45.43, 12.33],
    ['45,43; 12,33', 45.43, 12.33],
    ['45,43 12,33', 45.43, 12.33],
    ['45,43, 12,33', 45.43, 12.33],
    ['(45.43 -12.33)', 45.43, -12.33],
    ['12°20′E 45°26′N', 45 + 26 / 60, 12 + 1 / 3],
    ['POINT(12.33 45.43)', 45.43, 12.33],
    [['12.33', '45.43'], 45.43, 12.33],
  ])('reads the pair %j', (text, lat, lon) => {
    const pair = parseCoordinates(text);
    expect(pair?.lat).toBeCloseTo(lat, 9);
    expect(pair?.lon).toBeCloseTo(lon, 9);
  });

  it.each([
    ['1998', '1998'],
    ['15/03/2010', '2010-03-15'],
    ['2010-03-15T00:00:00Z', '2010-03-15'],
    ['circa 1950', '1950~'],
    ['883612800', '1998'],
    ['31/02/2010', undefined],
    ['mah', undefined],
  ])('reads the date %j', (text, date) => expect(parseFounded(text)).toBe(date));

  it.each([
    ['www.a.it', 'https://www.a.it/'],
    ['https://a.it', 'https://a.it'],
    ['javascript:alert(1)', undefined],
    ['https://a.it/"onx', 'https://a.it/%22onx'],
    ["https://a.it/'x", undefined],
  ])('reads the address %j', (text, url) => expect(parseUrl(text)).toBe(url));

  it('knows countries by names, codes and what people call them', () => {
    for (const [said, code] of Object.entries({
      Italia: 'IT',
      Kosova: 'XK',
      Shqipëria: 'AL',
      'Regno Unito': 'GB',
      UK: 'GB',
      usa: 'US',
      Deutschland: 'DE',
      'Mal i Zi': 'ME',
      'North Macedonia': 'MK',
      gr: 'GR',
    }))
      expect(names.country(said), said).toBe(code);
    expect(names.country('Europa')).toBeUndefined();
  });
});

describe('long work', () => {
  it('is done in slices that leave the page free, tells how far it is, and can be given up', async () => {
    const rows = Array.from(
      { length: 4000 },
      (_, n) => `Organizzazione ${n};Città ${n};Italia;45,${n};11,${n};"a;b";ICA`,
    );
    const bytes = new TextEncoder().encode(`Nome;Città;Paese;Lat;Lon;Settori;Reti\n${rows.join('\n')}`);
    const told: number[] = [];
    const table = await inSlices(readTable(bytes), ({ done, total }) => told.push(done / total));
    expect(table.rows).toHaveLength(4000);
    const given = new AbortController();
    const mapping = guess(table, names).map(({ target }) => target);
    const work = inSlices(
      build(table, { id: 'm', locale: 'it', mapping, lookups: names }),
      (progress) => {
        told.push(progress.done / progress.total);
        given.abort();
      },
      given.signal,
    );
    await expect(work).rejects.toThrow(/abort/i);
    expect(told.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});
