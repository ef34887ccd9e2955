import type { Question } from '../../contract/questionnaire.ts';
import type { Answer, Model } from '../../form/index.ts';
import type { Respondent } from './respondents.ts';
import type { Table } from './suppress.ts';

/** The two cells that every table begins with; the others follow. */
export const unanswered = 0;
export const notAsked = 1;

/** A table before it is counted: the names of its further cells, and the cell that a respondent is in. */
export interface Plan {
  readonly cells: readonly string[];
  readonly cellOf: (respondent: Respondent) => number;
  readonly whole?: boolean;
}

const numeric = new Set(['integer', 'decimal', 'percent', 'currency', 'year', 'scale', 'calculated']);
export const isNumeric = ({ type }: Question): boolean => numeric.has(type);

/** Cell of a value among `cells`, for a question that was asked and answered; `other` takes what is not among them. */
const among =
  (id: string, cells: readonly string[], read: (answer: Answer) => Answer = (answer) => answer) =>
  ({ answers }: Respondent): number => {
    if (!answers.has(id)) return notAsked;
    const value = read(answers.get(id));
    if (value === null || value === undefined) return unanswered;
    const at = cells.indexOf(String(value));
    const cell = at < 0 ? cells.indexOf('other') : at;
    return cell < 0 ? unanswered : 2 + cell;
  };

const member = (answer: Answer, key: string): Answer =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) && Object.hasOwn(answer, key)
    ? (answer as Record<string, Answer>)[key]
    : undefined;

const steps = ({ min, max, step = 1 }: { min: number; max: number; step?: number | undefined }): string[] =>
  Array.from({ length: Math.min(101, Math.floor((max - min) / step) + 1) }, (_, i) => String(min + i * step));

const values = (list: readonly { value: string }[], other = false): string[] => [
  ...list.map(({ value }) => value),
  ...(other && !list.some(({ value }) => value === 'other') ? ['other'] : []),
];

export const answered = (id: string): Plan => ({
  cells: ['answered'],
  cellOf: ({ answers }) => (answers.has(id) ? (answers.get(id) === null ? unanswered : 2) : notAsked),
});

/** One table per option: several may be chosen. */
const perOption = (id: string, option: string): Plan => ({
  cells: ['not', 'chosen'],
  cellOf: ({ answers }) => {
    const value = answers.get(id);
    if (value === undefined) return notAsked;
    if (value === null) return unanswered;
    return Array.isArray(value) && value.includes(option) ? 3 : 2;
  },
});

/** Codes of countries and languages that were given, in their own order. */
function codesOf(id: string, respondents: readonly Respondent[]): string[] {
  const codes = new Set<string>();
  for (const { answers } of respondents)
    for (const code of [answers.get(id)].flat()) if (typeof code === 'string') codes.add(code);
  return [...codes].sort();
}

/**
 * The tables of a question, by what they are called in the results: `''` for its own, an option (`option:x`), a row
 * (`row:x`). Text, contacts, places, dates and files are only counted as answered.
 */
export function plansOf(model: Model, question: Question, respondents: readonly Respondent[]): Map<string, Plan> {
  const { id } = question;
  const node = model.nodes.get(id);
  const partition = (cells: readonly string[], whole = false): [string, Plan][] => [
    ['', { cells, cellOf: among(id, cells), whole }],
  ];
  const several = (options: readonly string[]): [string, Plan][] => [
    ['', answered(id)],
    ...options.map((option): [string, Plan] => [`option:${option}`, perOption(id, option)]),
  ];
  const plans = (): [string, Plan][] => {
    switch (question.type) {
      case 'boolean':
      case 'consent':
        return partition(['true', 'false']);
      case 'single':
        return partition(values(node?.options ?? [], question.other));
      case 'dropdown': {
        const options = values(node?.options ?? [], question.other);
        return question.multiple ? several(options) : partition(options);
      }
      case 'multiple':
      case 'ranking':
        return several(values(node?.options ?? [], question.other));
      case 'country':
      case 'language': {
        const codes = codesOf(id, respondents);
        return question.multiple ? several(codes) : partition(codes);
      }
      case 'scale':
        return partition(steps(question), true);
      case 'matrix': {
        const cells = node?.scale ? steps(node.scale) : values(node?.options ?? []);
        const rows = node?.rows ?? [];
        if (question.multiple) return [['', answered(id)]];
        return [
          ['', answered(id)],
          ...rows.map(({ id: row }): [string, Plan] => [
            `row:${row}`,
            { cells, cellOf: among(id, cells, (answer) => member(answer, row)), whole: !!node?.scale },
          ]),
        ];
      }
      default:
        return [['', answered(id)]];
    }
  };
  const { facet } = question as { facet?: boolean | readonly number[] };
  return new Map([...plans(), ...(Array.isArray(facet) ? [['class', classPlan(id, facet)] as const] : [])]);
}

/** Counts a plan over all respondents; `tokens` has a random number for each of them. */
export function count(
  plan: Plan,
  respondents: readonly Respondent[],
  tokens: readonly bigint[],
): Table & { cellOf: Uint16Array } {
  const size = plan.cells.length + 2;
  const counts = Array<number>(size).fill(0);
  const marks = Array<bigint>(size).fill(0n);
  const cellOf = new Uint16Array(respondents.length);
  respondents.forEach((respondent, i) => {
    const cell = plan.cellOf(respondent);
    cellOf[i] = cell;
    counts[cell]!++;
    marks[cell]! ^= tokens[i]!;
  });
  // The last options join a pool first: "other" and "none" tell the least.
  const order = [unanswered, notAsked, ...plan.cells.map((_, i) => size - 1 - i)];
  return { counts, marks, order: plan.cells[0] === 'not' ? [0, 1, 2, 3] : order, whole: plan.whole ?? false, cellOf };
}

/** Where the classes of a question that groups results (`facet`) are counted: in a cell of one of its tables. */
export interface Class {
  readonly name: string;
  readonly table: string;
  readonly cell: number;
}

/** Classes of a number by their bounds: `0-2` is 0 ≤ x < 2, `50-` is 50 and more. */
export function classPlan(id: string, bounds: readonly number[]): Plan {
  const cells = bounds.map((from, i) => `${from}-${bounds[i + 1] ?? ''}`);
  const read = (value: Answer): Answer => {
    if (typeof value !== 'number') return null;
    const at = bounds.findLastIndex((from) => value >= from);
    return at < 0 ? null : cells[at];
  };
  return { cells, cellOf: among(id, cells, read) };
}

/** The classes of a question, given its tables; none when it does not group results. */
export function classesOf(question: Question, tables: ReadonlyMap<string, Plan>): Class[] {
  if (question.type === 'note' || question.type === 'group' || !question.facet) return [];
  const name = Array.isArray(question.facet) ? 'class' : '';
  const options = [...tables.keys()].filter((key) => key.startsWith('option:'));
  if (options.length) return options.map((table) => ({ name: table.slice(7), table, cell: 3 }));
  return (tables.get(name)?.cells ?? []).map((cell, i) => ({ name: cell, table: name, cell: 2 + i }));
}
