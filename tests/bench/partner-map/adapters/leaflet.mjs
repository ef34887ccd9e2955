import 'leaflet/dist/leaflet.css';
import 'leaflet.markercluster/dist/MarkerCluster.css';
import 'leaflet.markercluster/dist/MarkerCluster.Default.css';
import L from 'leaflet';
import 'leaflet.markercluster';
import { CENTRE, KEPT, ZOOM } from '../workload.mjs';

let load, map, group, all;
const drawn = () => !!document.querySelector('.leaflet-marker-icon');

export default {
  prepare(given) {
    load = given;
  },
  load(host) {
    map = L.map(host, {
      center: CENTRE.toReversed(),
      zoom: ZOOM,
      maxZoom: 18,
      zoomAnimation: false,
      fadeAnimation: false,
      markerZoomAnimation: false,
      inertia: false,
      preferCanvas: true,
    });
    const icon = L.divIcon({ className: 'pt', iconSize: [12, 12] });
    all = Array.from({ length: load.n }, (_, i) => L.marker([load.lat[i], load.lon[i]], { icon }));
    // the group is on the map first: the other order scans a growing array for each marker
    group = L.markerClusterGroup({ animate: false, chunkedLoading: false }).addTo(map);
    group.addLayers(all);
  },
  ready: drawn,
  act(name, value) {
    if (name === 'pan') map.panBy([value, 0], { animate: false });
    if (name === 'zoom') map.setZoom(map.getZoom() + value, { animate: false });
    if (name === 'filter') {
      group.clearLayers();
      group.addLayers(value ? all.filter((_, i) => load.kind[i] === KEPT) : all);
    }
    return drawn;
  },
};
