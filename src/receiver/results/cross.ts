import type { Crossing } from '../../contract/results.ts';
import { finish, type Steps } from './breathe.ts';
import { both } from './joint.ts';
import { merge } from './merge.ts';
import { pathsOf, type Paths } from './paths.ts';
import { sidesOf, type Asked, type Side } from './sides.ts';
import { holds, splitsOf, type Joint, type Kept } from './splits.ts';
import { withheldOf } from './withheld.ts';

export type { Asked, ToldColumn } from './sides.ts';

interface Prepared {
  readonly sides: readonly Side[];
  readonly paths: Paths;
  /** by side, those with which it has no table */
  readonly withheld: ReadonlyMap<Side, ReadonlySet<Side>>;
}
const prepared = new WeakMap<readonly Asked[], Prepared>();

/** What all tables of a release have in common, made in steps; kept as long as the list of its questions is. */
export function* preparing(questions: readonly Asked[]): Steps<Prepared> {
  const known = prepared.get(questions);
  if (known) return known;
  const sides: Side[] = [];
  for (const question of questions) {
    sides.push(...sidesOf(question));
    yield;
  }
  const paths = yield* pathsOf(sides, questions);
  const kept = (rows: Side, columns: Side) => namedIn(rows, columns, paths)?.kept;
  const fresh = { sides, paths, withheld: yield* withheldOf(sides, questions, kept) };
  prepared.set(questions, fresh);
  return fresh;
}

/** The lines of `side` that its table with `other` may name; undefined when there may be no table. */
function allowed(side: Side, other: Side, { gate, deciding, limits }: Paths): boolean[] | undefined {
  const gates = gate.get(other);
  if (gates !== undefined && !limits.get(side)!.pivots.has(gates)) return undefined;
  const tied = gates !== undefined || other.lines.some((line) => deciding.has(line));
  return side.lines.map((line, i) => {
    const pivot = deciding.get(line);
    return (!tied || limits.get(side)!.lines[i]!) && (pivot === undefined || limits.get(other)!.pivots.has(pivot));
  });
}

function jointOf(rows: Side, columns: Side): Joint {
  const total = columns.lines[0]!.column.cellOf.length;
  const ofColumns = [...columns.lines.map(({ size }) => size), columns.skips, total];
  const line = (people: Side['skipped'], size: number) => [
    ...columns.lines.map((column) => both(people, column.people)),
    columns.skips ? both(people, columns.skipped) : 0,
    size,
  ];
  return [
    ...rows.lines.map(({ people, size }) => line(people, size)),
    rows.skips ? line(rows.skipped, rows.skips) : Array<number>(ofColumns.length).fill(0),
    ofColumns,
  ];
}

const margin = ({ several, lines }: Side) => ({ several, lines: lines.length });

/** The document of a table, with named lines. */
function tell(joint: Joint, rows: Side, columns: Side, kept: Kept): Crossing {
  const told = (side: Side, keeps: readonly boolean[], all: readonly number[]) => {
    const splits = splitsOf(margin(side), keeps);
    // Of several only who chose; otherwise all others too, where there are any.
    const blocks = splits.flatMap((split) => split.filter(({ kind }) => kind === 'line'));
    const others = side.several ? undefined : splits[0]!.find(({ kind, of }) => kind === 'others' && of(all) > 0);
    return { names: side.lines.flatMap(({ name }, i) => (keeps[i] ? [name] : [])), blocks, others };
  };
  const across = told(columns, kept.columns, joint.at(-1)!);
  const all = joint.map((counts) => counts.at(-1)!);
  const down = told(rows, kept.rows, all);
  const ends = <T>({ blocks, others }: { blocks: T[]; others: T | undefined }) => [
    ...blocks,
    ...(others ? [others] : []),
  ];
  const byColumn = ends(across).map((column) => joint.map((counts) => column.of(counts)));
  return {
    columns: across.names,
    rows: down.names,
    counts: ends(down).map((row) => byColumn.map((counts) => row.of(counts))),
    asked: byColumn.map((counts) => counts.at(-1)! - counts.at(-2)!),
    rest: { columns: !!across.others, rows: !!down.others },
  };
}

/** The lines that a table names, if there may be one. */
function namedIn(a: Side, b: Side, paths: Paths): { readonly joint: Joint; readonly kept: Kept } | undefined {
  const rows = allowed(a, b, paths);
  const columns = allowed(b, a, paths);
  if (!rows?.includes(true) || !columns?.includes(true)) return undefined;
  const joint = jointOf(a, b);
  const all = { rows, columns };
  const kept = holds(joint, margin(a), margin(b), all) ? all : merge(joint, margin(a), margin(b), all);
  return kept && { joint, kept };
}

/** One table; the lines that it names do not depend on which side is the columns. */
function tableOf(a: Side, b: Side, transposed: boolean, { paths, withheld }: Prepared): Crossing | undefined {
  const named = withheld.get(a)!.has(b) ? undefined : namedIn(a, b, paths);
  if (!named) return undefined;
  const { joint, kept } = named;
  if (!transposed) return tell(joint, a, b, kept);
  const turned = joint[0]!.map((_, column) => joint.map((row) => row[column]!));
  return tell(turned, b, a, { rows: kept.columns, columns: kept.rows });
}

/** The questions that can be the columns of tables: by id, rows of a matrix by `question/row`. */
export const crossable = (questions: readonly Asked[]): string[] =>
  finish(preparing(questions)).sides.map(({ key }) => key);

/**
 * The tables of one question with every other, of the same release.
 * @param questions all questions of the release; the first call with a list prepares it, further ones with the same do not
 * @param by the question that is the columns
 * @returns by question, that of a matrix by `question/row`; without those of which nothing may be told
 */
export const crossings = (questions: readonly Asked[], by: string): Record<string, Crossing> =>
  finish(crossing(questions, by));

/** The same in steps. */
export function* crossing(questions: readonly Asked[], by: string): Steps<Record<string, Crossing>> {
  const prepared = yield* preparing(questions);
  const { sides } = prepared;
  const at = sides.findIndex(({ key }) => key === by);
  const tables: Record<string, Crossing> = {};
  if (at < 0) return tables;
  for (const [i, side] of sides.entries()) {
    if (i === at) continue;
    const table = i < at ? tableOf(side, sides[at]!, false, prepared) : tableOf(sides[at]!, side, true, prepared);
    if (table) tables[side.key] = table;
    yield;
  }
  return tables;
}
