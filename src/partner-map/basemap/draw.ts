import { worldSize, type View } from '../geo/mercator.ts';
import { BORDER, COAST, DISPUTED, REGION, SEAM, type Basemap, type Shape } from './decode.ts';

/** Colours, as CSS has them; all opaque. Under forced colours `sea` and `land` are both `Canvas`, and lines `CanvasText`. */
export interface Look {
  readonly sea: string;
  readonly land: string;
  /** the land of a country that is chosen */
  readonly chosen: string;
  readonly coast: string;
  /** between countries; dashed where it is disputed */
  readonly border: string;
  /** between regions */
  readonly region: string;
}

/** A path's coordinates: the unit square is this wide, so that canvases, which reckon in 32 bits, lose nothing. */
const WIDE = 2 ** 16;

/** How far a coarse outline may be from a finer one: some 7 km in Italy. */
const GAP = 16;

/** Of a shape: all its rings, to be filled, where seams would be; then the lines that are its own, by their kinds. */
const cache = new WeakMap<Shape, readonly Path2D[]>();
const FILL = SEAM;

function pathsOf({ points, starts, kinds }: Basemap, shape: Shape): readonly Path2D[] {
  const known = cache.get(shape);
  if (known) return known;
  const paths = Array.from({ length: REGION + 1 }, () => new Path2D());
  const trace = (path: Path2D, arc: number, begin: boolean): void => {
    const n = arc < 0 ? ~arc : arc;
    const [from, end] = [starts[n]!, starts[n + 1]!];
    for (let i = 0; i < end - from; i += 2) {
      const at = arc < 0 ? end - 2 - i : from + i;
      path[begin && !i ? 'moveTo' : 'lineTo'](points[at]! * WIDE, points[at + 1]! * WIDE);
    }
  };
  for (const ring of shape.rings) {
    ring.forEach((arc, i) => {
      trace(paths[FILL]!, arc, !i);
      if (arc >= 0 && kinds[arc] !== SEAM) trace(paths[kinds[arc]!]!, arc, true);
    });
  }
  cache.set(shape, paths);
  return paths;
}

/** What is drawn: the countries, and in the place of some of them, by their codes, their regions. */
export interface Maps {
  readonly world: Basemap;
  readonly regions?: Readonly<Record<string, Basemap>>;
}

/**
 * Draws all of a view, sea and land and lines, on a canvas of `width · ratio` times `height · ratio` pixels; the world comes
 * again and again from west to east. What was drawn once is kept as paths with the shapes. Lines are as thin as the canvas
 * has them: those are six times as fast as lines of two pixels.
 * @param ratio the canvas's pixels for one of CSS
 * @param chosen codes of countries
 */
export function draw(
  ctx: CanvasRenderingContext2D,
  view: View,
  { world, regions = {} }: Maps,
  look: Look,
  ratio: number,
  chosen?: ReadonlySet<string>,
): void {
  // Whole pixels, so that worlds meet without a seam.
  const size = Math.round(worldSize(view.zoom) * ratio);
  const pixel = WIDE / size;
  const [wide, high] = [(view.width * ratio) / size, (view.height * ratio) / size];
  const [left, top] = [view.x - wide / 2, view.y - high / 2];
  const stroke = (map: Basemap, shapes: readonly Shape[], kind: number, colour: string, width = pixel): void => {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash(kind === DISPUTED ? [3 * ratio * pixel, 3 * ratio * pixel] : []);
    for (const shape of shapes) ctx.stroke(pathsOf(map, shape)[kind]!);
  };
  const layer = (map: Basemap, shapes: readonly Shape[], parent?: string): void => {
    for (const shape of shapes) {
      ctx.fillStyle = chosen?.has(parent ?? shape.code) ? look.chosen : look.land;
      ctx.fill(pathsOf(map, shape)[FILL]!, 'evenodd');
    }
    stroke(map, shapes, REGION, look.region);
    stroke(map, shapes, BORDER, look.border);
    stroke(map, shapes, DISPUTED, look.border);
    stroke(map, shapes, COAST, look.coast);
  };

  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = look.sea;
  ctx.fillRect(0, 0, wide * size, high * size);
  for (let turn = Math.floor(left); turn < left + wide; turn++) {
    ctx.setTransform(1 / pixel, 0, 0, 1 / pixel, Math.round((turn - left) * size), Math.round(-top * size));
    const seen = (map: Basemap): Shape[] =>
      map.shapes.filter(
        ({ box: [west, north, east, south] }) =>
          west + turn < left + wide && east + turn > left && north < top + high && south > top,
      );
    const shapes = seen(world);
    // Regions have a finer outline than their country: where its neighbours' coarse one leaves a gap, there is land.
    const parents = shapes.filter(({ code }) => regions[code]);
    stroke(world, parents, BORDER, look.land, GAP);
    layer(
      world,
      shapes.filter(({ code }) => !regions[code]),
    );
    for (const { code } of parents) layer(regions[code]!, seen(regions[code]!), code);
  }
}
