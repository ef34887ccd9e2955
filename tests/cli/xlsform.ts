import { expect } from 'vitest';
import { convert } from '../../src/cli/convert/convert.ts';
import { placeOf } from '../../src/cli/convert/report.ts';
import { compile } from '../../src/form/compile.ts';
import { xlsx, type CellValue } from './xlsx.ts';

export interface Q extends Record<string, unknown> {
  id: string;
  fields?: Q[];
}

/** A form of rows under headings; `yn` and `five` are lists. */
export function form(headings: string, rows: CellValue[][], choices: CellValue[][] = [], settings: CellValue[][] = []) {
  const base = [['yn', 'yes', 'Yes'], ['yn', 'no', 'No'], ...[1, 2, 3].map((n) => ['num', n, `N${n}`])];
  const book = xlsx({
    survey: [headings.split(' '), ...rows],
    choices: [['list_name', 'name', 'label', 'region'], ...base, ...choices],
    ...(settings.length && { settings }),
  });
  const { questionnaire, remarks } = convert(book, 'form.xlsx');
  expect(() => compile(questionnaire)).not.toThrow();
  const sections = questionnaire.sections as { id: string; title: unknown; showIf?: string; questions: Q[] }[];
  const questions = Object.fromEntries(sections.flatMap((section) => section.questions).map((q) => [q.id, q]));
  return {
    questionnaire,
    sections,
    questions,
    remarks,
    told: remarks.map((remark) => `${placeOf(remark)}: ${remark.kind}: ${remark.message}`),
  };
}
