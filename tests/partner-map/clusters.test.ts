import '../support/proof.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clusters, LAST_ZOOM, type Cluster } from '../../src/partner-map/clusters/clusters.ts';
import { radius } from '../../src/partner-map/clusters/size.ts';
import { toX, toY, worldSize, type View } from '../../src/partner-map/geo/mercator.ts';

const whole = (zoom: number): View => ({ x: 0.5, y: 0.5, zoom, width: worldSize(zoom), height: worldSize(zoom) + 1 });
const all = (clusters: Clusters, zoom: number): Cluster[] => clusters.at(whole(zoom), 0);
const of = (places: readonly (readonly [number, number])[]): Clusters =>
  new Clusters(
    places.map(([x]) => x),
    places.map(([, y]) => y),
  );
const zooms = Array.from({ length: 2 * LAST_ZOOM + 1 }, (_, step) => step / 2);
const around = (x: number): number => x - Math.round(x);
/** What they need of the distance that they have; more than 1 would be drawn over one another. */
const crowding = (a: Cluster, b: Cluster, zoom: number): number =>
  (radius(a.count) + radius(b.count)) / (Math.hypot(around(a.x - b.x), a.y - b.y) * worldSize(zoom));
const told = (clusters: Clusters, found: readonly Cluster[]) =>
  found.map(({ x, y, count, ...cluster }) => ({ x, y, count, members: [...clusters.members(cluster)] }));

const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** In crowds of any size, many at the very same place, some with none. */
const places = fc
  .array(
    fc.record({
      middle: fc.tuple(unit, unit),
      spread: fc.integer({ min: 0, max: 30 }),
      many: fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 })), { maxLength: 25 }),
    }),
    { maxLength: 8 },
  )
  .map((crowds): [number, number][] =>
    crowds.flatMap(({ middle: [x, y], spread, many }) => [
      [NaN, y],
      ...many.map(([dx, dy]): [number, number] => [
        (((x + dx / 2 ** spread) % 1) + 1) % 1,
        Math.max(0, Math.min(1, y + dy / 2 ** spread)),
      ]),
    ]),
  );

describe('clusters', () => {
  it('hold every place once at every zoom, the right number of them, at their middle', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...zooms), (given, zoom) => {
        const clusters = of(given);
        const found = all(clusters, zoom);
        const members = found.map((cluster) => [...clusters.members(cluster)]);
        expect(members.flat().sort((a, b) => a - b)).toEqual([...given.keys()].filter((i) => !isNaN(given[i]![0])));
        expect(found.map(({ count }) => count)).toEqual(members.map(({ length }) => length));
        expect(clusters.count).toBe(members.flat().length);
        for (const [i, { x, y, index }] of found.entries()) {
          const own = members[i]!;
          expect(own).toContain(index);
          const mean = (value: (place: [number, number]) => number): number =>
            own.reduce((sum, member) => sum + value(given[member]!), 0) / own.length;
          expect(mean(([, south]) => south)).toBeCloseTo(y, 7);
          // on the circle around the world, the members' distances east and west of the middle cancel out
          if (zoom > 2) expect(around(mean(([east]) => around(east - x)))).toBeCloseTo(0, 7);
        }
      }),
    );
  });

  it('are never drawn over one another', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...zooms), (given, zoom) => {
        const found = all(of(given), zoom);
        for (const [i, a] of found.entries())
          for (const b of found.slice(i + 1)) expect(crowding(a, b, zoom)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('are those of the entries that are kept alone, and the first ones again when all are', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...zooms), fc.func(fc.boolean()), (given, zoom, keep) => {
        const clusters = of(given);
        const before = told(clusters, all(clusters, zoom));
        const kept = [...given.keys()].filter((i) => keep(i));
        const alone = of(kept.map((i) => given[i]!));
        const expected = told(alone, all(alone, zoom)).map(({ members, ...cluster }) => ({
          ...cluster,
          members: members.map((i) => kept[i]),
        }));
        clusters.filter(kept);
        expect(told(clusters, all(clusters, zoom))).toEqual(expected);
        clusters.filter(Uint8Array.from(given, (_, i) => Number(keep(i))));
        expect(told(clusters, all(clusters, zoom))).toEqual(expected);
        clusters.filter();
        expect(told(clusters, all(clusters, zoom))).toEqual(before);
      }),
    );
  });

  it('are the same in every view that shows them', () => {
    const random = seeded(1);
    const given = Array.from({ length: 20_000 }, () => [0.5 + random() / 8, 0.4 + random() / 8] as const);
    const clusters = of(given);
    for (const zoom of [4, 5.5, 6, 7.5, 8]) {
      const known = new Map(all(clusters, zoom).map((cluster) => [cluster.index, cluster]));
      for (let i = 0; i < 6; i++) {
        const view = { x: 0.5 + random() / 8, y: 0.4 + random() / 8, zoom, width: 700, height: 500 };
        for (const cluster of clusters.at(view)) expect(cluster).toEqual(known.get(cluster.index));
      }
    }
  });

  it('with many at one place are one, and no zoom opens it', () => {
    const clusters = of(Array.from({ length: 10_000 }, () => [0.3, 0.4] as const));
    for (const zoom of zooms) expect(all(clusters, zoom)).toMatchObject([{ count: 10_000 }]);
    const [cluster] = all(clusters, 3);
    expect(cluster!.x).toBeCloseTo(0.3, 9);
    expect(clusters.opensAt(cluster!)).toBe(Infinity);
    expect(clusters.members(cluster!)).toHaveLength(10_000);
    expect(clusters.members(cluster!, 500)).toHaveLength(500);
  });

  it('open at the first zoom that parts their members', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...zooms), (given, zoom) => {
        const clusters = of(given);
        for (const cluster of all(clusters, zoom)
          .filter(({ count }) => count > 1)
          .slice(0, 4)) {
          const opens = clusters.opensAt(cluster);
          const members = clusters.members(cluster);
          const together = (at: number): boolean =>
            all(clusters, at).some((one) => {
              const own = new Set(clusters.members(one));
              return members.every((member) => own.has(member));
            });
          for (let at = Math.floor(zoom) + 1; at < Math.min(opens, LAST_ZOOM + 1); at++)
            expect(together(at)).toBe(true);
          if (opens < Infinity) expect(together(opens)).toBe(false);
        }
      }),
    );
  });

  it('go round the world: what is near across the antimeridian is one', () => {
    const clusters = of([179.9, -179.9].map((longitude) => [toX(longitude), toY(-16)] as const));
    expect(all(clusters, 5)).toMatchObject([{ count: 2 }]);
    expect(all(clusters, 9)).toHaveLength(2);
    // on both sides of the line, and on each copy of the world that a view shows
    const view = { x: 1, y: toY(-16), zoom: 5, width: 400, height: 300 };
    expect(clusters.at(view).map(({ x }) => Math.round(x))).toEqual([1]);
    expect(clusters.at({ ...view, x: 0 }).map(({ x }) => Math.abs(Math.round(x)))).toEqual([0]);
    expect(clusters.at({ ...view, zoom: 0, width: 700 }).map(({ x }) => Math.abs(Math.round(x)))).toEqual([0, 1, 2]);
  });

  it('take what is nearer to a pole than the map reaches at its edge, and what has no place not at all', () => {
    const clusters = new Clusters(
      [12, 14, NaN, 16, Infinity].map(toX),
      [90, -90, 0, NaN, 5].map((latitude) => toY(latitude)),
    );
    expect(clusters.count).toBe(2);
    expect(all(clusters, 4).map(({ y }) => Math.round(y))).toEqual([0, 1]);
    expect(all(new Clusters([], []), 3)).toEqual([]);
  });

  it('do not depend on the order of the entries', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(0, 4, 9, 15), (given, zoom) => {
        const shape = (of: readonly Cluster[]) => of.map(({ x, y, count }) => `${x} ${y} ${count}`).sort();
        expect(shape(all(of([...given].reverse()), zoom))).toEqual(shape(all(of(given), zoom)));
      }),
    );
  });

  it('grow with their count', () => {
    for (let count = 1; count < 5000; count++) expect(radius(count + 1)).toBeGreaterThanOrEqual(radius(count));
    // a button of 24 px fits in each
    expect(radius(1)).toBeGreaterThanOrEqual(12);
  });
});

const FIXTURES = join(import.meta.dirname, '../../../shared/corpora/supercluster/test/fixtures');
const missing = existsSync(FIXTURES) ? '' : 'supercluster’s fixtures are not here';

describe.skipIf(missing)(`clusters of supercluster’s places${missing && `: ${missing}`}`, () => {
  const read = (name: string) => JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')).features;

  it('count as many, and are about as many', () => {
    const features: { geometry: { coordinates: [number, number] } | null }[] = read('places.json');
    const clusters = new Clusters(
      features.map(({ geometry }) => (geometry ? toX(geometry.coordinates[0]) : NaN)),
      features.map(({ geometry }) => (geometry ? toY(geometry.coordinates[1]) : NaN)),
    );
    // its tile of the whole world is 512 units wide, with some of the next copies beside it; its radius is 40 of them
    const theirs: { geometry: [[number, number]]; tags: { point_count?: number } }[] = read(
      'places-z0-0-0.json',
    ).filter(({ geometry }: { geometry: [[number, number]] }) => geometry[0][0] >= 0 && geometry[0][0] < 512);
    const total = theirs.reduce((sum, { tags }) => sum + (tags.point_count ?? 1), 0);
    const ours = all(clusters, 1);
    expect(clusters.count).toBe(total);
    expect(ours.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(ours.flatMap((cluster) => [...clusters.members(cluster)]).sort((a, b) => a - b)).toEqual(
      [...features.keys()].filter((i) => features[i]!.geometry),
    );
    expect(ours.length / theirs.length).toBeGreaterThan(0.7);
    expect(ours.length / theirs.length).toBeLessThan(1.4);
  });
});

/** mulberry32 */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
