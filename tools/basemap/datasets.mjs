import { BORDER, COAST, DISPUTED, REGION, SEAM } from '../../src/partner-map/basemap/decode.ts';
import { isDisputed } from './disputed.mjs';
import { encode } from './encode.mjs';
import { project } from './mercator.mjs';
import { REGIONS } from './regions.mjs';
import { countries, neighbours, provinces } from './sources.mjs';
import { dissolve, simplify, topology } from './topology.mjs';

/** Along the cut at the antimeridian, and along the map's southern edge. */
const isSeam = ([ax, ay], [bx, by]) => (ax === bx && (ax === 0 || ax === 1)) || (ay === 1 && by === 1);

/** Points to the nearest whole steps of a grid, each once; two at least. */
function snap(points, grid) {
  const snapped = points.map((point) => point.map((value) => Math.round(value * grid)));
  const steps = snapped.filter((point, i) => !i || `${point}` !== `${snapped[i - 1]}`);
  return steps.length > 1 ? steps : [steps[0], steps[0]];
}

const areaOf = (points) => points.slice(1).reduce((sum, [x, y], i) => sum + points[i][0] * y - x * points[i][1], 0) / 2;

/**
 * @param {{ id: string, code: string, rings: [number, number][][] }[]} shapes in the unit square
 * @param {(a: [number, number], b: [number, number], owners: string[]) => number} kindOf
 * @param {[grid: number, least: number]} fineness
 * @param {string} [first] code of the shape whose lines are all its own
 */
function pack(shapes, kindOf, [grid, least], first) {
  const { arcs, outlines } = topology(shapes, kindOf);
  const steps = arcs.map(({ points, kind }) => ({
    points: snap(kind === SEAM ? points : simplify(points, least / grid ** 2), grid),
    kind,
  }));
  // An island that has no area on the grid is left out, unless it is all there is of a country.
  const seen = (rings) => {
    const large = rings.filter((ring) => ring.length > 1 || areaOf(steps[ring[0] < 0 ? ~ring[0] : ring[0]].points));
    return large.length ? large : rings;
  };
  const packed = outlines.map(({ rings }, i) => ({ code: shapes[i].code, rings: seen(rings) }));
  return encode(packed, steps, grid, first);
}

/** Rings in the unit square that are more than a line there and back. */
const projected = (rings, grid) => rings.map((ring) => project(ring, grid)).filter((ring) => ring.length > 3);

/** Steps around the world, and the area in steps of what bends a line: as fine as the zooms need that a map is for. */
const GRIDS = { '110m': [3072, 2], '50m': [2 ** 15, 1], '10m': [2 ** 17, 1] };

/** @param {'110m' | '50m'} scale */
export function world(scale) {
  // The Vatican and some atolls are points in the sources.
  const shapes = countries(scale)
    .map((country) => ({ ...country, rings: projected(country.rings, GRIDS[scale][0]) }))
    .filter(({ rings }) => rings.length);
  const kindOf = (a, b, owners) => {
    if (isSeam(a, b)) return SEAM;
    if (owners.length === 1) return COAST;
    return isDisputed(owners, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) ? DISPUTED : BORDER;
  };
  // Italy first: its lines are its own, and give way to those of its regions.
  return pack(shapes, kindOf, GRIDS[scale], 'IT');
}

/** Italy's regions; a line of theirs that is no coast is the country's border or one between two of them. */
export function italy() {
  const [grid] = GRIDS['10m'];
  const all = new Map(provinces().map(({ id, rings }) => [id, rings]));
  const shapes = Object.entries(REGIONS).map(([code, members]) => ({
    id: code,
    code,
    rings: projected(dissolve(members.map((member) => all.get(member))), grid),
  }));
  const abroad = new Set(
    neighbours().flatMap(({ rings }) =>
      projected(rings, grid).flatMap((ring) => ring.slice(1).flatMap((b, i) => [`${ring[i]} ${b}`, `${b} ${ring[i]}`])),
    ),
  );
  const kindOf = (a, b, owners) => (owners.length > 1 ? REGION : abroad.has(`${a} ${b}`) ? BORDER : COAST);
  return pack(shapes, kindOf, GRIDS['10m']);
}
