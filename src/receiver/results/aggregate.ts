import { randomBytes } from 'node:crypto';
import type { Question } from '../../contract/questionnaire.ts';
import type { Answer, Model } from '../../form/index.ts';
import { byGroup } from './groups.ts';
import type { Respondent } from './respondents.ts';
import { statistics, type Statistics } from './statistics.ts';
import { suppress, threshold } from './suppress.ts';
import { classesOf, count, isNumeric, notAsked, plansOf, unanswered, type Class, type Plan } from './tables.ts';

/** A count that may not be told is null. */
type Count = number | null;

export interface QuestionResults {
  type: Question['type'];
  /** how many answered */
  n: Count;
  /** how many gave each option; options of `multiple` may add up to more than n */
  counts?: Record<string, Count>;
  rows?: Record<
    string,
    { n: Count; counts?: Record<string, Count>; mean?: number; quartiles?: Statistics['quartiles'] }
  >;
  mean?: number;
  quartiles?: Statistics['quartiles'];
  /** mean share of each row of an allocation */
  means?: Record<string, number>;
}

export interface DimensionResults extends Partial<Statistics> {
  n: Count;
  bands?: Record<string, Count>;
}

/** What a release tells; the same for everybody who asks. */
export interface Aggregate {
  questions: Record<string, QuestionResults>;
  dimensions: Record<string, DimensionResults>;
  overall?: DimensionResults;
  /** by question that groups, by class of its answers */
  groups: Record<string, Record<string, { n: Count; dimensions: Record<string, Statistics | null> }>>;
}

/** Aggregates of five respondents or more, with nothing in them that tells of fewer (suppress.ts, groups.ts). */
export function aggregate(model: Model, respondents: readonly Respondent[]): Aggregate {
  if (respondents.length < threshold) throw new RangeError('There are too few respondents for a release.');
  const { definition } = model;
  const tokens = respondents.map(() => randomBytes(16).readBigUInt64LE());
  const questions = definition.sections.flatMap((section) => section.questions).filter(({ type }) => type !== 'note');

  const keys: string[] = [];
  const plans: Plan[] = [];
  const add = (key: string, plan: Plan) => void (keys.push(key), plans.push(plan));
  const facets = new Map<string, Class[]>();
  for (const question of questions) {
    const own = plansOf(model, question, respondents);
    facets.set(question.id, classesOf(question, own));
    for (const [name, plan] of own) add(`${question.id} ${name}`, plan);
  }
  const dimensions = [
    ...(definition.dimensions ?? []).map(({ id }) => id),
    ...(definition.dimensions ? ['overall'] : []),
  ];
  const bands = (definition.bands ?? []).map(({ id }) => id);
  for (const id of dimensions) {
    const cells = bands.length ? bands : ['scored'];
    add(`#${id}`, {
      cells,
      cellOf: (r) => {
        const score = r.scores[id] ?? null;
        return score === null ? unanswered : 2 + Math.max(0, cells.indexOf(r.bands[id] ?? 'scored'));
      },
    });
  }
  const tables = plans.map((plan) => count(plan, respondents, tokens));
  const hidden = suppress(tables);
  const at = new Map(keys.map((key, i) => [key, i]));

  const n = (t: number): Count => {
    const pool = hidden[t]!;
    const [one, two] = [pool.has(unanswered), pool.has(notAsked)];
    // Known when neither is in the pool, or when the pool is these two and nothing else.
    if (one || two ? !(one && two && pool.size === 2) : false) return null;
    return respondents.length - tables[t]!.counts[unanswered]! - tables[t]!.counts[notAsked]!;
  };
  const cells = (t: number): Record<string, Count> =>
    Object.fromEntries(
      plans[t]!.cells.map((cell, i) => [cell, hidden[t]!.has(i + 2) ? null : tables[t]!.counts[i + 2]!]),
    );
  const numbers = (id: string, read: (answer: Answer) => Answer = (answer) => answer): number[] =>
    respondents.flatMap(({ answers }) => {
      const value = read(answers.get(id));
      return typeof value === 'number' ? [value] : [];
    });
  const row = (id: string) => (answer: Answer) => (answer as Record<string, Answer> | null | undefined)?.[id];

  const results = (question: Question): QuestionResults => {
    const { id, type } = question;
    const own = at.get(`${id} `)!;
    const result: QuestionResults = { type, n: n(own) };
    if (plans[own]!.cells[0] !== 'answered') result.counts = cells(own);
    const options = keys.filter((key) => key.startsWith(`${id} option:`));
    if (options.length)
      result.counts = Object.fromEntries(options.map((key) => [key.slice(id.length + 8), cells(at.get(key)!).chosen!]));
    if (isNumeric(question)) Object.assign(result, statistics(numbers(id)));
    const rows = keys.filter((key) => key.startsWith(`${id} row:`));
    const scaled = !!model.nodes.get(id)?.scale;
    if (rows.length)
      result.rows = Object.fromEntries(
        rows.map((key) => {
          const name = key.slice(id.length + 5);
          const t = at.get(key)!;
          return [name, { n: n(t), counts: cells(t), ...(scaled && statistics(numbers(id, row(name)))) }];
        }),
      );
    if (type === 'allocation') {
      const given = respondents.filter(({ answers }) => answers.get(id));
      if (given.length >= threshold)
        result.means = Object.fromEntries(
          question.rows.map(({ id: name }) => {
            const sum = given.reduce((all, { answers }) => all + (Number(row(name)(answers.get(id))) || 0), 0);
            return [name, Number((sum / given.length).toPrecision(6))];
          }),
        );
    }
    return result;
  };
  const ofDimension = (id: string): DimensionResults => {
    const t = at.get(`#${id}`)!;
    const values = respondents.flatMap((r) => r.scores[id] ?? []);
    return { n: n(t), ...statistics(values), ...(bands.length && { bands: cells(t) }) };
  };

  // A class is told when its table tells it; its scores, when they are apart from those of every class told before.
  const classes = questions.flatMap((question) =>
    (facets.get(question.id) ?? []).map(({ name, table, cell }) => {
      const t = at.get(`${question.id} ${table}`)!;
      const told = !hidden[t]!.has(cell);
      const people = Uint8Array.from(tables[t]!.cellOf, (own) => Number(told && own === cell));
      return { facet: question.id, name, n: told ? tables[t]!.counts[cell]! : null, people };
    }),
  );
  const means = new Map(
    dimensions.map((id) => [
      id,
      byGroup(
        respondents.map((r) => r.scores[id] ?? null),
        classes.map(({ people }) => people),
      ),
    ]),
  );
  const groups: Aggregate['groups'] = {};
  classes.forEach(({ facet, name, n }, g) => {
    (groups[facet] ??= {})[name] = {
      n,
      dimensions: Object.fromEntries(dimensions.map((id) => [id, means.get(id)![g] ?? null])),
    };
  });
  const scored = Object.fromEntries(dimensions.map((id) => [id, ofDimension(id)]));
  const { overall, ...others } = scored;
  return {
    questions: Object.fromEntries(questions.map((question) => [question.id, results(question)])),
    dimensions: others,
    ...(overall && { overall }),
    groups,
  };
}
