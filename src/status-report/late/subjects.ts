import type { Question } from '../../contract/questionnaire.ts';
import { msg, str } from '../../locale/index.ts';
import { countryName, languageName } from '../../locale/texts.ts';
import type { Viewing } from '../viewing.ts';

/** What can be a side of a cross-table: a question whose answers are classes, or a row of a matrix. */
export interface Subject {
  /** as crossings name it: the question's id, or `question/row` */
  readonly key: string;
  readonly question: string;
  readonly row?: string | undefined;
  readonly section: string;
  readonly label: string;
  /** one respondent may be in several of its classes */
  readonly several: boolean;
  /** all values that it can have, in order; empty where only the answers tell (countries) */
  readonly values: readonly string[];
  /** the values are numbers of a scale */
  readonly scaled: boolean;
  /** a value in words */
  say(value: string): string;
}

/** What an untrusted record has under a key itself, not by inheritance. */
export const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

const steps = ({ min, max, step = 1 }: { min: number; max: number; step?: number | undefined }): string[] =>
  Array.from({ length: Math.min(101, Math.floor((max - min) / step) + 1) }, (_, i) => String(min + i * step));

/** A class of a number by its bounds: `2-5` is 2 ≤ x < 5, `50-` is 50 and more. */
function classSaid(s: Viewing, value: string): string {
  const [, from, to] = /^(-?[\d.]+)-(-?[\d.]*)$/.exec(value) ?? [];
  if (from === undefined) return value;
  const low = s.number(Number(from));
  return to
    ? msg(str`from ${low} to less than ${s.number(Number(to))}`, { id: 's-class', desc: 'A class of a number' })
    : msg(str`${low} or more`, { id: 's-class-open', desc: 'A class of a number' });
}

/** The subjects that a question is; none when its answers are no classes. */
function subjectsOfQuestion(s: Viewing, question: Question, section: string): Subject[] {
  const { id, type } = question;
  const label = s.text(question.label) || id;
  const node = s.model.nodes.get(id);
  const base = { key: id, question: id, section, label, several: false, scaled: false };
  const labels = new Map((node?.options ?? []).map((option) => [option.value, option.label]));
  const option = (value: string): string => s.text(labels.get(value)) || value;
  switch (type) {
    case 'boolean':
    case 'consent': {
      const say = (value: string): string =>
        value === 'true' ? msg('Yes', { id: 's-yes' }) : msg('No', { id: 's-no' });
      return [{ ...base, values: ['true', 'false'], say }];
    }
    case 'single':
    case 'multiple':
    case 'ranking':
    case 'dropdown': {
      const several = type === 'multiple' || type === 'ranking' || (type === 'dropdown' && !!question.multiple);
      return labels.size ? [{ ...base, several, values: [...labels.keys()], say: option }] : [];
    }
    case 'country':
    case 'language': {
      const say = (code: string): string => (type === 'country' ? countryName : languageName)(code, s);
      return [{ ...base, several: !!question.multiple, values: [], say }];
    }
    case 'scale':
      return [{ ...base, scaled: true, values: steps(question), say: (value) => s.number(Number(value)) }];
    case 'matrix': {
      if (question.multiple) return [];
      const scale = node?.scale;
      const values = scale ? steps(scale) : [...labels.keys()];
      const say = scale ? (value: string) => s.number(Number(value)) : option;
      return question.rows.map((row) => ({
        ...base,
        ...{ key: `${id}/${row.id}`, row: row.id, label: `${label} – ${s.text(row.label) || row.id}` },
        ...{ scaled: !!scale, values, say },
      }));
    }
    default: {
      const bounds = 'facet' in question && Array.isArray(question.facet) ? question.facet : [];
      const values = bounds.map((from, i) => `${from}-${bounds[i + 1] ?? ''}`);
      return values.length ? [{ ...base, values, say: (value) => classSaid(s, value) }] : [];
    }
  }
}

export interface Chapter {
  readonly title: string;
  readonly subjects: readonly Subject[];
}

/** What can be crossed, by section; sections without any are left out. */
export const chapters = (s: Viewing): Chapter[] =>
  s.model.sections
    .map(({ id, title, questions }) => ({
      title: s.text(title) || id,
      subjects: questions.flatMap((question) => subjectsOfQuestion(s, question, id)),
    }))
    .filter(({ subjects }) => subjects.length);

/** A subject by its key; of a matrix without a row, undefined. */
export function subjectOf(s: Viewing, key: string | undefined): Subject | undefined {
  if (key === undefined) return undefined;
  const id = key.split('/', 1)[0]!;
  for (const section of s.model.sections)
    for (const question of section.questions)
      if (question.id === id) return subjectsOfQuestion(s, question, section.id).find((one) => one.key === key);
  return undefined;
}

/** Questions by which the report groups: those it begins with, else those that the author marked. */
export function origins(s: Viewing): Subject[] {
  const named = s.model.definition.report?.origins;
  const ids =
    named ??
    s.model.sections.flatMap(({ questions }) =>
      questions.flatMap((question) => ('facet' in question && question.facet ? question.id : [])),
    );
  return ids.flatMap((id) => subjectOf(s, id) ?? []);
}
