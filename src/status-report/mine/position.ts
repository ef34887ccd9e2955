/** First quartile, median, third quartile. */
export type Quartiles = readonly [number, number, number];

/**
 * Where a score stands in a group of which the quartiles alone are known. `top`: above the third; `upper`: between the
 * median and the third; `lower`, `bottom` likewise below; `median`: on it; `same`: where the three are one, as most are.
 */
export type Place = 'top' | 'upper' | 'median' | 'lower' | 'bottom' | 'same';

/** A number as it is shown: two that look the same are the same. */
export const shown = (value: number): number => Math.round(value * 10) / 10;

export function placeOf(score: number, quartiles: Quartiles): Place {
  const [own, first, median, third] = [score, ...quartiles].map(shown) as [number, number, number, number];
  if (own > third) return 'top';
  if (own < first) return 'bottom';
  if (first === third) return 'same';
  if (own === median) return 'median';
  return own > median ? 'upper' : 'lower';
}

/**
 * About which share of the group is below a score, to tell where one stands best: along straight lines between 0, the
 * quartiles and 100. On a value where several of these meet, the middle of what they say.
 * @returns 0–1, never less for a higher score
 */
export function rankOf(score: number, quartiles: Quartiles): number {
  const own = Math.min(100, Math.max(0, shown(score)));
  const points = [0, ...quartiles.map(shown), 100].map((x, i) => [x, i / 4] as const);
  const at = points.filter(([x]) => x === own);
  if (at.length) return (at[0]![1] + at.at(-1)![1]) / 2;
  const above = points.findIndex(([x]) => x > own);
  const [x1, y1] = points[above]!;
  const [x0, y0] = points[above - 1]!;
  return y0 + ((own - x0) / (x1 - x0)) * (y1 - y0);
}
