import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arc, arcs, type Line } from '../../src/partner-map/links/arcs.ts';
import { createGraph } from '../../src/partner-map/links/graph.ts';
import { relationStates } from '../../src/contract/partners.ts';
import { toX, toY } from '../../src/partner-map/geo/mercator.ts';
import { contentModel, modelOf } from './support/content.ts';

const types = [
  { id: 'member', label: 'member of', inverse: 'has as a member', network: true },
  { id: 'partner', label: 'partner of', inverse: 'partner of' },
];
type Given = readonly [from: string, to: string, state?: string, type?: string];
const graphOf = (entries: number, relations: readonly Given[]) => {
  const model = modelOf(
    Array.from({ length: entries }, () => ({})),
    {
      programmes: [{ id: 'prog', label: 'Programme' }],
      relationTypes: types,
      relations: relations.map(([from, to, state, type = 'partner']) => ({ from, to, state, type })),
    },
  );
  return createGraph(model);
};
const nodes = (graph: ReturnType<typeof graphOf>, from: number, to: number) =>
  graph.paths(from, to).map((path) => path.nodes);

describe('paths between two entries', () => {
  it('have the fewest hops, and of these the strongest relations', () => {
    const graph = graphOf(6, [
      ['e0', 'e1', 'possible'],
      ['e1', 'e5', 'agreement'],
      ['e0', 'e2', 'relation'],
      ['e5', 'e2', 'agreement'],
      ['e0', 'e3', 'joint-proposal'],
      ['e3', 'e4', 'joint-proposal'],
      ['e4', 'e5', 'joint-proposal'],
    ]);
    expect(nodes(graph, 0, 5)).toEqual([[0, 2, 5]]);
    const { edges } = graph.paths(0, 5)[0]!;
    expect(edges.map(({ out, relation }) => [out, relation.state])).toEqual([
      [true, 'relation'],
      [false, 'agreement'],
    ]);
  });
  it('go through programmes', () => {
    const graph = graphOf(2, [
      ['e0', 'prog'],
      ['e1', 'prog'],
    ]);
    expect(nodes(graph, 0, 1)).toEqual([[0, 2, 1]]);
    expect(graph.programme(2)).toBe('prog');
    expect(graph.programme(1)).toBeUndefined();
  });
  it('are three at most of those that are as good, in the order of their nodes', () => {
    const middle = [4, 2, 5, 3].map((n) => `e${n}`);
    const graph = graphOf(
      6,
      middle.flatMap((one): Given[] => [
        ['e0', one],
        [one, 'e1'],
      ]),
    );
    expect(nodes(graph, 0, 1)).toEqual([
      [0, 2, 1],
      [0, 3, 1],
      [0, 4, 1],
    ]);
  });
  it('take the strongest of several relations between two', () => {
    const graph = graphOf(2, [
      ['e0', 'e1', 'contact'],
      ['e1', 'e0', 'agreement'],
    ]);
    expect(graph.paths(0, 1)[0]!.edges[0]!.relation.state).toBe('agreement');
  });
  it('end at four hops', () => {
    const chain = Array.from({ length: 5 }, (_, i): Given => [`e${i}`, `e${i + 1}`]);
    const graph = graphOf(6, chain);
    expect(nodes(graph, 0, 4)).toEqual([[0, 1, 2, 3, 4]]);
    expect(nodes(graph, 0, 5)).toEqual([]);
    expect(nodes(graph, 3, 3)).toEqual([]);
  });

  it('are those that a search of all ways finds, there and back', () => {
    const name = fc.nat(6).map((n) => `e${n}`);
    const state = fc.option(fc.constantFrom(...relationStates), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name, state), { maxLength: 14 }), (relations) => {
        const graph = graphOf(7, relations);
        const cost = (a: number, b: number) =>
          Math.min(
            Infinity,
            ...graph
              .edges(a)
              .filter(({ to }) => to === b)
              .map(({ relation }) => relationStates.length - relationStates.indexOf(relation.state ?? 'relation')),
          );
        const ways: { nodes: number[]; cost: number }[] = [];
        const walk = (way: number[], spent: number): void => {
          const last = way.at(-1)!;
          if (last === 1) ways.push({ nodes: way, cost: spent });
          else if (way.length < 5)
            for (let n = 0; n < 7; n++)
              if (!way.includes(n) && cost(last, n) < Infinity) walk([...way, n], spent + cost(last, n));
        };
        walk([0], 0);
        const worth = (way: (typeof ways)[number]) => way.nodes.length * 1000 + way.cost;
        const best = ways.filter((way) => worth(way) === Math.min(...ways.map(worth)));
        const found = nodes(graph, 0, 1);
        expect(found).toEqual(
          best
            .map((way) => way.nodes)
            .sort((a, b) => (a.join() < b.join() ? -1 : 1))
            .slice(0, 3),
        );
        const back = nodes(graph, 1, 0);
        expect(back.length).toBe(found.length);
        expect(back[0]?.length).toBe(found[0]?.length);
      }),
    );
  });

  it('are found in what is published', () => {
    const model = contentModel();
    const graph = createGraph(model);
    const at = (id: string) => model.number(id)!;
    const [path] = graph.paths(at('cecop'), at('ica'));
    expect(path!.nodes.map((n) => model.ids[n])).toEqual(['cecop', 'cicopa', 'ica']);
    const through = graph.paths(at('fondazione-cariplo'), at('unioncamere-lombardia'))[0]!.nodes[1]!;
    expect(graph.programme(through)).toBe('innovacultura');
  });
});

describe('members of a network', () => {
  const graph = graphOf(5, [
    ['e1', 'e0', undefined, 'member'],
    ['e2', 'e1', undefined, 'member'],
    ['e3', 'e0', undefined, 'partner'],
    ['e0', 'e2', undefined, 'member'],
    ['e4', 'prog', undefined, 'member'],
  ]);
  it('are those that belong to it, or to a member of it, though they go round', () => {
    expect(graph.members(0)).toEqual([1]);
    expect(graph.members(0, true)).toEqual([1, 2]);
    expect(graph.members(5)).toEqual([4]);
  });
});

const place = fc.tuple(
  fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.25, 0.5, 0.75, 1)),
  fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 1)),
);
const points = (lines: readonly Line[]): [number, number][] =>
  lines.flatMap((line) =>
    Array.from({ length: line.length / 2 }, (_, i): [number, number] => [line[i * 2]!, line[i * 2 + 1]!]),
  );

function checkLines(lines: readonly Line[], from: readonly number[], to: readonly number[]): void {
  const all = points(lines);
  expect(all[0]).toEqual(from);
  expect(all.at(-1)).toEqual(to);
  expect(all.length).toBeLessThanOrEqual(64);
  expect(all.every(([x, y]) => x >= 0 && x <= 1 && Math.abs(y - 0.5) < 0.5 + 1e-9)).toBe(true);
  for (const line of lines)
    for (let i = 2; i < line.length; i += 2) expect(Math.abs(line[i]! - line[i - 2]!)).toBeLessThanOrEqual(0.5);
  // where one piece ends at a side, the next begins at the other, as high
  for (let i = 1; i < lines.length; i++) {
    const [before, after] = [lines[i - 1]!, lines[i]!];
    expect(before.at(-2)! + after[0]!).toBe(1);
    expect(before.at(-1)).toBe(after[1]);
  }
}

describe('arcs', () => {
  it('begin and end where they should, without a jump, within the square', () => {
    fc.assert(fc.property(place, place, (a, b) => checkLines(arc(...a, ...b), a, b)));
  });
  it('are the same there and back', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [there, back] = [points(arc(...a, ...b)), points(arc(...b, ...a)).reverse()];
        expect(back.length).toBe(there.length);
        there.forEach(([x, y], i) => {
          expect(back[i]![0]).toBeCloseTo(x, 9);
          expect(back[i]![1]).toBeCloseTo(y, 9);
        });
      }),
    );
  });
  it('follow the great circle: from Milan to New York over 50° north, to Tokyo over Siberia', () => {
    const north = (lines: Line[]) => Math.min(...points(lines).map(([, y]) => y));
    const milan = [toX(9.19), toY(45.46)] as const;
    expect(north(arc(...milan, toX(-74), toY(40.7)))).toBeLessThan(toY(50));
    expect(north(arc(...milan, toX(139.7), toY(35.7)))).toBeLessThan(toY(60));
  });
  it('go over the antimeridian in two pieces', () => {
    const [first, second] = arc(toX(170), toY(-40), toX(-170), toY(-40)) as [Line, Line];
    expect(first.at(-2)).toBe(1);
    expect(second[0]).toBe(0);
  });
});

describe('arcs from one place to several', () => {
  it('begin and end where they should, as each alone would', () => {
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 12 }), (from, targets) => {
        const found = arcs(...from, targets.flat());
        expect(found.length).toBe(targets.length);
        found.forEach((lines, i) => checkLines(lines, from, targets[i]!));
        expect(arcs(...from, targets.flat())).toEqual(found);
      }),
    );
  });
  it('run closer together at their beginning than each alone', () => {
    const from = [toX(9), toY(45)] as const;
    const targets = [toX(2), toY(41.4), toX(2.1), toY(40.5), toX(1), toY(41.9)];
    const spread = (all: readonly Line[][]): number => {
      const middles = all.map(([line]) => line!.slice((line!.length >> 2) * 2, (line!.length >> 2) * 2 + 2));
      return Math.max(...middles.map(([x, y]) => Math.hypot(x! - middles[0]![0]!, y! - middles[0]![1]!)));
    };
    const alone = [0, 2, 4].map((i) => arc(...from, targets[i]!, targets[i + 1]!));
    expect(spread(arcs(...from, targets))).toBeLessThan(spread(alone) / 2);
  });
  it('to far ones are as those of each alone', () => {
    const from = [toX(9), toY(45)] as const;
    const targets = [toX(-74), toY(40), toX(140), toY(35)];
    expect(arcs(...from, targets)).toEqual([
      arc(...from, targets[0]!, targets[1]!),
      arc(...from, targets[2]!, targets[3]!),
    ]);
  });
});
