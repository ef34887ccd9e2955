import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statistics } from '../../src/receiver/results/statistics.ts';

/** The k-th smallest, by counting how many are below and how many as large. */
const ranked = (values: readonly number[], k: number): number =>
  values.find((value) => {
    const below = values.filter((other) => other < value).length;
    return below <= k && k < below + values.filter((other) => other === value).length;
  })!;

/** A quarter of the way from the first to the last in order, with quarters of a step between two. */
function oracle(values: readonly number[], quarter: number): number {
  const quarters = (values.length - 1) * quarter;
  const step = quarters % 4;
  const below = ranked(values, (quarters - step) / 4);
  return step === 0 ? below : (below * (4 - step) + ranked(values, (quarters - step) / 4 + 1) * step) / 4;
}

describe('quartiles', () => {
  it('equal those of counting on 1,000 random sets, with ties, missing answers, and one answer alone', () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: -1000, max: 1000 }),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (answers) => {
        const values = answers.flatMap((answer) => answer ?? []);
        const told = statistics(values);
        if (values.length < 5) return void expect(told).toBeUndefined();
        expect(told!.mean).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 2);
        if (values.length < 10) return void expect(told).not.toHaveProperty('quartiles');
        expect(told!.quartiles).toEqual([1, 2, 3].map((quarter) => Number(oracle(values, quarter).toPrecision(6))));
      }),
      { numRuns: 1000 },
    );
    expect(statistics([7])).toBeUndefined();
    expect(statistics(Array<number>(10).fill(7))!.quartiles).toEqual([7, 7, 7]);
  });
});
