import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord } from '../../src/contract/csv.ts';
import { decode, guessSeparator, records } from '../../src/contract/csv-read.ts';
import '../support/proof.ts';

const read = (text: string, separator = ';') => [...records(text, separator)].map(({ cells }) => cells);
const decoded = (bytes: Uint8Array) => {
  const steps = decode(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

describe('reading CSV', () => {
  it('gives back what was written, of any text, separator and line end', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.stringMatching(/^[a",;\r\n\t ]{0,8}$/));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, separator) => {
          const text = rows.map((cells) => csvRecord(cells, separator)).join('');
          const plain = (said: string) => said.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');
          expect(read(text, separator).map((cells) => cells.map(plain))).toEqual(rows.map((cells) => cells.map(plain)));
        },
      ),
    );
  });

  it('never throws, and loses no letter of a text without quotes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab;\r\n]{0,60}$/), (text) => {
        expect(read(text).flat().join('')).toBe(text.replace(/[;\r\n]/g, ''));
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void read(text)));
  });

  it('takes what spreadsheets write: any line end, quotes in the middle, line breaks in cells, text after a quote', () => {
    expect(read('a;b\rc;d\r\ne;f\n\n;\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['', ''],
    ]);
    expect(read('Coop "Sole";x')).toEqual([['Coop "Sole"', 'x']]);
    expect(read('"Coop ""Sole""";"due\r\nrighe"')).toEqual([['Coop "Sole"', 'due\r\nrighe']]);
    expect(read('"Sole" coop;x')).toEqual([['Sole coop', 'x']]);
  });

  it('counts lines of the file, also behind a cell of several', () => {
    const lines = [...records('a;b\n"1\n2";c\nd;e', ';')].map(({ line }) => line);
    expect(lines).toEqual([1, 2, 4]);
  });

  it('takes a quote that never closes for a plain character, so that the rest of the file is not lost', () => {
    const all = [...records('a;b\n"Sole;c\nd;e\n', ';')];
    expect(all.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['"Sole', 'c'],
      ['d', 'e'],
    ]);
    expect(all[1]!.stray).toBe(true);
  });

  it.each([
    ['Nome, sede;Città\nSole, Padova;Padova\n', ';'],
    ['name,city\n"a;b",c\n', ','],
    ['name\tcity\na,b\tc\n', '\t'],
    ['sep=|\r\na|b\n', '|'],
    ['only one column\nx\n', ','],
  ])('guesses what parts the cells: %j', (text, separator) => {
    expect(guessSeparator(text).separator).toBe(separator);
  });

  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf, 0x43, 0xc3, 0xa0], 'Cà'],
    ['utf-8', [0x43, 0xc3, 0xa0], 'Cà'],
    ['windows-1252', [0x43, 0xe0, 0x80], 'Cà€'],
    ['utf-16le', [0xff, 0xfe, 0x43, 0, 0xe0, 0], 'Cà'],
    ['utf-16be', [0xfe, 0xff, 0, 0x43, 0, 0xe0], 'Cà'],
    ['utf-8', [], ''],
  ])('reads %s: %j', (encoding, bytes, text) => {
    expect(decoded(Uint8Array.from(bytes))).toEqual({ encoding, text });
  });

  it('decodes a letter that lies across two pieces', () => {
    const text = `${'a'.repeat((1 << 18) - 1)}àb`;
    expect(decoded(new TextEncoder().encode(text)).text).toBe(text);
  });
});
