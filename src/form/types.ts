import type { Value } from '../rules/index.ts';
import type { Field, Option, Question, Questionnaire, Row, Scale, Section } from '../contract/questionnaire.ts';

/** An answer as it is kept and sent. `undefined` is unanswered. What was typed and does not fit stays as it was typed. */
export type Answer =
  undefined | null | boolean | number | string | readonly Answer[] | { readonly [key: string]: Answer };
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

/** A condition or formula made ready: `run` reads answers and never throws; `reads` are the question ids it depends on. */
export interface CompiledRule {
  readonly run: (read: (path: string) => Value) => Value;
  readonly reads: readonly string[];
}

/** A question or field as compiled: the definition's words resolved, its rules made ready. */
export interface Node {
  /** `org_name`, or `exp_list.title` for a field of a group: the name that rules use */
  readonly name: string;
  readonly question: Question | Field;
  readonly section: string;
  readonly group: Node | undefined;
  readonly fields: readonly Node[];
  readonly options: readonly Option[];
  readonly rows: readonly Row[];
  readonly scale: Scale | undefined;
  readonly showIf: CompiledRule | undefined;
  readonly requiredIf: CompiledRule | undefined;
  readonly calculate: CompiledRule | undefined;
  readonly checks: readonly CompiledRule[];
  /** `showIf` of options and rows, by value or row id */
  readonly offers: ReadonlyMap<string, CompiledRule>;
  readonly pattern: ((text: string) => boolean) | undefined;
  /** order in which values are worked out: after all that they depend on */
  rank: number;
  /** nodes whose value (visibility, offer, calculation) reads this one */
  readonly feeds: Node[];
  /** nodes whose judgement (requiredness, checks) reads this one */
  readonly judges: Node[];
  /** of a question outside groups: those that it, or a field of it, reads; some perhaps twice */
  readonly sources: Node[];
}

/** A definition that was checked and compiled; shared by any number of forms. */
export interface Model {
  readonly definition: Questionnaire;
  /** sections of the form chosen (`forms`) with its questions, in order */
  readonly sections: readonly Section[];
  readonly form: string | undefined;
  /** by name; a section with a condition is a node too, named `#<id>` */
  readonly nodes: ReadonlyMap<string, Node>;
  readonly gates: readonly CompiledRule[];
}
