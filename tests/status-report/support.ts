import type { Question, Questionnaire } from '../../src/contract/questionnaire.ts';
import type { Bin, Crossing, Crossings, QuestionResults, Results, Statistics } from '../../src/contract/results.ts';
import { interviewForms } from '../../src/form/interview.ts';
import type { Interview } from '../../src/contract/interview.ts';
import { nodesOf } from '../../src/form/build.ts';

/**
 * Results as a receiver would tell them, of respondents that a seed makes up: an example, of nobody. The rules of what may be
 * told are simpler than the receiver's: a count under the threshold is null.
 */
const THRESHOLD = 5;

/** Park and Miller's generator: the same numbers in every engine. */
export function random(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

type Answer = number | string | readonly string[] | Readonly<Record<string, number | string>> | undefined;
type Respondent = Readonly<Record<string, Answer>>;
type Counts = Record<string, number | null>;

const questionsOf = ({ sections }: Questionnaire): Question[] =>
  sections.flatMap(({ questions }) => questions).filter(({ type }) => type !== 'note');
const steps = ({ min, max }: { min: number; max: number }): string[] =>
  Array.from({ length: max - min + 1 }, (_, i) => String(min + i));
const COUNTRIES = 'FR DE ES AL BE CH AT PL RO GR HR SI PT NL SE'.split(' ');
const toldOr = (n: number): number | null => (n > 0 && n < THRESHOLD ? null : n);

/** What one of them answers. */
function answer(
  q: Question,
  node: ReturnType<typeof nodesOf> extends Map<string, infer N> ? N : never,
  next: () => number,
): Answer {
  const values = node.options.map(({ value }) => value);
  // the first options are chosen more often
  const one = (of: readonly string[]): string => of[Math.floor(next() ** 1.6 * of.length)]!;
  const some = (of: readonly string[], most = of.length): string[] =>
    [...of]
      .sort((a, b) => of.indexOf(a) * next() - of.indexOf(b) * next())
      .slice(0, 1 + Math.floor(next() * Math.min(4, most)));
  if (next() < 0.08) return undefined;
  switch (q.type) {
    case 'boolean':
    case 'consent':
      return String(next() < 0.8);
    case 'single':
      return one(values);
    case 'dropdown':
      return q.multiple ? some(values) : one(values);
    case 'multiple':
      return some(values);
    case 'ranking':
      return some(values, q.maxRanked);
    case 'country':
    case 'language':
      return q.multiple ? some(COUNTRIES) : one(COUNTRIES);
    case 'scale':
      return one(steps(q));
    case 'matrix':
      return Object.fromEntries(q.rows.map(({ id }) => [id, one(node.scale ? steps(node.scale) : values)]));
    case 'allocation': {
      const shares = q.rows.map(() => next() ** 2);
      const sum = shares.reduce((a, b) => a + b, 0);
      return Object.fromEntries(q.rows.map(({ id }, i) => [id, (q.total * shares[i]!) / sum]));
    }
    case 'percent':
      return Math.round(100 * next() ** 3);
    case 'year':
      return 1950 + Math.floor(74 * next() ** 0.5);
    case 'currency':
      return Math.round(80_000 * next() ** 4);
    case 'integer':
    case 'decimal':
    case 'calculated':
      return Math.round(30 * next() ** 3);
    default:
      return 'x';
  }
}

export function respondents(definition: Questionnaire, n = 141, seed = 1): Respondent[] {
  const next = random(seed);
  const nodes = nodesOf(definition);
  return Array.from({ length: n }, () =>
    Object.fromEntries(questionsOf(definition).map((q) => [q.id, answer(q, nodes.get(q.id)!, next)])),
  );
}

export function statistics(values: readonly number[]): Partial<Statistics> {
  if (values.length < THRESHOLD) return {};
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number): number => {
    const place = (sorted.length - 1) * p;
    const low = sorted[Math.floor(place)]!;
    return low + (sorted[Math.ceil(place)]! - low) * (place % 1);
  };
  const mean = sorted.reduce((a, b) => a + b, 0) / sorted.length;
  return { mean, ...(sorted.length >= 10 && { quartiles: [at(0.25), at(0.5), at(0.75)] }) };
}

function histogram(values: readonly number[]): Bin[] {
  const step = Math.max(1, Math.ceil((Math.max(...values) - Math.min(...values)) / 6));
  const low = Math.floor(Math.min(...values) / step) * step;
  return Array.from({ length: 6 }, (_, i) => {
    const [from, to] = [i ? low + i * step : null, i < 5 ? low + (i + 1) * step : null];
    return {
      from,
      to,
      n: toldOr(values.filter((v) => (from === null || v >= from) && (to === null || v < to)).length),
    };
  });
}

function tell(
  q: Question,
  node: ReturnType<typeof nodesOf> extends Map<string, infer N> ? N : never,
  given: readonly Answer[],
): QuestionResults {
  const there = given.filter((a) => a !== undefined);
  const count = (values: readonly string[], of: readonly Answer[] = there): Counts =>
    Object.fromEntries(
      values.map((v) => [v, toldOr(of.filter((a) => (Array.isArray(a) ? a.includes(v) : String(a) === v)).length)]),
    );
  const base = { type: q.type, n: toldOr(there.length) };
  const values = node.options.map(({ value }) => value);
  switch (q.type) {
    case 'boolean':
    case 'consent':
      return { ...base, counts: count(['true', 'false']) };
    case 'single':
    case 'dropdown':
    case 'multiple':
      return { ...base, counts: count(values) };
    case 'country':
    case 'language':
      return { ...base, counts: count([...new Set(there.flat() as string[])].sort()) };
    case 'ranking': {
      const places = values.flatMap((v): [string, number][] => {
        const at = (there as string[][]).filter((a) => a.includes(v)).map((a) => a.indexOf(v) + 1);
        return at.length < THRESHOLD ? [] : [[v, at.reduce((a, b) => a + b, 0) / at.length]];
      });
      return { ...base, counts: count(values), places: Object.fromEntries(places) };
    }
    case 'scale':
      return { ...base, counts: count(steps(q)), ...statistics(there.map(Number)) };
    case 'matrix': {
      const rows = q.rows.map(({ id }) => {
        const own = there.map((a) => (a as Record<string, string>)[id]);
        return [
          id,
          {
            n: base.n,
            counts: count(node.scale ? steps(node.scale) : values, own),
            ...(node.scale && statistics(own.map(Number))),
          },
        ];
      });
      return { ...base, rows: Object.fromEntries(rows) as NonNullable<QuestionResults['rows']> };
    }
    case 'allocation':
      return {
        ...base,
        ...(there.length >= THRESHOLD && {
          means: Object.fromEntries(
            q.rows.map(({ id }) => [
              id,
              (there as Record<string, number>[]).reduce((sum, a) => sum + a[id]!, 0) / there.length,
            ]),
          ),
        }),
      };
    default: {
      const numbers = there.filter((a) => typeof a === 'number');
      return { ...base, ...statistics(numbers), ...(numbers.length >= 10 && { bins: histogram(numbers) }) };
    }
  }
}

const classesOf = (q: Question, node: { options: readonly { value: string }[] }): readonly string[] => {
  const { facet } = q as { facet?: boolean | number[] };
  if (Array.isArray(facet)) return facet.map((from, i) => `${from}-${facet[i + 1] ?? ''}`);
  return facet ? node.options.map(({ value }) => value) : [];
};
const inClass = (a: Answer, name: string): boolean => {
  if (Array.isArray(a)) return a.includes(name);
  const [, from, to] = /^([\d.]+)-([\d.]*)$/.exec(name) ?? [];
  return typeof a === 'number' && from ? a >= Number(from) && (!to || a < Number(to)) : a === name;
};

/** What a definition's receiver would tell of made up respondents. */
export function exampleResults(definition: Questionnaire, { n = 141, seed = 1 } = {}): Results {
  const all = respondents(definition, n, seed);
  const nodes = nodesOf(definition);
  const next = random(seed + 1);
  const questions = questionsOf(definition);
  const scores = (definition.dimensions ?? []).map(({ id }) => ({
    id,
    of: all.map((_, i) => Math.min(100, (20 + (id.length % 5) * 9) * (0.4 + next()) + (i % 7))),
  }));
  const bands = definition.bands ?? [];
  const head = { about: definition.id, version: definition.version, threshold: THRESHOLD };
  if (n < THRESHOLD) return { ...head, n: null, suppressed: true, questions: {}, dimensions: {}, groups: {} };
  return {
    ...head,
    released: { n, at: '2026-11-02T09:00:00Z' },
    ...{ n, suppressed: false },
    questions: Object.fromEntries(
      questions.map((q) => [
        q.id,
        tell(
          q,
          nodes.get(q.id)!,
          all.map((r) => r[q.id]),
        ),
      ]),
    ),
    dimensions: Object.fromEntries(
      scores.map(({ id, of }) => [
        id,
        {
          ...{ n, ...statistics(of) },
          bands: Object.fromEntries(
            bands.map(({ id: band, from, to }) => [
              band,
              toldOr(of.filter((v) => v >= from && (v < to || to === 100)).length),
            ]),
          ),
        },
      ]),
    ),
    groups: Object.fromEntries(
      questions.flatMap((q) => {
        const classes = classesOf(q, nodes.get(q.id)!);
        if (!classes.length) return [];
        const told = classes.map((name) => {
          const people = all.flatMap((r, i) => (inClass(r[q.id], name) ? i : []));
          const dimensions = scores.map(({ id, of }) => {
            const found = statistics(people.map((i) => of[i]!));
            return [id, found.mean === undefined ? null : found];
          });
          return [
            name,
            {
              n: toldOr(people.length),
              dimensions: Object.fromEntries(dimensions) as Record<string, Statistics | null>,
            },
          ];
        });
        return [[q.id, Object.fromEntries(told) as Results['groups'][string]]];
      }),
    ),
    periods: [20, 41, 33, 30, n - 124]
      .map((count, i) => ({ from: `2026-0${i + 3}`, to: `2026-0${i + 4}`, n: Math.max(count, 0) }))
      .filter(({ n: count }) => n >= 124 && count),
  };
}

/** The tables of all questions by one, of the same respondents, without small classes and values with a small cell. */
export function exampleCrossings(definition: Questionnaire, by: string, { n = 141, seed = 1 } = {}): Crossings {
  const all = respondents(definition, n, seed);
  const nodes = nodesOf(definition);
  const columnsOf = questionsOf(definition).find(({ id }) => id === by)!;
  const names = classesOf(columnsOf, nodes.get(by)!);
  const questions: Record<string, Crossing> = {};
  const cross = (key: string, values: readonly string[], read: (r: Respondent) => Answer): void => {
    const asked = (name: string): Respondent[] => all.filter((r) => inClass(r[by], name));
    const columns = names.filter((name) => asked(name).length >= 4 * THRESHOLD);
    const cell = (value: string, name: string): number => asked(name).filter((r) => inClass(read(r), value)).length;
    const rows = values.filter((value) => columns.every((name) => cell(value, name) >= THRESHOLD));
    if (rows.length && columns.length)
      questions[key] = {
        ...{ columns, rows, asked: columns.map((name) => asked(name).length), rest: { columns: false, rows: false } },
        counts: rows.map((value) => columns.map((name) => cell(value, name))),
      };
  };
  for (const q of questionsOf(definition)) {
    const node = nodes.get(q.id)!;
    if (q.id === by) continue;
    if (q.type === 'matrix')
      for (const { id } of q.rows)
        cross(
          `${q.id}/${id}`,
          node.scale ? steps(node.scale) : node.options.map(({ value }) => value),
          (r) => (r[q.id] as Record<string, string> | undefined)?.[id],
        );
    else
      cross(
        q.id,
        q.type === 'scale'
          ? steps(q)
          : q.type === 'country'
            ? COUNTRIES
            : q.type === 'consent'
              ? ['true', 'false']
              : classesOf(q, node).length
                ? classesOf(q, node)
                : node.options.map(({ value }) => value),
        (r) => r[q.id],
      );
  }
  return { about: definition.id, version: definition.version, threshold: THRESHOLD, by, questions };
}

/** The questions of an interview's phases as one questionnaire. */
export const mainOf = (interview: unknown): Questionnaire => interviewForms(interview as Interview).main;
