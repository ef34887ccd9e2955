import type { Steps } from './breathe.ts';
import { clustersOf, gatesOf, toldIn, type Cluster, type OneWay } from './clusters.ts';
import { Span } from './spans.ts';
import { small, type Table } from './suppress.ts';
import { chosen, notAsked, unanswered } from './tables.ts';

type Cell = [table: number, cell: number];

/**
 * Finds what conditions give away between tables: who was not asked a question (its gate) are those who gave certain answers
 * to others, so that what is told of these and of it may leave a small group.
 */
export class Gates {
  readonly #tables: readonly Table[];
  readonly #clusters: readonly Cluster[];
  /** what tables of a cluster hid when nothing followed from them */
  readonly #safe = new Map<Cluster, string>();
  /** options of one question, which not everybody has to choose one of */
  readonly #several: readonly (readonly number[])[];

  constructor(tables: readonly Table[]) {
    this.#tables = tables;
    this.#clusters = clustersOf(tables);
    // They follow each other, after who answered it.
    const several: number[][] = [];
    tables.forEach(({ order, marks, counts }, t) => {
      const before = tables[t - 1]?.marks;
      const same = before?.[unanswered] === marks[unanswered] && before?.[notAsked] === marks[notAsked];
      if (counts.length !== chosen + 1 || order[2] !== 2) return;
      if (same && several.at(-1)?.at(-1) === t - 1) several.at(-1)!.push(t);
      else several.push([t]);
    });
    this.#several = several;
  }

  /**
   * Cells that must be hidden as well, given those that tables hide.
   * @param exposed of these, the cells that another table tells
   */
  *leaking(pools: readonly ReadonlySet<number>[], exposed: readonly ReadonlySet<number>[]): Steps<Cell[]> {
    const all = this.#tables.map(({ question, cellOf, counts }, t): OneWay => ({
      ...(question && { question }),
      cellOf,
      counts,
      hidden: new Set([...pools[t]!].filter((cell) => !exposed[t]!.has(cell))),
    }));
    const leaking = this.#several.flatMap((options) =>
      this.#covered(options, all) ? this.#next(options, pools, unanswered) : [],
    );
    const gates = yield* gatesOf(all);
    for (const cluster of this.#clusters) {
      // Both only grow.
      const state = [...cluster.tables, ...cluster.gates].map((t) => `${pools[t]!.size} ${exposed[t]!.size}`).join();
      if (this.#safe.get(cluster) === state) continue;
      const { sizes, sets } = yield* toldIn(cluster, all, gates);
      if (yield* new Span(sizes).tell(sets)) {
        this.#safe.set(cluster, state);
        continue;
      }
      const own = this.#next(
        cluster.tables.filter((t) => all[t]!.question!.id === cluster.id),
        pools,
        notAsked,
      );
      leaking.push(...(own.length ? own : this.#next(cluster.tables, pools, notAsked)));
    }
    return leaking;
  }

  /** Of each table the cell that is to be hidden first, or what joins it. */
  #next(tables: readonly number[], pools: readonly ReadonlySet<number>[], first: number): Cell[] {
    return tables.flatMap((t): Cell[] => {
      const { order, counts } = this.#tables[t]!;
      const cell = [first, ...order].find((cell) => counts[cell] && !pools[t]!.has(cell));
      return cell === undefined ? [] : [[t, cell]];
    });
  }

  /** Whether of two options everybody who answered chose one, and few chose both: so many as both counts are more than all. */
  #covered(options: readonly number[], all: readonly OneWay[]): boolean {
    const told = options.filter((t) => !all[t]!.hidden.has(chosen - 1) || !all[t]!.hidden.has(chosen));
    return told.some((a, i) =>
      told.slice(i + 1).some((b) => {
        const [one, two] = [all[a]!.cellOf, all[b]!.cellOf];
        let both = 0;
        for (let r = 0; r < one.length; r++) {
          if (one[r] === chosen && two[r] === chosen) both++;
          else if (one[r] === chosen - 1 && two[r] === chosen - 1) return false;
        }
        return small(both);
      }),
    );
  }
}
