import { unzipSync } from 'fflate';
import { serialDate, dateStyles } from './dates.ts';
import { xml } from './xml.ts';

/** A sheet as text: numbers as they are written, dates as ISO 8601, booleans as TRUE and FALSE, formulas by their result. */
export interface Sheet {
  readonly name: string;
  /** rows that are not blank, with their number in the sheet; cells by column letters */
  readonly rows: readonly { readonly number: number; readonly cells: ReadonlyMap<string, string> }[];
}

/** A file that is no workbook, or not one that is read; the message says what to do. */
export class WorkbookError extends Error {
  override name = 'WorkbookError';
}

/** What a questionnaire never needs; a small file can unpack to gigabytes. */
const limits = { file: 20 * 2 ** 20, unpacked: 200 * 2 ** 20, entries: 5_000, cells: 400_000, columns: 2_000 } as const;

const size = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;

/** The parts of the package that are read. */
function unpack(bytes: Uint8Array): (name: string) => string | undefined {
  const [a, b] = bytes;
  if (a === 0xd0 && b === 0xcf)
    throw new WorkbookError('an old .xls, or a workbook with a password: save it as .xlsx without one');
  if (a !== 0x50 || b !== 0x4b) throw new WorkbookError('no .xlsx: it is no zip archive');
  if (bytes.length > limits.file) throw new WorkbookError(`larger than ${size(limits.file)}`);
  let unpacked = 0;
  let entries = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (++entries > limits.entries) throw new WorkbookError(`more than ${limits.entries} files in the archive`);
        if (!/^xl\/(workbook|sharedStrings|styles|_rels\/workbook|worksheets\/[^/]+)\.xml(\.rels)?$/i.test(name))
          return false;
        unpacked += originalSize;
        if (unpacked > limits.unpacked) throw new WorkbookError(`it unpacks to more than ${size(limits.unpacked)}`);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError(`a damaged archive (${(error as Error).message})`);
  }
  const names = new Map(Object.keys(files).map((name) => [name.toLowerCase(), name]));
  return (name) => {
    const found = names.get(name.toLowerCase());
    return found === undefined ? undefined : new TextDecoder().decode(files[found]);
  };
}

/** Shared strings: rich text joined, phonetic hints left out. */
function sharedStrings(source: string): string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let hints = 0;
  for (const part of xml(source)) {
    if (part.kind === 'text') {
      if (inText && !hints) current += part.text;
      continue;
    }
    const opens = part.kind === 'open';
    if (part.name === 't') inText = opens;
    else if (part.name === 'rPh') hints += opens ? 1 : -1;
    else if (part.name === 'si') {
      if (opens) current = '';
      else strings.push(current);
    }
  }
  return strings;
}

interface Context {
  readonly strings: readonly string[];
  readonly isDate: (style: number) => boolean;
  readonly from1904: boolean;
}

/** A cell's value as text. */
function cellText(type: string, raw: string, style: number, { strings, isDate, from1904 }: Context): string {
  switch (type) {
    case 's':
      return strings[Number(raw)] ?? '';
    case 'b':
      return raw === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return '';
    case 'n': {
      const number = Number(raw);
      if (raw.trim() === '' || !Number.isFinite(number)) return raw;
      return isDate(style) ? serialDate(number, from1904) : String(number);
    }
    default:
      return raw;
  }
}

function readSheet(name: string, source: string, context: Context, left: { cells: number }): Sheet {
  const rows: { number: number; cells: Map<string, string> }[] = [];
  let row: (typeof rows)[number] | undefined;
  let rowNumber = 0;
  let column = 0;
  let cell: { address: string; type: string; style: number; text: string } | undefined;
  let inValue = false;
  let hints = 0;
  for (const part of xml(source)) {
    if (part.kind === 'text') {
      if (cell && inValue && !hints) cell.text += part.text;
      continue;
    }
    const { name: element, attributes } = part;
    const opens = part.kind === 'open';
    if (element === 'row') {
      if (opens) {
        rowNumber = Number(attributes.get('r')) || rowNumber + 1;
        column = 0;
        row = { number: rowNumber, cells: new Map() };
      } else if (row?.cells.size) rows.push(row);
    } else if (element === 'c' && opens) {
      const letters = /^[A-Z]+/.exec(attributes.get('r') ?? '')?.[0];
      column = letters ? columnNumber(letters) : column + 1;
      cell = {
        address: columnLetters(column),
        type: attributes.get('t') ?? 'n',
        style: Number(attributes.get('s') ?? 0),
        text: '',
      };
    } else if (element === 'c') {
      const text = cell && cellText(cell.type, cell.text, cell.style, context);
      // no-break spaces and direction marks come along when cells are pasted
      const clean = text
        ?.replace(/\u00a0/g, ' ')
        .replace(/[\u200b\u200e\u200f\ufeff]/g, '')
        .trim();
      if (clean && row && column <= limits.columns) {
        row.cells.set(cell!.address, clean);
        if (--left.cells < 0) throw new WorkbookError(`more than ${limits.cells} cells`);
      }
      cell = undefined;
    } else if (element === 'rPh') hints += opens ? 1 : -1;
    else if (element === 'v' || element === 't') inValue = opens;
  }
  return { name, rows };
}

/** `AB` → 28 */
const columnNumber = (letters: string): number =>
  [...letters.slice(0, 4)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** 28 → `AB` */
export const columnLetters = (column: number): string =>
  column < 1 ? '' : columnLetters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

/**
 * Reads the cells of an .xlsx workbook (ECMA-376, SpreadsheetML).
 * @param wanted which sheets, by name
 * @throws WorkbookError
 */
export function readWorkbook(bytes: Uint8Array, wanted: (name: string) => boolean = () => true): Sheet[] {
  const file = unpack(bytes);
  const book = file('xl/workbook.xml');
  if (book === undefined) throw new WorkbookError('no .xlsx: it holds no workbook');
  try {
    const targets = new Map<string, string>();
    for (const part of xml(file('xl/_rels/workbook.xml.rels') ?? '<none/>'))
      if (part.kind === 'open' && part.name === 'Relationship')
        targets.set(part.attributes.get('Id') ?? '', part.attributes.get('Target') ?? '');
    const named: { name: string; path: string }[] = [];
    let from1904 = false;
    for (const part of xml(book)) {
      if (part.kind !== 'open') continue;
      if (part.name === 'workbookPr') from1904 = /^(1|true)$/.test(part.attributes.get('date1904') ?? '');
      if (part.name !== 'sheet') continue;
      const relation = [...part.attributes].find(([name]) => /:id$/.test(name))?.[1] ?? '';
      const target = targets.get(relation) ?? '';
      named.push({
        name: part.attributes.get('name') ?? '',
        path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      });
    }
    const context: Context = {
      strings: sharedStrings(file('xl/sharedStrings.xml') ?? '<none/>'),
      isDate: dateStyles(file('xl/styles.xml') ?? '<none/>'),
      from1904,
    };
    const left = { cells: limits.cells };
    return named
      .filter(({ name }) => wanted(name))
      .map(({ name, path }) => readSheet(name, file(path) ?? '<none/>', context, left));
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError(`a damaged workbook: ${(error as Error).message}`);
  }
}
