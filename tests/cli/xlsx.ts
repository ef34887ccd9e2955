import { strToU8, zipSync } from 'fflate';
import { columnLetters } from '../../src/cli/convert/workbook.ts';

export type CellValue = string | number | boolean | undefined;
export type Sheets = Record<string, CellValue[][]>;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const cell = (value: CellValue, address: string): string => {
  if (value === undefined || value === '') return '';
  if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${address}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
};

/** A workbook as a spreadsheet program would write it, in its least form. `more` replaces or adds parts. */
export function xlsx(sheets: Sheets, more: Record<string, string> = {}): Uint8Array {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="r"><sheets>${names
      .map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('')}</Relationships>`,
  };
  names.forEach((name, i) => {
    const rows = sheets[name]!.map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((value, c) => cell(value, columnLetters(c + 1) + (r + 1))).join('')}</row>`,
    );
    parts[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
  });
  return zipSync(
    Object.fromEntries(Object.entries({ ...parts, ...more }).map(([path, text]) => [path, strToU8(text)])),
  );
}
