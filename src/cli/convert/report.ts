/** Where in a workbook: a sheet, its row and column as spreadsheets name them, and the column's heading. */
export interface Cell {
  readonly sheet: string;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly heading?: string | undefined;
}

/**
 * `lost`: something of the form is not in the questionnaire, and its author must look · `changed`: it is there in another
 * way
 */
export interface Remark extends Cell {
  readonly kind: 'lost' | 'changed';
  readonly message: string;
}

export class Report {
  readonly remarks: Remark[] = [];

  /** In the order of the workbook. */
  sorted(): Remark[] {
    const sheets = ['survey', 'choices', 'settings'];
    const rank = ({ sheet }: Remark) => sheets.indexOf(sheet.trim().toLowerCase());
    return this.remarks.toSorted((a, b) => rank(a) - rank(b) || (a.row ?? 0) - (b.row ?? 0));
  }

  lost(cell: Cell, message: string): void {
    this.#add('lost', cell, message);
  }

  changed(cell: Cell, message: string): void {
    this.#add('changed', cell, message);
  }

  #add(kind: Remark['kind'], { sheet, row, column, heading }: Cell, message: string): void {
    const said = (one: Remark) => one.message === message && one.row === row && one.sheet === sheet;
    // a text in three languages has the same mistake three times
    if (!this.remarks.some(said)) this.remarks.push({ kind, sheet, row, column, heading, message });
  }
}

/** `survey row 12, column F (relevant)` */
export const placeOf = ({ sheet, row, column, heading }: Cell): string =>
  [`${sheet}${row === undefined ? '' : ` row ${row}`}`, column && `column ${column}${heading ? ` (${heading})` : ''}`]
    .filter(Boolean)
    .join(', ');
