import '../support/proof.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldSize, type View } from '../../src/partner-map/geo/mercator.ts';
import { between, fitted, fromScreen, panned, toScreen, within, zoomed } from '../../src/partner-map/surface/camera.ts';
import { FAN, fan } from '../../src/partner-map/surface/fan.ts';
import { nearest, walk, type Point, type Way } from '../../src/partner-map/surface/walk.ts';

const ways: Way[] = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'];
const along: Record<Way, (from: Point, to: Point) => number> = {
  ArrowRight: (from, to) => to.x - from.x,
  ArrowDown: (from, to) => to.y - from.y,
  ArrowLeft: (from, to) => from.x - to.x,
  ArrowUp: (from, to) => from.y - to.y,
};
const distinct = (point: fc.Arbitrary<Point>) =>
  fc.uniqueArray(point, { selector: ({ x, y }) => `${x},${y}`, minLength: 1, maxLength: 40 });
/** in parts of a px: of numbers near nothing, sums and quarter turns are not exact */
const px = (most: number) => fc.integer({ min: 0, max: most * 4096 }).map((parts) => parts / 4096);
const scattered = distinct(fc.record({ x: px(1000), y: px(800) }));
/** in rows and columns, where many are equally far and on the same diagonals */
const rows = distinct(fc.record({ x: fc.integer({ min: 0, max: 8 }), y: fc.integer({ min: 0, max: 8 }) }));
const points = fc.oneof(scattered, rows);

describe('arrow keys', () => {
  const from = (all: readonly Point[], at: number, way: Way): number | undefined => {
    const others = all.filter((_, i) => i !== at);
    const next = walk(others, all[at]!, way);
    return next === undefined ? undefined : all.indexOf(others[next]!);
  };

  it('go that way, and stop only where nothing lies that way', () => {
    fc.assert(
      fc.property(points, fc.nat(), fc.constantFrom(...ways), (all, nth, way) => {
        const at = nth % all.length;
        const next = from(all, at, way);
        const beyond = all.filter((point) => along[way](all[at]!, point) > 0);
        if (next === undefined) expect(beyond).toEqual([]);
        else expect(along[way](all[at]!, all[next]!)).toBeGreaterThan(0);
      }),
    );
  });

  it('reach every marker from every other', () => {
    fc.assert(
      fc.property(points, fc.nat(), (all, nth) => {
        const reached = new Set([nth % all.length]);
        for (const at of reached)
          for (const way of ways) {
            const next = from(all, at, way);
            if (next !== undefined) reached.add(next);
          }
        expect(reached.size).toBe(all.length);
      }),
    );
  });

  it('go to the nearest in front rather than to a nearer one aside', () => {
    const all = [
      { x: 40, y: 5 },
      { x: 5, y: 30 },
      { x: 90, y: 0 },
    ];
    expect(walk(all, { x: 0, y: 0 }, 'ArrowRight')).toBe(0);
    expect(walk(all, { x: 0, y: 0 }, 'ArrowDown')).toBe(1);
    expect(walk(all, { x: 0, y: 0 }, 'ArrowLeft')).toBeUndefined();
    expect(walk([{ x: 1, y: -500 }], { x: 0, y: 0 }, 'ArrowRight')).toBe(0);
    expect(nearest(all, { x: 80, y: 0 })).toBe(2);
    expect(nearest([], { x: 0, y: 0 })).toBeUndefined();
  });
});

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const view = fc.record({
  x: unit,
  y: unit,
  zoom: fc.double({ min: 0, max: 17, noNaN: true }),
  width: fc.integer({ min: 1, max: 2000 }),
  height: fc.integer({ min: 1, max: 1200 }),
});
const limits = { minZoom: 0, maxZoom: 14 };

describe('the camera', () => {
  it('knows where on the screen a place is, and back', () => {
    fc.assert(
      fc.property(view, unit, unit, (at, x, y) => {
        const [left, top] = toScreen(at, x, y);
        const [backX, backY] = fromScreen(at, left, top);
        expect(Math.abs(backX - x - Math.round(backX - x))).toBeLessThan(1e-9);
        expect(backY).toBeCloseTo(y, 9);
      }),
    );
  });

  it('keeps what is under the pointer there when it zooms', () => {
    fc.assert(
      fc.property(view, fc.double({ min: 0, max: 17, noNaN: true }), unit, unit, (at, zoom, east, south) => {
        const [left, top] = [east * at.width, south * at.height];
        const [x, y] = fromScreen(at, left, top);
        const after = fromScreen(zoomed(at, zoom, left, top), left, top);
        expect(after[0]).toBeCloseTo(x, 9);
        expect(after[1]).toBeCloseTo(y, 9);
      }),
    );
  });

  it('shows no world twice and nothing beyond the poles, and goes round', () => {
    fc.assert(
      fc.property(view, fc.double({ min: -3, max: 3, noNaN: true }), (at, east) => {
        const now = within({ ...at, x: at.x + east }, limits);
        const world = worldSize(now.zoom);
        expect(world).toBeGreaterThanOrEqual(Math.max(now.width, now.height) * (1 - 1e-9));
        expect((now.y * world - now.height / 2) / world).toBeGreaterThanOrEqual(-1e-9);
        expect((now.y * world + now.height / 2) / world).toBeLessThanOrEqual(1 + 1e-9);
        expect(now.x).toBeGreaterThanOrEqual(0);
        expect(now.x).toBeLessThanOrEqual(1);
        const { y, zoom } = within(now, limits);
        expect({ y, zoom }).toEqual({ y: now.y, zoom: now.zoom });
      }),
    );
  });

  it('fits a box into the view', () => {
    const at: View = { x: 0, y: 0, zoom: 0, width: 600, height: 400 };
    const box = { west: 0.5, east: 0.54, north: 0.3, south: 0.36 };
    const fit = fitted(at, box);
    const [left, top] = toScreen(fit, box.west, box.north);
    const [right, bottom] = toScreen(fit, box.east, box.south);
    expect([top, bottom].map(Math.round)).toEqual([40, 360]);
    expect(left).toBeGreaterThan(40);
    expect(right).toBeLessThan(560);
  });

  it('moves the short way round, with one point still while it zooms', () => {
    const from: View = { x: 0.98, y: 0.4, zoom: 5, width: 600, height: 400 };
    expect(between(from, { ...from, x: 0.02 }, 0.5).x).toBeCloseTo(1, 9);
    const to = zoomed(from, 7, 500, 100);
    const [x, y] = fromScreen(from, 500, 100);
    for (const done of [0.2, 0.5, 0.9]) {
      const [left, top] = toScreen(between(from, to, done), x, y);
      expect(left).toBeCloseTo(500, 6);
      expect(top).toBeCloseTo(100, 6);
    }
    expect(between(from, to, 1)).toEqual(to);
    expect(panned(from, 256 * 32, 0).x).toBeCloseTo(1.98, 9);
  });
});

describe('a fan', () => {
  it('gives each of its entries a target that touches no other', () => {
    for (let count = 2; count <= FAN; count++) {
      const spots = fan(count);
      for (const [i, a] of spots.entries())
        for (const b of spots.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(28);
    }
  });
});
