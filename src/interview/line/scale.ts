import { monthOf, monthStart, type Period } from './when.ts';

/** A line of time that begins and ends at a tick. */
export interface Scale {
  /** days, as of a Period */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}
export interface Tick {
  readonly day: number;
  /** EDTF: a year, or a month that is not the first of its year */
  readonly edtf: string;
}

// months from tick to tick; months only where all is in a year or two
const MONTHS = [1, 3, 6];
const YEARS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000];
const STEPS = [...MONTHS, ...YEARS.map((years) => years * 12)];
/** EDTF's years have four digits. */
const LAST = 10_000 * 12;

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/**
 * The years that periods need, whole, with as many round ticks as there is room for: the smallest step that does. Where a
 * period is open, there is some of the line beyond what is known, to show that it goes on.
 * @param most ticks there is room for, at least 2
 */
export function scaleOf(periods: readonly Period[], most: number): Scale {
  const days = periods.flatMap(({ from, to }) => [from, to && to - 1]).filter((day) => day !== undefined);
  const [first, last] = [Math.min(...days), Math.max(...days)].map((day) => Math.floor(monthOf(day) / 12) * 12);
  const beyond = Math.max(12, Math.round((last! + 12 - first!) / 12 / 12) * 12);
  const opens = periods.some(({ from }) => from === undefined);
  const stays = periods.some(({ to }) => to === undefined);
  const low = Math.max(0, first! - (opens ? beyond : 0));
  const high = Math.min(LAST, last! + 12 + (stays ? beyond : 0));
  const step = STEPS.find((months) => Math.ceil(high / months) - Math.floor(low / months) < most) ?? LAST;
  const count = Math.ceil(high / step) - Math.floor(low / step) + 1;
  const ticks = Array.from({ length: count }, (_, i): Tick => {
    const months = (Math.floor(low / step) + i) * step;
    const [year, month] = [Math.floor(months / 12), months % 12];
    return { day: monthStart(months), edtf: pad(year, 4) + (month ? `-${pad(month + 1, 2)}` : '') };
  });
  return { from: ticks[0]!.day, to: ticks.at(-1)!.day, ticks };
}
