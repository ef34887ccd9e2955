import { isFormula, type Cell } from './cell.ts';

/** A cell of text that would be run as a formula gets an apostrophe before it; numbers stay numbers, also negative ones. */
function field(cell: Cell, separator: string): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = isFormula(cell) ? `'${cell}` : cell;
  return /["\r\n,;\t']/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record of a CSV file (RFC 4180), with its line end. */
export const csvRecord = (cells: readonly Cell[], separator = ','): string =>
  `${cells.map((cell) => field(cell, separator)).join(separator)}\r\n`;
