import type { View } from '../geo/mercator.ts';
import { toScreen } from './camera.ts';
import type { Options } from './options.ts';
import { drawMarker, drawNames, drawPin, type Placed } from './paint.ts';

/** px around the view that are drawn with it, so that a drag has something to show. */
export const MARGIN = 96;
/** Names are drawn where there are no more markers than this. */
const FEW = 60;
/** So many times larger, the ground's copy is too coarse. */
const COARSE = 3;

/** What is drawn over the ground. */
export interface Scene {
  readonly markers: readonly Placed[];
  /** the entries of a fan, or the pin: the others are faint then */
  readonly apart: readonly Placed[] | undefined;
  readonly pinned: boolean;
  ringed(marker: Placed): boolean;
}

/** The map's one canvas, as sharp as the screen, and a copy of the ground, which is dear to paint. */
export class Drawing {
  readonly canvas = document.createElement('canvas');
  private readonly ground = document.createElement('canvas');
  /** canvas pixels for one of CSS */
  private ratio = 1;
  /** what the ground's copy shows */
  private painted: View | undefined;

  constructor(public options: Options) {
    this.canvas.ariaHidden = 'true';
  }

  resize({ contentRect: { width, height }, devicePixelContentBoxSize }: ResizeObserverEntry): void {
    // the browser knows how it rounds; of a screen that it only emulates, it gives the true one's pixels
    const size = devicePixelContentBoxSize?.[0];
    const exact = size && Math.abs(size.inlineSize - width * devicePixelRatio) < 1 ? size : undefined;
    this.canvas.width = exact?.inlineSize ?? Math.round(width * devicePixelRatio);
    this.canvas.height = exact?.blockSize ?? Math.round(height * devicePixelRatio);
    this.ratio = this.canvas.width / width;
    this.ground.width = Math.ceil((width + 2 * MARGIN) * this.ratio);
    this.ground.height = Math.ceil((height + 2 * MARGIN) * this.ratio);
    this.forget();
  }

  /** The ground has changed. */
  forget(): void {
    this.painted = undefined;
  }

  /** @param resting the map does not move: its ground is to be sharp */
  draw(view: View, resting: boolean, { markers, apart, pinned, ringed }: Scene): void {
    const { canvas, ground, ratio } = this;
    const { look, words, category = () => 0, name, lines } = this.options;
    const ctx = canvas.getContext('2d');
    if (!ctx) return;
    const painted = this.paint(view, resting);
    const scale = 2 ** (view.zoom - painted.zoom);
    const [left, top] = toScreen(view, painted.x, painted.y);
    const [wide, high] = [ground.width * scale, ground.height * scale];
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(ground, Math.round(left * ratio - wide / 2), Math.round(top * ratio - high / 2), wide, high);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    lines?.(ctx, view, (x, y) => toScreen(view, x, y));

    const draw = (marker: Placed): void =>
      drawMarker(ctx, marker, look, ringed(marker), category(marker.index), words.number);
    ctx.globalAlpha = apart ? 0.35 : 1;
    markers.forEach(draw);
    ctx.globalAlpha = 1;
    if (pinned) return drawPin(ctx, apart![0]!, look);
    if (apart) {
      ctx.beginPath();
      for (const { left, top, dx, dy } of apart) {
        ctx.moveTo(left - dx, top - dy);
        ctx.lineTo(left, top);
      }
      ctx.lineWidth = 2;
      ctx.strokeStyle = look.ink;
      ctx.stroke();
      apart.forEach(draw);
    }
    const named = apart ?? markers;
    if (name && named.length <= FEW) drawNames(ctx, named, look, name, view.width);
  }

  /** Paints the ground anew where its copy does not reach, or is of another zoom than the map rests at. */
  private paint(view: View, resting: boolean): View {
    const { painted, ratio, ground } = this;
    if (painted) {
      const scale = 2 ** (view.zoom - painted.zoom);
      const [x, y] = toScreen(view, painted.x, painted.y);
      const covers = (middle: number, size: number): boolean =>
        Math.abs(middle - size / 2) <= (scale * (size + 2 * MARGIN) - size) / 2 + 0.01;
      const sharp = resting ? scale === 1 : scale < COARSE;
      if (sharp && covers(x, view.width) && covers(y, view.height)) return painted;
    }
    const ctx = ground.getContext('2d')!;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = this.options.look.paper;
    ctx.fillRect(0, 0, ground.width, ground.height);
    this.options.ground?.(ctx, { ...view, width: ground.width / ratio, height: ground.height / ratio }, ratio);
    return (this.painted = view);
  }
}
