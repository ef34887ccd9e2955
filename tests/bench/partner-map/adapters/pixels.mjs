import { KEPT } from '../workload.mjs';
import { actions, canvasMap, toX, toY } from './canvas.mjs';

/** The limit: all points projected for each frame, and 3 × 3 px of each written into one ImageData. No clusters, no product. */
let load, map, x, y, image, pixels;
let kept = -1;

function draw({ ctx, width, height, x: east, y: south, scale }) {
  image ??= ctx.createImageData(width, height);
  pixels ??= new Uint32Array(image.data.buffer);
  pixels.fill(0);
  const size = scale();
  const [left, top] = [width / 2 - east * size, height / 2 - south * size];
  for (let i = 0; i < load.n; i++) {
    if (kept >= 0 && load.kind[i] !== kept) continue;
    const [column, row] = [(x[i] * size + left) | 0, (y[i] * size + top) | 0];
    if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) continue;
    for (let at = (row - 1) * width + column; at <= (row + 1) * width + column; at += width)
      pixels[at - 1] = pixels[at] = pixels[at + 1] = 0xffcc6600;
  }
  ctx.putImageData(image, 0, 0);
}

export default {
  prepare(given) {
    load = given;
  },
  load(host) {
    [x, y] = [new Float64Array(load.n), new Float64Array(load.n)];
    for (let i = 0; i < load.n; i++) {
      x[i] = toX(load.lon[i]);
      y[i] = toY(load.lat[i]);
    }
    map = canvasMap(host, draw);
  },
  ready: () => !!map,
  act: actions(
    () => map,
    (on) => (kept = on ? KEPT : -1),
  ),
};
