import type { Form } from './form.ts';
import { gateOf, worths } from './scores.ts';
import type { Model } from './types.ts';

/** One answer's part in the score of a dimension. */
export interface Contribution {
  readonly question: string;
  /** what the answer is worth, 0–100 */
  readonly value: number;
  /** points of the score that come of it: those of all answers add up to it */
  readonly points: number;
  /** points by which it moves the score from what the other answers alone would not change; those of all add up to 0 */
  readonly effect: number;
}

/** Why a dimension has its score. */
export interface Reasons {
  /** questions whose answers settle it by themselves, whatever the others are */
  readonly settledBy: readonly string[];
  /** all that count, in the order of the definition */
  readonly all: readonly Contribution[];
  /** what is above the score, the strongest first */
  readonly lifted: readonly Contribution[];
  /** what is below it, the strongest first */
  readonly lowered: readonly Contribution[];
  /** questions that were asked and have no answer that counts */
  readonly open: readonly string[];
}

/**
 * What lifted a dimension's score and what lowered it: weight × distance from the score. Where all answers are worth the
 * same nothing is above or below: then they lift it at 100 and lower it at 0, the heaviest first.
 */
export function reasons(model: Model, form: Form, dimension: string): Reasons {
  const items = worths(model, form, dimension);
  const answered = items.flatMap((item) => (item.value === undefined ? [] : [{ ...item, value: item.value }]));
  const total = answered.reduce((sum, { weight }) => sum + weight, 0);
  const score = answered.reduce((sum, { weight, value }) => sum + weight * value, 0) / total;
  const all = answered.map(({ question, weight, value }) => ({
    question,
    value,
    points: (weight * value) / total,
    effect: (weight * (value - score)) / total,
    weight,
  }));
  const strongest = (a: (typeof all)[number], b: (typeof all)[number]): number =>
    Math.abs(b.effect) - Math.abs(a.effect) || b.weight - a.weight;
  const slight = 1e-9;
  const plain = (list: typeof all): Contribution[] =>
    list.map(({ question, value, points, effect }) => ({ question, value, points, effect }));
  return {
    settledBy: gateOf(model, form, dimension)?.reads ?? [],
    all: plain(all),
    lifted: plain(all.filter(({ effect, value }) => effect > slight || value >= 100).sort(strongest)),
    lowered: plain(all.filter(({ effect, value }) => effect < -slight || value <= 0).sort(strongest)),
    open: items.filter(({ value }) => value === undefined).map(({ question }) => question),
  };
}
