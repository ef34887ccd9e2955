import { show } from '../contract/author-issue.ts';
import { nearest } from '../contract/nearest.ts';
import { doubled } from './entry-issues.ts';
import { dated, reference, type Known, type Tell } from './events-known.ts';
import { idsOf, isObject, listOf, objectsOf, type Path, type Raw } from './partners-entry.ts';

/**
 * Ids each of which comes after the next and the last after the first, or undefined when there is no such circle. Depth first
 * without recursion: a circuit may chain thousands of stages.
 */
export function circleOf(before: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const start of before.keys()) {
    const path: { id: string; next: number }[] = [];
    const on = new Set<string>();
    const enter = (id: string) => void (path.push({ id, next: 0 }), on.add(id));
    if (!done.has(start)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = before.get(top.id)?.[top.next++];
      if (next === undefined) {
        done.add(top.id);
        on.delete(top.id);
        path.pop();
      } else if (on.has(next)) {
        const chain = path.map(({ id }) => id);
        return [...chain.slice(chain.indexOf(next)), next];
      } else if (!done.has(next)) enter(next);
    }
  }
  return undefined;
}

/** The stages of a circuit, what leads from one to another, and what it takes to complete it. */
export function checkCircuit(tell: Tell, circuit: Raw, known: Known): void {
  const stages = objectsOf(circuit.stages);
  const ids = new Set(idsOf(circuit.stages));
  const stage = (id: unknown, path: Path) => {
    if (typeof id === 'string' && !ids.has(id))
      tell('part', path, {
        found: show(id),
        expected: 'the id of a stage of this circuit',
        hint: () => nearest(id, ids),
      });
  };
  for (const { id, path, first } of doubled(listOf(circuit.stages), undefined, 'stages'))
    tell('part', path, { found: show(id), expected: `an id of its own: ${first} has it` });
  dated(tell, circuit.period, ['period']);
  reference(tell, known, 'places', circuit.venue, ['venue']);
  const before = new Map<string, string[]>();
  for (const [i, { id, event, title, kind, when, after }] of stages) {
    const at = ['stages', i];
    reference(tell, known, 'events', event, [...at, 'event']);
    reference(tell, known, 'kinds', kind, [...at, 'kind']);
    dated(tell, when, [...at, 'when']);
    if (event === undefined && title === undefined)
      tell('part', at, { found: 'a stage with neither an event nor a title', expected: 'one of them' });
    listOf(after).forEach((other, a) => stage(other, [...at, 'after', a]));
    if (typeof id === 'string' && !before.has(id))
      before.set(
        id,
        listOf(after).filter((other) => typeof other === 'string'),
      );
  }
  const circle = circleOf(before);
  if (circle) {
    const shown = circle.length > 9 ? [...circle.slice(0, 8), '…'] : circle;
    tell('part', ['stages', stages.find(([, { id }]) => id === circle[0])![0], 'after'], {
      found: shown.join(' after '),
      expected: 'stages that do not come after themselves',
    });
  }
  for (const [i, { from, to, kind }] of objectsOf(circuit.links)) {
    stage(from, ['links', i, 'from']);
    stage(to, ['links', i, 'to']);
    reference(tell, known, 'linkKinds', kind, ['links', i, 'kind']);
  }
  if (!isObject(circuit.completion)) return;
  const { least, needed } = circuit.completion;
  listOf(needed).forEach((id, i) => stage(id, ['completion', 'needed', i]));
  if (typeof least === 'number' && least > stages.length)
    tell('nothing', ['completion', 'least'], { found: String(least), expected: `at most ${stages.length} stages` });
}
