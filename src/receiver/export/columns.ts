import type { Field, Question } from '../../contract/questionnaire.ts';
import type { Answer, Model } from '../../form/index.ts';
import type { Cell } from './cell.ts';

type Record_ = Readonly<Record<string, Answer>>;

/** A column of an export: where its cells come from, and what the codebook says of it. */
export interface Column {
  readonly name: string;
  readonly question: Question | Field;
  /** the option, row or part that the column is about */
  readonly part?: { readonly value: string; readonly label: unknown };
  readonly cell: (answers: Record_) => Cell;
}

/** One row per organisation, and for each repeating group a table of its own with one row per item. */
export interface Columns {
  readonly main: readonly Column[];
  readonly groups: ReadonlyMap<string, readonly Column[]>;
}

const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (record: unknown, key: string): Answer =>
  isRecord(record) && Object.hasOwn(record, key) ? record[key] : undefined;

/** An answer as one cell: lists with `;` between, what has no better form as JSON. */
function flat(value: Answer): Cell {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.every((v) => typeof v === 'string') ? value.join(';') : JSON.stringify(value);
  if (typeof value === 'object') return JSON.stringify(value);
  return value as Cell;
}

/** Columns of a question; several when it has several answers: `tools.x` is 1 or 0, `grid.row1` is what was chosen in it. */
function columnsOf(model: Model, question: Question | Field, scope = ''): Column[] {
  const { id, type } = question;
  const node = model.nodes.get(scope ? `${scope}.${id}` : id);
  const options = node?.options ?? [];
  const value = (answers: Record_): Answer => own(answers, id);
  const column = (name: string, cell: Column['cell'], part?: Column['part']): Column =>
    part ? { name, question, cell, part } : { name, question, cell };
  const others =
    'other' in question && question.other
      ? [column(`${id}_other`, (answers) => flat(own(answers, `${id}_other`)))]
      : [];
  const parts = (list: readonly { id: string; label: unknown }[]) =>
    list.map((row) =>
      column(`${id}.${row.id}`, (answers) => flat(own(value(answers), row.id)), { value: row.id, label: row.label }),
    );
  const indicators = () =>
    options.map((option) =>
      column(
        `${id}.${option.value}`,
        (answers) => {
          const chosen = value(answers);
          return Array.isArray(chosen) ? Number(chosen.includes(option.value)) : null;
        },
        { value: option.value, label: option.label },
      ),
    );
  switch (type) {
    case 'note':
    case 'group':
      return [];
    case 'multiple':
      return [...indicators(), ...others];
    case 'dropdown':
      return [...(question.multiple ? indicators() : [column(id, (answers) => flat(value(answers)))]), ...others];
    case 'ranking':
      // The place of each option, 1 first: what statistics take.
      return [
        ...options.map((option) =>
          column(
            `${id}.${option.value}`,
            (answers) => {
              const ranked = value(answers);
              const at = Array.isArray(ranked) ? ranked.indexOf(option.value) : -1;
              return at < 0 ? null : at + 1;
            },
            { value: option.value, label: option.label },
          ),
        ),
        ...others,
      ];
    case 'matrix':
    case 'allocation':
      return parts(question.rows);
    case 'place':
      return parts([
        { id: 'name', label: 'name' },
        { id: 'country', label: 'country' },
      ]);
    case 'file':
      return [
        column(id, (answers) => {
          const files = value(answers);
          return Array.isArray(files) ? files.map((file) => String(own(file, 'name') ?? '')).join(';') : null;
        }),
      ];
    default:
      return [column(id, (answers) => flat(value(answers))), ...others];
  }
}

/** Columns of several versions or questionnaires together: those of one name are one column, the first definition's. */
export function columns(models: readonly Model[]): Columns {
  const main = new Map<string, Column>();
  const groups = new Map<string, Map<string, Column>>();
  const add = (to: Map<string, Column>, all: readonly Column[]) => {
    for (const column of all) if (!to.has(column.name)) to.set(column.name, column);
  };
  for (const model of models) {
    for (const question of model.definition.sections.flatMap((section) => section.questions)) {
      add(main, columnsOf(model, question));
      if (question.type !== 'group') continue;
      const group = groups.get(question.id) ?? new Map<string, Column>();
      groups.set(question.id, group);
      for (const field of question.fields) add(group, columnsOf(model, field, question.id));
    }
  }
  return {
    main: [...main.values()],
    groups: new Map([...groups].map(([id, all]) => [id, [...all.values()]])),
  };
}

/** The items of a group in a set of answers. */
export const itemsOf = (answers: Record_, group: string): readonly Record_[] => {
  const items = own(answers, group);
  return Array.isArray(items) ? items.filter(isRecord) : [];
};
