import '../support/proof.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../../src/receiver/results/breathe.ts';
import { patternsOf, Span } from '../../src/receiver/results/spans.ts';
import { Space } from './attack-space.ts';

const subsets = (length: number) => Array.from({ length: 2 ** length }, (_, bits) => bits);
const vector = (set: number, length: number) => Array.from({ length }, (_, i) => (set >> i) & 1);

describe('what follows from told counts', () => {
  it('is refused exactly where a group of one to four follows, tried with every group there is', () => {
    let [refused, told] = [0, 0];
    const people = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 }),
      sets: fc.array(fc.nat(255), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(people, ({ sizes, sets }) => {
        const space = new Space(sizes.length);
        for (const set of sets) space.add(vector(set, sizes.length));
        const follows = subsets(sizes.length).some((group) => {
          const size = vector(group, sizes.length).reduce((sum, is, i) => sum + is * sizes[i]!, 0);
          return size > 0 && size < 5 && space.has(vector(group, sizes.length));
        });
        const tells = finish(
          new Span(sizes).tell(sets.map((set) => (pattern: number) => ((set >> pattern) & 1) === 1)),
        );
        expect(tells).toBe(!follows);
        if (tells) told++;
        else refused++;
      }),
    );
    expect(Math.min(refused, told)).toBeGreaterThan(10);
  });

  it('does not count what was refused', () => {
    const span = new Span([5, 6, 1, 4]);
    const tell = (...sets: number[][]) =>
      finish(span.tell(sets.map((set) => (pattern: number) => set.includes(pattern))));
    expect(tell([0, 1, 2, 3], [0, 2])).toBe(true);
    // With it the one in the third would follow.
    expect(tell([0])).toBe(false);
    expect(tell([2, 3])).toBe(true);
    expect(tell([1])).toBe(false);
    expect(tell([0, 3])).toBe(false);
    expect(tell([1, 3])).toBe(true);
  });
});

describe('patterns', () => {
  it('are who is in the same cell of every column', () => {
    const columns = [
      { cellOf: Uint16Array.of(0, 2, 2, 0, 2), cells: 3 },
      { cellOf: Uint16Array.of(1, 1, 0, 1, 1), cells: 2 },
    ];
    expect(finish(patternsOf(columns))).toEqual({
      sizes: [2, 2, 1],
      cells: [Uint16Array.of(0, 2, 2), Uint16Array.of(1, 1, 0)],
    });
  });
});
