import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import * as author from '../../src/rules/author.ts';
import { toRule } from '../../src/rules/index.ts';

/** The modules that a module needs at run time, itself included. */
function needs(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type ).* from '(\..*)';$/gm))
    needs(join(dirname(file), path!), found);
  return found;
}

it('what a page loads of the rules has nothing that only authors need', () => {
  const rooms = join(import.meta.dirname, '../../src/rules');
  const loaded = [...needs(join(rooms, 'index.ts'))].map((file) => file.slice(rooms.length + 1)).sort();
  expect(loaded).toEqual(['evaluate.ts', 'index.ts', 'operators.ts', 'parse.ts', 'rule.ts']);
  expect([...needs(join(rooms, 'author.ts'))].join()).toContain('nearest.ts');
});

it('an error tells its place in few words, and the whole story to the author', () => {
  const wrong = "${age} == 'x'";
  let error: unknown;
  try {
    toRule(wrong);
  } catch (thrown) {
    error = thrown;
  }
  expect((error as Error).message).toBe('an operator expected at 7');
  expect(author.explain(error as never, wrong)).toEqual({
    found: '“==”',
    expected: 'an operator or the end; write ===',
    message: "column 8: found “==”, expected an operator or the end; write ===\n  ${age} == 'x'\n         ^",
  });
});
