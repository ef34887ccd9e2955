import mapping from '../../demo/content/questionnaires/living-mapping.json' with { type: 'json' };
import type { Crossing, Crossings, Results } from '../../src/contract/results.ts';
import type { Questionnaire } from '../../src/contract/questionnaire.ts';
import { read } from '../../src/status-report/read.ts';
import { Viewing, type Host } from '../../src/status-report/viewing.ts';
import { chapters, type Subject } from '../../src/status-report/late/subjects.ts';

/** The real questionnaire, with what its report makes of it. */
export const definition = {
  ...(mapping as unknown as Questionnaire),
  report: { needs: ['need_tools', 'need_training', 'need_barriers'], origins: ['org_province', 'org_sector'] },
} satisfies Questionnaire;

/** Numbers that are the same in each run (mulberry32). */
export function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A viewing without a page. */
export function viewing(
  document: unknown = definition,
  results?: Results,
  locale = 'en',
  crossings: Readonly<Record<string, Crossings>> = {},
): Viewing {
  const host = {
    activeLocale: locale,
    depth: 2,
    address: () => 'https://example.org/api/results/x',
    requestUpdate: () => {},
    changed: () => {},
  } as unknown as Host;
  const s = new Viewing(host, read(document));
  if (results) s.results = { state: 'ready', value: results };
  s.by = (key) => (crossings[key] ? { state: 'ready', value: crossings[key] } : { state: 'failed', why: 'missing' });
  return s;
}

type Answered = ReadonlyMap<string, readonly string[]>;

/** Lines are left to the others until every cell holds five. */
function crossed(people: readonly Answered[], rows: Subject, columns: Subject): Crossing | undefined {
  const among = (one: Answered, key: string, value: string): boolean => one.get(key)?.includes(value) ?? false;
  let [down, across] = [[...rows.values], [...columns.values]];
  const count = (value: string, column: string): number =>
    people.filter((one) => among(one, rows.key, value) && among(one, columns.key, column)).length;
  for (;;) {
    const worst = [
      ...down.map((value) => ({
        side: 'row',
        value,
        small: across.filter((c) => count(value, c) < 5).length / across.length,
      })),
      ...across.map((value) => ({
        side: 'column',
        value,
        small: down.filter((r) => count(r, value) < 5).length / down.length,
      })),
    ].sort((a, b) => b.small - a.small)[0];
    if (!worst || !down.length || !across.length) return undefined;
    if (!worst.small) break;
    if (worst.side === 'row') down = down.filter((value) => value !== worst.value);
    else across = across.filter((value) => value !== worst.value);
  }
  const restOf = (subject: Subject, told: readonly string[]) => (one: Answered) =>
    !told.some((value) => among(one, subject.key, value));
  const tests = (subject: Subject, told: readonly string[]) => {
    const other = restOf(subject, told);
    const rest = !subject.several && people.filter(other).length >= 5;
    return {
      rest,
      tests: [...told.map((value) => (one: Answered) => among(one, subject.key, value)), ...(rest ? [other] : [])],
    };
  };
  const [r, c] = [tests(rows, down), tests(columns, across)];
  return {
    columns: across,
    rows: down,
    counts: r.tests.map((row) => c.tests.map((column) => people.filter((one) => row(one) && column(one)).length)),
    asked: c.tests.map((column) => people.filter(column).length),
    rest: { columns: c.rest, rows: r.rest },
  };
}

/**
 * An example: so many made-up respondents' answers to a definition, counted, with lean to the first options.
 * @returns results as a receiver gives them, and the crossings by each question named in `by`
 */
export function example(
  document: Questionnaire = definition,
  n = 141,
  by: readonly string[] = ['org_province', 'org_sector'],
  seed = 6,
) {
  const random = seeded(seed);
  const s = viewing(document);
  const subjects = chapters(s).flatMap((chapter) => chapter.subjects);
  const lean = (values: readonly string[]): string => values[Math.floor(random() ** 1.7 * values.length)]!;
  const people = Array.from({ length: n }, () => {
    const one = new Map<string, readonly string[]>();
    for (const { key, values, several } of subjects) {
      if (!values.length || random() < 0.06) continue;
      one.set(key, several ? [...new Set([lean(values), lean(values), lean(values)])] : [lean(values)]);
    }
    return one;
  });
  const questions: Results['questions'] = {};
  for (const { questions: asked } of s.model.sections)
    for (const { id, type } of asked) {
      if (type === 'note') continue;
      const mine = subjects.filter(({ question }) => question === id);
      const tally = ({ key, values }: Subject) => {
        const given = people.flatMap((one) => one.get(key) ?? []);
        const count = (value: string): number => given.filter((each) => each === value).length;
        return {
          n: people.filter((one) => one.has(key)).length,
          counts: Object.fromEntries(values.map((value) => [value, count(value) < 5 ? null : count(value)])),
          ...(mine[0]!.scaled && {
            mean: Math.round((given.reduce((sum, v) => sum + Number(v), 0) / given.length) * 100) / 100,
          }),
        };
      };
      const [first] = mine;
      questions[id] = !first
        ? { type, n }
        : first.row === undefined
          ? {
              type,
              ...tally(first),
              ...(type === 'ranking' && {
                places: Object.fromEntries(first.values.map((v, i) => [v, 1.2 + (i % 4) * 0.4])),
              }),
            }
          : { type, n, rows: Object.fromEntries(mine.map((one) => [one.row!, tally(one)])) };
    }
  const dimensions = (document.dimensions ?? []).map(({ id }) => id);
  const statistics = () => {
    const median = 30 + Math.round(random() * 40);
    return { mean: median + 1, quartiles: [median - 12, median, median + 14] as [number, number, number] };
  };
  const groups: Results['groups'] = {};
  for (const { key, values } of subjects.filter(({ question }) => by.includes(question))) {
    const told = values.map((value) => {
      const size = people.filter((one) => one.get(key)?.includes(value)).length;
      const scores = () => (size < 5 ? null : size < 10 ? { mean: 44 } : statistics());
      return [
        value,
        {
          n: size < 5 ? null : size,
          dimensions: Object.fromEntries([...dimensions, 'overall'].map((id) => [id, scores()])),
        },
      ];
    });
    groups[key] = Object.fromEntries(told) as Results['groups'][string];
  }
  const head = {
    about: document.id,
    version: document.version,
    threshold: 5,
    released: { n, at: '2026-11-20T09:00:00Z' },
  };
  const results: Results = {
    ...head,
    ...{ n, suppressed: false, questions, groups },
    dimensions: Object.fromEntries(dimensions.map((id) => [id, { n, ...statistics() }])),
    ...(dimensions.length && { overall: { n, ...statistics() } }),
  };
  const crossings = (key: string): Crossings => {
    const column = subjects.find((one) => one.key === key)!;
    const told = subjects.flatMap((row) => {
      const table = row.key === key ? undefined : crossed(people, row, column);
      return table ? [[row.key, table] as const] : [];
    });
    return { ...head, by: key, questions: Object.fromEntries(told) };
  };
  return { results, crossings };
}
