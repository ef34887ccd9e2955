import '../support/proof.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossable, crossings } from '../../src/receiver/results/cross.ts';
import { merge } from '../../src/receiver/results/merge.ts';
import { holds, type Joint, type Kept, type Margin } from '../../src/receiver/results/splits.ts';
import { asked, several, single, type Question } from './cross-support.ts';

const times = (n: number, cell: number): number[] => Array<number>(n).fill(cell);

describe('a cross-table', () => {
  const sector = [...times(30, 2), ...times(30, 3), ...times(20, 4), ...times(10, 0)];

  it('has a cell for every two answers, and all others at the end', () => {
    const plan = sector.map((cell, i) => (cell === 0 ? 0 : 2 + (i % 2)));
    const [, table] = Object.entries(crossings(asked([single('s', sector), single('p', plan, 2)]), 's'))[0]!;
    expect(table).toEqual({
      columns: ['s0', 's1', 's2'],
      rows: [],
      counts: [],
      asked: [],
      rest: { columns: false, rows: false },
    });
  });
});

describe('merging', () => {
  const margin: Margin = { several: false, lines: 4 };
  /** Counts of cells, with who gave no answer last, as joint counts. */
  const jointOf = (cells: readonly (readonly number[])[]): Joint => {
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
    const rows = [
      ...cells.slice(0, -1),
      cells[0]!.map(() => 0),
      cells[0]!.map((_, j) => sum(cells.map((row) => row[j]!))),
    ];
    return rows.map((row) => [...row.slice(0, -1), 0, sum(row)]);
  };
  const subsets = Array.from({ length: 16 }, (_, bits) => [0, 1, 2, 3].map((i) => ((bits >> i) & 1) === 1));
  const named = ({ rows, columns }: Kept) => [...rows, ...columns].filter(Boolean).length;

  it('keeps nearly as many categories as the best choice of all', () => {
    const cell = fc.oneof(fc.nat(6), fc.nat(40));
    const table = fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 });
    let [ours, best] = [0, 0];
    fc.assert(
      fc.property(table, (cells) => {
        const joint = jointOf(cells);
        const all = { rows: subsets[15]!, columns: subsets[15]! };
        const kept = merge(joint, margin, margin, all);
        if (kept) expect(holds(joint, margin, margin, kept)).toBe(true);
        const most = Math.max(
          0,
          ...subsets
            .slice(1)
            .flatMap((rows) =>
              subsets
                .slice(1)
                .map((columns) => (holds(joint, margin, margin, { rows, columns }) ? named({ rows, columns }) : 0)),
            ),
        );
        ours += kept ? named(kept) : 0;
        best += most;
      }),
    );
    console.log(ours, best, ours / best);
    expect(ours / best).toBeGreaterThan(0.9);
  });
});
