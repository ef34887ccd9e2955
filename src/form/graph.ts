import type { Questionnaire } from '../contract/questionnaire.ts';
import { references, toRule } from '../rules/index.ts';
import { named, nodesOf } from './build.ts';

/**
 * Names of questions each of which decides on the next and the last on the first, or undefined when there is no such
 * circle. Only what makes an answer appear or disappear counts; two checks may well read each other's questions.
 */
export function findCycle(definition: Questionnaire): string[] | undefined {
  const nodes = nodesOf(definition);
  const feeds = new Map<string, string[]>([...nodes.keys()].map((name) => [name, []]));
  for (const [name, node] of nodes) {
    const q = node.question;
    const sources = [
      q.showIf,
      'calculate' in q ? q.calculate : undefined,
      ...[...node.options, ...node.rows].map((o) => o.showIf),
    ];
    const reads = sources.flatMap((s) =>
      s === undefined ? [] : references(toRule(s as never)).map((path) => named(path, node, nodes)),
    );
    if (!node.group && name !== `#${node.section}`) reads.push(`#${node.section}`);
    for (const source of new Set(reads)) feeds.get(source)?.push(name);
    if (node.group) feeds.get(name)!.push(node.group.name);
  }
  const done = new Set<string>();
  for (const start of nodes.keys()) {
    // depth first without recursion: definitions may chain thousands of questions
    const path: { name: string; next: number }[] = [];
    const on = new Set<string>();
    const enter = (name: string) => void (path.push({ name, next: 0 }), on.add(name));
    if (!done.has(start)) enter(start);
    while (path.length) {
      const top = path.at(-1)!;
      const next = feeds.get(top.name)![top.next++];
      if (next === undefined) {
        done.add(top.name);
        on.delete(top.name);
        path.pop();
      } else if (on.has(next)) {
        const chain = path.map((p) => p.name);
        return [...chain.slice(chain.indexOf(next)), next];
      } else if (!done.has(next)) enter(next);
    }
  }
  return undefined;
}
