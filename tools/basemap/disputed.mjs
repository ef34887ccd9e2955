import { toX, toY } from '../../src/partner-map/geo/mercator.ts';

/**
 * Lines that are drawn dashed: those that the maps of the United Nations mark as not settled, with Natural Earth's classes
 * "disputed", "line of control" and "indefinite" of its land boundaries. The polygons carry no such mark, so each is named
 * by the two features that it parts and, where only a part of their line is meant, by its degrees.
 * @type {[string, string, { west?: number, east?: number, south?: number, north?: number }?][]}
 */
const LINES = [
  ['ESH', 'MAR'],
  ['SRB', 'XKX'],
  ['CYN', 'CYP'],
  ['SOL', 'SOM'],
  ['ISR', 'PSE'],
  // the line of 1974 on the Golan
  ['ISR', 'SYR'],
  // the armistice line of 1953
  ['KOR', 'PRK'],
  // "final boundary … has not yet been determined"
  ['SDN', 'SSD'],
  // Halaib
  ['EGY', 'SDN', { west: 33 }],
  // the line of control in Jammu and Kashmir, and all around the Siachen glacier
  ['IND', 'PAK', { south: 32.6 }],
  ['IND', 'KAS'],
  ['KAS', 'PAK'],
  ['CHN', 'KAS'],
  // Aksai Chin; Arunachal Pradesh
  ['CHN', 'IND', { south: 32.4 }],
  ['CHN', 'IND', { west: 91.6 }],
];

/**
 * @param {string[]} owners Natural Earth's ids of the features on the sides
 * @param {[number, number]} middle of the edge, in the unit square
 */
export function isDisputed(owners, [x, y]) {
  const [one, other] = owners.toSorted();
  return LINES.some(
    ([a, b, { west = -180, south = -90 } = {}]) => a === one && b === other && x >= toX(west) && y <= toY(south),
  );
}
