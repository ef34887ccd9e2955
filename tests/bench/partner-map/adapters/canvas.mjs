import { CENTRE, ZOOM } from '../workload.mjs';

/** Web Mercator's unit square, and a canvas of its own that is dragged: for those that only index or only draw. */
export const toX = (lon) => lon / 360 + 0.5;
export const toY = (lat) => {
  const sin = Math.sin((lat * Math.PI) / 180);
  return 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
};

/** @param {(map: object) => void} draw */
export function canvasMap(host, draw) {
  const canvas = document.createElement('canvas');
  const [width, height] = [host.clientWidth, host.clientHeight];
  Object.assign(canvas, { width, height });
  host.append(canvas);
  const map = {
    width,
    height,
    x: toX(CENTRE[0]),
    y: toY(CENTRE[1]),
    zoom: ZOOM,
    ctx: canvas.getContext('2d'),
    scale: () => 256 * 2 ** map.zoom,
    draw: () => draw(map),
  };
  let from;
  let asked = 0;
  canvas.addEventListener('mousedown', (event) => (from = event));
  addEventListener('mouseup', () => (from = undefined));
  addEventListener('mousemove', (event) => {
    if (!from) return;
    map.x -= (event.clientX - from.clientX) / map.scale();
    map.y -= (event.clientY - from.clientY) / map.scale();
    from = event;
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      map.draw();
    });
  });
  map.draw();
  return map;
}

/** What pan, zoom and filter are on such a map. */
export const actions = (map, filter) => (name, value) => {
  if (name === 'pan') map().x += value / map().scale();
  if (name === 'zoom') map().zoom += value;
  if (name === 'filter') filter(value);
  map().draw();
  return () => true;
};
