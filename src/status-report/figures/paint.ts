import { share } from './drawing.ts';
import type { Line, Shape } from './layout/scene.ts';
import type { Sheet } from './picture.ts';

/**
 * A sheet as a PNG, painted line by line: a page's policy may forbid images of our own making, and so to have the browser
 * draw the SVG; a canvas it cannot forbid.
 * @throws DOMException when the browser gives no picture
 */
export async function paint(
  { width, height, scene, top, lines, looks }: Sheet,
  margin: number,
  sharp: number,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width * sharp;
  canvas.height = Math.ceil(height) * sharp;
  const none = (): DOMException => new DOMException('no picture', 'NotSupportedError');
  const ctx = canvas.getContext('2d');
  if (!ctx) throw none();
  ctx.scale(sharp, sharp);
  ctx.fillStyle = looks.paper;
  ctx.fillRect(0, 0, width, height);
  ctx.translate(margin, margin);

  // slanted lines over all of the chart, of which a shape shows its part
  const hatched = new Path2D();
  for (let x = -scene.height; x < scene.width; x += 6) {
    hatched.moveTo(x, scene.height);
    hatched.lineTo(x + scene.height, 0);
  }

  const text = ({ x, y, text, anchor, as }: Line): void => {
    ctx.font = `${as === 'strong' ? '600 ' : ''}${as === 'small' || as === 'on' ? 14 : 16}px ${looks.font}`;
    ctx.textAlign = anchor === 'middle' ? 'center' : (anchor ?? 'left');
    ctx.fillStyle = looks.line(as).fill;
    ctx.fillText(text, x, y);
  };
  const path = ({ as, d, step }: Shape): void => {
    const { fill, stroke, width, under, dash } = looks.shape(as);
    const drawn = new Path2D(d);
    const outline = (): void => {
      if (stroke === 'none') return;
      ctx.strokeStyle = stroke;
      ctx.lineWidth = width;
      ctx.setLineDash(dash ? dash.split(/[ ,]+/).map(Number) : []);
      ctx.stroke(drawn);
    };
    if (under) outline();
    if (as === 'untold') {
      ctx.save();
      ctx.clip(drawn);
      ctx.strokeStyle = stroke;
      ctx.lineWidth = 1;
      ctx.stroke(hatched);
      ctx.restore();
    } else if (fill !== 'none') {
      ctx.globalAlpha = step ? share(step) : 1;
      ctx.fillStyle = fill;
      ctx.fill(drawn, 'evenodd');
      ctx.globalAlpha = 1;
    }
    if (!under) outline();
  };

  lines.forEach(text);
  ctx.translate(0, top);
  scene.shapes.forEach(path);
  scene.lines.forEach(text);
  for (const mark of scene.marks) {
    mark.shapes.forEach(path);
    mark.lines.forEach(text);
  }
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(none())), 'image/png'));
}
