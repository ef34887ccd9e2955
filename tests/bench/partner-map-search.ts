/**
 * Finding in the partner map: 100,000 entries in four languages, on the main thread. How long a key of the search takes,
 * and the facets with it; how long a filter to a tenth and the way back, and who fits an entry among 10,000; how long the index takes to be made, and the longest
 * that it keeps the thread.
 *   npx tsx tests/bench/partner-map-search.ts [--entries N] [--out FILE]
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { createFinder, type Selection } from '../../src/finding/finder.ts';
import { sourceOf, type FacetId } from '../../src/partner-map/find/columns.ts';
import { createMatcher, profileOf } from '../../src/partner-map/match/match.ts';
import { searchOf } from '../../src/partner-map/find/search.ts';
import { read } from '../../src/partner-map/read.ts';
import { many } from '../partner-map/support/many.ts';

const { values } = parseArgs({ options: { entries: { type: 'string', default: '100000' }, out: { type: 'string' } } });
const size = Number(values.entries);
const TODAY = '2026-11-27';

/** CPU, ms, of the whole process: what the collector of garbage takes beside is in it. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const took = async (work: () => unknown): Promise<number> => {
  const start = cpu();
  await work();
  return cpu() - start;
};
const sorted = (times: number[]) => times.sort((a, b) => a - b);
const quantile = (times: number[], part: number) => sorted(times)[Math.floor((times.length - 1) * part)]!;
const told = (times: number[]) => ({
  median: +quantile(times, 0.5).toFixed(2),
  p95: +quantile(times, 0.95).toFixed(2),
  most: +quantile(times, 1).toFixed(2),
});

const document = many(size);
const model = read(document);

// the longest that the thread is kept: between two turns of a timer that would come each ms
let longest = 0;
let before = performance.now();
const timer = setInterval(() => {
  longest = Math.max(longest, performance.now() - before);
  before = performance.now();
}, 1);
const heap = process.memoryUsage();
const indexed = await took(() => searchOf(model));
const longestSearch = longest;
longest = 0;
before = performance.now();
const finder = createFinder(sourceOf(model, TODAY));
const all: Selection<FacetId> = { query: '', facets: new Map() };
const columns = await took(() => finder.find(all));
clearInterval(timer);
const used = process.memoryUsage();

const search = await searchOf(model);
await finder.find({ ...all, query: 'x' });
// of each key the middle of some rounds: what else the machine does is not the key's
const ROUNDS = 5;
const typed = many.queries.flatMap((query) => Array.from(query, (_, i) => query.slice(0, i + 1)));
const rounds = typed.map(() => ({ search: [] as number[], facets: [] as number[] }));
for (let round = -2; round < ROUNDS; round++)
  for (const [i, query] of typed.entries()) {
    const key = await took(() => search.find(query));
    const both = await took(() => finder.find({ ...all, query }));
    // the first rounds warm up
    if (round < 0) continue;
    rounds[i]!.search.push(key);
    rounds[i]!.facets.push(both);
  }
const keys = rounds.map((times) => quantile(times.search, 0.5));
const withFacets = rounds.map((times) => quantile(times.facets, 0.5));

const tenth: Selection<FacetId> = { query: '', facets: new Map([['sector', new Set(['s0'])]]) };
const filter: number[] = [];
const restore: number[] = [];
for (let round = 0; round < 40; round++) {
  const [narrow, back] = [await took(() => finder.find(tenth)), await took(() => finder.find(all))];
  if (round < 8) continue;
  filter.push(narrow);
  restore.push(back);
}

const some = read(many(Math.min(size, 10_000)));
const matcher = await createMatcher(some, TODAY);
const matches: number[] = [];
for (let round = 0; round < 40; round++) {
  const profile = profileOf(some, round, TODAY);
  const match = await took(() => matcher.match(profile));
  if (round >= 8) matches.push(match);
}

/** A loop of thirty million steps, ms: the same on each machine, to compare how quick or busy they are. */
const spin = (): number => {
  const start = cpu();
  let x = 0;
  for (let i = 0; i < 3e7; i++) x = (x * 31 + i) | 0;
  return x === 0.5 ? 0 : cpu() - start;
};

const result = {
  machine: `${cpus()[0]!.model}, Node ${process.version}`,
  spin: told([spin(), spin(), spin()]).median,
  entries: size,
  megabytes: Math.round(JSON.stringify(document).length / 1e6),
  index: { cpu: Math.round(indexed), longest: Math.round(longestSearch) },
  columns: { cpu: Math.round(columns), longest: Math.round(longest) },
  megabytesOfMemory: Math.round((used.heapUsed + used.arrayBuffers - heap.heapUsed - heap.arrayBuffers) / 1e6),
  keys: { count: keys.length, ...told(keys) },
  // what the search found is still there
  facetsOfKey: told(withFacets),
  filterTenth: told(filter),
  restore: told(restore),
  matchAmongTenThousand: told(matches),
  left: (await finder.find(tenth)).order.length,
};
console.log(JSON.stringify(result, null, 2));
if (values.out) writeFileSync(values.out, JSON.stringify(result, null, 2));
if (result.keys.p95 > 16) {
  console.error('bench: a key takes more than a frame');
  process.exitCode = 1;
}
