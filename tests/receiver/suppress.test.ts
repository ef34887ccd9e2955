import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { byGroup } from '../../src/receiver/results/groups.ts';
import { quantile, statistics } from '../../src/receiver/results/statistics.ts';
import { suppress, threshold, type Table } from '../../src/receiver/results/suppress.ts';

/** A table from the cell of each respondent; `mark` of a set is the xor of powers of two, which no two sets share. */
function table(cellOf: readonly number[], size: number, whole = false): Table {
  const counts = Array<number>(size).fill(0);
  const marks = Array<bigint>(size).fill(0n);
  cellOf.forEach((cell, i) => {
    counts[cell]!++;
    marks[cell]! ^= 1n << BigInt(i);
  });
  const order = counts.map((_, i) => (i < 2 ? i : size + 1 - i));
  return { counts, marks, order, whole, cellOf: Uint16Array.from(cellOf) };
}

/** What everybody sees of a table: a count, or null. */
const seen = (t: Table, hidden: ReadonlySet<number>) => t.counts.map((count, i) => (hidden.has(i) ? null : count));
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Every way to put n people into cells. */
function* compositions(n: number, cells: number): Generator<number[]> {
  if (cells === 1) yield [n];
  else
    for (let first = 0; first <= n; first++)
      for (const rest of compositions(n - first, cells - 1)) yield [first, ...rest];
}

const expand = (counts: readonly number[]): number[] =>
  counts.flatMap((count, cell) => Array<number>(count).fill(cell));

describe('one table', () => {
  it('tells all when no cell is small, and nobody of five hides', () => {
    expect(suppress([table(expand([0, 0, 5, 9]), 4)])[0]).toEqual(new Set());
    expect(seen(table(expand([0, 0, 5, 9]), 4), new Set())).toEqual([0, 0, 5, 9]);
  });

  it('never tells a cell of 1 to 4, and what is left by subtraction is five or more in two cells or more', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 3, maxLength: 8 }), (counts) => {
        const t = table(expand(counts), counts.length);
        const [pool] = suppress([t]);
        counts.forEach((count, cell) => {
          if (count > 0 && count < threshold) expect(pool!.has(cell)).toBe(true);
        });
        if (!pool!.size) return;
        expect(pool!.size).toBeGreaterThan(1);
        const left = sum(counts) - sum(seen(t, pool!).map((count) => count ?? 0));
        expect(left >= threshold || pool!.size === counts.length).toBe(true);
      }),
    );
  });

  it('leaves every small cell open even to who knows the rule: two tables or more look the same and differ in it', () => {
    // All tables of up to 15 people in four cells: what each looks like, and which values a hidden cell had behind that look.
    for (let n = threshold; n <= 15; n++) {
      const behind = new Map<string, Set<number>[]>();
      const all = [...compositions(n, 4)];
      const looks = all.map((counts) => {
        const t = table(expand(counts), 4);
        const look = JSON.stringify(seen(t, suppress([t])[0]!));
        const values =
          behind.get(look) ??
          behind
            .set(
              look,
              counts.map(() => new Set()),
            )
            .get(look)!;
        counts.forEach((count, cell) => values[cell]!.add(count));
        return look;
      });
      const open = all.filter((counts, i) =>
        counts.some((count, cell) => count > 0 && count < threshold && behind.get(looks[i]!)![cell]!.size < 2),
      );
      expect(open).toEqual([]);
    }
  });

  it('tells a table whose mean is told whole or not at all', () => {
    expect(suppress([table(expand([0, 0, 3, 9, 8]), 5, true)])[0]!.size).toBe(5);
  });
});

describe('several tables on the same people', () => {
  it('does not tell in the next question what is hidden in this one', () => {
    // 3 said yes, 12 said no, 9 did not answer; the next question was asked of those who said no: 5 and 7.
    const first = expand([9, 0, 3, 12]);
    const next = first.map((cell, i) => (cell === 3 ? (i < 17 ? 2 : 3) : 1));
    const tables = [table(first, 4), table(next, 4)];
    const hidden = suppress(tables);
    // yes must not follow from n − unanswered − no, with "no" read off the second table.
    const tellsNo = !hidden[0]!.has(3) || (!hidden[1]!.has(2) && !hidden[1]!.has(3)) || !hidden[1]!.has(1);
    const tellsUnanswered = !hidden[0]!.has(0);
    expect(tellsNo && tellsUnanswered).toBe(false);
  });

  it('lets no set of fewer than five be worked out from any told cells, nor by what the same people are elsewhere', () => {
    const people = fc.integer({ min: 10, max: 40 });
    const world = people.chain((n) =>
      fc.tuple(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: n, maxLength: n }),
        fc.array(fc.integer({ min: 2, max: 4 }), { minLength: n, maxLength: n }),
        fc.integer({ min: 0, max: 4 }),
      ),
    );
    fc.assert(
      fc.property(world, ([first, choices, asked]) => {
        // A question that is asked of those in one cell of another: the hardest case of the real questionnaires.
        const second = first.map((cell, i) => (cell === asked ? choices[i]! : 1));
        const tables = [table(first, 5), table(second, 5)];
        const hidden = suppress(tables);
        const all = (1n << BigInt(first.length)) - 1n;
        // Linear algebra over the people: what is told, as vectors; what is small and hidden, as a target.
        const told = [all];
        tables.forEach((t, i) => t.marks.forEach((mark, cell) => void (hidden[i]!.has(cell) || told.push(mark))));
        tables.forEach((t, i) =>
          t.counts.forEach((count, cell) => {
            if (!hidden[i]!.has(cell) || count === 0 || count >= threshold) return;
            expect(spanned(told, t.marks[cell]!, first.length), JSON.stringify([first, second, i, cell])).toBe(false);
          }),
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** Whether a set is a linear combination of others, as vectors of 0 and 1 over rational numbers. */
function spanned(sets: readonly bigint[], target: bigint, n: number): boolean {
  const row = (set: bigint) => Array.from({ length: n }, (_, i) => Number((set >> BigInt(i)) & 1n));
  const basis: number[][] = [];
  const reduce = (vector: number[]): number[] => {
    for (const b of basis) {
      const pivot = b.findIndex((x) => x !== 0);
      const factor = vector[pivot]! / b[pivot]!;
      if (factor) vector = vector.map((x, i) => (Math.abs(x - factor * b[i]!) < 1e-9 ? 0 : x - factor * b[i]!));
    }
    return vector;
  };
  for (const set of sets) {
    const left = reduce(row(set));
    if (left.some((x) => x !== 0)) basis.push(left);
  }
  return reduce(row(target)).every((x) => x === 0);
}

describe('scores of groups', () => {
  it('are not told when a difference of two of them is the score of fewer than five', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 40 }).chain((n) =>
          fc.tuple(
            fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: n, maxLength: n }),
            fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: n, maxLength: n }), {
              minLength: 1,
              maxLength: 5,
            }),
          ),
        ),
        ([scores, flags]) => {
          const groups = flags.map((f) => Uint8Array.from(f));
          const told = [...byGroup(scores, groups)];
          const members = (g: number) => scores.flatMap((score, i) => (score !== null && groups[g]![i] ? [i] : []));
          const all = scores.flatMap((score, i) => (score === null ? [] : [i]));
          const sets = [all, ...told.flatMap((t, g) => (t ? [members(g)] : []))];
          for (const a of sets)
            for (const b of sets) {
              const only = a.filter((i) => !b.includes(i)).length;
              expect(only === 0 || only >= threshold).toBe(true);
            }
        },
      ),
    );
  });
});

describe('statistics', () => {
  it('begin with five values, quartiles with ten', () => {
    expect(statistics([1, 2, 3, 4])).toBeUndefined();
    expect(statistics([1, 2, 3, 4, 5])).toEqual({ mean: 3 });
    expect(statistics([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual({ mean: 5.5, quartiles: [3.25, 5.5, 7.75] });
  });

  it('interpolate as R does by default', () => {
    expect(quantile([1, 2, 4], 0.25)).toBe(1.5);
    expect(quantile([7], 0.75)).toBe(7);
  });
});
