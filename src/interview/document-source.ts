import type { Field, Question } from '../contract/questionnaire.ts';
import type { Answers, Path } from '../form/index.ts';
import { msg } from '../locale/index.ts';
import type { Mirror } from './mirror.ts';
import { given, lineOf } from './read.ts';
import type { Experience, InterviewAnswers, Sentence, Table, Timeline, Track } from './types.ts';
import type { Words } from './words.ts';

/** What the sections of the document are written from. */
export interface Source {
  readonly words: Words;
  readonly answers: InterviewAnswers;
  /** by date; of a public document, only those shared */
  readonly experiences: readonly Experience[];
  readonly tracks: readonly Track[];
  readonly seen: Mirror;
  readonly mirrored: readonly Sentence[];
  /** whether the document is for anybody */
  readonly open: boolean;
}

/** A section before edits are laid over it. */
export interface Written {
  readonly heading: string;
  readonly sentences: readonly (Sentence & { readonly group?: string })[];
  readonly groups?: readonly { readonly id: string; readonly heading: string }[];
  readonly table?: Table;
  readonly timeline?: Timeline;
}

export const titleOf = ({ title }: Answers): string =>
  lineOf(title) || msg('untitled experience', { id: 'i-d-untitled', desc: 'where it has no title' });
export const nameOf = ({ name }: Answers): string =>
  lineOf(name) || msg('unnamed practice', { id: 'i-d-unnamed', desc: 'where it has no name' });

/** Those of some paths below a record (an experience, a track, the main answers) at which there is an answer. */
export const answered = (record: Answers, base: readonly string[], ids: readonly string[]): Path[] =>
  ids.filter((id) => given(record[id])).map((id) => [...base, id].join('/'));

/** Whether a question may be asked for the document: not what is agreed to, hidden, or kept off devices. */
export const told = (question: Question | Field): boolean =>
  !('sensitive' in question && question.sensitive) && !('hidden' in question && question.hidden);

/** Question and answer, one sentence each, in the order of the questions. */
export function interviewed(
  questions: Iterable<Question>,
  record: Answers,
  base: readonly string[],
  words: Words,
  place: { readonly section: string; readonly group?: string; readonly without?: ReadonlySet<string> },
): (Sentence & { readonly group?: string })[] {
  const { without, ...where } = place;
  return [...questions].flatMap((question) => {
    if (without?.has(question.id) || !told(question)) return [];
    const answer = words.answer(question, record[question.id], record);
    if (!answer) return [];
    const path = [...base, question.id].join('/');
    return {
      ...where,
      id: base.length ? path : `${where.section}/${path}`,
      text: words.said(question, answer, record),
      links: [path],
    };
  });
}
