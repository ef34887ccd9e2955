/** A record of a CSV file. */
export interface CsvRecord {
  /** of the file, from 1, where it begins */
  readonly line: number;
  readonly cells: readonly string[];
  /** where in the text the next one begins */
  readonly next: number;
  /** a quote was opened in it and never closed: it was taken for a plain character */
  readonly stray?: true;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const CHUNK = 1 << 18;

/**
 * Bytes of a text file of unknown encoding: by its byte order mark, else UTF-8, else what Western spreadsheets write when
 * they do not write UTF-8. Never throws; the mark is not in the text. A generator: each step is a piece, of so many bytes.
 */
export function* decode(bytes: Uint8Array): Generator<number, { readonly text: string; readonly encoding: Encoding }> {
  const mark = (bytes[0]! << 8) | bytes[1]!;
  const wide = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  for (const encoding of [wide, 'windows-1252'] as const)
    try {
      const decoder = new TextDecoder(encoding, { fatal: encoding === wide });
      let text = '';
      for (let at = 0; at < bytes.length; at += CHUNK) {
        text += decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
        yield Math.min(at + CHUNK, bytes.length);
      }
      return { text: text + decoder.decode(), encoding };
    } catch {
      // not in this encoding: in the one that takes every byte
    }
  throw new Error('windows-1252 has all bytes');
}

/**
 * The records of a CSV file (RFC 4180), read as they are wanted, and as spreadsheets write them: any line end, quotes
 * inside a cell that did not begin with one, text after a closing quote. Records have the cells that they have; a line
 * without any character is passed over.
 */
export function* records(text: string, separator: string): Generator<CsvRecord> {
  const apart = separator.charCodeAt(0);
  let line = 1;
  for (let at = 0; at < text.length;) {
    const begins = line;
    const cells: string[] = [];
    let stray = false;
    for (;;) {
      let cell = '';
      if (text.charCodeAt(at) === 34) {
        const end = closing(text, at, apart);
        if (end < 0) stray = true;
        else {
          cell = text.slice(at + 1, end).replaceAll('""', '"');
          for (let next = cell.indexOf('\n'); next >= 0; next = cell.indexOf('\n', next + 1)) line++;
          at = end + 1;
        }
      }
      let end = at;
      for (let code = text.charCodeAt(end); end < text.length; code = text.charCodeAt(++end))
        if (code === apart || code === 10 || code === 13) break;
      cells.push(cell + text.slice(at, end));
      at = end;
      if (text.charCodeAt(at) !== apart) break;
      at++;
    }
    if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
    at++;
    line++;
    if (cells.length > 1 || cells[0]) yield { line: begins, cells, next: at, ...(stray && { stray }) };
  }
}

/**
 * Where a quoted cell ends; -1 when it does not. What would end lines below, in the middle of another cell, is that cell's:
 * the quote that began here was a plain character.
 */
function closing(text: string, from: number, apart: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    const after = text.charCodeAt(at + 1);
    if (after === 34) continue;
    const ends = at + 1 === text.length || after === apart || after === 10 || after === 13;
    return ends || !/[\r\n]/.test(text.slice(from, at)) ? at : -1;
  }
  return -1;
}

/**
 * What parts the cells, by the first twenty records: what gives most of them the width of the first. A first line
 * `sep=;`, by which a spreadsheet is told, is believed.
 * @returns also where the records begin in the text
 */
export function guessSeparator(text: string): { readonly separator: string; readonly from: number } {
  const said = /^sep=([^\r\n])\r?\n/i.exec(text);
  if (said) return { separator: said[1]!, from: said[0].length };
  let best = { separator: ',', from: 0 };
  let most = 0;
  for (const separator of ';,\t|') {
    const widths: number[] = [];
    for (const { cells } of records(text, separator)) if (widths.push(cells.length) === 20) break;
    const [first = 0] = widths;
    const alike = widths.filter((width) => width === first).length / widths.length;
    // two columns that always are there say more than ten that are there by chance
    const score = first > 1 ? alike ** 2 * Math.min(first, 6) : 0;
    if (score > most) [best, most] = [{ separator, from: 0 }, score];
  }
  return best;
}
