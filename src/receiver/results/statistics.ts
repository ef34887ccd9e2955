import { threshold } from './suppress.ts';

/** From how many values on quartiles are told. */
export const quartilesFrom = 10;

export interface Statistics {
  mean: number;
  /** first quartile, median, third quartile */
  quartiles?: [number, number, number];
}

const rounded = (value: number): number => Number(value.toPrecision(6));

/** Quantile by linear interpolation between order statistics (Hyndman and Fan, 1996, type 7). */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)]!;
  return below + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - below);
}

/** Mean from 5 values on, quartiles from 10; undefined when there are fewer. Never an extreme: it is one respondent's. */
export function statistics(values: readonly number[]): Statistics | undefined {
  if (values.length < threshold) return undefined;
  const mean = rounded(values.reduce((a, b) => a + b, 0) / values.length);
  if (values.length < quartilesFrom) return { mean };
  const sorted = Float64Array.from(values).sort();
  return { mean, quartiles: [0.25, 0.5, 0.75].map((p) => rounded(quantile(sorted, p))) as [number, number, number] };
}
