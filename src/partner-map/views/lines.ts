import type { Browsing } from '../browsing.ts';
import { arcs, type Line } from '../links/arcs.ts';
import { kit } from './kit.ts';

const drawn = new WeakMap<Browsing, { entry: number; path: string }>();

/** The lines of an entry: to those it is linked to, and to the members of a network. */
function linesOf(s: Browsing, n: number): { line: Line; sure: boolean }[] {
  const { x, y } = s.model;
  if (Number.isNaN(x[n])) return [];
  const sure = new Map<number, boolean>();
  for (const { entry, relation } of s.model.links(n))
    if (entry !== undefined) sure.set(entry, sure.get(entry) || relation.state !== 'possible');
  for (const member of kit(s).graph.members(n)) if (!sure.has(member)) sure.set(member, true);
  // those at the same place have no line
  const others = [...sure.keys()].filter((to) => !Number.isNaN(x[to]) && (x[to] !== x[n] || y[to] !== y[n]));
  return arcs(
    x[n]!,
    y[n]!,
    others.flatMap((to) => [x[to]!, y[to]!]),
  ).flatMap((lines, i) => lines.map((line) => ({ line, sure: sure.get(others[i]!)! })));
}

/** Lets the map draw what links the entry that is open, once for each. @param path entries of a way that is told, in order */
export function showLines(s: Browsing, n: number, path: readonly number[] = []): void {
  const key = path.join();
  const last = drawn.get(s);
  if (last?.entry === n && last.path === key && s.lines) return;
  drawn.set(s, { entry: n, path: key });
  const { x, y } = s.model;
  const own = linesOf(s, n);
  const placed = path.filter((entry) => !Number.isNaN(x[entry]));
  const way = placed.slice(1).flatMap((to, i) => arcs(x[placed[i]!]!, y[placed[i]!]!, [x[to]!, y[to]!])[0] ?? []);
  s.lines = (ctx, project) => {
    const trace = (line: Line): void => {
      // over the edge of the world's square a line goes on at the next copy
      for (const turn of [-1, 0, 1]) {
        ctx.beginPath();
        for (let i = 0; i < line.length; i += 2) ctx.lineTo(...project(line[i]! + turn, line[i + 1]!));
        ctx.stroke();
      }
    };
    const { accent, ink } = s.pane!.look;
    ctx.lineWidth = 2;
    ctx.strokeStyle = accent;
    for (const { line, sure } of own) {
      ctx.setLineDash(sure ? [] : [4, 4]);
      trace(line);
    }
    ctx.setLineDash([]);
    ctx.lineWidth = 4;
    ctx.strokeStyle = ink;
    way.forEach(trace);
  };
}
