import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/receiver/results/statistics.ts';
import { placeOf, rankOf, shown, type Quartiles } from '../../src/status-report/mine/position.ts';

/** Scores as they are shown, few enough to meet often. */
const score = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
  fc.constantFrom(0, 25, 50, 75, 100),
);
const group = fc.array(score, { minLength: 10, maxLength: 200 });
const quartilesOf = (values: readonly number[]): Quartiles => {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((p) => shown(quantile(sorted, p))) as unknown as Quartiles;
};

describe('the place among quartiles', () => {
  it('is true of the group that the quartiles are of, counted one by one', () => {
    fc.assert(
      fc.property(group, score, (values, own) => {
        const quartiles = quartilesOf(values);
        const n = values.length;
        const [above, below, level] = [
          values.filter((value) => value > own).length,
          values.filter((value) => value < own).length,
          values.filter((value) => value === own).length,
        ];
        // quartiles lie between two members where the group is no multiple of four
        const [quarter, half] = [Math.ceil(n / 4), Math.ceil(n / 2)];
        switch (placeOf(own, quartiles)) {
          case 'top':
            expect(above).toBeLessThanOrEqual(quarter);
            break;
          case 'bottom':
            expect(below).toBeLessThanOrEqual(quarter);
            break;
          case 'upper':
            expect(above).toBeLessThanOrEqual(half);
            break;
          case 'lower':
            expect(below).toBeLessThanOrEqual(half);
            break;
          case 'median':
            expect(Math.max(above, below)).toBeLessThanOrEqual(half);
            break;
          case 'same':
            expect(level * 2 + 2).toBeGreaterThanOrEqual(n - 2);
            break;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is one of six for any score, and never falls as the score rises', () => {
    const order = ['bottom', 'lower', 'same', 'median', 'upper', 'top'];
    fc.assert(
      fc.property(group, score, score, (values, a, b) => {
        const quartiles = quartilesOf(values);
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(order.indexOf(placeOf(less, quartiles))).toBeLessThanOrEqual(order.indexOf(placeOf(more, quartiles)));
        expect(rankOf(less, quartiles)).toBeLessThanOrEqual(rankOf(more, quartiles));
        expect(rankOf(a, quartiles)).toBeGreaterThanOrEqual(0);
        expect(rankOf(a, quartiles)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('agrees with the numbers as they are shown', () => {
    expect(placeOf(37.249, [20, 37.2, 50])).toBe('median');
    expect(placeOf(50.04, [20, 37, 50])).toBe('upper');
    expect(placeOf(50.05, [20, 37, 50])).toBe('top');
    expect(placeOf(0, [0, 0, 0])).toBe('same');
    expect(placeOf(100, [100, 100, 100])).toBe('same');
    expect(rankOf(40, [40, 40, 40])).toBe(0.5);
  });
});
