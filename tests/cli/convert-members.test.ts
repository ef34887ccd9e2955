import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Partners } from '../../src/contract/partners.ts';
import { scratch, varco } from './terminal.ts';

const { folder, put } = scratch();

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
/** As a spreadsheet in Italian writes it: semicolons, decimal commas, Windows-1252, CRLF, an empty line, a stray quote. */
const nasty = latin(
  'Denominazione;Citt\xe0;Paese;Latitudine;Longitudine;E-mail;Cosa offre;Membro di\r\n' +
    '"Cooperativa ""Il Sole""";Padova;Italia;45,4064;11,8768;a@sole.example;residenze|corsi;ICA\r\n' +
    ';;;;;;;\r\n' +
    '"Senza fine;Tirana;Shqip\xebria;19,82;41,33;;;\r\n' +
    ';Roma\r\n' +
    '=HYPERLINK("http://x.example");Roma;Italia;450,75;12,4;;;\r\n' +
    '<script>alert(1)</script>;Bari;Italia;;;;;\x1b[31m\r\n',
);

describe('varco convert with a list of members', () => {
  it('prints what each column was taken for and what became of the rows, and writes a valid document', async () => {
    const file = put('membri.csv', nasty);
    const out = join(folder, 'partners.json');
    const { code, out: said, err } = await varco('convert', file, '-o', out, '--title', 'Membri');
    expect({ code, said }).toEqual({ code: 0, said: '' });
    const document = JSON.parse(readFileSync(out, 'utf8'));
    expect(Partners.safeParse(document).error?.issues).toBeUndefined();
    expect(document).toMatchObject({ id: 'membri', title: 'Membri', locales: ['it'] });
    expect(document.features.map(({ properties }: { properties: { name: string } }) => properties.name)).toEqual([
      'Cooperativa "Il Sole"',
      '"Senza fine',
      '=HYPERLINK("http://x.example")',
      '<script>alert(1)</script>',
      'ICA',
      '\x1b[31m',
    ]);
    expect(err).toContain('csv ; windows-1252, 8 columns, 5 rows');
    expect(err).toMatch(/Città +→ city \(sure\) +Padova/);
    expect(err).toMatch(/E-mail +→ kept aside: private/);
    expect(err).toMatch(/line 4: note: a quote is opened and never closed/);
    expect(err).toMatch(/line 4, column "Latitudine": note: latitude and longitude were swapped/);
    expect(err).toMatch(/line 5: refused: there is no name/);
    expect(err).toMatch(/line 6, column "Latitudine": note: coordinates out of range: 450,75/);
    expect(err).toMatch(
      /converted: 6 entries, 2 relations; of the rows 2 taken as they are, 2 with notes, 0 merged, 1 refused/,
    );
    // what a document says cannot move the terminal's cursor or colour it
    expect(err).not.toContain('\x1b');
    expect(JSON.stringify(document)).not.toContain('a@sole');
    expect((await varco('convert', file, '-o', out)).err).toContain('--force');
    expect((await varco('convert', file, '-o', out, '--force', '--strict')).code).toBe(1);
  });

  it('takes the mapping that it is told, and gives everything as JSON', async () => {
    const file = put('x.csv', 'Chi;Che cosa;Note\nIl Sole;teatro;x\n');
    const { out } = await varco(
      'convert',
      file,
      '--map',
      'name=Chi',
      '--map',
      'summary.en=che cosa',
      '--map',
      '=Note',
      '--json',
      '--locale',
      'sq',
      '--id',
      'm',
    );
    expect(JSON.parse(out)).toMatchObject({
      mapping: ['name', 'summary.en', null],
      document: {
        id: 'm',
        locales: ['sq', 'en'],
        features: [{ properties: { name: 'Il Sole', summary: { en: 'teatro' } } }],
      },
      report: { rows: 1, aside: [{ column: 'Note', private: false }] },
    });
  });

  it('reads GeoJSON as well', async () => {
    const point = {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [11.9, 45.4] },
      properties: { nome: 'A' },
    };
    const { out, code } = await varco(
      'convert',
      put('a.geojson', JSON.stringify({ type: 'FeatureCollection', features: [point] })),
    );
    expect(code).toBe(0);
    expect(JSON.parse(out).features[0]).toMatchObject({ id: 'a', geometry: point.geometry });
  });

  it.each([
    [['--map', 'nome=Chi'], 2, 'there is no field "nome"; they are name, kind'],
    [['--map', 'name=Ch'], 2, 'Did you mean "Chi"?'],
    [['--map', 'name'], 2, 'expected FIELD=HEADING'],
    [[], 2, 'no column is the name'],
  ])('tells a wrong call: %j', async (args, code, told) => {
    const said = await varco('convert', put('y.csv', 'Chi;Qwerty\na;b\n'), ...args);
    expect(said.err).toContain(told);
    expect(said.code).toBe(code);
  });

  it.each([
    ['e.csv', '', 'there is nothing in it'],
    ['e.json', '{"a":', 'begins like JSON and is none'],
    ['e.json', '[1]', 'no list of objects'],
  ])('refuses %s: %j', async (name, text, told) => {
    const said = await varco('convert', put(name, text));
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toContain(told);
  });
});
