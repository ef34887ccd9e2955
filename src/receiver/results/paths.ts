import type { Steps } from './breathe.ts';
import { both, setsOf, type Bitmap } from './joint.ts';
import type { Asked, ToldColumn, Line, Side } from './sides.ts';
import { threshold } from './suppress.ts';
import { notAsked, unanswered } from './tables.ts';

/**
 * Conditions tie questions together: who was not asked one is who said "no" to another, or a part of them. So two tables
 * with the same category as a column may tell two sets of which one is known to contain the other, and their difference
 * may be one person. `pivots` are the sets that conditions speak of: who was not asked, and the answers that decide it. A
 * person's path is which pivots they are in. README.md says why what follows is enough.
 */
export interface Paths {
  /** of a side: the pivot that is who was not asked it, or -1 */
  readonly gate: ReadonlyMap<Side, number>;
  /** of a line that decides: its pivot */
  readonly deciding: ReadonlyMap<Line, number>;
  readonly limits: ReadonlyMap<Side, Limits>;
}

/** What tables of a side with questions that have pivots may tell. */
export interface Limits {
  /** with which pivots it may be crossed */
  readonly pivots: ReadonlySet<number>;
  /** which of its lines may be named there */
  readonly lines: readonly boolean[];
}

const same = (a: Bitmap, b: Bitmap): boolean => a.every((word, i) => word === b[i]);

const has = (people: Bitmap, i: number): number => (people[i >>> 5]! >>> (i & 31)) & 1;

/** Whether one set contains the other, or they do not meet. */
const tied = (shared: number, a: number, b: number): boolean => shared === 0 || shared === a || shared === b;

/** Lines of `decider` that conditions of `side` may speak of, and lines of `side` that appear on a condition. */
function* ties(decider: Side, side: Side): Generator<Line> {
  const { skipped, skips, question } = side;
  const alone = question.on?.length === 1;
  for (const line of decider.lines) {
    const shared = both(line.people, skipped);
    // Of several, or where nobody says what decides: those that go with it. Two questions that decide do so by all answers.
    let speaks = skips > 0 && ((question.on && !(alone && decider.several)) || tied(shared, line.size, skips));
    for (const own of side.lines) {
      const meets = both(own.people, line.people);
      // Not because the whole question is.
      const follows = meets === 0 ? line.size === shared : skips > 0 && meets === own.size && allIn(side, line, shared);
      if (follows || !tied(meets, own.size, line.size)) continue;
      speaks = true;
      yield own;
    }
    if (speaks) yield line;
  }
}

/** Whether everybody who was asked is in the line. */
const allIn = ({ lines, skips }: Side, line: Line, shared: number): boolean =>
  line.size - shared >= lines[0]!.column.cellOf.length - skips;

/** Counts of sets by path: one row for each cell of a column. */
function byPath({ column }: Line, pathOf: Uint32Array, paths: number): Uint32Array[] {
  const cells = column.cells.length + 2;
  const all = new Uint32Array(cells * paths);
  const { cellOf } = column;
  for (let i = 0; i < cellOf.length; i++) all[cellOf[i]! * paths + pathOf[i]!]!++;
  return Array.from({ length: cells }, (_, cell) => all.subarray(cell * paths, (cell + 1) * paths));
}

const sum = (vectors: readonly Uint32Array[], length: number): Uint32Array => {
  const total = new Uint32Array(length);
  for (const vector of vectors) for (let i = 0; i < length; i++) total[i]! += vector[i]!;
  return total;
};

/** Whether a set, by path, has nobody or enough in each group of paths. */
function fits(vector: Uint32Array, groupOf: Uint32Array, groups: number): boolean {
  const counts = new Uint32Array(groups);
  vector.forEach((count, path) => void (counts[groupOf[path]!]! += count));
  return counts.every((count) => count === 0 || count >= threshold);
}

/** The named lines that are left when each block of people is to fit; undefined when that cannot be. */
type Narrow = (
  lines: readonly boolean[],
  ok: (vector: Uint32Array) => boolean,
  /** pivots that depend on the side itself, as flags of paths: they are known of each of all others as well */
  own: readonly Uint8Array[],
) => boolean[] | undefined;

/** Whether a pivot parts those of a cell. */
const parts = (vector: Uint32Array, pivot: Uint8Array): boolean =>
  [0, 1].every((within) => vector.some((count, path) => count > 0 && pivot[path] === within));

/**
 * Cells that go together as all others, and what is left of them: those that one-way counts tell to be within a pivot that
 * depends on the side, or outside of it, are known apart from those that it parts.
 */
const left = (others: readonly Uint32Array[], depends: readonly Uint8Array[]): (readonly Uint32Array[])[] => [
  others,
  ...depends.map((pivot) => others.filter((vector) => parts(vector, pivot))),
];

function narrowing(side: Side, pathOf: Uint32Array, paths: number): Narrow {
  const { lines, several } = side;
  if (several) {
    const tables = lines.map((line) => byPath(line, pathOf, paths));
    return (named, ok, depends) => {
      if (!ok(tables[0]![notAsked]!)) return undefined;
      return named.map((keeps, i) => {
        const others = [tables[i]![unanswered]!, tables[i]![2]!];
        return keeps && ok(tables[i]![3]!) && left(others, depends).every((cells) => ok(sum(cells, paths)));
      });
    };
  }
  const table = byPath(lines[0]!, pathOf, paths);
  const own = lines.map(({ cell }) => table[cell]!);
  const rest = table.filter((_, cell) => cell !== notAsked && lines.every((line) => line.cell !== cell));
  const smallest = lines.map((_, i) => i).sort((a, b) => lines[a]!.size - lines[b]!.size || b - a);
  const { hidden } = lines[0]!.column;
  const apart = [hidden.has(unanswered) ? [] : [table[unanswered]!], table.filter((_, cell) => hidden.has(cell))];
  return (named, ok, depends) => {
    if (!ok(table[notAsked]!) || (depends.length && !apart.every((cells) => ok(sum(cells, paths))))) return undefined;
    const keeps = named.map((keep, i) => keep && ok(own[i]!));
    for (const next of [...smallest.filter((i) => keeps[i]), -1]) {
      const others = [...rest, ...own.filter((_, i) => !keeps[i])];
      if (left(others, depends).every((cells) => ok(sum(cells, paths)))) return keeps;
      if (next >= 0) keeps[next] = false;
    }
    return undefined;
  };
}

/** Finds the pivots, and what each side may tell beside them. */
export function* pathsOf(sides: readonly Side[], questions: readonly Asked[]): Steps<Paths> {
  const pivots: Bitmap[] = [];
  const gate = new Map<Side, number>();
  const deciding = new Map<Line, number>();
  const add = (people: Bitmap): number => {
    const known = pivots.findIndex((pivot) => same(pivot, people));
    return known < 0 ? pivots.push(people) - 1 : known;
  };
  for (const side of sides) if (side.skips) gate.set(side, add(side.skipped));
  // Of questions that are not crossed too. Where it is hidden who was not asked, they are known together with others.
  const asides: { readonly question: Pick<Asked, 'id' | 'on'>; readonly pivot: number }[] = [];
  for (const { id, on, columns } of questions)
    for (const column of columns.values()) {
      const people = knownOf(column);
      if (people) asides.push({ question: { id, on }, pivot: add(people) });
      yield;
    }
  // Where two questions decide, who gave no answer to one of them may be known by two gates.
  const decisive = new Set(questions.flatMap(({ on }) => (on && on.length > 1 ? on : [])));
  const silent = new Map(
    questions.flatMap(({ id, columns }): [string, number][] => {
      const column = columns.get('') ?? [...columns.values()][0];
      if (!decisive.has(id) || !column?.cellOf.includes(unanswered) || column.hidden.has(unanswered)) return [];
      return [[id, add(setsOf(column.cellOf, column.cells.length + 2)[unanswered]!)]];
    }),
  );
  const needs = (pivot: number): number[] =>
    asides.flatMap((aside) =>
      aside.pivot === pivot ? (aside.question.on ?? []).flatMap((id) => silent.get(id) ?? []) : [],
    );
  const decides = new Set<Line>();
  for (const side of sides) {
    const { on, id } = side.question;
    for (const other of sides)
      if (other.question.id !== id && (on ? on.includes(other.question.id) : side.skips > 0 && !within(side, other)))
        for (const line of ties(other, side)) decides.add(line);
    yield;
  }
  for (const { question } of asides)
    for (const side of sides) if (mayDecide(side, question)) for (const line of side.lines) decides.add(line);
  for (const side of sides) for (const line of side.lines) if (decides.has(line)) deciding.set(line, add(line.people));

  const length = sides[0]?.lines[0]?.column.cellOf.length ?? 0;
  const pathOf = new Uint32Array(length);
  let paths = 1;
  for (const people of pivots) {
    const splits = new Int32Array(paths * 2).fill(-1);
    paths = 0;
    for (let i = 0; i < length; i++) {
      const key = pathOf[i]! * 2 + has(people, i);
      if (splits[key]! < 0) splits[key] = paths++;
      pathOf[i] = splits[key]!;
    }
    yield;
  }
  /** one respondent of each path */
  const one = new Uint32Array(paths);
  pathOf.forEach((path, i) => void (one[path] = i));
  /** by pivot and path, 1 where those on the path are in the pivot */
  const members = pivots.map((people) => Uint8Array.from(one, (i) => has(people, i)));

  const limits = new Map<Side, Limits>();
  for (const side of sides) {
    yield;
    const narrow = narrowing(side, pathOf, paths);
    let lines: readonly boolean[] = side.lines.map(() => true);
    let groupOf = new Uint32Array(paths);
    const accepted = new Set<number>();
    const depends: Uint8Array[] = [];
    // What a side itself decides is known of its lines from the one-way count.
    const own = new Set(asides.flatMap(({ question, pivot }) => (mayDecide(side, question) ? [pivot] : [])));
    for (const p of [...own, ...silent.values(), ...pivots.keys()]) {
      yield;
      if (accepted.has(p) || (!own.has(p) && needs(p).some((one) => !accepted.has(one)))) continue;
      const ids = new Map<number, number>();
      const next = groupOf.map((group, path) => {
        const key = group * 2 + members[p]![path]!;
        return ids.get(key) ?? (ids.set(key, ids.size), ids.size - 1);
      });
      const flags = own.has(p) ? [...depends, members[p]!] : depends;
      const left = narrow(lines, (vector) => fits(vector, next, ids.size), flags);
      // Rather one question less than most categories.
      const enough = own.has(p) ? 0 : Math.max(1, lines.filter(Boolean).length / 2);
      if (!left || left.filter(Boolean).length < enough) {
        if (own.has(p)) lines = lines.map(() => false);
        continue;
      }
      accepted.add(p);
      if (own.has(p)) depends.push(flags.at(-1)!);
      lines = left;
      groupOf = next;
    }
    limits.set(side, { pivots: accepted, lines });
  }
  return { gate, deciding, limits };
}

/** Whether a side may decide who is asked a question. */
const mayDecide = (side: Side, { on, id }: Pick<Asked, 'id' | 'on'>): boolean =>
  id !== side.question.id && (on?.includes(side.question.id) ?? true);

/** Who was not asked, with all others whom the table hides if it hides them. */
function knownOf({ cells, cellOf, hidden }: ToldColumn): Bitmap | undefined {
  if (!cellOf.includes(notAsked)) return undefined;
  const sets = setsOf(cellOf, cells.length + 2);
  if (!hidden.has(notAsked)) return sets[notAsked];
  return sets[notAsked]!.map((_, i) => [...hidden].reduce((word, cell) => word | sets[cell]![i]!, 0));
}

/** Whether the other is asked only where the side is. */
const within = (side: Side, other: Side): boolean => both(side.skipped, other.skipped) === side.skips;
