import type { Node } from './types.ts';

/** A chain of nodes each of which feeds the next and the last the first, or undefined when there is none. */
export function findCycle(nodes: readonly Node[]): Node[] | undefined {
  const done = new Set<Node>();
  for (const start of nodes) {
    // depth first without recursion: definitions may chain thousands of questions
    const path: { node: Node; next: number }[] = [];
    const onPath = new Set<Node>();
    const enter = (node: Node) => void (path.push({ node, next: 0 }), onPath.add(node));
    if (!done.has(start)) enter(start);
    while (path.length) {
      const top = path.at(-1)!;
      const next = top.node.feeds[top.next++];
      if (!next) {
        done.add(top.node);
        onPath.delete(top.node);
        path.pop();
      } else if (onPath.has(next)) {
        const chain = path.map((p) => p.node);
        return [...chain.slice(chain.indexOf(next)), next];
      } else if (!done.has(next)) enter(next);
    }
  }
  return undefined;
}

/** Gives each node a rank above all that feed it (Kahn's algorithm); the graph has no cycle. */
export function rankNodes(nodes: readonly Node[]): void {
  const waiting = new Map<Node, number>();
  for (const node of nodes) for (const next of node.feeds) waiting.set(next, (waiting.get(next) ?? 0) + 1);
  const ready = nodes.filter((node) => !waiting.has(node));
  let rank = 0;
  for (let node = ready.pop(); node; node = ready.pop()) {
    node.rank = rank++;
    for (const next of node.feeds) {
      const left = waiting.get(next)! - 1;
      waiting.set(next, left);
      if (!left) ready.push(next);
    }
  }
}
