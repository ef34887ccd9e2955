import { KEPT } from '../workload.mjs';

/** The whole widget: it reads the document, lists the entries, counts by facet, and shows the map. */
let definition, root;

const name = (kind) => `Kind ${kind}`;
const count = () => root.querySelector('.count')?.textContent.trim();

export default {
  prepare({ n, lon, lat, kind }) {
    definition = {
      type: 'FeatureCollection',
      id: 'bench',
      version: '1',
      locales: ['en'],
      kinds: Array.from({ length: 10 }, (_, i) => ({ id: `k${i}`, label: name(i) })),
      features: Array.from({ length: n }, (_, i) => ({
        type: 'Feature',
        id: `e${i}`,
        geometry: { type: 'Point', coordinates: [lon[i], lat[i]] },
        properties: { name: `Organisation ${i}`, kind: `k${kind[i]}` },
      })),
    };
  },
  load(host) {
    const element = document.createElement('varco-partner-map');
    element.locale = 'en';
    element.definition = definition;
    host.append(element);
    root = element.shadowRoot;
  },
  ready: () => !!root.querySelector('.surface button') && !!count(),
  act(action, value) {
    if (action === 'pan' || action === 'zoom') {
      // its own buttons: 120 px, or a step of the zoom
      const wanted = action === 'zoom' ? (value > 0 ? 'Closer' : 'Further away') : value > 0 ? 'East' : 'West';
      root.querySelector(`.tool[title="${wanted}"]`).click();
      return () => true;
    }
    if (!root.querySelector('#f-kind')) throw new Error('the facet is not open');
    const before = count();
    [...root.querySelectorAll('#f-kind label')].find(({ textContent }) => textContent.includes(name(KEPT))).click();
    return () => count() !== before;
  },
  surface: () => root.querySelector('.surface'),
  /** Before the filter is timed: its values are shown. */
  async open() {
    root.querySelector('[data-facet="kind"]').click();
    await root.host.updateComplete;
  },
};
