import type { Cluster } from '../clusters/clusters.ts';
import { radius } from '../clusters/size.ts';
import { ways } from './keys.ts';
import { shapes, type Shape } from './shapes.ts';

/** Colours of the drawing, as a canvas takes them: a page that forces its colours gives system colours. */
export interface Look {
  readonly paper: string;
  readonly ink: string;
  /** clusters, and the text in them */
  readonly accent: string;
  readonly onAccent: string;
  /** the ring around what is chosen */
  readonly focus: string;
  readonly font: string;
  /** single entries by category */
  readonly marks: readonly { readonly shape: Shape; readonly colour: string }[];
}

/** A cluster, an entry, or an entry of a fan, where it is drawn. */
export interface Marker {
  /** tells it from the others of the view, and the same from one view to the next */
  readonly key: string;
  /** unit square */
  readonly x: number;
  readonly y: number;
  /** CSS px from there: entries of a fan */
  readonly dx: number;
  readonly dy: number;
  readonly count: number;
  readonly index: number;
  readonly cluster?: Cluster;
}

export interface Placed extends Marker {
  /** CSS px in the view */
  readonly left: number;
  readonly top: number;
}

const paths = new Map<Shape, Path2D>();
/** Longer names are cut. */
const LETTERS = 32;
const FONT = 13;
/** px from an entry's middle to its name, and to the middle of one that is under or over it. */
const BESIDE = 13;
const UNDER = 20;

/** Draws a marker; `ringed` is what is chosen, or under the pointer. */
export function drawMarker(
  ctx: CanvasRenderingContext2D,
  { left, top, count }: Placed,
  look: Look,
  ringed: boolean,
  category: number,
  number: (count: number) => string,
): void {
  const size = radius(count) - 2;
  ctx.save();
  ctx.translate(left, top);
  if (count > 1) {
    ctx.beginPath();
    ctx.arc(0, 0, size, 0, 2 * Math.PI);
    ctx.lineWidth = 4;
    ctx.strokeStyle = look.paper;
    ctx.stroke();
    ctx.fillStyle = look.accent;
    ctx.fill();
    ctx.fillStyle = look.onAccent;
    ctx.font = `600 ${FONT}px ${look.font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(number(count), 0, 0.5, 2 * size - 6);
  } else {
    const { shape, colour } = look.marks[category % look.marks.length]!;
    if (!paths.has(shape)) paths.set(shape, new Path2D(shapes[shape]));
    ctx.lineWidth = 3;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = look.paper;
    ctx.stroke(paths.get(shape)!);
    ctx.fillStyle = colour;
    ctx.fill(paths.get(shape)!);
  }
  if (ringed) {
    ctx.beginPath();
    ctx.arc(0, 0, Math.max(11, size) + 4, 0, 2 * Math.PI);
    ctx.lineWidth = 3;
    ctx.strokeStyle = look.focus;
    ctx.stroke();
  }
  ctx.restore();
}

interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const apart = (a: Rect, b: Rect): boolean =>
  a.right <= b.left || a.left >= b.right || a.bottom <= b.top || a.top >= b.bottom;

/** Names single entries beside them, as far as there is room: none over a marker or another name, none cut by the edge. */
export function drawNames(
  ctx: CanvasRenderingContext2D,
  markers: readonly Placed[],
  look: Look,
  name: (index: number) => string,
  width: number,
): void {
  const taken = markers.map(({ left, top, count }): Rect => {
    const size = radius(count) - 3;
    return { left: left - size, right: left + size, top: top - size, bottom: top + size };
  });
  ctx.font = `${FONT}px ${look.font}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = look.paper;
  ctx.fillStyle = look.ink;
  for (const [i, { count, index, left, top, dx, dy }] of markers.entries()) {
    const full = count > 1 ? '' : name(index);
    if (!full) continue;
    const text = full.length > LETTERS ? `${full.slice(0, LETTERS - 1).trimEnd()}…` : full;
    const long = ctx.measureText(text).width;
    // after it, before it, under it, over it; of a fan away from its middle
    const spots = [
      [left + BESIDE, top],
      [left - BESIDE - long, top],
      [left - long / 2, top + UNDER],
      [left - long / 2, top - UNDER],
    ] as const;
    const first = Math.abs(dx) < 1 && dy ? (dy < 0 ? 3 : 2) : dx < 0 ? 1 : 0;
    for (const [from, row] of [spots[first], ...spots]) {
      const rect = { left: from, right: from + long, top: row - FONT / 2 - 1, bottom: row + FONT / 2 + 1 };
      if (from < 2 || from + long > width - 2 || taken.some((other, j) => j !== i && !apart(rect, other))) continue;
      taken.push(rect);
      ctx.strokeText(text, from, row);
      ctx.fillText(text, from, row);
      break;
    }
  }
}

/** A crosshair with a free middle. */
export function drawPin(ctx: CanvasRenderingContext2D, { left, top }: Placed, { paper, focus }: Look): void {
  ctx.beginPath();
  ctx.arc(left, top, 9, 0, 2 * Math.PI);
  for (const [x, y] of Object.values(ways)) {
    ctx.moveTo(left + x * 4, top + y * 4);
    ctx.lineTo(left + x * 20, top + y * 20);
  }
  for (const [width, colour] of [
    [6, paper],
    [3, focus],
  ] as const) {
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
}
