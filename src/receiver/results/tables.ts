import type { Question } from '../../contract/questionnaire.ts';
import type { Answer, Model } from '../../form/index.ts';
import type { Codes } from './people.ts';
import type { Respondent } from './respondents.ts';
import type { Table } from './suppress.ts';

/** The two cells that every table begins with; the others follow. */
export const unanswered = 0;
export const notAsked = 1;
/** The cell of those who chose an option of several. */
export const chosen = 3;

/** A table before it is counted: the names of its further cells, and the cell that a respondent is in. */
export interface Plan {
  readonly cells: readonly string[];
  readonly cellOf: (respondent: Respondent) => number;
  readonly whole?: boolean;
}

const numeric = new Set(['integer', 'decimal', 'percent', 'currency', 'year', 'scale', 'calculated']);
export const isNumeric = ({ type }: Question): boolean => numeric.has(type);
/** Its answers are codes of a long list, of which only those that were given are told of. */
export const isCoded = ({ type }: Question): boolean => type === 'country' || type === 'language';

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

export const member = (answer: Answer, key: string): Answer =>
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

/**
 * The tables of a question, by what they are called in the results: `''` for its own, an option (`option:x`), a row
 * (`row:x`), the classes of a number by which results are grouped (`class`). Text, contacts, places, dates and files are only
 * counted as answered; so are codes, whose tables are made of those that were given (`codeTables`).
 */
export function plansOf(model: Model, question: Question): Map<string, Plan> {
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

/** A column before it is counted: the names of its further cells, and the cell that each respondent is in. */
export interface Column {
  readonly cells: readonly string[];
  readonly cellOf: Uint16Array;
  readonly whole?: boolean | undefined;
}

/** The tables of the codes that were given, in their own order. @param base its column of who answered */
export function codeTables(
  { multiple }: { multiple?: boolean | undefined },
  base: Uint16Array,
  { names, who, which }: Codes,
): [string, Column][] {
  const cells = [...names.keys()].sort();
  const rank = new Uint16Array(cells.length);
  cells.forEach((code, i) => (rank[names.get(code)!] = i));
  if (!multiple) {
    const cellOf = base.slice();
    which.forEach((code, i) => (cellOf[who[i]!] = 2 + rank[code]!));
    return [['', { cells, cellOf }]];
  }
  const options = cells.map((): Uint16Array => base.slice());
  which.forEach((code, i) => (options[rank[code]!]![who[i]!] = 3));
  return cells.map((code, i) => [`option:${code}`, { cells: ['not', 'chosen'], cellOf: options[i]! }]);
}

/** The column of a number's histogram: half-open classes between edges, both ends open. */
export function binColumn(edges: readonly number[], base: Uint16Array, numbers: Float64Array): Column {
  const cellOf = base.slice();
  numbers.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    let at = 0;
    while (at < edges.length && value >= edges[at]!) at++;
    cellOf[i] = 2 + at;
  });
  return { cells: Array.from({ length: edges.length + 1 }, (_, i) => String(i)), cellOf };
}

/** Random bits for each respondent, of which marks of sets are made (suppress.ts). */
export const tokensOf = (n: number): Uint32Array => {
  const tokens = new Uint32Array(2 * n);
  // as many at once as the platform gives
  for (let at = 0; at < tokens.length; at += 16_384) crypto.getRandomValues(tokens.subarray(at, at + 16_384));
  return tokens;
};

/** Counts a column. @param tokens two random numbers for each respondent */
export function count({ cells, cellOf, whole }: Column, tokens: Uint32Array): Table {
  const size = cells.length + 2;
  const counts = new Uint32Array(size);
  const [low, high] = [new Uint32Array(size), new Uint32Array(size)];
  for (let i = 0; i < cellOf.length; i++) {
    const cell = cellOf[i]!;
    counts[cell]!++;
    low[cell]! ^= tokens[2 * i]!;
    high[cell]! ^= tokens[2 * i + 1]!;
  }
  const marks = Array.from(low, (bits, cell) => (BigInt(high[cell]!) << 32n) | BigInt(bits));
  // The last options join a pool first: "other" and "none" tell the least.
  const order = [unanswered, notAsked, ...cells.map((_, i) => size - 1 - i)];
  return {
    counts: [...counts],
    marks,
    order: cells[0] === 'not' ? [0, 1, 2, 3] : order,
    whole: whole ?? false,
    cellOf,
  };
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
export function classesOf(question: Question, tables: ReadonlyMap<string, { cells: readonly string[] }>): Class[] {
  if (question.type === 'note' || question.type === 'group' || !question.facet) return [];
  const name = Array.isArray(question.facet) ? 'class' : '';
  const options = [...tables.keys()].filter((key) => key.startsWith('option:'));
  if (options.length) return options.map((table) => ({ name: table.slice(7), table, cell: 3 }));
  return (tables.get(name)?.cells ?? []).map((cell, i) => ({ name: cell, table: name, cell: 2 + i }));
}
