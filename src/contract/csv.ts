/** What a cell of an export can hold. Null is an empty cell: nothing was answered. */
export type Cell = string | number | boolean | null;

/**
 * Text that a spreadsheet would run as a formula when it opens the file (OWASP, "CSV Injection"): it begins with = + - @,
 * a tab or a carriage return, also in the wide forms of East Asian keyboards.
 */
export const isFormula = (text: string): boolean => /^[=+\-@\t\r＝＋－＠]/.test(text);

/** A cell of text that would be run as a formula gets an apostrophe before it; numbers stay numbers, also negative ones. */
function field(cell: Cell, separator: string, decimal: string): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell).replace('.', decimal);
  const text = isFormula(cell) ? `'${cell}` : cell;
  return /["\r\n,;\t']/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record of a CSV file (RFC 4180), with its line end. `decimal` is what numbers write, never the separator. */
export const csvRecord = (cells: readonly Cell[], separator = ',', decimal = '.'): string =>
  `${cells.map((cell) => field(cell, separator, decimal)).join(separator)}\r\n`;
