import type { Question } from '../../contract/questionnaire.ts';
import { build, type Answer, type Model } from '../../form/index.ts';
import type { InterviewModels } from '../../form/interview.ts';
import type { Tally } from '../../contract/results.ts';
import type { Aggregate } from './aggregate.ts';
import { respondent, type Respondent } from './respondents.ts';

/** What is counted of experiences: a choice beside another, in the experience itself or in a group of it. */
const tallies = {
  channels: { group: undefined, rows: 'channel', columns: 'outcome' },
  factors: { group: 'factors', rows: 'factor', columns: 'control' },
} as const;
type Name = keyof typeof tallies;

/** No author can give a question this id. */
const idOf = (name: string): string => `experiences/${name}`;
/** Codes have no space in them. */
const pair = (row: string, column: string): string => `${row} ${column}`;

export type InterviewAggregate = Aggregate & { experiences: Partial<Record<Name, Tally>> };

const valuesOf = ({ experience }: InterviewModels, name: Name): { rows: string[]; columns: string[] } => {
  const { group, rows, columns } = tallies[name];
  const values = (id: string) =>
    (experience.nodes.get(group ? `${group}.${id}` : id)?.options ?? []).map(({ value }) => value);
  return { rows: values(rows), columns: values(columns) };
};
const named = (models: InterviewModels): Name[] =>
  (Object.keys(tallies) as Name[]).filter((name) => {
    const { rows, columns } = valuesOf(models, name);
    return rows.length && columns.length;
  });

/**
 * Interviews as a questionnaire to count: the phases' questions, and for each tally one with several choices. So what is
 * counted are interviews, never experiences of which one respondent may have told many; and it is suppressed alike.
 */
export function countable(models: InterviewModels): Model {
  const { definition } = models.main;
  const questions = named(models).map((name): Question => {
    const { rows, columns } = valuesOf(models, name);
    const options = rows.flatMap((row) => columns.map((column) => ({ value: pair(row, column), label: '' })));
    return { type: 'multiple', id: idOf(name), label: '', options };
  });
  return build({ ...definition, sections: [...definition.sections, { id: 'experiences', title: '', questions }] });
}

const records = (value: Answer): Readonly<Record<string, Answer>>[] =>
  Array.isArray(value) ? (value as Readonly<Record<string, Answer>>[]) : [];

/** Reads one stored interview by the definition that it answered. */
export function narrator(models: InterviewModels, answers: Readonly<Record<string, Answer>>): Respondent {
  const read = respondent(models.main, answers);
  const standing = new Map(read.answers);
  for (const name of named(models)) {
    const { group, rows, columns } = tallies[name];
    const told = records(answers.experiences).flatMap((one) => (group ? records(one[group]) : [one]));
    const pairs = told.flatMap(({ [rows]: row, [columns]: column }) =>
      typeof row === 'string' && typeof column === 'string' ? [pair(row, column)] : [],
    );
    standing.set(idOf(name), pairs.length ? [...new Set(pairs)] : null);
  }
  return { ...read, answers: standing };
}

/** The counts of pairs as tables, apart from the phases' questions. */
export function tabled(models: InterviewModels, { questions, ...rest }: Aggregate): InterviewAggregate {
  const experiences: InterviewAggregate['experiences'] = {};
  for (const name of named(models)) {
    const { n, counts = {} } = questions[idOf(name)]!;
    const { rows, columns } = valuesOf(models, name);
    const table = rows.map(
      (row) => [row, columns.map((column) => [column, counts[pair(row, column)] ?? null])] as const,
    );
    experiences[name] = {
      n,
      counts: Object.fromEntries(table.map(([row, cells]) => [row, Object.fromEntries(cells)])),
    };
  }
  const own = Object.entries(questions).filter(([id]) => !id.includes('/'));
  return { ...rest, questions: Object.fromEntries(own), experiences };
}
