import { toX, toY } from '../../../../src/partner-map/geo/mercator.ts';
import { Surface } from '../../../../src/partner-map/surface/surface.ts';
import { surfaceStyles } from '../../../../src/partner-map/surface/surface.styles.ts';
import { CENTRE, KEPT, ZOOM } from '../workload.mjs';

/** The map of the widget without the rest of it: clusters, the drawing, and a named button over each marker. */
let load, surface, host;

const look = {
  paper: '#fff',
  ink: '#222',
  accent: '#06c',
  onAccent: '#fff',
  focus: '#06c',
  font: 'sans-serif',
  marks: [{ shape: 'disc', colour: '#06c' }],
};
const words = {
  map: 'Map',
  number: (count) => (count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`),
  label: ({ count, index }) => (count > 1 ? `${count} organisations` : `Organisation ${index}`),
  seen: String,
  fanned: String,
  pin: String,
  fingers: '',
  wheel: '',
};
const drawn = () => !!host.querySelector('button');

export default {
  prepare(given) {
    load = given;
    document.adoptedStyleSheets = [surfaceStyles.styleSheet];
  },
  load(element) {
    host = element;
    host.classList.add('surface');
    const [xs, ys] = [new Float64Array(load.n), new Float64Array(load.n)];
    for (let i = 0; i < load.n; i++) {
      xs[i] = toX(load.lon[i]);
      ys[i] = toY(load.lat[i]);
    }
    surface = new Surface(host, { look, words });
    surface.go({ x: toX(CENTRE[0]), y: toY(CENTRE[1]), zoom: ZOOM }, false);
    surface.places(xs, ys);
  },
  ready: drawn,
  act(name, value) {
    const { x, zoom } = surface.view;
    if (name === 'pan') surface.go({ x: x + value / (256 * 2 ** zoom) }, false);
    if (name === 'zoom') surface.go({ zoom: zoom + value }, false);
    if (name === 'filter') surface.filter(value ? load.kind.map((kind) => (kind === KEPT ? 1 : 0)) : undefined);
    return drawn;
  },
};
