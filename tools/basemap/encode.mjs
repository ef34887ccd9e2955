import { COAST } from '../../src/partner-map/basemap/decode.ts';
import { bitWriter } from './bits.mjs';

const bitsOf = (size) => 32 - Math.clz32(size);
const near = (size) => Math.min(15, bitsOf(size));
const numberOf = (arc) => (arc < 0 ? ~arc : arc);

/**
 * Packs shapes for `decode` (src/partner-map/basemap/decode.ts says how). What lies near to the last comes next, so that
 * there is little to say of where it is.
 * @param {{ code: string, rings: number[][] }[]} shapes rings of arcs; a line between two shapes runs once each way
 * @param {{ points: [number, number][], kind: number }[]} arcs whole steps of the grid
 * @param {number} grid steps around the world
 * @param {string} [first] the code of the shape that comes first, so that its lines are its own
 * @returns {[codes: string, grid: number, data: string]}
 */
export function encode(shapes, arcs, grid, first) {
  const bits = bitWriter();
  const number = (context, value) => {
    const count = bitsOf(value);
    for (let i = 0; i <= count; i++) bits.write(context * 32 + i, i < count);
    for (let i = count; i-- > 1;) bits.write(count * 32 + i, (value >> (i - 1)) & 1);
  };
  const signed = (context, sign, value) => {
    number(context, Math.abs(value));
    if (value) bits.write(sign, value < 0);
  };

  /** arcs that were written, each with the direction it was written in */
  const written = new Map();
  const once = [];
  let last = [0, 0];
  let codes = '';

  const distance = ([x, y]) => Math.abs(x - last[0]) + Math.abs(y - last[1]);
  const isKnown = (arc) => written.has(numberOf(arc));
  const pointsOf = (arc) => (arc < 0 ? arcs[~arc].points.toReversed() : arcs[arc].points);
  /** How much it takes, more or less, to say where a ring begins. */
  const far = (ring) => {
    const known = ring.filter(isKnown).map((arc) => once.length - once.indexOf(numberOf(arc)));
    if (known.length) return Math.min(...known);
    return 10 * Math.min(...(ring.length > 1 ? [pointsOf(ring[0])[0]] : pointsOf(ring[0])).map(distance));
  };
  const nearest = (things, farness) => {
    const all = things.map(farness);
    return things.splice(all.indexOf(Math.min(...all)), 1)[0];
  };

  const writeSteps = (points) => {
    let [dx, dy] = [0, 0];
    points.slice(1).forEach(([x, y], i) => {
      const flat = +(Math.abs(dx) > Math.abs(dy));
      const size = near(Math.abs(dx) + Math.abs(dy));
      const signs = [Math.sign(dx) * 2 + 2 + flat, Math.sign(dy) * 2 + 8 + flat];
      [dx, dy] = [x - points[i][0], y - points[i][1]];
      signed(48 + size, signs[0], dx);
      signed(64 + size * 16 + near(Math.abs(dx)), signs[1], dy);
    });
  };

  const writeRing = (ring) => {
    // From an arc that is known, so that nothing must be said of where it begins.
    const known = Math.max(0, ring.findIndex(isKnown));
    const turned = [...ring.slice(known), ...ring.slice(0, known)];
    const many = turned.length - 1;
    number(33, many);
    turned.forEach((arc, i) => {
      const n = numberOf(arc);
      bits.write(i ? 14 : 15, written.has(n));
      if (written.has(n)) {
        if (written.get(n) !== ~arc) throw new Error(`arc ${n} runs twice the same way`);
        const place = once.indexOf(n);
        number(34, once.length - 1 - place);
        once.splice(place, 1);
        last = pointsOf(arc).at(-1);
        return;
      }
      let points = pointsOf(arc);
      if (!many) {
        const open = points.slice(1);
        const begin = open.map(distance).reduce((least, d, j, all) => (d < all[least] ? j : least), 0);
        points = [...open.slice(begin), ...open.slice(0, begin + 1)];
      }
      written.set(n, arc);
      if (arcs[n].kind > COAST) once.push(n);
      number(many ? 35 : 36, arcs[n].kind);
      if (!i) {
        signed(39, 12, points[0][0] - last[0]);
        signed(39, 13, points[0][1] - last[1]);
      }
      number(many ? 37 : 38, points.length - 2);
      writeSteps(i === many ? points.slice(0, -1) : points);
      last = points.at(-1);
    });
  };

  const left = [...shapes];
  while (left.length) {
    const shape = nearest(left, ({ code, rings }) => (code === first && !codes ? -1 : Math.min(...rings.map(far))));
    codes += shape.code.padEnd(2);
    number(32, shape.rings.length);
    const rings = [...shape.rings];
    while (rings.length) writeRing(nearest(rings, far));
  }
  return [codes, grid, bits.data()];
}
