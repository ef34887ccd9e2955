/**
 * How long a two-sided day takes: `npx tsx tests/bench/matching.ts`, or `npm run bench -- matching`. Seeded days of 300 × 300
 * people and 20 slots, the bar of 2 s on the first; and the 24 × 24 of a real one. CPU time of the process, median of
 * five (`ROUNDS`), so that what else the machine does counts little. Ends with 1 when the first is over the bar.
 */
import { solve } from '../../src/receiver/matching/solve.ts';
import type { Instance, Participant } from '../../src/receiver/matching/types.ts';

const bar = 2000;
const rounds = Number(process.env.ROUNDS ?? 5);

interface Day {
  people: number;
  slots: number;
  /** how many each lists */
  list: number;
  each: number;
  /** share of the slots in which somebody can come */
  hours: number;
  tables?: number;
}
const days: readonly Day[] = [
  { people: 300, slots: 20, list: 20, each: 10, hours: 1 },
  { people: 300, slots: 20, list: 20, each: 10, hours: 0.8 },
  { people: 300, slots: 20, list: 20, each: 10, hours: 1, tables: 120 },
  { people: 300, slots: 20, list: 300, each: 20, hours: 1 },
  { people: 300, slots: 20, list: 300, each: 20, hours: 0.6 },
  { people: 24, slots: 12, list: 5, each: 6, hours: 0.9, tables: 12 },
];

/** numbers from 0 to 1 that are the same at every run (mulberry32) */
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function instanceOf({ people, slots, list, each, hours, tables }: Day): Instance {
  const next = numbers(7);
  const side = (own: string, other: string): Participant[] =>
    Array.from({ length: people }, (_, i) => {
      const others = Array.from({ length: people }, (_, j) => ({ id: `${other}${j}`, key: next() }));
      const prefers = others.sort((x, y) => x.key - y.key).slice(0, list);
      return {
        id: `${own}${i}`,
        prefers: prefers.map(({ id }) => ({ id, interest: (1 + Math.floor(next() * 3)) as 1 | 2 | 3 })),
        free: Array.from({ length: slots }, (_, slot) => slot).filter(() => next() < hours),
      };
    });
  const starts = Array.from({ length: slots }, (_, slot) => slot * 20);
  return { sides: [side('a', 'b'), side('b', 'a')], slots: starts, tables, meetingsEach: each };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const table = days.map((day) => {
  const instance = instanceOf(day);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    solve(instance);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  const { meetings, stable } = solve(instance);
  const met = new Set(meetings.flatMap(({ a, b }) => [a, b])).size;
  const { people, slots, list, each, hours, tables = '' } = day;
  return {
    people: `${people} × ${people}`,
    slots,
    list,
    each,
    hours,
    tables,
    'CPU ms': Math.round(median(times)),
    meetings: meetings.length,
    mutual: meetings.filter(({ tier }) => tier === 'mutual').length,
    'with one or more': met,
    stable,
  };
});
console.table(table);
const first = table[0]!['CPU ms'];
console.log(`matching: ${first} ms of CPU for 300 × 300 people and 20 slots; bar ${bar}`);
if (first > bar) process.exitCode = 1;
