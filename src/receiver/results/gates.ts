import type { Steps } from './breathe.ts';
import { both, setsOf, type Bitmap } from './joint.ts';
import { notAsked, unanswered } from './tables.ts';
import { clustersOf, toldIn, type Cluster, type OneWay } from './clusters.ts';
import { Span } from './spans.ts';
import { small, type Table } from './suppress.ts';

type Cell = [table: number, cell: number];

interface Block {
  readonly people: Bitmap;
  readonly size: number;
}

/** What a table tells: one cell of it, or several together. */
interface Part extends Block {
  readonly table: number;
  readonly cells: readonly number[];
}

const union = (sets: readonly Bitmap[]): Bitmap =>
  sets.slice(1).reduce((all, set) => all.map((word, i) => word | set[i]!), sets[0]!);
/** Cells of one table as one part. */
const joined = (parts: readonly Part[]): Part => ({
  people: union(parts.map(({ people }) => people)),
  size: parts.reduce((sum, { size }) => sum + size, 0),
  table: parts[0]!.table,
  cells: parts.flatMap(({ cells }) => cells),
});
const without = (all: Bitmap, set: Bitmap): Bitmap => all.map((word, i) => word & ~set[i]!);

/**
 * Finds what conditions give away between tables: who was not asked a question (its gate) are those who gave certain answers
 * to another, or more. Then what is left of the gate, or of those outside of it, is known from two told counts. Where two
 * questions decide, their answers together are the gate, and the sum of three told counts is who gave both.
 */
export class Gates {
  readonly #tables: readonly Table[];
  readonly #sets: readonly (readonly Bitmap[])[];
  readonly #all: Bitmap;
  readonly #n: number;
  readonly #everybody: bigint;
  readonly #on: ReadonlyMap<string, readonly string[]>;
  readonly #clusters: readonly Cluster[];
  /** tables of one question: the same people gave no answer to it */
  readonly #several: number[][];

  constructor(tables: readonly Table[]) {
    this.#tables = tables;
    this.#sets = tables.map(({ cellOf, counts }) => setsOf(cellOf, counts.length));
    this.#all = this.#sets[0] ? union(this.#sets[0]) : new Uint32Array();
    this.#on = new Map(tables.flatMap(({ question: q }) => (q?.on ? [[q.id, q.on] as const] : [])));
    this.#clusters = clustersOf(tables);
    this.#n = tables[0]?.cellOf.length ?? 0;
    this.#everybody = tables[0]?.marks.reduce((all, mark) => all ^ mark, 0n) ?? 0n;
    // The options of one question follow each other, after who answered it.
    this.#several = [];
    tables.forEach(({ order, marks, counts }, t) => {
      const before = tables[t - 1]?.marks;
      const same = before?.[unanswered] === marks[unanswered] && before?.[notAsked] === marks[notAsked];
      const option = counts.length === 4 && order[2] === 2;
      if (option && same) this.#several.at(-1)!.push(t);
      else this.#several.push([t]);
    });
  }

  /**
   * Cells that must be hidden as well, given those that tables hide.
   * @param exposed of these, the cells that another table tells
   */
  *leaking(pools: readonly ReadonlySet<number>[], exposed: readonly ReadonlySet<number>[]): Steps<Cell[]> {
    const hidden = pools.map((pool, t) => new Set([...pool].filter((cell) => !exposed[t]!.has(cell))));
    const gates = new Map<bigint, { people: Bitmap; cells: Cell[] }>();
    const add = (mark: bigint, people: () => Bitmap, cell: Cell) =>
      void (gates.get(mark) ?? gates.set(mark, { people: people(), cells: [] }).get(mark)!).cells.push(cell);
    this.#tables.forEach(({ marks, counts, order }, t) => {
      const [own, sets] = [hidden[t]!, this.#sets[t]!];
      if (!counts[notAsked]) return;
      // What is hidden already stays so; one more then joins.
      const next = order.find((cell) => !pools[t]!.has(cell)) ?? notAsked;
      if (!own.has(notAsked))
        add(marks[notAsked]!, () => sets[notAsked]!, [t, pools[t]!.has(notAsked) ? next : notAsked]);
      // Hidden with others it is known together with them.
      else {
        const pool = [...own];
        add(
          pool.reduce((mark, cell) => mark ^ marks[cell]!, 0n),
          () => union(pool.map((cell) => sets[cell]!)),
          [t, next],
        );
      }
    });
    // Options of several: who answered chose one of them.
    const several = this.#several.flatMap((tables) => {
      if (tables.length < 2) return [];
      const [silent, skipped] = this.#sets[tables[0]!]! as [Bitmap, Bitmap];
      const cells = tables.flatMap((t): Cell[] => {
        const next = this.#tables[t]!.order.find((cell) => !pools[t]!.has(cell));
        return next === undefined ? [] : [[t, pools[t]!.has(unanswered) ? next : unanswered]];
      });
      const [one, two] = this.#tables[tables[0]!]!.marks as [bigint, bigint];
      return [{ people: union([silent, skipped]), cells, tables, mark: one ^ two }];
    });
    // A set is known as well from a cell that holds all others.
    const elsewhere = new Map<bigint, number>();
    this.#tables.forEach(({ marks }, t) =>
      marks.forEach((mark, cell) => {
        if (hidden[t]!.has(cell)) return;
        for (const known of [mark, mark ^ this.#everybody]) elsewhere.set(known, (elsewhere.get(known) ?? 0) + 1);
      }),
    );
    const leaking: Cell[] = [];
    const all = [
      ...[...gates].map(([mark, gate]) => ({
        ...gate,
        mark,
        tables: this.#related(gate.cells.map(([t]) => t)),
      })),
      ...several,
    ];
    for (const { people, cells, tables, mark } of all) {
      const size = both(people, people);
      const halves = [
        { people, size },
        { people: without(this.#all, people), size: this.#n - size },
      ];
      for (const half of halves) {
        const part = this.#leak(half, hidden, tables);
        if (!part) continue;
        // Where more than one table tells the gate, it is what meets it that is hidden.
        const others =
          (elsewhere.get(mark) ?? 0) > 1 ? this.#around(part, pools[part.table]!, hidden[part.table]!) : [];
        leaking.push(...(others.length ? others : cells));
      }
      yield;
    }
    return leaking.length ? leaking : yield* this.#following(pools, hidden);
  }

  /** What to hide where a small group follows from all that is told of a question and of those that decide whether it is asked. */
  *#following(pools: readonly ReadonlySet<number>[], hidden: readonly ReadonlySet<number>[]): Steps<Cell[]> {
    const leaking: Cell[] = [];
    const all = this.#tables.map(({ question, cellOf, counts }, t): OneWay => ({
      ...(question && { question }),
      cellOf,
      cells: counts.length,
      hidden: hidden[t]!,
    }));
    for (const cluster of this.#clusters) {
      const { sizes, sets } = yield* toldIn(cluster, all);
      yield;
      if (new Span(sizes).tell(sets)) continue;
      // Who was not asked it first, then what else it tells, then what decides.
      const left = cluster.tables.flatMap((t): Cell[] => {
        const { order, counts } = this.#tables[t]!;
        const cell = [notAsked, ...order].find((cell) => counts[cell] && !pools[t]!.has(cell));
        return cell === undefined ? [] : [[t, cell]];
      });
      const own = left.filter(([t]) => this.#tables[t]!.question!.id === cluster.id);
      leaking.push(...(own.length ? own : left));
    }
    return leaking;
  }

  /** Tables of questions that conditions tie to those of which these are: what decides it, and what that decides as well. */
  #related(of: readonly number[]): number[] {
    const ties = of.map((t) => this.#deciders(t));
    return this.#tables.flatMap((_, t) => {
      const own = this.#deciders(t);
      const tied = ties.some((others) => !own || !others || [...own].some((id) => others.has(id)));
      return tied ? [t] : [];
    });
  }

  /** The question of a table, and all that decide whether it is asked; undefined when that is not known. */
  #deciders(t: number): ReadonlySet<string> | undefined {
    const own = this.#tables[t]!.question;
    if (!own?.on) return undefined;
    const all = new Set([own.id]);
    for (const id of all) for (const next of this.#on.get(id) ?? []) all.add(next);
    return all;
  }

  /** Cells of a table to hide, so that it tells a part no more, only together with others. */
  #around({ table, cells }: Part, pool: ReadonlySet<number>, hidden: ReadonlySet<number>): Cell[] {
    const { order, counts } = this.#tables[table]!;
    const left = order.filter((cell) => !pool.has(cell) && counts[cell]);
    const inside = [...hidden].some((cell) => cells.includes(cell));
    const outside = [...hidden].some((cell) => counts[cell] && !cells.includes(cell));
    return [
      inside ? undefined : left.find((cell) => cells.includes(cell)),
      outside ? undefined : left.find((cell) => !cells.includes(cell)),
    ].flatMap((cell): Cell[] => (cell === undefined ? [] : [[table, cell]]));
  }

  /** A part that with others tells of too few in a half, if there is one. */
  #leak(half: Block, hidden: readonly ReadonlySet<number>[], tables: readonly number[]): Part | undefined {
    const parts: Part[][] = [];
    const meeting: (Part & { shared: number })[][] = [];
    for (const t of tables) {
      const { counts } = this.#tables[t]!;
      // What a table hides is known as a whole.
      const blocks: Part[] = counts.flatMap((size, cell) =>
        size && !hidden[t]!.has(cell) ? [{ people: this.#sets[t]![cell]!, size, table: t, cells: [cell] }] : [],
      );
      const pool = [...hidden[t]!].filter((cell) => counts[cell]);
      if (pool.length) {
        const people = union(pool.map((cell) => this.#sets[t]![cell]!));
        blocks.push({ people, size: pool.reduce((sum, cell) => sum + counts[cell]!, 0), table: t, cells: pool });
      }
      const met = blocks.map((block) => ({ ...block, shared: both(block.people, half.people) }));
      const meets = met.filter(({ shared }) => shared > 0);
      // All cells that meet it are known together, and without those that are hidden.
      const unions = [meets, meets.filter(({ cells }) => cells.length === 1)].flatMap((some) =>
        some.length > 1 && some.length < met.length
          ? [{ ...joined(some), shared: some.reduce((sum, { shared }) => sum + shared, 0) }]
          : [],
      );
      meeting.push([...meets, ...unions]);
      const inside = met.filter(({ size, shared }) => shared === size);
      const size = inside.reduce((sum, block) => sum + block.size, 0);
      if (!inside.length) continue;
      const together = joined(inside);
      if (small(half.size - size)) return together;
      parts.push(size < half.size ? [...inside, together] : inside);
    }
    const pairs = <T>(lists: T[][], leak: (a: T, b: T) => boolean): T | undefined => {
      for (const [i, one] of lists.entries())
        for (const two of lists.slice(i + 1)) for (const a of one) if (two.some((b) => leak(a, b))) return a;
      return undefined;
    };
    // What disjoint parts leave of it is a part of what another table tells, and nearly all of that.
    const sized = new Map<number, Part[]>();
    for (const part of meeting.flat()) sized.set(part.size, [...(sized.get(part.size) ?? []), part]);
    const nearly = (left: Part[]): boolean => {
      const size = left.reduce((rest, part) => rest - part.size, half.size);
      const wider = [1, 2, 3, 4].flatMap((more) => sized.get(size + more) ?? []);
      if (size <= 0 || !wider.length || (left[1] && both(left[0]!.people, left[1].people))) return false;
      const people = left.reduce((rest, part) => without(rest, part.people), half.people);
      return wider.some((part) => both(part.people, people) === size);
    };
    const single = parts.flat().find((part) => nearly([part]));
    if (single) return single;
    return (
      pairs(parts, (a, b) => {
        // They cover it, so that the sum is who is in both; or they do not meet, so that it is who is in neither.
        const shared = a.size + b.size - half.size;
        return small(Math.abs(shared)) && both(a.people, b.people) === Math.max(0, shared);
      }) ??
      pairs(meeting, (a, b) => {
        // They do not meet and cover it and few others.
        if (!small(a.size + b.size - half.size) || a.shared + b.shared !== half.size) return false;
        return both(a.people, b.people) === 0;
      }) ??
      pairs(meeting, (a, b) => {
        // It is who is in both and who is in neither: of these two the difference is known as well.
        const shared = (half.size + a.size + b.size - this.#n) / 2;
        if (a.shared !== shared || b.shared !== shared || !(small(shared) || small(half.size - shared))) return false;
        return both(a.people, b.people) === shared;
      }) ??
      pairs(parts, (a, b) => nearly([a, b]))
    );
  }
}
