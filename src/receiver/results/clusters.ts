import type { Steps } from './breathe.ts';
import { patternsOf, type Patterns } from './spans.ts';
import { notAsked } from './tables.ts';

/** A table of one-way results, and the cells that it hides. */
export interface OneWay {
  /** the question it is of, and those that decide whether that is asked; without, any may */
  readonly question?: { readonly id: string; readonly on?: readonly string[] };
  /** the cell of each respondent */
  readonly cellOf: Uint16Array;
  /** how many are in each cell */
  readonly counts: readonly number[];
  readonly hidden: ReadonlySet<number>;
}

/** Whether a pattern is in a set. */
export type Patterned = (pattern: number) => boolean;

/** A question with conditions, or a dimension that answers settle, with all that decide it, and what these decide as well. */
export interface Cluster {
  readonly id: string;
  /** tables of the question, and of those that decide it, those that decide these, and so on */
  readonly tables: readonly number[];
  /** tables of other questions that they decide: of these no more matters than who was asked */
  readonly gates: readonly number[];
}

export function clustersOf(tables: readonly Pick<OneWay, 'question' | 'counts'>[]): Cluster[] {
  const on = new Map(tables.flatMap(({ question }) => (question ? [[question.id, question.on ?? []] as const] : [])));
  const at = (take: (id: string, gated: boolean) => boolean) =>
    tables.flatMap(({ question, counts }, t) => (question && take(question.id, counts[notAsked]! > 0) ? [t] : []));
  return [...on].flatMap(([id, deciders]): Cluster[] => {
    if (!deciders.length) return [];
    const ids = new Set([id]);
    for (const one of ids) for (const next of on.get(one) ?? []) ids.add(next);
    const decided = (one: string) => !ids.has(one) && on.get(one)!.some((other) => ids.has(other));
    return [{ id, tables: at((one) => ids.has(one)), gates: at((one, gated) => gated && decided(one)) }];
  });
}

/** Questions that conditions tie together, at whatever distance; those that stand alone are none. */
export function tied(questions: readonly { readonly id: string; readonly on?: readonly string[] }[]): string[][] {
  let groups: string[][] = [];
  for (const { id, on } of questions) {
    if (!on?.length) continue;
    const own = [id, ...on];
    const meets = (group: readonly string[]) => own.some((one) => group.includes(one));
    groups = [...groups.filter((group) => !meets(group)), [...new Set([...groups.filter(meets).flat(), ...own])]];
  }
  return groups;
}

/** By table, 1 where respondents were not asked, or are hidden together with who was not; the same list where these are the same. */
export function* gatesOf(tables: readonly OneWay[]): Steps<readonly (Uint16Array | undefined)[]> {
  const bySize = new Map<number, Uint16Array[]>();
  const gates: (Uint16Array | undefined)[] = [];
  for (const { cellOf, counts, hidden } of tables) {
    const known = counts.map((_, cell) => Number(hidden.has(notAsked) ? hidden.has(cell) : cell === notAsked));
    const size = counts.reduce((sum, count, cell) => sum + count * known[cell]!, 0);
    if (counts[notAsked]) {
      const column = cellOf.map((cell) => known[cell]!);
      const alike = bySize.get(size) ?? [];
      const same = alike.find((other) => other.every((is, i) => is === column[i]));
      if (!same) bySize.set(size, [...alike, column]);
      gates.push(same ?? column);
    } else gates.push(undefined);
    yield;
  }
  return gates;
}

/**
 * Patterns of a cluster, and what one-way results tell of them.
 * @param gates what `gatesOf` found of all tables
 */
export function* toldIn(
  cluster: Cluster,
  all: readonly OneWay[],
  gates: readonly (Uint16Array | undefined)[],
): Steps<Patterns & { readonly sets: readonly Patterned[] }> {
  const own = cluster.tables.map((t) => all[t]!);
  const decided = [...new Set(cluster.gates.flatMap((t) => gates[t] ?? []))];
  const patterns = yield* patternsOf([
    ...own.map(({ cellOf, counts }) => ({ cellOf, cells: counts.length })),
    ...decided.map((cellOf) => ({ cellOf, cells: 2 })),
  ]);
  const { cells } = patterns;
  const sets: Patterned[] = [() => true];
  own.forEach(({ counts, hidden }, c) => {
    const cellOf = cells[c]!;
    sets.push((pattern) => hidden.has(cellOf[pattern]!));
    counts.forEach((count, cell) => {
      if (count && !hidden.has(cell)) sets.push((pattern) => cellOf[pattern] === cell);
    });
  });
  for (const column of cells.slice(own.length)) sets.push((pattern) => column[pattern] === 1);
  return { ...patterns, sets };
}
