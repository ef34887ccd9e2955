/**
 * From polygons that touch to lines that are drawn once. A shape's rings are cut where its neighbour changes; each piece is
 * an arc, shared by the two shapes that it parts.
 *
 * @typedef {[number, number]} Point x, y
 * @typedef {{ id: string, rings: Point[][] }} Shape its rings are closed: the last point is the first again
 * @typedef {{ points: Point[], kind: number, owners: string[] }} Arc `owners`: ids of the shapes on its sides, one or two
 * @typedef {{ id: string, rings: number[][] }} Outline rings of arcs; `~n` is arc n from its end to its beginning
 */

const key = (a, b) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Points of neighbours must be equal to the last digit where they touch.
 * @param {Shape[]} shapes
 * @param {(a: Point, b: Point, owners: string[]) => number} kindOf of an edge, given the shapes on its sides
 * @returns {{ arcs: Arc[], outlines: Outline[] }}
 */
export function topology(shapes, kindOf) {
  const owners = new Map();
  const eachEdge = (ring, visit) => ring.slice(1).forEach((b, i) => visit(ring[i], b));
  for (const { id, rings } of shapes) {
    for (const ring of rings) {
      eachEdge(ring, (a, b) => {
        const edge = key(`${a}`, `${b}`);
        owners.set(edge, [...(owners.get(edge) ?? []), id]);
      });
    }
  }
  // Where more than two edges meet is an end, too: the neighbour may go another way there.
  const meeting = new Map();
  for (const edge of owners.keys()) {
    for (const point of edge.split(' ')) meeting.set(point, (meeting.get(point) ?? 0) + 1);
  }
  const kinds = new Map();
  const labelOf = (a, b) => {
    const edge = key(`${a}`, `${b}`);
    if (!kinds.has(edge)) {
      const sides = owners.get(edge);
      if (sides.length > 2) throw new Error(`three shapes at one edge: ${edge} (${sides})`);
      kinds.set(edge, { kind: kindOf(a, b, sides), sides: sides.toSorted().join() });
    }
    return kinds.get(edge);
  };

  const arcs = [];
  const known = new Map();
  /** The number of an arc, with its direction; a new one when it was not met before. */
  const arcOf = (points, { kind, sides }) => {
    const first = key(`${points[0]}`, `${points[1]}`);
    const last = key(`${points.at(-1)}`, `${points.at(-2)}`);
    const same = known.get(first);
    if (same !== undefined) {
      const known = arcs[same].points;
      if (`${known}` === `${points}`) return same;
      if (`${known}` === `${points.toReversed()}`) return ~same;
      throw new Error(`an arc begins like another: ${points[0]}`);
    }
    known.set(first, arcs.length).set(last, arcs.length);
    return arcs.push({ points, kind, owners: sides.split(',') }) - 1;
  };

  const outlines = shapes.map(({ id, rings }) => ({
    id,
    rings: rings.map((ring) => {
      const open = ring.slice(1);
      const labels = open.map((b, i) => labelOf(ring[i], b));
      /** Whether an arc ends where edge `i` begins. */
      const cut = (i) => {
        const [a, b] = [labels.at(i - 1), labels[i]];
        return a.kind !== b.kind || a.sides !== b.sides || meeting.get(`${ring[i]}`) > 2;
      };
      // A ring that is all of one kind begins where the neighbour's begins, too: at its least point.
      let begin = open.findIndex((_, i) => cut(i));
      if (begin < 0) begin = open.reduce((least, _, i) => (`${ring[i]}` < `${ring[least]}` ? i : least), 0);
      const found = [];
      let points = [ring[begin]];
      for (let n = 0; n < open.length; n++) {
        const i = (begin + n) % open.length;
        points.push(open[i]);
        if (n === open.length - 1 || cut((i + 1) % open.length)) {
          found.push(arcOf(points, labels[i]));
          points = [open[i]];
        }
      }
      return found;
    }),
  }));
  return { arcs, outlines };
}

const area = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

/**
 * Leaves out the points whose triangle with their neighbours is smallest (Visvalingam and Whyatt 1993); ends stay, and so
 * many of an arc that is a ring by itself that it keeps an area.
 * @param {Point[]} points @param {number} least area that matters
 */
export function simplify(points, least) {
  const kept = [...points];
  const fewest = `${points[0]}` === `${points.at(-1)}` ? 4 : 2;
  while (kept.length > fewest) {
    let smallest = 1;
    let found = -1;
    for (let i = 1; i < kept.length - 1; i++) {
      const weight = area(kept[i - 1], kept[i], kept[i + 1]) / least;
      if (weight < smallest) [smallest, found] = [weight, i];
    }
    if (found < 0) break;
    kept.splice(found, 1);
  }
  return kept;
}

/**
 * One shape of several that touch: the edges that two of them run along, each its own way, fall away.
 * @param {Point[][][]} shapes the rings of each, outer ones one way round and holes the other
 * @returns {Point[][]}
 */
export function dissolve(shapes) {
  const edges = new Map();
  for (const ring of shapes.flat()) {
    ring.slice(1).forEach((b, i) => {
      const a = ring[i];
      if (!edges.delete(`${b} ${a}`)) edges.set(`${a} ${b}`, [a, b]);
    });
  }
  const leaving = new Map();
  for (const edge of edges.values()) leaving.set(`${edge[0]}`, [...(leaving.get(`${edge[0]}`) ?? []), edge]);
  const rings = [];
  for (const [start, list] of leaving) {
    while (list.length) {
      const ring = [list[0][0]];
      do ring.push(leaving.get(`${ring.at(-1)}`).pop()[1]);
      while (`${ring.at(-1)}` !== start);
      rings.push(ring);
    }
  }
  return rings;
}
