import Supercluster from 'supercluster';
import { features, KEPT } from '../workload.mjs';
import { actions, canvasMap, toX, toY } from './canvas.mjs';

/** supercluster on the main thread, its clusters drawn as circles on a canvas: what we are held to. */
let all, index, map;

const build = (given) => (index = new Supercluster({ radius: 50, maxZoom: 16, extent: 256 }).load(given));
const longitude = (x) => (x - 0.5) * 360;
const latitude = (y) => (360 * Math.atan(Math.exp((180 - y * 360) * (Math.PI / 180)))) / Math.PI - 90;

function draw({ ctx, width, height, x, y, zoom, scale }) {
  const size = scale();
  const [wide, high] = [width / 2 / size, height / 2 / size];
  const box = [longitude(x - wide), latitude(y + high), longitude(x + wide), latitude(y - high)];
  ctx.clearRect(0, 0, width, height);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const { geometry, properties } of index.getClusters(box, zoom)) {
    const [lon, lat] = geometry.coordinates;
    const [left, top] = [(toX(lon) - x) * size + width / 2, (toY(lat) - y) * size + height / 2];
    ctx.fillStyle = '#06c';
    ctx.beginPath();
    ctx.arc(left, top, properties.point_count ? 15 : 5, 0, 7);
    ctx.fill();
    ctx.fillStyle = '#fff';
    if (properties.point_count) ctx.fillText(properties.point_count_abbreviated, left, top);
  }
}

export default {
  prepare(load) {
    all = features(load);
  },
  load(host) {
    build(all);
    map = canvasMap(host, draw);
  },
  ready: () => !!map,
  act: actions(
    () => map,
    (on) => build(on ? all.filter(({ properties }) => properties.kind === KEPT) : all),
  ),
};
