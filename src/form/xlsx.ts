import { strToU8, Zip, ZipDeflate } from 'fflate';
import { isFormula, type Cell } from '../contract/csv.ts';

/** A sheet that is written row by row; the first row is its header. */
export interface Sheet {
  name: string;
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** Excel's limit; longer text is whole in the JSON and CSV exports. */
const maxText = 32_767;
const cut = ' […]';

/** Text for XML: markup escaped; controls that XML forbids, and what looks like such an escape, as `_xHHHH_` (ECMA-376, 22.9.2.19). */
const xml = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** 0 → A, 25 → Z, 26 → AA */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** Styles of cells, by their place in `styles`. */
const [text, header] = [1, 2];

/**
 * A cell. Text is an inline string, which is never run, and what looks like a formula is marked to stay text when it is
 * edited or saved in another format (quotePrefix).
 */
function cellXml(cell: Cell, column: number, row: number): string {
  if (cell === null || cell === '') return '';
  const place = `r="${columnName(column)}${row}"`;
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c ${place}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c ${place} t="b"><v>${Number(cell)}</v></c>`;
  const full = String(cell);
  const said = full.length > maxText ? full.slice(0, maxText - cut.length) + cut : full;
  const style = row === 1 ? ` s="${header}"` : isFormula(said) ? ` s="${text}"` : '';
  return `<c ${place}${style} t="inlineStr"><is><t xml:space="preserve">${xml(said)}</t></is></c>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1">
<xf/></cellStyleXfs><cellXfs count="3"><xf/><xf quotePrefix="1"/><xf fontId="1" applyFont="1" quotePrefix="1"/></cellXfs></styleSheet>`;

const head = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;

/** A name that Excel takes: 31 characters at most, none of []:*?/\, no two alike. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }) => {
    const base = name.replace(/[[\]:*?/\\']/g, '_').slice(0, 28) || 'sheet';
    let free = base;
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${base}~${i}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** An Excel workbook (ECMA-376), as the pieces of its zip file. Rows are taken one by one, never all at once. */
export async function* workbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let failed: Error | undefined;
  const zip = new Zip((error, piece) => {
    if (error) failed = error;
    else if (piece.length) pieces.push(piece);
  });
  const take = (): Uint8Array[] => {
    if (failed) throw failed;
    const taken = pieces;
    pieces = [];
    return taken;
  };
  const whole = (name: string, content: string) => {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(strToU8(content), true);
  };
  const names = sheetNames(sheets);
  const part = (i: number) => `worksheets/sheet${i + 1}.xml`;

  whole(
    '[Content_Types].xml',
    `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${names.map((_, i) => `<Override PartName="/xl/${part(i)}" ContentType="${sheetType}.worksheet+xml"/>`).join('')}</Types>`,
  );
  whole(
    '_rels/.rels',
    `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  whole(
    'xl/workbook.xml',
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
  );
  whole(
    'xl/_rels/workbook.xml.rels',
    `${declaration}<Relationships xmlns="${packaging}/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="${part(i)}"/>`).join('')}<Relationship Id="rId0" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  );
  whole('xl/styles.xml', styles);
  for (const [i, { rows }] of sheets.entries()) {
    const file = new ZipDeflate(`xl/${part(i)}`);
    zip.add(file);
    file.push(strToU8(head));
    let number = 0;
    for await (const row of rows) {
      number++;
      const cells = row.map((cell, column) => cellXml(cell, column, number)).join('');
      file.push(strToU8(`<row r="${number}">${cells}</row>`));
      yield* take();
    }
    file.push(strToU8('</sheetData></worksheet>'), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
