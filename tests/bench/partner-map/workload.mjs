import { random } from '../questionnaire/workload.mjs';

/**
 * Entries on a map as no library stores them: seeded, the same at every run. Six tenths lie in sixty towns, the others all
 * over Europe; each is of one of ten kinds.
 *
 * @typedef {{ n: number, lon: Float64Array, lat: Float64Array, kind: Uint8Array }} Workload degrees
 */
/** What a map shows at first. */
export const CENTRE = [10, 50];
export const ZOOM = 4;
/** The kind that the filter keeps: a tenth. */
export const KEPT = 3;

/** @param {number} n @returns {Workload} */
export function workload(n) {
  const next = random(n + 2);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const towns = Array.from({ length: 60 }, () => [-8 + next() * 36, 38 + next() * 20, 0.1 + next() * 0.9]);
  const [lon, lat, kind] = [new Float64Array(n), new Float64Array(n), new Uint8Array(n)];
  const rounded = (degrees) => Math.round(degrees * 1e4) / 1e4;
  for (let i = 0; i < n; i++) {
    if (next() < 0.6) {
      const [east, north, size] = towns[Math.floor(next() * towns.length)];
      lon[i] = rounded(east + normal() * size);
      lat[i] = rounded(north + normal() * size * 0.6);
    } else {
      lon[i] = rounded(-10 + next() * 40);
      lat[i] = rounded(36 + next() * 24);
    }
    kind[i] = Math.floor(next() * 10);
  }
  return { n, lon, lat, kind };
}

/** As most libraries take them. @param {Workload} load @returns {object[]} GeoJSON features */
export const features = ({ n, lon, lat, kind }) =>
  Array.from({ length: n }, (_, i) => ({
    type: 'Feature',
    properties: { kind: kind[i] },
    geometry: { type: 'Point', coordinates: [lon[i], lat[i]] },
  }));
