import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitReader, CONTEXTS } from '../../src/partner-map/basemap/bits.ts';
import { BORDER, COAST, DISPUTED, decode, type Basemap } from '../../src/partner-map/basemap/decode.ts';
// @ts-expect-error the tools are plain JavaScript
import { bitWriter } from '../../tools/basemap/bits.mjs';
// @ts-expect-error the tools are plain JavaScript
import { encode } from '../../tools/basemap/encode.mjs';
// @ts-expect-error the tools are plain JavaScript
import { dissolve, simplify, topology } from '../../tools/basemap/topology.mjs';

type Point = [number, number];
const GRID = 2 ** 15;

/** A ring from its least point on, in its own direction: two that are equal run along the same points. */
function turned(ring: readonly Point[]): string {
  const open = ring.slice(1);
  const all = open.map((_, i) => [...open.slice(i), ...open.slice(0, i)].join(' '));
  return all.sort()[0]!;
}

function ringsOf({ points, starts }: Basemap, rings: readonly (readonly number[])[]): string[] {
  return rings
    .map((ring) => {
      const all = ring.flatMap((arc) => {
        const n = arc < 0 ? ~arc : arc;
        const some: Point[] = [];
        for (let i = starts[n]!; i < starts[n + 1]!; i += 2) {
          some.push([Math.round(points[i]! * GRID), Math.round(points[i + 1]! * GRID)]);
        }
        return arc < 0 ? some.reverse() : some;
      });
      return turned(all.filter((point, i) => !i || `${point}` !== `${all[i - 1]}`));
    })
    .sort();
}

/** A field of squares, each of one of some owners or of none, on crossings that lie anywhere: `a`, `b` …; `.` is sea. */
const field = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([wide, high]) =>
  fc.record({
    wide: fc.constant(wide),
    cells: fc.array(fc.constantFrom(...'.abcd'), { minLength: wide * high, maxLength: wide * high }),
    crossings: fc.uniqueArray(fc.tuple(fc.nat(GRID), fc.nat(GRID)), {
      minLength: (wide + 1) * (high + 1),
      maxLength: (wide + 1) * (high + 1),
      selector: String,
    }),
  }),
);

function shapesOf({ wide, cells, crossings }: { wide: number; cells: string[]; crossings: Point[] }) {
  const at = (x: number, y: number): Point => crossings[y * (wide + 1) + x]!;
  const square = (i: number): Point[][] => {
    const [x, y] = [i % wide, Math.floor(i / wide)];
    return [[at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)]];
  };
  const owners = [...new Set(cells)].filter((owner) => owner !== '.');
  return owners.map((id) => ({
    id,
    rings: dissolve(cells.flatMap((owner, i) => (owner === id ? [square(i)] : []))) as Point[][],
  }));
}

describe('packing a map', () => {
  it('gives back every shape, its lines shared with its neighbours, whatever touches what', () => {
    fc.assert(
      fc.property(field, (drawn) => {
        const shapes = shapesOf(drawn);
        fc.pre(shapes.length > 0);
        const kindOf = (_a: Point, _b: Point, owners: string[]) =>
          owners.length < 2 ? COAST : owners.includes('a') ? DISPUTED : BORDER;
        const { arcs, outlines } = topology(shapes, kindOf);
        const packed = encode(
          outlines.map(({ id, rings }: { id: string; rings: number[][] }) => ({ code: `${id}x`, rings })),
          arcs,
          GRID,
          'bx',
        );
        const map = decode(packed);
        expect(map.shapes).toHaveLength(shapes.length);
        if (shapes.some(({ id }) => id === 'b')) expect(map.shapes[0]!.code).toBe('bx');
        for (const { id, rings } of shapes) {
          const shape = map.shapes.find(({ code }) => code === `${id}x`)!;
          expect(ringsOf(map, shape.rings)).toEqual(rings.map(turned).sort());
        }
        expect([...map.kinds].sort()).toEqual(arcs.map(({ kind }: { kind: number }) => kind).sort());
        expect(map.starts).toHaveLength(arcs.length + 1);
      }),
    );
  });

  it('refuses shapes that lie over each other', () => {
    const ring: Point[] = [
      [0, 0],
      [9, 0],
      [9, 9],
      [0, 0],
    ];
    const shapes = ['a', 'b'].map((id) => ({ id, rings: [ring] }));
    const { arcs, outlines } = topology(shapes, () => BORDER);
    const named = outlines.map(({ rings }: { rings: number[][] }) => ({ code: 'xx', rings }));
    expect(() => encode(named, arcs, GRID)).toThrow('twice the same way');
    expect(() => topology([...shapes, { id: 'c', rings: [ring] }], () => BORDER)).toThrow('three shapes at one edge');
  });
});

describe('bits', () => {
  it('come back as they were written, in whatever contexts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(CONTEXTS - 1), fc.boolean())), fc.nat(3), (pairs, few) => {
        const written = few ? pairs.map(([context, bit]) => [context % few, bit] as const) : pairs;
        const writer = bitWriter();
        for (const [context, bit] of written) writer.write(context, bit);
        const read = bitReader(writer.data());
        for (const [context, bit] of written) expect(read(context)).toBe(+bit);
      }),
    );
  });

  it('take little room where they are always the same', () => {
    const writer = bitWriter();
    for (let i = 0; i < 8000; i++) writer.write(0, i % 1000 > 0);
    const data = writer.data();
    expect(data.length).toBeLessThan(80);
    const read = bitReader(data);
    for (let i = 0; i < 8000; i++) expect(read(0)).toBe(+(i % 1000 > 0));
  });
});

describe('making a line simpler', () => {
  it('keeps its ends, its order, and what bends it', () => {
    const line: Point[] = [
      [0, 0],
      [1, 0.01],
      [2, 0],
      [2, 5],
      [3, 5.01],
      [4, 5],
    ];
    expect(simplify(line, 1)).toEqual([
      [0, 0],
      [2, 0],
      [2, 5],
      [4, 5],
    ]);
    expect(simplify(line, 1e-9)).toEqual(line);
    expect(simplify(line, 1e9)).toEqual([
      [0, 0],
      [4, 5],
    ]);
  });

  it('leaves an island three corners', () => {
    const island: Point[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    expect(simplify(island, 1e9)).toHaveLength(4);
  });
});
