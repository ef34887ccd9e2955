import { toLatitude, toLongitude, toX, toY } from '../geo/mercator.ts';

/** Points of a line in Web Mercator's unit square, one after the other: x, y, x, y … */
export type Line = Float64Array;
type Vector = readonly [number, number, number];

const MOST_POINTS = 64;
/** One point for so many radians of the way, and how far targets may lie apart, as part of the way to them, to share one. */
const STEP = 0.06;
const NEAR = 0.3;

const radians = Math.PI / 180;
const dot = (a: Vector, b: Vector): number => Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));

/** A place in the unit square, on the sphere of radius 1. */
function toSphere(x: number, y: number): Vector {
  const [lon, lat] = [toLongitude(x) * radians, toLatitude(y) * radians];
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

const toSquare = ([a, b, c]: Vector): [x: number, y: number] => [
  toX(Math.atan2(b, a) / radians),
  toY(Math.atan2(c, Math.hypot(a, b)) / radians),
];

/** Between two places on the sphere, by the shorter way (K. Shoemake, Animating rotation with quaternion curves, 1985); undefined between antipodes, where all ways are as short. */
function between(a: Vector, b: Vector): ((t: number, rest: number) => Vector) | undefined {
  const angle = Math.acos(dot(a, b));
  const sine = Math.sin(angle);
  if (sine < 1e-6) return angle < 1 ? () => a : undefined;
  return (t, rest) => {
    const [p, q] = [Math.sin(rest * angle) / sine, Math.sin(t * angle) / sine];
    return [p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]];
  };
}

/** Draws a way, its ends being exactly those given, in pieces that end at the square's east and west sides where it goes over these. */
function draw(
  at: (t: number, rest: number) => readonly [x: number, y: number],
  ends: readonly [number, number, number, number],
  steps: number,
): Line[] {
  const pieces: number[][] = [[]];
  let [lastX, lastY] = [ends[0], ends[1]];
  for (let i = 0; i <= steps; i++) {
    const [x, y] = i === 0 ? [ends[0], ends[1]] : i === steps ? [ends[2], ends[3]] : at(i / steps, (steps - i) / steps);
    if (Math.abs(x - lastX) > 0.5) {
      const [side, other] = lastX > 0.5 ? [1, 0] : [0, 1];
      // of what lies on both sides of the antimeridian, the middle
      const span = x + side - other - lastX;
      const middle = lastY + (y - lastY) * (Math.abs(span) > 1e-9 ? (side - lastX) / span : 0.5);
      pieces.at(-1)!.push(side, middle);
      pieces.push([other, middle]);
    }
    pieces.at(-1)!.push(x, y);
    [lastX, lastY] = [x, y];
  }
  return pieces.map((piece) => Float64Array.from(piece));
}

const stepsFor = (a: Vector, b: Vector): number =>
  Math.min(MOST_POINTS - 3, Math.max(1, Math.ceil(Math.acos(dot(a, b)) / STEP)));

/**
 * The great circle between two places of the unit square, the shorter way, as lines for straight drawing: at most 64 points,
 * in two pieces where it goes over ±180°. The same way back gives the same points.
 */
export function arc(x1: number, y1: number, x2: number, y2: number): Line[] {
  const [a, b] = [toSphere(x1, y1), toSphere(x2, y2)];
  const way = between(a, b);
  return draw(
    way ? (t, rest) => toSquare(way(t, rest)) : (t, rest) => [rest * x1 + t * x2, rest * y1 + t * y2],
    [x1, y1, x2, y2],
    stepsFor(a, b),
  );
}

/**
 * Arcs from one place to several, those to near targets bundled: they begin as one, towards the middle of these, and part as
 * they come near (each point lies between its own arc's and that of the middle, after D. Holten, Hierarchical edge bundles,
 * 2006). Targets are near by the angle between them beside that to the first of their bundle.
 * @param targets x, y, x, y … in the unit square
 * @returns by target its lines, as of `arc`
 */
export function arcs(x: number, y: number, targets: ArrayLike<number>): Line[][] {
  const origin = toSphere(x, y);
  const places = Array.from({ length: targets.length / 2 }, (_, i) => toSphere(targets[i * 2]!, targets[i * 2 + 1]!));
  const bundles: { readonly first: Vector; readonly near: number; readonly all: number[] }[] = [];
  places.forEach((place, i) => {
    const bundle = bundles.find(({ first, near }) => dot(first, place) > near);
    if (bundle) bundle.all.push(i);
    else bundles.push({ first: place, near: Math.cos(Math.acos(dot(origin, place)) * NEAR), all: [i] });
  });
  const lines: Line[][] = [];
  for (const { all } of bundles) {
    const sum = [0, 1, 2].map((axis) => all.reduce((total, i) => total + places[i]![axis]!, 0));
    const length = Math.hypot(...sum) || 1;
    const trunk = between(origin, sum.map((part) => part / length) as unknown as Vector);
    for (const i of all) {
      const [tx, ty] = [targets[i * 2]!, targets[i * 2 + 1]!];
      const own = between(origin, places[i]!);
      if (all.length < 2 || !own || !trunk) {
        lines[i] = arc(x, y, tx, ty);
        continue;
      }
      lines[i] = draw(
        (t, rest) => {
          const [a, b, part] = [trunk(t, rest), own(t, rest), t ** 3];
          return toSquare([a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part]);
        },
        [x, y, tx, ty],
        stepsFor(origin, places[i]!),
      );
    }
  }
  return lines;
}
