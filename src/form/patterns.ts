import { pattern } from '../rules/pattern.ts';
import type { Model, Node } from './types.ts';

/** Gives a model the patterns of its texts: apart, since few definitions have any. Without it they are left to the receiver. */
export function addPatterns({ nodes }: Model): void {
  for (const node of nodes.values() as Iterable<{ -readonly [K in keyof Node]: Node[K] }>)
    if ('pattern' in node.question && node.question.pattern !== undefined)
      node.pattern = pattern(node.question.pattern);
}
