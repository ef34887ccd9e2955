import type { Field, Question } from '../../contract/questionnaire.ts';
import type { Answer, Model } from '../../form/index.ts';
import type { Published } from '../content.ts';
import type { Cell } from '../../contract/csv.ts';

type Record_ = Readonly<Record<string, Answer>>;

/** A column of an export: where its cells come from, and what the codebook says of it. */
export interface Column {
  readonly name: string;
  readonly question: Question | Field;
  /** the section or step that asks it */
  readonly section: string | undefined;
  /** the option, row or part that the column is about */
  readonly part?: { readonly value: string; readonly label: unknown };
  readonly cell: (answers: Record_) => Cell;
}

/**
 * One row per organisation, and for each repeating group a table of its own with one row per item. Of an interview the
 * experiences and tracks are such groups, and theirs are named with a dot: `experiences.factors`.
 */
export interface Columns {
  readonly main: readonly Column[];
  readonly groups: ReadonlyMap<string, readonly Column[]>;
}

/** The forms of a definition by the name of the group that they are repeated in; '' for what is answered once. */
export function formsOf({ model, interview }: Published): ReadonlyMap<string, Model> {
  const whole = interview?.main ?? model()!;
  return new Map([
    ['', whole],
    ...(interview
      ? ([
          ['experiences', interview.experience],
          ['tracks', interview.track],
        ] as const)
      : []),
  ]);
}

/** What an interview has beside its questions, by form. */
const beside: Readonly<Record<string, readonly string[]>> = {
  '': ['mode'],
  experiences: ['id', 'explore', 'turning'],
  tracks: ['id', 'experiences'],
};

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
function columnsOf(model: Model, question: Question | Field, section: string, scope = ''): Column[] {
  const { id, type } = question;
  const node = model.nodes.get(scope ? `${scope}.${id}` : id);
  const options = node?.options ?? [];
  const value = (answers: Record_): Answer => own(answers, id);
  const column = (name: string, cell: Column['cell'], part?: Column['part']): Column =>
    part ? { name, question, section, cell, part } : { name, question, section, cell };
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

/** Where the id of an experience or track stands: `experience_id`, `track_id`. */
export const idColumn = (group: string): string => `${group.replace(/s$/, '')}_id`;

/** Columns of several versions or definitions together: those of one name are one column, the first definition's. */
export function columns(definitions: readonly Published[]): Columns {
  const tables = new Map<string, Map<string, Column>>([['', new Map()]]);
  const add = (name: string, all: readonly Column[]) => {
    const table = tables.get(name) ?? new Map<string, Column>();
    tables.set(name, table);
    for (const column of all) if (!table.has(column.name)) table.set(column.name, column);
  };
  for (const published of definitions)
    for (const [form, model] of formsOf(published)) {
      const named = (published.interview && beside[form]) || [];
      add(
        form,
        named.map((id) => ({
          name: id === 'id' ? idColumn(form) : id,
          question: { type: 'text', id, label: id },
          section: undefined,
          cell: (answers) => flat(own(answers, id)),
        })),
      );
      for (const { id: section, questions } of model.definition.sections)
        for (const question of questions) {
          add(form, columnsOf(model, question, section));
          if (question.type !== 'group') continue;
          for (const field of question.fields)
            add([form, question.id].filter(Boolean).join('.'), columnsOf(model, field, section, question.id));
        }
    }
  const groups = new Map([...tables].map(([name, all]) => [name, [...all.values()]]));
  const main = groups.get('')!;
  groups.delete('');
  return { main, groups };
}

/** The items of a group in a set of answers. */
export const itemsOf = (answers: Record_, group: string): readonly Record_[] => {
  const items = own(answers, group);
  return Array.isArray(items) ? items.filter(isRecord) : [];
};
