import type { Relation, RelationState } from '../../contract/partners.ts';
import type { Model } from '../model.ts';

/** How many hops a path may have, and how many paths of the same worth are told. */
const HOPS = 4;
const TIES = 3;

/** A relation, seen from one of its ends. */
export interface Edge {
  readonly relation: Relation;
  /** it is the end that the relation comes from */
  readonly out: boolean;
  /** the node at the other end */
  readonly to: number;
}

/** What leads from an entry to another. */
export interface Path {
  /** nodes, both ends included */
  readonly nodes: readonly number[];
  /** from each node to the next: the strongest of their relations */
  readonly edges: readonly Edge[];
}

/**
 * Entries and programmes, and the relations between them. A node is an entry's number, or the model's size and more for a
 * programme, in the document's order.
 */
export interface Graph {
  /** the programme that a node is; undefined for an entry */
  programme(node: number): string | undefined;
  edges(node: number): readonly Edge[];
  /**
   * Those that belong to a network or a programme, by relations of a type that says so, in ascending order.
   * @param through also those that belong to a member, and so on
   */
  members(node: number, through?: boolean): readonly number[];
  /**
   * How an entry gets to another: by the fewest hops, of these by the strongest relations. Several that are as good, at most
   * three, are told in the order of their nodes. None when there is none of at most four hops.
   */
  paths(from: number, to: number): readonly Path[];
}

/** What a hop costs, less for what has come further. */
const costs: Readonly<Record<RelationState, number>> = {
  'joint-proposal': 1,
  agreement: 2,
  relation: 3,
  exchange: 4,
  contact: 5,
  possible: 6,
};
/** A relation without a state is a relation. */
const costOf = ({ state = 'relation' }: Relation): number => costs[state];

export function createGraph(model: Model): Graph {
  const { size } = model;
  const programmes = [...model.programmes.keys()];
  const places = new Map(programmes.map((id, i) => [id, size + i]));
  const nodeOf = (id: string): number => model.number(id) ?? places.get(id)!;
  const adjacent = new Map<number, Edge[]>();
  const add = (node: number, edge: Edge): void =>
    void (adjacent.get(node) ?? adjacent.set(node, []).get(node)!).push(edge);
  for (const relation of model.relations) {
    const [from, to] = [nodeOf(relation.from), nodeOf(relation.to)];
    add(from, { relation, out: true, to });
    if (from !== to) add(to, { relation, out: false, to: from });
  }
  const edges = (node: number): readonly Edge[] => adjacent.get(node) ?? [];

  /** By neighbour: the strongest relation to it. */
  function strongest(node: number): ReadonlyMap<number, Edge> {
    const found = new Map<number, Edge>();
    for (const edge of edges(node)) {
      const known = found.get(edge.to);
      if (!known || costOf(edge.relation) < costOf(known.relation)) found.set(edge.to, edge);
    }
    return found;
  }

  return {
    programme: (node) => programmes[node - size],
    edges,
    members(node, through = false) {
      const found = new Set<number>();
      const belongs = (to: number): void => {
        for (const edge of edges(to)) {
          if (edge.out || found.has(edge.to) || edge.to === node) continue;
          if (!model.relationTypes.get(edge.relation.type)?.network) continue;
          found.add(edge.to);
          if (through) belongs(edge.to);
        }
      };
      belongs(node);
      return [...found].sort((a, b) => a - b);
    },
    paths(from, to) {
      if (from === to) return [];
      // a hop at a time: what each node costs that is reached first by so many, and from where it does
      const spent = new Map([[from, 0]]);
      const before = new Map<number, number[]>();
      let reached = [from];
      for (let hop = 0; hop < HOPS && reached.length && !spent.has(to); hop++) {
        const next = new Map<number, number>();
        for (const node of reached)
          for (const [other, { relation }] of strongest(node)) {
            if (spent.has(other)) continue;
            const cost = spent.get(node)! + costOf(relation);
            const least = next.get(other) ?? Infinity;
            if (cost < least) next.set(other, cost);
            if (cost <= least) before.set(other, cost < least ? [node] : [...before.get(other)!, node]);
          }
        reached = [...next.keys()];
        for (const [node, cost] of next) spent.set(node, cost);
      }
      // never more than are told, of each node
      const trace = (node: number): number[][] =>
        node === from
          ? [[from]]
          : (before.get(node) ?? [])
              .flatMap(trace)
              .map((nodes) => [...nodes, node])
              .sort(inOrder)
              .slice(0, TIES);
      return trace(to).map((nodes) => ({
        nodes,
        edges: nodes.slice(1).map((node, i) => strongest(nodes[i]!).get(node)!),
      }));
    },
  };
}

/** By their first nodes that differ. */
const inOrder = (a: readonly number[], b: readonly number[]): number => {
  const i = a.findIndex((node, at) => node !== b[at]);
  return i < 0 ? 0 : a[i]! - b[i]!;
};
