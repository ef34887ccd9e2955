import { csvRecord } from '../../contract/csv.ts';
import type { Results } from '../../contract/results.ts';
import { workbook } from '../../form/xlsx.ts';
import type { CrossTable } from '../late/cross.ts';
import type { Subject } from '../late/subjects.ts';
import type { Viewing } from '../viewing.ts';
import { codebook } from './codebook.ts';
import { crossRows, resultRows } from './rows.ts';

/** What a file is written of. */
export interface Report {
  readonly s: Viewing;
  readonly results: Results;
  /** the cross-table that is open */
  readonly open: { readonly table: CrossTable; readonly rows: Subject; readonly columns: Subject } | undefined;
}

async function xlsx({ s, results, open }: Report): Promise<Blob> {
  const sheets = [
    { name: 'results', rows: resultRows(s, results) },
    { name: 'codebook', rows: codebook(s.model) },
    ...(open ? [{ name: 'crossings', rows: crossRows(open) }] : []),
  ];
  const pieces: BlobPart[] = [];
  for await (const piece of workbook(sheets)) pieces.push(piece as Uint8Array<ArrayBuffer>);
  return new Blob(pieces, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

function csv({ s, results }: Report): Blob {
  const lines = [...resultRows(s, results)].map((row) => csvRecord(row));
  // the mark tells a spreadsheet that the letters are UTF-8
  return new Blob(['\ufeff', ...lines], { type: 'text/csv;charset=utf-8' });
}

/** The whole report as a file, by its ending. */
export const files = { csv, xlsx };
