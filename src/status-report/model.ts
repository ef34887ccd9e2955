import type { Questionnaire, Section } from '../contract/questionnaire.ts';
import type { Node } from '../form/types.ts';

/** A definition as a report needs it: what was asked, and in which words. */
export interface Model {
  readonly kind: 'questionnaire' | 'interview';
  readonly id: string;
  readonly version: string;
  /** the definition itself; of an interview the phases' questions as one (form/interview.ts) */
  readonly definition: Questionnaire;
  readonly sections: readonly Section[];
  /** by name: questions outside of groups, and `group.field` */
  readonly nodes: ReadonlyMap<string, Node>;
  /** of an interview: the questions of an experience */
  readonly experience: ReadonlyMap<string, Node>;
  /** of an interview: values of a factor's `control` that mean: it was up to us */
  readonly ours: readonly string[];
}
