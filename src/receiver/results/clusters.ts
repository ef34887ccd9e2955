import type { Steps } from './breathe.ts';
import { patternsOf, type Patterns } from './spans.ts';
import { notAsked } from './tables.ts';

/** A table of one-way results, and the cells that it hides. */
export interface OneWay {
  /** the question it is of, and those that decide whether that is asked; without, any may */
  readonly question?: { readonly id: string; readonly on?: readonly string[] };
  /** the cell of each respondent */
  readonly cellOf: Uint16Array;
  /** how many cells it has */
  readonly cells: number;
  readonly hidden: ReadonlySet<number>;
}

/** Whether a pattern is in a set. */
export type Patterned = (pattern: number) => boolean;

/** A question that not everybody was asked, with all that decide it, and these with all that they decide as well. */
export interface Cluster {
  readonly id: string;
  /** tables of the question, and of those that decide it, those that decide these, and so on */
  readonly tables: readonly number[];
  /** tables of other questions that they decide: of these no more matters than who was asked */
  readonly gates: readonly number[];
}

export function clustersOf(tables: readonly Pick<OneWay, 'question' | 'cellOf'>[]): Cluster[] {
  const on = new Map(tables.flatMap(({ question }) => (question ? [[question.id, question.on ?? []] as const] : [])));
  const gated = tables.map(({ cellOf }) => cellOf.includes(notAsked));
  const at = (take: (question: NonNullable<OneWay['question']>, t: number) => boolean) =>
    tables.flatMap(({ question }, t) => (question && take(question, t) ? [t] : []));
  return [...on].flatMap(([id, deciders]) => {
    if (!deciders.length || !at((question, t) => question.id === id && gated[t]!).length) return [];
    const ids = new Set([id]);
    for (const one of ids) for (const next of on.get(one) ?? []) ids.add(next);
    const decided = (question: NonNullable<OneWay['question']>) =>
      !ids.has(question.id) && question.on?.some((one) => ids.has(one));
    return [
      {
        id,
        tables: at((question) => ids.has(question.id)),
        gates: at((question, t) => gated[t]! && !!decided(question)),
      },
    ];
  });
}

const equal = (a: Uint16Array, b: Uint16Array): boolean => a.every((cell, i) => cell === b[i]);

/** Patterns of a cluster, and what one-way results tell of them. */
export function* toldIn(
  { tables, gates }: Cluster,
  all: readonly OneWay[],
): Steps<Patterns & { readonly sets: readonly Patterned[] }> {
  const own = tables.map((t) => all[t]!);
  // Hidden with others it is known together with them who was not asked.
  const asked: Uint16Array[] = [];
  for (const t of gates) {
    const { cellOf, hidden } = all[t]!;
    const known = hidden.has(notAsked) ? hidden : new Set([notAsked]);
    const column = cellOf.map((cell) => Number(known.has(cell)));
    if (!asked.some((other) => equal(other, column))) asked.push(column);
    yield;
  }
  const { sizes, cells } = yield* patternsOf([...own.map(({ cellOf }) => cellOf), ...asked]);
  const sets: Patterned[] = [() => true];
  own.forEach(({ cells: count, hidden }, c) => {
    const cellOf = cells[c]!;
    sets.push((pattern) => hidden.has(cellOf[pattern]!));
    for (let cell = 0; cell < count; cell++) if (!hidden.has(cell)) sets.push((pattern) => cellOf[pattern] === cell);
  });
  for (const column of cells.slice(own.length)) sets.push((pattern) => column[pattern] === 1);
  return { sizes, cells, sets };
}
