import 'ol/ol.css';
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import Map from 'ol/Map.js';
import { fromLonLat } from 'ol/proj.js';
import Cluster from 'ol/source/Cluster.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import View from 'ol/View.js';
import { CENTRE, KEPT, ZOOM } from '../workload.mjs';

let load, map, source, all;
let drawn = false;
const styles = {};
const style = (feature) => {
  const count = feature.get('features').length;
  return (styles[count] ??= new Style({
    image: new CircleStyle({ radius: count > 1 ? 15 : 5, fill: new Fill({ color: '#3399CC' }) }),
    text: count > 1 ? new Text({ text: String(count), fill: new Fill({ color: '#fff' }) }) : undefined,
  }));
};

export default {
  prepare(given) {
    load = given;
  },
  load(host) {
    all = Array.from({ length: load.n }, (_, i) => new Feature(new Point(fromLonLat([load.lon[i], load.lat[i]]))));
    source = new VectorSource({ features: all });
    map = new Map({
      target: host,
      controls: [],
      layers: [new VectorLayer({ source: new Cluster({ distance: 50, minDistance: 20, source }), style })],
      view: new View({ center: fromLonLat(CENTRE), zoom: ZOOM }),
    });
    map.once('rendercomplete', () => (drawn = true));
  },
  ready: () => drawn,
  act(name, value) {
    const view = map.getView();
    let done = false;
    if (name === 'pan') {
      const [x, y] = view.getCenter();
      view.setCenter([x + value * view.getResolution(), y]);
    }
    if (name === 'zoom') view.setZoom(view.getZoom() + value);
    if (name === 'filter') {
      source.clear(true);
      source.addFeatures(value ? all.filter((_, i) => load.kind[i] === KEPT) : all);
    }
    map.once('rendercomplete', () => (done = true));
    return () => done;
  },
};
