import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { arrivalsOf, type Arrivals } from '../../src/receiver/results/arrivals.ts';
import { threshold } from '../../src/receiver/results/suppress.ts';

const months = Array.from(
  { length: 30 },
  (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('answers by month', () => {
  it('are told month by month where five came in each', () => {
    const { told, waiting } = arrivalsOf(null, { '2025-11': 7, '2025-12': 5, '2026-01': 9 });
    expect(told).toEqual([
      { from: '2025-11', to: '2025-12', n: 7 },
      { from: '2025-12', to: '2026-01', n: 5 },
      { from: '2026-01', to: '2026-02', n: 9 },
    ]);
    expect(waiting).toEqual({});
  });

  it('are told together where a month has fewer, and wait while there are fewer than five in all', () => {
    expect(arrivalsOf(null, { '2026-01': 3, '2026-02': 4, '2026-03': 6, '2026-04': 1 }).told).toEqual([
      { from: '2026-01', to: '2026-03', n: 7 },
      { from: '2026-03', to: '2026-05', n: 7 },
    ]);
    const few = arrivalsOf(null, { '2026-01': 4 });
    expect(few).toEqual({ told: [], waiting: { '2026-01': 4 } });
    expect(arrivalsOf(few, { '2026-03': 1 })).toEqual({
      told: [{ from: '2026-01', to: '2026-04', n: 5 }],
      waiting: {},
    });
  });

  it('never change by fewer than five from a release to the next, and lose nobody', () => {
    const steps = fc.array(fc.array(fc.tuple(fc.nat(2), fc.nat(9)), { maxLength: 3 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(steps, (releases) => {
        let state: Arrivals | null = null;
        let [all, month] = [0, 0];
        for (const came of releases) {
          const fresh: Record<string, number> = {};
          for (const [later, n] of came) {
            month = Math.min(months.length - 1, month + later);
            if (n) fresh[months[month]!] = (fresh[months[month]!] ?? 0) + n;
          }
          all += sum(Object.values(fresh));
          const before: Arrivals['told'] = state?.told ?? [];
          state = arrivalsOf(state, fresh);
          const { told, waiting } = state as Arrivals;
          expect(sum(told.map(({ n }) => n)) + sum(Object.values(waiting))).toBe(all);
          expect(sum(Object.values(waiting))).toBeLessThan(threshold);
          told.forEach((period, i) => {
            const change = period.n - (before[i]?.n ?? 0);
            expect(change === 0 || change >= threshold).toBe(true);
            expect(period.from).toBe(told[i - 1]?.to ?? period.from);
            expect(period.from < period.to).toBe(true);
            if (before[i]) expect(period.from).toBe(before[i].from);
          });
        }
      }),
    );
  });
});
