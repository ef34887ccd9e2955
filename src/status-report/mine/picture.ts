import type { Questionnaire } from '../../contract/questionnaire.ts';
import type { DimensionResults, Results } from '../../contract/results.ts';
import type { Text } from '../../contract/text.ts';
import { Form, reasons, scores, type Model, type Reasons, type Scores } from '../../form/index.ts';
import type { Own } from '../viewing.ts';
import { placeOf, rankOf, type Place, type Quartiles } from './position.ts';

export type Band = NonNullable<Questionnaire['bands']>[number];

/** Answers that were read by the definition on the page, and scored. */
export interface Taken {
  readonly own: Own;
  readonly form: Form;
  readonly scores: Scores;
}

/** One dimension of the picture. */
export interface Dimension {
  readonly id: string;
  readonly title: Text;
  /** 0–100; null where too little was answered to say */
  readonly score: number | null;
  readonly band: Band | undefined;
  /** score and band of the earlier answers, where there are some */
  readonly before: { readonly score: number | null; readonly band: Band | undefined } | undefined;
  readonly group: DimensionResults | undefined;
  readonly place: Place | undefined;
  /** about which share of the group is below; 0–1 */
  readonly rank: number | undefined;
  readonly reasons: Reasons;
}

export function take(model: Model, own: Own): Taken {
  const form = new Form(model, { answers: own.answers });
  return { own, form, scores: scores(model, form) };
}

/** Which of two is now, and which was before: by when they were received, and as they were given where that is unknown. */
export function inTime(own: Taken, earlier: Taken | undefined): { now: Taken; before?: Taken; swapped: boolean } {
  if (!earlier) return { now: own, swapped: false };
  const swapped = (earlier.own.receivedAt ?? -Infinity) > (own.own.receivedAt ?? Infinity);
  return swapped ? { now: earlier, before: own, swapped } : { now: own, before: earlier, swapped };
}

/** @param group aggregates, where there are some of this definition's id */
export function dimensionsOf(
  model: Model,
  now: Taken,
  before: Taken | undefined,
  group: Results | undefined,
): Dimension[] {
  const bands = model.definition.bands ?? [];
  const band = (id: string | null): Band | undefined => bands.find((each) => each.id === id);
  return (model.definition.dimensions ?? []).map(({ id, title }) => {
    const own = now.scores.dimensions[id]!;
    const was = before?.scores.dimensions[id];
    const theirs = group && Object.hasOwn(group.dimensions, id) ? group.dimensions[id] : undefined;
    const quartiles = theirs?.quartiles as Quartiles | undefined;
    const stands = own.score !== null && quartiles ? { score: own.score, quartiles } : undefined;
    return {
      ...{ id, title, score: own.score },
      band: band(own.band),
      before: was && { score: was.score, band: band(was.band) },
      group: theirs,
      place: stands && placeOf(stands.score, stands.quartiles),
      rank: stands && rankOf(stands.score, stands.quartiles),
      reasons: reasons(model, now.form, id),
    };
  });
}
