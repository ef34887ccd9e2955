import type { Question } from '../../contract/questionnaire.ts';
import type { Bin, DimensionResults, QuestionResults, Results } from '../../contract/results.ts';
import type { Model } from '../../form/index.ts';
import { binEdges } from './bins.ts';
import { unhurried, type Breathe, type Steps } from './breathe.ts';
import { tied } from './clusters.ts';
import type { Asked } from './cross.ts';
import { byGroup } from './groups.ts';
import type { People } from './people.ts';
import { placesOf } from './places.ts';
import { statistics } from './statistics.ts';
import { suppressing, threshold, type Table } from './suppress.ts';
import {
  binColumn,
  chosen,
  classesOf,
  codeTables,
  count,
  isCoded,
  isNumeric,
  notAsked,
  tokensOf,
  unanswered,
  type Column,
} from './tables.ts';

/** A count that may not be told is null. */
type Count = number | null;
/** What a release tells; the same for everybody who asks. */
export type Aggregate = Pick<Results, 'questions' | 'dimensions' | 'overall' | 'groups'>;

/** A column, its table, and which cells of it may not be told. */
interface Told extends Column {
  readonly table: Table;
  readonly hidden: ReadonlySet<number>;
}
/** The tables of a question by name, or of a dimension as `''`. */
type Tables = ReadonlyMap<string, Told>;

/** Bounds of the classes of each number of which there is a histogram. */
type Edges = ReadonlyMap<string, readonly number[]>;

const given = (numbers: Float64Array | undefined): number[] =>
  numbers ? Array.from(numbers.filter((value) => !Number.isNaN(value))) : [];

/** The columns of each question and dimension, as they are counted and may be crossed. */
function* columnsOf(people: People): Steps<{ owners: Map<string, Map<string, Column>>; edges: Edges }> {
  const { layout } = people;
  const edges = new Map<string, number[]>();
  const owners = new Map<string, Map<string, Column>>();
  layout.cells.forEach(({ key, plan }, at) => {
    const [, owner, name] = /^(\S+) ?(.*)$/.exec(key) as unknown as [string, string, string];
    const own = owners.get(owner) ?? new Map<string, Column>();
    owners.set(owner, own.set(name, { cells: plan.cells, cellOf: people.cells(at), whole: plan.whole }));
  });
  for (const question of layout.questions) {
    yield;
    const own = owners.get(question.id)!;
    const base = own.get('')!.cellOf;
    if (isCoded(question))
      for (const [name, column] of codeTables(question as never, base, people.codes(question.id)!))
        own.set(name, column);
    if (!isNumeric(question) || question.type === 'scale') continue;
    const { facet } = question as { facet?: boolean | readonly number[] };
    const numbers = people.numbers(`${question.id} `)!;
    const bounds = binEdges(given(numbers), Array.isArray(facet) ? (facet as readonly number[]) : []);
    if (!bounds.length) continue;
    edges.set(question.id, bounds);
    own.set('bins', binColumn(bounds, base, numbers));
  }
  return { owners, edges };
}

/** The cells that may be told, by their names. */
const countsOf = ({ cells, table, hidden }: Told): Record<string, Count> =>
  Object.fromEntries(cells.map((cell, i) => [cell, hidden.has(i + 2) ? null : table.counts[i + 2]!]));

/** The questions that decide whether one is asked, or which of its options and rows are; whether a dimension (`#id`) is settled. */
function decidedBy({ nodes, gates, definition }: Model, owner: string): string[] {
  const node = nodes.get(owner);
  const rules = node
    ? [node.showIf, nodes.get(`#${node.section}`)?.showIf, ...node.offers.values()]
    : gates.filter((_, i) => `#${definition.scoring?.gates?.[i]?.dimension}` === owner);
  // A rule reads `ski_lang.en` of the question `ski_lang`.
  return [...new Set(rules.flatMap((rule) => rule?.reads ?? []).map((read) => read.split('.', 1)[0]!))];
}

/** How many are in the further cells: who answered. */
function answeredIn({ cellOf, table, hidden }: Told): Count {
  const [one, two] = [hidden.has(unanswered), hidden.has(notAsked)];
  // Known when neither is in the pool, or when the pool is these two and nothing else.
  if ((one || two) && !(one && two && hidden.size === 2)) return null;
  return cellOf.length - table.counts[unanswered]! - table.counts[notAsked]!;
}

const named = (tables: Tables, prefix: string): [name: string, told: Told][] =>
  [...tables].flatMap(([name, told]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), told]] : []));

/** Mean share of each row of an allocation. */
function meansOf(people: People, { id, rows }: Question & { type: 'allocation' }): QuestionResults['means'] {
  const shares = rows.map((row) => [row.id, given(people.numbers(`${id} row:${row.id}`))] as const);
  if ((shares[0]?.[1].length ?? 0) < threshold) return undefined;
  return Object.fromEntries(
    shares.map(([row, all]) => [row, Number((all.reduce((a, b) => a + b, 0) / all.length).toPrecision(6))]),
  );
}

/** What each respondent ranked, the first first; nothing for who ranked nothing. */
function* rankingsOf(people: People, id: string, options: readonly string[]): Steps<string[][]> {
  const places = options.map((option) => people.numbers(`${id} place:${option}`)!);
  const rankings: string[][] = [];
  for (let i = 0; i < people.n; i++) {
    if (i % 5000 === 0) yield;
    const ranked: string[] = [];
    places.forEach((column, o) => void (column[i]! > 0 && (ranked[column[i]! - 1] = options[o]!)));
    rankings.push(ranked);
  }
  return rankings;
}

function* resultsOf(people: People, question: Question, tables: Tables, edges: Edges): Steps<QuestionResults> {
  const { id, type } = question;
  const own = tables.get('')!;
  const result: QuestionResults = { type, n: answeredIn(own) };
  if (own.cells[0] !== 'answered') result.counts = countsOf(own);
  const options = named(tables, 'option:');
  if (options.length)
    result.counts = Object.fromEntries(options.map(([option, told]) => [option, countsOf(told).chosen!]));
  if (isNumeric(question)) Object.assign(result, statistics(given(people.numbers(`${id} `))));
  const bounds = edges.get(id);
  const bins = tables.get('bins');
  if (bounds && bins)
    result.bins = Object.values(countsOf(bins)).map((n, i): Bin => ({
      from: bounds[i - 1] ?? null,
      to: bounds[i] ?? null,
      n,
    }));
  const rows = named(tables, 'row:');
  for (const [row, told] of rows) {
    const numbers = given(people.numbers(`${id} row:${row}`));
    (result.rows ??= {})[row] = { n: answeredIn(told), counts: countsOf(told), ...statistics(numbers) };
    yield;
  }
  const means = type === 'allocation' ? meansOf(people, question) : undefined;
  if (means) result.means = means;
  if (type === 'ranking') {
    const told = options.filter(([, { hidden }]) => !hidden.has(chosen));
    const rankings = yield* rankingsOf(
      people,
      id,
      options.map(([option]) => option),
    );
    const places = placesOf(
      told.map(([option]) => option),
      rankings,
    );
    if (places) result.places = places;
  }
  return result;
}

/** Statistics of scores by the classes of the questions that group, each told when its table tells it. */
async function groupsOf(
  people: People,
  tables: ReadonlyMap<string, Tables>,
  breathe: Breathe,
): Promise<Results['groups']> {
  const { questions, dimensions, model } = people.layout;
  const classes: { facet: string; name: string; n: Count; members: Uint8Array }[] = [];
  for (const question of questions)
    for (const { name, table, cell } of classesOf(question, tables.get(question.id)!)) {
      const { cellOf, hidden, table: counted } = tables.get(question.id)!.get(table)!;
      const told = !hidden.has(cell);
      const members = Uint8Array.from(cellOf, (own) => Number(told && own === cell));
      classes.push({ facet: question.id, name, n: told ? counted.counts[cell]! : null, members });
      await breathe();
    }
  const ties = tied(questions.map(({ id }) => ({ id, on: decidedBy(model, id) }))).map((ids) =>
    classes.flatMap(({ facet }, at) => (ids.includes(facet) ? [at] : [])),
  );
  const groups: Results['groups'] = {};
  for (const { facet, name, n } of classes) (groups[facet] ??= {})[name] = { n, dimensions: {} };
  for (const dimension of dimensions) {
    // Its scores are told where they are apart from those of every class told before (groups.ts).
    const means = byGroup(
      Array.from(people.numbers(`#${dimension}`)!, (score) => (Number.isNaN(score) ? null : score)),
      classes.map(({ members }) => members),
      ties,
    );
    for (const { facet, name } of classes) {
      groups[facet]![name]!.dimensions[dimension] = means.next().value ?? null;
      await breathe();
    }
  }
  return groups;
}

/**
 * Aggregates of five respondents or more, with nothing in them that tells of fewer (README.md), and the columns of which
 * crossings are made.
 *
 * Tables are counted here and not in SQL: which cells may be told depends on all tables together, on the very sets of
 * people in their cells, and that of some hundred tables is one pass each over two bytes a respondent. SQL selects, pages
 * and counts what is in a release.
 */
export async function aggregate(
  people: People,
  breathe: Breathe = () => undefined,
): Promise<{ told: Aggregate; asked: Asked[] }> {
  const { layout, n } = people;
  if (n < threshold) throw new RangeError('There are too few respondents for a release.');
  const { owners, edges } = await unhurried(columnsOf(people), breathe);
  const tokens = tokensOf(n);
  const flat: { owner: string; name: string; column: Column; table: Table }[] = [];
  for (const [owner, columns] of owners) {
    const question = { id: owner, on: decidedBy(layout.model, owner) };
    for (const [name, column] of columns) {
      flat.push({ owner, name, column, table: { ...count(column, tokens), question } });
      await breathe();
    }
  }
  const hidden = await unhurried(suppressing(flat.map(({ table }) => table)), breathe);
  const tables = new Map<string, Map<string, Told>>([...owners.keys()].map((owner) => [owner, new Map()]));
  flat.forEach(({ owner, name, column, table }, t) =>
    tables.get(owner)!.set(name, { ...column, table, hidden: hidden[t]! }),
  );

  const questions: Aggregate['questions'] = {};
  for (const question of layout.questions) {
    questions[question.id] = await unhurried(resultsOf(people, question, tables.get(question.id)!, edges), breathe);
    await breathe();
  }
  const banded = !!layout.model.definition.bands?.length;
  const scored: Record<string, DimensionResults> = {};
  for (const id of layout.dimensions) {
    const own = tables.get(`#${id}`)!.get('')!;
    scored[id] = {
      n: answeredIn(own),
      ...statistics(given(people.numbers(`#${id}`))),
      ...(banded && { bands: countsOf(own) }),
    };
    await breathe();
  }
  const { overall, ...dimensions } = scored;
  const groups = await groupsOf(people, tables, breathe);
  const asked = layout.questions.map(({ id, type }): Asked => ({
    id,
    type,
    columns: tables.get(id)!,
    on: decidedBy(layout.model, id),
  }));
  return { told: { questions, dimensions, ...(overall && { overall }), groups }, asked };
}
