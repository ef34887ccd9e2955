import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Cell } from '../../src/contract/csv.ts';
import { csvRecord } from '../../src/contract/csv.ts';
import { columnName, workbook } from '../../src/form/xlsx.ts';
import { closeBench, onBothStores, submission, type Bench } from './support.ts';

/** Records of a CSV text, by RFC 4180. */
function parseCsv(text: string, separator = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') ((field += '"'), i++);
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === separator) (row.push(field), (field = ''));
    else if (c === '\r' && text[i + 1] === '\n') (rows.push([...row, field]), (row = []), (field = ''), i++);
    else field += c;
  }
  return rows;
}

const records = (text: string): Record<string, string>[] => {
  const [head = [], ...rows] = parseCsv(text);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
};

async function unzip(pieces: AsyncIterable<Uint8Array>): Promise<Record<string, string>> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  const files = unzipSync(new Uint8Array(Buffer.concat(all)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Texts of the cells of a sheet, by place. */
const cellsOf = (sheet: string): Record<string, string> =>
  Object.fromEntries(
    [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<is><t[^>]*>([^]*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/g)].map(
      ([, place, text, value]) => [
        place!,
        (text ?? value!)
          .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
          .replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16))),
      ],
    ),
  );

const hostile = ['=1+1', '+39 055', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'];

onBothStores((open) => {
  let b: Bench;
  const token = 'the-token-of-the-administration';
  const admin = (query: string, headers: Record<string, string> = {}) =>
    b.call(`/api/admin/submissions${query}`, { headers: { Authorization: `Bearer ${token}`, ...headers } });

  beforeAll(async () => {
    b = await open({ adminToken: token });
    for (const [i, name] of ['Ente "Uno", sas', 'Due\nrighe', ...hostile].entries()) {
      b.clock.now += 1000;
      const response = await b.post(
        await submission({
          name,
          size: i,
          tools: i % 2 ? ['x', 'z'] : ['y'],
          grid: { r1: 'yes' },
          trips: [{ title: name, country: 'AL' }, { title: 'Due' }],
          ...(i === 0 && { sector: 'other', sector_other: '=altro' }),
        }),
      );
      expect(response.status).toBe(201);
    }
  });
  afterAll(() => closeBench(b));

  it('is closed to who has no token, and not there when no token is set', async () => {
    expect((await b.call('/api/admin/submissions')).status).toBe(401);
    expect((await admin('', { Authorization: 'Bearer wrong' })).status).toBe(401);
    const without = await open();
    expect(
      (await without.call('/api/admin/submissions', { headers: { Authorization: `Bearer ${token}` } })).status,
    ).toBe(404);
    await closeBench(without);
  });

  it('gives JSON and NDJSON with everything that was sent', async () => {
    const all = await (await admin('?about=survey')).json();
    expect(all).toHaveLength(9);
    expect(all[0]).toMatchObject({
      kind: 'questionnaire',
      about: 'survey',
      answers: { name: 'Ente "Uno", sas', sector_other: '=altro' },
    });
    const response = await admin('', { Accept: 'application/x-ndjson' });
    const lines = (await response.text()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(all);
    expect(await (await admin('?about=none')).json()).toEqual([]);
    const since = await (await admin(`?since=${all[5].receivedAt}`)).json();
    expect(since).toHaveLength(4);
  });

  it('gives one row per organisation in CSV, a column per option, and items of groups as their own table', async () => {
    const response = await admin('?format=csv&about=survey');
    expect(response.headers.get('Content-Type')).toMatch(/^text\/csv/);
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="survey-2026-01-10.csv"$/);
    const rows = records(await response.text());
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({
      name: 'Ente "Uno", sas',
      size: '0',
      sector: 'other',
      sector_other: "'=altro",
      'tools.x': '0',
      'tools.y': '1',
      'grid.r1': 'yes',
      'grid.r2': '',
    });
    expect(rows[1]!.name).toBe('Due\nrighe');
    const items = records(await (await admin('?format=csv&about=survey&group=trips')).text());
    expect(items).toHaveLength(18);
    expect(items[1]).toMatchObject({ id: rows[0]!.id, item: '2', title: 'Due', country: '' });
    const book = records(await (await admin('?format=csv&about=survey&group=codebook')).text());
    expect(book.find(({ column }) => column === 'name')).toMatchObject({
      label_it: 'Nome',
      label_en: 'Name',
      required: 'true',
    });
    expect(book.find(({ column }) => column === 'title')!.label_it).toBe("'=Title");
    expect((await admin('?format=csv&group=none')).status).toBe(404);
    expect((await admin('?format=pdf')).status).toBe(406);
  });

  it('opens every cell and header that looks like a formula as text', async () => {
    const rows = records(await (await admin('?format=csv&about=survey')).text());
    expect(rows.slice(2).map(({ name }) => name)).toEqual(hostile.map((text) => `'${text}`));
    const files = await unzip((await admin('?format=xlsx&about=survey')).body as unknown as AsyncIterable<Uint8Array>);
    const sheets = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/'));
    expect(sheets).toHaveLength(4);
    for (const name of sheets) {
      expect(files[name]).not.toContain('<f');
      for (const [cell, , text] of files[name]!.matchAll(/<c r="[A-Z]+\d+"([^>]*)><is><t[^>]*>([^]*?)<\/t>/g))
        if (/^[=+\-@\t\r]|^_x000[9D]_/.test(text!)) expect(cell).toMatch(/ s="[12]" t="inlineStr"/);
    }
    const cells = cellsOf(files['xl/worksheets/sheet1.xml']!);
    expect(Object.values(cells)).toEqual(expect.arrayContaining(hostile));
    expect(files['xl/workbook.xml']).toMatch(/submissions.*trips.*codebook.*codes/);
  });

  it('erases on behalf of a respondent who lost the receipt', async () => {
    const [first] = await (await admin('')).json();
    const response = await b.call('/api/admin/erase', {
      method: 'POST',
      body: JSON.stringify({ ids: [first.id] }),
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    });
    expect(await response.json()).toEqual({ erased: 1 });
    expect(await (await admin('')).json()).toHaveLength(8);
  });
});

describe('cells', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...hostile),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );

  it('come back from CSV as they were, but for the apostrophe before formulas', () => {
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        (cells: Cell[], separator) => {
          const [row] = parseCsv(csvRecord(cells, separator), separator);
          const expected = cells.map((c) =>
            typeof c === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(c) ? `'${c}` : String(c ?? ''),
          );
          expect(row).toEqual(expected);
        },
      ),
    );
  });

  it('come back from XLSX as they were, whatever text they hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        async (texts) => {
          const files = await unzip(workbook([{ name: 'a', rows: [['head'], texts] }]));
          const cells = cellsOf(files['xl/worksheets/sheet1.xml']!);
          expect(texts.map((_, i) => cells[`${columnName(i)}2`])).toEqual(texts);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('stand in columns named as spreadsheets name them', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });
});
