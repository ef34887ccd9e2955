import type { Period } from '../../contract/results.ts';
import { threshold } from './suppress.ts';

/**
 * How many came in which months. What was told stays as it was, also when answers are erased since; what came between two
 * releases is added to it five or more at a time, so that no difference of two releases tells of fewer.
 */
export interface Arrivals {
  readonly told: readonly Period[];
  /** by month (`2026-03`), those that wait until they are enough */
  readonly waiting: Readonly<Record<string, number>>;
}

/** The month after `2026-03`. */
function next(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`;
}

/** @param fresh how many came since, by the month in which they came */
export function arrivalsOf(before: Arrivals | null, fresh: Readonly<Record<string, number>>): Arrivals {
  const months = new Map(Object.entries(before?.waiting ?? {}));
  for (const [month, n] of Object.entries(fresh)) months.set(month, (months.get(month) ?? 0) + n);
  const told = [...(before?.told ?? [])];
  let sum = [...months.values()].reduce((a, b) => a + b, 0);
  if (sum < threshold) return { told, waiting: Object.fromEntries(months) };

  let open: { from: string; n: number } | undefined;
  for (const [month, n] of [...months].sort(([a], [b]) => (a < b ? -1 : 1))) {
    sum -= n;
    open = { from: open?.from ?? month, n: (open?.n ?? 0) + n };
    // Too few would be left for one of their own.
    if (open.n < threshold || (sum > 0 && sum < threshold)) continue;
    const to = next(month);
    const last = told.at(-1);
    if (last && open.from < last.to)
      told[told.length - 1] = { from: last.from, to: to > last.to ? to : last.to, n: last.n + open.n };
    else told.push({ from: last?.to ?? open.from, to, n: open.n });
    open = undefined;
  }
  return { told, waiting: {} };
}
