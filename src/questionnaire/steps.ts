import type { Section } from '../contract/questionnaire.ts';
import type { Form } from '../form/index.ts';

/** The last step, after the sections: everything answered, to be looked over and sent. */
export const REVIEW = '#review';

export interface Step {
  /** the section's id, or REVIEW */
  readonly id: string;
  readonly section: Section | undefined;
}

/** The steps there are now: sections with something to ask, then the review. */
export const steps = (form: Form): Step[] => [
  ...form.sections.map((section) => ({ id: section.id, section })),
  { id: REVIEW, section: undefined },
];

/** The step with this id; when it is no longer on the path, the next one after where it stood. */
export function stepAt(form: Form, id: string | undefined): Step {
  const all = steps(form);
  const order = form.model.sections.map((s) => s.id);
  const place = (step: string): number => (step === REVIEW ? Infinity : order.indexOf(step));
  return all.find((s) => id === undefined || place(s.id) >= place(id))!;
}
