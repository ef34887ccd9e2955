import '../support/proof.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossable, crossings } from '../../src/receiver/results/cross.ts';
import { merge } from '../../src/receiver/results/merge.ts';
import { holds, type Joint, type Kept, type Margin } from '../../src/receiver/results/splits.ts';
import { random } from './attack-world.ts';
import { asked, several, single, type Question } from './cross-support.ts';

const times = (n: number, cell: number): number[] => Array<number>(n).fill(cell);

const tablesOf = (questions: readonly Question[], by: string) => crossings(asked(questions), by);

describe('a cross-table', () => {
  const sector = [...times(30, 2), ...times(30, 3), ...times(20, 4)];
  const plan = sector.map((_, i) => 2 + (i % 2));

  it('has a cell for every two answers, and nothing else where everybody answered', () => {
    expect(tablesOf([single('s', sector), single('p', plan, 2)], 's')).toEqual({
      p: {
        columns: ['s0', 's1', 's2'],
        rows: ['p0', 'p1'],
        counts: [
          [15, 15, 10],
          [15, 15, 10],
        ],
        asked: [30, 30, 20],
        rest: { columns: false, rows: false },
      },
    });
  });

  it('has together under rest what would have cells of fewer than five', () => {
    // Of the third sector only two answered otherwise.
    const other = sector.map((cell, i) => (cell === 4 ? (i < 62 ? 3 : 2) : 2 + (i % 2)));
    const { p } = tablesOf([single('s', sector), single('p', other, 2)], 's');
    expect(p!.rest.columns).toBe(true);
    expect(Math.min(...p!.counts.flat())).toBeGreaterThanOrEqual(5);
  });

  it('counts each of several options among those who were asked', () => {
    const tools = sector.map((_, i) => (i < 60 ? (i % 2 ? [0] : [0, 1, 2].slice(i % 3)) : i % 2 ? [1] : undefined));
    const { t } = tablesOf([single('s', sector), several('t', tools, 3)], 's');
    expect(t!.rest.rows).toBe(false);
    t!.rows.forEach((name, row) =>
      t!.columns.forEach((column, i) => {
        const own = sector.flatMap((cell, at) => (`s${cell - 2}` === column ? [tools[at]] : []));
        expect(t!.counts[row]![i]).toBe(own.filter((chosen) => chosen?.includes(Number(name.slice(1)))).length);
        expect(t!.asked[i]).toBe(own.filter(Boolean).length);
      }),
    );
  });

  it('is the same whichever question is the columns', () => {
    const questions = asked([single('s', sector), single('p', plan, 2)]);
    const { p } = crossings(questions, 's');
    const { s } = crossings(questions, 'p');
    expect(s!.counts).toEqual(p!.counts[0]!.map((_, i) => p!.counts.map((row) => row[i])));
    expect(crossable(questions)).toEqual(['s', 'p']);
    expect(crossings(questions, 'none')).toEqual({});
  });

  it('counts as a reading of all answers does, whatever the number of respondents, questions and options', () => {
    const question = fc.record({ several: fc.boolean(), options: fc.integer({ min: 2, max: 6 }) });
    const survey = fc.tuple(
      fc.integer({ min: 5, max: 300 }),
      fc.array(question, { minLength: 2, maxLength: 5 }),
      fc.nat(),
    );
    let read = 0;
    fc.assert(
      fc.property(survey, ([n, kinds, seed]) => {
        const next = random(seed);
        // What each respondent chose of each question, null without an answer; the last is asked of who said more than the first option.
        const chosen: (readonly number[] | null | undefined)[][] = [];
        kinds.forEach(({ several, options }, q) => {
          const asked = (i: number) => q < kinds.length - 1 || chosen[0]![i]?.some((option) => option > 0);
          chosen.push(
            times(n, 0).map((_, i) => {
              if (!asked(i)) return undefined;
              if (next(12) === 0) return null;
              const own = Array.from({ length: options }, (_, option) => option).filter(() => next(3) === 0);
              return several && own.length ? own : [next(options)];
            }),
          );
        });
        const questions = kinds.map(({ several: many, options }, q): Question => {
          const cells = chosen[q]!.map((own) => (own === undefined ? 1 : own === null ? 0 : 2 + own[0]!));
          const question = many ? several(`q${q}`, chosen[q]!, options) : single(`q${q}`, cells, options);
          return { ...question, on: q === kinds.length - 1 ? ['q0'] : [] };
        });
        for (const by of questions.map(({ id }) => id))
          for (const [id, table] of Object.entries(tablesOf(questions, by))) {
            /** Whether a respondent is in a line, or where there is none in all others who were asked. */
            const within = (
              name: string | undefined,
              names: readonly string[],
              own: readonly number[] | null | undefined,
            ) =>
              name === undefined
                ? own !== undefined && !names.some((other) => own?.includes(Number(other.slice(2))))
                : (own?.includes(Number(name.slice(2))) ?? false);
            const [rows, columns] = [chosen[Number(id.slice(1))]!, chosen[Number(by.slice(1))]!];
            table.counts.forEach((line, r) =>
              line.forEach((count, c) => {
                const both = rows.filter(
                  (row, i) =>
                    within(table.rows[r], table.rows, row) && within(table.columns[c], table.columns, columns[i]),
                );
                expect(both.length, `${id} by ${by}`).toBe(count);
                expect(count).toBeGreaterThanOrEqual(5);
                read++;
              }),
            );
          }
      }),
    );
    expect(read).toBeGreaterThan(100);
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
    expect(ours / best).toBeGreaterThan(0.95);
  });
});
