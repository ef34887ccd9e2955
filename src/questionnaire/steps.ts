import type { Form, SectionState } from '../form/index.ts';

/** The last step, after the sections: everything answered, to be looked over and sent. */
export const REVIEW = 'review#';

export interface Step {
  /** the section's id, or REVIEW */
  readonly id: string;
  readonly section: SectionState | undefined;
}

/** The steps there are now: sections with something to ask, then the review. */
export const steps = (form: Form): Step[] => [
  ...form.sections.filter((s) => s.visible).map((section) => ({ id: section.section.id, section })),
  { id: REVIEW, section: undefined },
];

/** The step with this id; when it is no longer on the path, the first one after where it stood. */
export function stepAt(form: Form, id: string | undefined): Step {
  const all = steps(form);
  const order = form.model.sections.map((s) => s.id);
  const from = id === undefined ? 0 : id === REVIEW ? order.length : Math.max(0, order.indexOf(id));
  return all.find((s) => s.id === id) ?? all.find((s) => !s.section || order.indexOf(s.id) >= from) ?? all[0]!;
}

export type Progress = 'untouched' | 'begun' | 'done';

/** How far a section is: nothing answered, something, or all that is required and nothing wrong. */
export function progressOf({ questions }: SectionState, visited: boolean): Progress {
  const asked = questions.filter((q) => q.question.type !== 'note' && q.question.type !== 'calculated');
  const wrong = asked.some((q) => q.problem || q.items.some((item) => item.fields.some((f) => f.visible && f.problem)));
  const answered = asked.some((q) => q.value !== undefined && !(Array.isArray(q.value) && !q.value.length));
  return !wrong && (visited || answered) ? 'done' : answered || visited ? 'begun' : 'untouched';
}
