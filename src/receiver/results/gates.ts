import { both, setsOf, type People } from './joint.ts';
import { notAsked, unanswered } from './tables.ts';
import { small, type Table } from './suppress.ts';

interface Block {
  readonly people: People;
  readonly size: number;
}

const union = (sets: readonly People[]): People =>
  sets.slice(1).reduce((all, set) => all.map((word, i) => word | set[i]!), sets[0]!);
const without = (all: People, set: People): People => all.map((word, i) => word & ~set[i]!);

/**
 * Finds what conditions give away between tables: who was not asked a question (its gate) are those who gave certain answers
 * to another, or more. Then what is left of the gate, or of those outside of it, is known from two told counts. Where two
 * questions decide, their answers together are the gate, and the sum of three told counts is who gave both.
 */
export class Gates {
  readonly #tables: readonly Table[];
  readonly #sets: readonly (readonly People[])[];
  readonly #all: People;
  readonly #n: number;
  /** tables of one question: the same people gave no answer to it */
  readonly #several: ReadonlySet<number>;

  constructor(tables: readonly Table[]) {
    this.#tables = tables;
    this.#sets = tables.map(({ cellOf, counts }) => setsOf(cellOf, counts.length));
    this.#all = this.#sets[0] ? union(this.#sets[0]) : new Uint32Array();
    this.#n = tables[0]?.cellOf.length ?? 0;
    const silent = tables.map(({ marks }) => `${marks[unanswered]!} ${marks[notAsked]!}`);
    this.#several = new Set(
      silent.flatMap((key, t) => (silent.filter((other) => other === key).length > 2 ? [t] : [])),
    );
  }

  /** Cells that must be hidden as well, given those that tables hide. */
  leaking(hidden: readonly ReadonlySet<number>[]): [table: number, cell: number][] {
    const gates = new Map<bigint, { people: People; cells: [number, number][] }>();
    const add = (mark: bigint, people: () => People, cell: [number, number]) =>
      void (gates.get(mark) ?? gates.set(mark, { people: people(), cells: [] }).get(mark)!).cells.push(cell);
    this.#tables.forEach(({ marks, counts, order }, t) => {
      const [own, sets] = [hidden[t]!, this.#sets[t]!];
      if (counts[notAsked] && !own.has(notAsked)) add(marks[notAsked]!, () => sets[notAsked]!, [t, notAsked]);
      // Hidden with others it is known together with them; one more then joins.
      const next = order.find((cell) => !own.has(cell));
      if (counts[notAsked] && own.has(notAsked) && next !== undefined) {
        const pool = [...own];
        add(
          pool.reduce((mark, cell) => mark ^ marks[cell]!, 0n),
          () => union(pool.map((cell) => sets[cell]!)),
          [t, next],
        );
      }
      // Options of several: who answered chose one of them; where that is everybody, nothing follows.
      if (this.#several.has(t) && next !== undefined && counts[unanswered]! + counts[notAsked]! > 0)
        add(marks[unanswered]! ^ marks[notAsked]!, () => union(sets.slice(0, 2)), [
          t,
          own.has(unanswered) ? next : unanswered,
        ]);
    });
    return [...gates.values()].flatMap(({ people, cells }) => {
      const size = both(people, people);
      const halves = [
        { people, size },
        { people: without(this.#all, people), size: this.#n - size },
      ];
      return halves.some((half) => this.#leaks(half, hidden)) ? cells : [];
    });
  }

  #leaks(half: Block, hidden: readonly ReadonlySet<number>[]): boolean {
    const parts: Block[][] = [];
    const meeting: (Block & { shared: number })[][] = [];
    for (const [t, { counts }] of this.#tables.entries()) {
      // What a table hides is known as a whole.
      const blocks: Block[] = counts.flatMap((size, cell) =>
        size && !hidden[t]!.has(cell) ? [{ people: this.#sets[t]![cell]!, size }] : [],
      );
      const pool = [...hidden[t]!].filter((cell) => counts[cell]);
      if (pool.length) {
        const people = union(pool.map((cell) => this.#sets[t]![cell]!));
        blocks.push({ people, size: pool.reduce((sum, cell) => sum + counts[cell]!, 0) });
      }
      const met = blocks.map((block) => ({ ...block, shared: both(block.people, half.people) }));
      meeting.push(met.filter(({ shared }) => shared > 0));
      const inside = met.filter(({ size, shared }) => shared === size);
      const size = inside.reduce((sum, block) => sum + block.size, 0);
      if (!inside.length) continue;
      if (small(half.size - size)) return true;
      const together = size < half.size ? [{ people: union(inside.map(({ people }) => people)), size }] : [];
      parts.push([...inside, ...together]);
    }
    const pairs = <T>(lists: T[][], leak: (a: T, b: T) => boolean): boolean =>
      lists.some((one, i) => lists.slice(i + 1).some((two) => one.some((a) => two.some((b) => leak(a, b)))));
    return (
      pairs(parts, (a, b) => {
        // They cover it, so that the sum is who is in both; or they do not meet, so that it is who is in neither.
        const shared = a.size + b.size - half.size;
        return small(Math.abs(shared)) && both(a.people, b.people) === Math.max(0, shared);
      }) ||
      pairs(meeting, (a, b) => {
        // They do not meet and cover it and few others.
        if (!small(a.size + b.size - half.size) || a.shared + b.shared !== half.size) return false;
        return both(a.people, b.people) === 0;
      })
    );
  }
}
