import type { Question } from '../../contract/questionnaire.ts';
import { Form, scores, type Answer, type Model } from '../../form/index.ts';

/** What results need of one submission. */
export interface Respondent {
  /** how each question stood: its value as it was sent; `null` when it was asked and not answered; absent when not asked */
  readonly answers: ReadonlyMap<string, Answer>;
  /** score by dimension, and `overall`; null when too little was answered to say */
  readonly scores: Readonly<Record<string, number | null>>;
  readonly bands: Readonly<Record<string, string | null>>;
}

const blank = (value: Answer): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && (Array.isArray(value) ? value : Object.keys(value)).length === 0);

/** Reads one stored submission by the definition that it answered. */
export function respondent(model: Model, answers: Readonly<Record<string, Answer>>): Respondent {
  const form = new Form(model, { answers });
  const standing = new Map<string, Answer>();
  for (const section of model.sections)
    for (const { id, type } of section.questions as Question[]) {
      const state = type === 'note' ? undefined : form.state(id);
      if (state?.visible) standing.set(id, blank(state.value) ? null : state.value);
    }
  const { dimensions, overall, overallBand } = scores(model, form);
  const entries = Object.entries(dimensions);
  return {
    answers: standing,
    scores: { ...Object.fromEntries(entries.map(([id, { score }]) => [id, score])), overall },
    bands: { ...Object.fromEntries(entries.map(([id, { band }]) => [id, band])), overall: overallBand },
  };
}
