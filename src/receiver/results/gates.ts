import { both, setsOf, type People } from './joint.ts';
import { notAsked } from './tables.ts';
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

  constructor(tables: readonly Table[]) {
    this.#tables = tables;
    this.#sets = tables.map(({ cellOf, counts }) => setsOf(cellOf, counts.length));
    this.#all = this.#sets[0] ? union(this.#sets[0]) : new Uint32Array();
    this.#n = tables[0]?.cellOf.length ?? 0;
  }

  /** Marks of the gates that must be hidden, given what tables hide. */
  leaking(hidden: readonly ReadonlySet<number>[]): Set<bigint> {
    const gates = new Map<bigint, People>();
    this.#tables.forEach(({ marks, counts }, t) => {
      if (counts[notAsked] && !hidden[t]!.has(notAsked)) gates.set(marks[notAsked]!, this.#sets[t]![notAsked]!);
    });
    const leaks = new Set<bigint>();
    for (const [mark, people] of gates) {
      const size = both(people, people);
      const halves = [
        { people, size },
        { people: without(this.#all, people), size: this.#n - size },
      ];
      if (halves.some((half) => this.#leaks(half, hidden))) leaks.add(mark);
    }
    return leaks;
  }

  #leaks(half: Block, hidden: readonly ReadonlySet<number>[]): boolean {
    const parts: Block[][] = [];
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
      const inside = blocks.filter(({ people, size }) => size <= half.size && both(people, half.people) === size);
      const size = inside.reduce((sum, block) => sum + block.size, 0);
      if (!inside.length) continue;
      if (small(half.size - size)) return true;
      if (size < half.size) parts.push([...inside, { people: union(inside.map(({ people }) => people)), size }]);
    }
    return parts.some((one, i) =>
      parts.slice(i + 1).some((two) =>
        one.some((a) =>
          two.some((b) => {
            const shared = a.size + b.size - half.size;
            return small(shared) && shared > 0 && both(a.people, b.people) === shared;
          }),
        ),
      ),
    );
  }
}
