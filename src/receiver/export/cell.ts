/** What a cell of an export can hold. Null is an empty cell: nothing was answered. */
export type Cell = string | number | boolean | null;

/**
 * Text that a spreadsheet would run as a formula when it opens the file (OWASP, "CSV Injection"): it begins with = + - @,
 * a tab or a carriage return, also in the wide forms of East Asian keyboards.
 */
export const isFormula = (text: string): boolean => /^[=+\-@\t\r＝＋－＠]/.test(text);
