import type { Field, Option, Question, Questionnaire, Row, Scale, Section } from '../contract/questionnaire.ts';

/** An answer as it is kept and sent. `undefined` is unanswered. What was typed and does not fit stays as it was typed. */
export type Answer = undefined | null | boolean | number | string | readonly Answer[] | { readonly [key: string]: Answer };
export type Answers = Readonly<Record<string, Answer>>;

/**
 * Where an answer stands: `org_name`, or `exp_list/0/title` inside the group `exp_list`.
 * With `/answers/` before it, it is the JSON Pointer (RFC 6901) of refusals.
 */
export type Path = string;

/** What is wrong with an answer. Codes and their params are listed in form/problems.ts; texts are in fields/problem-text.ts. */
export interface Problem {
  readonly path: Path;
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, Answer>>;
}
export type ProblemCode =
  | 'required'
  /** not of the question's kind: `abc` for a number, `{ kind }` names what was wanted */
  | 'type'
  | 'min'
  | 'max'
  | 'step'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'option'
  | 'minSelected'
  | 'maxSelected'
  | 'exclusive'
  | 'other'
  | 'row'
  | 'total'
  | 'minItems'
  | 'maxItems'
  | 'fileSize'
  | 'fileType'
  | 'check'
  /** only from the receiver's judgement */
  | 'unknown'
  | 'hidden'
  | 'calculated';

/** A question or a field of a group, as it stands now. A new object whenever anything in it changed; the same one otherwise. */
export interface QuestionState {
  readonly path: Path;
  readonly question: Question | Field;
  readonly visible: boolean;
  readonly required: boolean;
  /** what was answered, also when it is wrong or parked */
  readonly value: Answer;
  /** the text of "other, which?" (kept under `<id>_other`) */
  readonly other: string | undefined;
  /** the judgement of the answer as it stands, whether or not it is time to show it */
  readonly problem: Problem | undefined;
  /** options on offer now (from `options`, `columns` or the option set; codes of country and language have none) */
  readonly options: readonly Option[];
  readonly rows: readonly Row[];
  /** of `scale`, or of a matrix of scales */
  readonly scale: Scale | undefined;
  /** of groups */
  readonly items: readonly ItemState[];
}

/** One item of a group. `key` stays with the item when others are removed or moved. */
export interface ItemState {
  readonly key: number;
  readonly index: number;
  readonly fields: readonly QuestionState[];
}

export interface SectionState {
  readonly section: Section;
  /** those visible now; calculated ones without a place to be seen are left out */
  readonly questions: readonly QuestionState[];
  readonly visible: boolean;
}

/** A definition that was checked and compiled; frozen, shared by any number of forms. */
export interface Model {
  readonly definition: Questionnaire;
  /** sections and questions of the form chosen (`forms`), in order */
  readonly sections: readonly Section[];
  readonly form: string | undefined;
}
