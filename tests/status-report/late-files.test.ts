import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { records } from '../../src/contract/csv-read.ts';
import { files } from '../../src/status-report/files/files.ts';
import { columns, crossRows } from '../../src/status-report/files/rows.ts';
import { crossTable } from '../../src/status-report/late/cross.ts';
import { subjectOf } from '../../src/status-report/late/subjects.ts';
import { definition, example, viewing } from './late-support.ts';

const { results, crossings } = example();
const s = viewing(definition, results);
const [rows, by] = [subjectOf(s, 'need_interview')!, subjectOf(s, 'org_sector')!];
const open = { rows, columns: by, table: crossTable(crossings('org_sector').questions.need_interview!, rows, by)! };

const csvOf = async (report = { s, results, open: undefined }): Promise<Record<string, string>[]> => {
  const text = await files.csv(report).text();
  const [head = [], ...lines] = [...records(text, ',')].map((record) => record.cells);
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i] ?? ''])));
};
const sheetsOf = async (report: Parameters<typeof files.xlsx>[0]): Promise<Record<string, string>> => {
  const parts = unzipSync(new Uint8Array(await (await files.xlsx(report)).arrayBuffer()));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
};

describe('the report as CSV', () => {
  it('is one long table with every count, its share and its words', async () => {
    const table = await csvOf();
    expect(Object.keys(table[0]!)).toEqual([...columns]);
    const { counts, n } = results.questions.need_interview!;
    for (const [value, count] of Object.entries(counts!)) {
      const line = table.find(({ id, row, figure }) => id === 'need_interview' && row === value && figure === 'count')!;
      expect(line).toMatchObject({ section: 'needs', n: String(count) });
      expect(Number(line.share)).toBeCloseTo(count! / n!, 3);
    }
    const dimension = table.find(({ figure, id }) => figure === 'score' && id === 'method')!;
    expect(Number(dimension.median)).toBe(results.dimensions.method!.quartiles![1]);
  });

  it('leaves empty what may not be told', async () => {
    const few = example(definition, 40).results;
    const hidden = (await csvOf({ s, results: few, open: undefined })).filter(
      ({ figure, n }) => figure === 'count' && n === '',
    );
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.every(({ share }) => share === '')).toBe(true);
  });

  it('runs no formula that a definition or an answer brings', async () => {
    const label = '=HYPERLINK("https://example.org")';
    const hostile = viewing({
      ...definition,
      sections: [
        { id: 's', title: 'S', questions: [{ type: 'single', id: 'q', label, options: [{ value: 'a', label }] }] },
      ],
    });
    const told = { ...results, questions: { q: { type: 'single', n: 9, counts: { a: 9 } } } };
    const table = await csvOf({ s: hostile, results: told, open: undefined });
    expect(table.find(({ id }) => id === 'q')!.question).toBe(`'${label}`);
    expect(table.some((line) => Object.values(line).some((cell) => /^[=+@]/.test(cell)))).toBe(false);
    const sheets = await sheetsOf({ s: hostile, results: told, open: undefined });
    expect(sheets['xl/worksheets/sheet1.xml']).not.toContain('<f>');
  });
});

describe('the report as XLSX', () => {
  it('has the results, a codebook with the words in each language, and the cross-table that is open', async () => {
    const sheets = await sheetsOf({ s, results, open });
    expect(sheets['xl/workbook.xml']).toMatch(/name="results".*name="codebook".*name="crossings"/s);
    const codebook = sheets['xl/worksheets/sheet2.xml']!;
    for (const words of ['label_it', 'label_sq', 'Forma giuridica', 'Legal form', 'Forma juridike', 'cooperative'])
      expect(codebook).toContain(words);
  });

  it('has no sheet of crossings when none is open', async () => {
    expect((await sheetsOf({ s, results, open: undefined }))['xl/workbook.xml']).not.toContain('crossings');
  });

  it('says of each cell of the cross-table how many, of how many', () => {
    const [, ...cells] = [...crossRows(open)];
    expect(cells).toHaveLength(open.table.rows.length * open.table.columns.length);
    for (const [, , , , , , n, share, asked] of cells) expect(Number(share)).toBeCloseTo(Number(n) / Number(asked), 3);
  });
});
