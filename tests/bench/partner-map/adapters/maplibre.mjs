import 'maplibre-gl/dist/maplibre-gl.css';
import { Map, setWorkerUrl } from 'maplibre-gl';
import { CENTRE, features, KEPT, ZOOM } from '../workload.mjs';

setWorkerUrl('/maplibre/maplibre-gl-worker.mjs');
let all, map;
let drawn = false;
const collection = (given) => ({ type: 'FeatureCollection', features: given });

export default {
  prepare(load) {
    all = features(load);
  },
  load(host) {
    map = new Map({
      container: host,
      center: CENTRE,
      // its tiles are of 512 px
      zoom: ZOOM - 1,
      fadeDuration: 0,
      attributionControl: false,
      style: {
        version: 8,
        sources: {
          p: { type: 'geojson', data: collection(all), cluster: true, clusterRadius: 50, clusterMaxZoom: 14 },
        },
        layers: [
          { id: 'ground', type: 'background', paint: { 'background-color': '#eee' } },
          {
            id: 'clusters',
            type: 'circle',
            source: 'p',
            filter: ['has', 'point_count'],
            paint: {
              'circle-color': '#51bbd6',
              'circle-radius': ['step', ['get', 'point_count'], 15, 100, 20, 750, 25],
            },
          },
          {
            id: 'points',
            type: 'circle',
            source: 'p',
            filter: ['!', ['has', 'point_count']],
            paint: { 'circle-color': '#11b4da', 'circle-radius': 5 },
          },
        ],
      },
    });
    map.on('error', ({ error }) => clock.errors.push(String(error?.message)));
    map.on('render', () => {
      const there = map.getSource('p') && map.isSourceLoaded('p');
      if (there && map.queryRenderedFeatures({ layers: ['clusters', 'points'] }).length) drawn = true;
    });
  },
  ready: () => drawn,
  act(name, value) {
    let done = false;
    const { width, height } = map.getCanvas().getBoundingClientRect();
    if (name === 'pan') map.jumpTo({ center: map.unproject([width / 2 + value, height / 2]) });
    if (name === 'zoom') map.jumpTo({ zoom: map.getZoom() + value });
    if (name === 'filter')
      map.getSource('p').setData(collection(value ? all.filter(({ properties }) => properties.kind === KEPT) : all));
    map.once('idle', () => (done = true));
    return () => done;
  },
};
