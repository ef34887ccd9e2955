import { quartilesFrom } from './statistics.ts';
import { threshold } from './suppress.ts';

/** As many classes as a histogram has at most and, where the answers allow, at least. */
const [fewest, most] = [5, 12];

/** 1, 2 and 5 times powers of ten, from about the range down to a two hundredth of it; integers take whole steps. */
function steps(range: number, whole: boolean): number[] {
  const top = Math.ceil(Math.log10(range));
  const all = [0, -1, -2, -3].flatMap((down) => [5, 2, 1].map((digit) => Number(`${digit}e${top + down}`)));
  return all.filter((step) => step <= range && range / step <= 200 && (!whole || step >= 1));
}

/** Multiples of a step, without the noise of binary fractions. */
function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const length = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(0, length) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/**
 * Bounds of the classes of a number's histogram: [1, 2] is below 1, from 1 to below 2, from 2 on. Every class has five values
 * or more. Its ends are open, and the steps follow from the fifth value at either end, so that no extreme is told.
 * @param facet bounds of the classes by which the question groups results, if it does: between one of them and a bound of
 * the histogram are five values or more, or none
 * @returns none for fewer than ten values, and where all are in one class
 */
export function binEdges(values: readonly number[], facet: readonly number[] = []): number[] {
  if (values.length < quartilesFrom) return [];
  const sorted = Float64Array.from(values).sort();
  const low = sorted[threshold - 1]!;
  const high = sorted.at(-threshold)!;
  const whole = sorted.every(Number.isInteger);
  // Where most are the same value, the bound beside it may still part them from the others.
  const range = high - low || (whole ? 1 : Math.abs(high) / 10);
  if (!range) return [];

  /** how many values are below */
  const below = (bound: number): number => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (sorted[middle]! < bound) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const grouped = facet.map(below);
  const fits = (count: number): boolean =>
    grouped.every((other) => other === count || Math.abs(other - count) >= threshold);
  const bounds = (step: number): number[] => {
    const kept: number[] = [];
    let last = 0;
    for (const bound of multiples(low, high + range, step)) {
      const count = below(bound);
      if (count - last < threshold || sorted.length - count < threshold || !fits(count)) continue;
      kept.push(bound);
      last = count;
    }
    return kept;
  };

  const wanted = Math.min(most, Math.max(fewest, Math.round(Math.sqrt(values.length))));
  let best: number[] = [];
  for (const step of steps(range, whole)) {
    const next = bounds(step);
    const farther = Math.abs(next.length + 1 - wanted) >= Math.abs(best.length + 1 - wanted);
    if (next.length < most && !farther) best = next;
  }
  return best;
}
