import '../support/proof.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binEdges } from '../../src/receiver/results/bins.ts';
import { placesOf } from '../../src/receiver/results/places.ts';

/** How many values are in each class. */
const counted = (values: readonly number[], bounds: readonly number[]): number[] =>
  [-Infinity, ...bounds].map(
    (from, i) => values.filter((value) => value >= from && value < (bounds[i] ?? Infinity)).length,
  );
const range = (length: number, of: (i: number) => number) => Array.from({ length }, (_, i) => of(i));
const numbers = fc.oneof(
  fc.array(fc.integer({ min: -50, max: 300 }), { maxLength: 200 }),
  fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 200 }),
  fc.array(fc.constantFrom(0, 0.5, 1, 40), { maxLength: 60 }),
);

describe('a histogram', () => {
  it('has five values or more in each of at most twelve classes', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const bounds = binEdges(values);
        expect(bounds.length).toBeLessThan(12);
        expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
        if (bounds.length) expect(Math.min(...counted(values, bounds))).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it('has bounds at 1, 2 or 5 times a power of ten', () => {
    expect(binEdges(range(100, (i) => i))).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(binEdges(range(400, (i) => i / 1000)).every((bound) => Number((bound * 100).toFixed(6)) % 1 === 0)).toBe(
      true,
    );
    expect(binEdges(range(60, (i) => i * 1000)).every((bound) => bound % 5000 === 0)).toBe(true);
  });

  it('does not part whole numbers', () => {
    expect(binEdges(range(60, (i) => i % 6))).toEqual([1, 2, 3, 4, 5]);
    expect(binEdges(range(40, (i) => i % 2))).toEqual([1]);
  });

  it('does not change with its extremes', () => {
    const values = range(100, (i) => i);
    expect(binEdges([...values.slice(1, -1), -100_000, 7_000_000])).toEqual(binEdges(values));
  });

  it('is none of fewer than ten values, nor of one value alone', () => {
    expect(binEdges(range(9, (i) => i))).toEqual([]);
    expect(binEdges(range(50, () => 7))).toEqual([]);
    expect(binEdges(range(50, () => 0))).toEqual([]);
    expect(binEdges([])).toEqual([]);
  });

  it('has five values or more, or none, between its bounds and those that group results', () => {
    fc.assert(
      fc.property(numbers, fc.array(fc.integer({ min: -20, max: 100 }), { maxLength: 5 }), (values, facet) => {
        const below = (bound: number) => values.filter((value) => value < bound).length;
        for (const bound of binEdges(values, facet))
          for (const other of facet) {
            const between = Math.abs(below(bound) - below(other));
            expect(between === 0 || between >= 5).toBe(true);
          }
      }),
    );
  });
});

describe('mean places of a ranking', () => {
  const times = <T>(n: number, value: T): T[] => Array<T>(n).fill(value);

  it('are those among whoever ranked the option', () => {
    const rankings = [...times(6, ['a', 'b']), ...times(6, ['b', 'a']), ...times(6, ['c', 'a'])];
    expect(placesOf(['a', 'b', 'c', 'd'], rankings)).toEqual({ a: 1.66667, b: 1.5, c: 1 });
  });

  it('are not told of an option that fewer than five ranked, nor enough of the others to work it out', () => {
    const rankings = [...times(9, ['a', 'b', 'c']), ...times(3, ['a', 'd', 'b'])];
    expect(Object.keys(placesOf(['a', 'b', 'c', 'd'], rankings)!)).toEqual(['a', 'b']);
    expect(placesOf(['a'], times(4, ['a']))).toBeUndefined();
    expect(placesOf(['a'], [])).toBeUndefined();
  });
});
