import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { serialDate } from '../../src/cli/convert/dates.ts';
import { languageTag } from '../../src/cli/convert/languages.ts';
import { columnLetters, readWorkbook, WorkbookError } from '../../src/cli/convert/workbook.ts';
import { xml } from '../../src/cli/convert/xml.ts';
import { xlsx } from './xlsx.ts';

const full = process.env.VARCO_PROOF === 'full';
const cells = (bytes: Uint8Array) =>
  readWorkbook(bytes).flatMap(({ rows }) => rows.map((row) => [row.number, ...row.cells]));
const sheet = (rows: string) => ({
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
});

describe('a workbook', () => {
  it('gives back every text, number and boolean that was written, where it was written', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '')),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 30 }), { maxLength: 10 }), (rows) => {
        const wanted = rows.flatMap((row, r) => {
          const filled = row.flatMap((one, c): [string, string][] => {
            const text =
              one === undefined
                ? ''
                : typeof one === 'boolean'
                  ? String(one).toUpperCase()
                  : typeof one === 'number'
                    ? String(Number(String(one)))
                    : one;
            return text ? [[columnLetters(c + 1), text]] : [];
          });
          return filled.length ? [[r + 1, ...filled]] : [];
        });
        expect(cells(xlsx({ survey: rows }))).toEqual(wanted);
      }),
      { numRuns: full ? 2000 : 100 },
    );
  });

  it('reads shared strings, rich text without its phonetic hints, formulas by their result, and cells without an address', () => {
    const bytes = xlsx(
      { survey: [] },
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>plain &amp; simple</t></si><si><r><t>ri</t></r><r><t xml:space="preserve">ch </t></r><rPh><t>hint</t></rPh></si></sst>',
        ...sheet(
          '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><f>1+1</f><v>two</v></c><c t="e"><v>#N/A</v></c><c><v>1E3</v></c></row>',
        ),
      },
    );
    expect(cells(bytes)).toEqual([[1, ['A', 'plain & simple'], ['B', 'rich'], ['C', 'two'], ['E', '1000']]]);
  });

  it('reads dates as dates, by built-in formats and by those of the workbook', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>';
    const bytes = xlsx(
      { survey: [] },
      {
        'xl/styles.xml': styles,
        ...sheet(
          '<row r="1"><c s="1"><v>44260</v></c><c s="2"><v>44260.5</v></c><c s="3"><v>44260</v></c><c s="4"><v>0.4375</v></c></row>',
        ),
      },
    );
    expect(cells(bytes)).toEqual([
      [1, ['A', '2021-03-05'], ['B', '2021-03-05T12:00:00'], ['C', '44260'], ['D', '10:30:00']],
    ]);
  });

  it('counts days as spreadsheets do, the one that never was included', () => {
    expect([1, 59, 61, 44260].map((day) => serialDate(day, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2021-03-05',
    ]);
    expect(serialDate(42798, true)).toBe('2021-03-05');
  });

  it.each<[string, Uint8Array, string]>([
    ['an old .xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'save it as .xlsx'],
    ['a text', strToU8('type,name,label'), 'no zip archive'],
    ['an empty file', new Uint8Array(), 'no zip archive'],
    ['a document', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'it holds no workbook'],
    ['a cut archive', xlsx({ survey: [['a']] }).slice(0, 200), 'damaged'],
    ['broken XML', xlsx({ survey: [] }, sheet('<row><c></row>')), 'damaged workbook'],
    [
      'a document type',
      xlsx({ survey: [] }, { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst/>' }),
      'a document type',
    ],
    [
      'too many cells',
      xlsx({ survey: [] }, sheet(`<row>${'<c t="str"><v>x</v></c>'.repeat(1000)}</row>`.repeat(401))),
      'more than 400000 cells',
    ],
  ])('is refused with what to do: %s', (_, bytes, told) => {
    expect(() => readWorkbook(bytes)).toThrow(WorkbookError);
    expect(() => readWorkbook(bytes)).toThrow(told);
  });

  it('is not unpacked when it says that it is huge', () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(201 * 2 ** 20) }, { level: 1 });
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(() => readWorkbook(bomb)).toThrow('unpacks to more than 200 MiB');
  });

  it('that is damaged anywhere is refused or read, never a crash', () => {
    const good = xlsx({
      survey: [
        ['type', 'name', 'label'],
        ['text', 'a', 'A <b>'],
        [1, true, 'ü'],
      ],
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (faults) => {
          const bytes = good.slice();
          for (const [at, byte] of faults) bytes[at] = byte;
          try {
            readWorkbook(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(WorkbookError);
          }
        },
      ),
      { numRuns: full ? 5000 : 300 },
    );
  });
});

describe('XML', () => {
  it('is read with its entities, sections of characters, comments and prefixes', () => {
    const seen = [
      ...xml('<?xml version="1.0"?><!-- <x> --><a:r b=\'1 &lt; 2\' c="&#233;&#xE9;"><![CDATA[<&>]]>t&amp;<e/></a:r>'),
    ];
    expect(
      seen.map((part) =>
        part.kind === 'text' ? part.text : `${part.kind} ${part.name} ${[...part.attributes].join(' ')}`.trim(),
      ),
    ).toEqual(['open r b,1 < 2 c,éé', '<&>', 't&', 'open e', 'close e', 'close r']);
  });

  it.each([
    '<a>',
    '<a></b>',
    '</a>',
    '<a',
    '<a b=1/>',
    'text',
    '<',
    '<!DOCTYPE a>',
    '<a><!--</a>',
    `${'<a>'.repeat(300)}`,
  ])('is refused when it is none: %s', (source) => {
    expect(() => [...xml(source)]).toThrow(/character \d+/);
  });
});

describe('the language of a heading', () => {
  it.each([
    ['English (en)', 'en'],
    ['English', 'en'],
    ['italiano', 'it'],
    ['Albanian', 'sq'],
    ['shqip', 'sq'],
    ['pt-br', 'pt-BR'],
    ['Português (pt)', 'pt'],
    ['Klingonish', undefined],
  ])('%s is %s', (name, tag) => expect(languageTag(name)).toBe(tag));
});
