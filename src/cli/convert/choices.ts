import type { Report } from './report.ts';
import type { Row, Table } from './table.ts';

export interface Choice {
  /** as the workbook names it */
  readonly name: string;
  /** as answers name it */
  readonly value: string;
  readonly row: Row;
  /** its cells by heading, for filters; rows that repeat it for another filter follow in `also` */
  readonly cells: ReadonlyMap<string, string>;
  readonly also: ReadonlyMap<string, string>[];
}

/** `Very good!` → `Very_good`: what option values and ids of documents are made of (contract/text.ts `Code`). */
export const code = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_.-]+/g, '_')
    .replace(/^[.-]+/, '')
    .replace(/_+$/, (end) => (/[A-Za-z0-9]/.test(text) ? '' : end))
    .slice(0, 64);

/** A name of its own among `taken`. */
export function ownName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) {
    const name = `${wanted.slice(0, 59)}_${n}`;
    if (!taken.has(name)) return name;
  }
}

/** The lists of the choices sheet by name. */
export function readChoices(table: Table | undefined, report: Report): Map<string, Choice[]> {
  const lists = new Map<string, Choice[]>();
  for (const row of table?.rows ?? []) {
    const list = row.cells.get('list_name');
    const name = row.cells.get('name');
    if (!list || name === undefined) {
      if (row.cells.size)
        report.lost(row.at('name'), `a choice without ${list ? 'a name' : 'a list_name'} is left out`);
      continue;
    }
    const choices = lists.get(list) ?? [];
    lists.set(list, choices);
    const same = choices.find((choice) => choice.name === name);
    if (same) {
      if (same.row.cells.get('label') !== row.cells.get('label'))
        report.lost(row.at('name'), `"${name}" stands twice in the list "${list}": the first label is kept`);
      same.also.push(row.cells);
      continue;
    }
    const value = ownName(code(name) || `choice_${choices.length + 1}`, new Set(choices.map((choice) => choice.value)));
    if (value !== name) report.changed(row.at('name'), `the choice "${name}" is called "${value}"`);
    choices.push({ name, value, row, cells: row.cells, also: [] });
  }
  return lists;
}
