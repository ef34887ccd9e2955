import type { RemarkCode } from './report.ts';
import type { Field } from './fields.ts';
import type { Cell, Row, Table } from './table.ts';
import { parseAngle, parseCoordinates } from './values.ts';

type Point = { type: 'Point'; coordinates: [number, number] };

/** About the middle of countries whose lists we get, latitude and longitude: enough to know a swapped pair by. */
const MIDDLES = new Map(
  (
    'AL41 20|AT47 14|BA44 18|BE51 5|BG43 25|BY53 28|CH47 8|CY35 33|CZ50 15|DE51 10|DK56 10|EE59 26|ES40 -4|FI63 26|FR47 2|GB54 -2|GR39 22|' +
    'HR45 16|HU47 19|IE53 -8|IS65 -19|IT43 12|LT55 24|LU50 6|LV57 25|MD47 29|ME43 19|MK42 22|MT36 14|NL52 5|NO62 10|PL52 19|PT40 -8|RO46 25|' +
    'RS44 21|SE62 15|SI46 15|SK49 19|TR39 35|UA49 32|XK43 21|AR-35 -65|DZ32 3|EG27 30|ET9 40|GE42 44|IL31 35|IN22 79|JO31 36|JP37 138|KE0 38|LB34 36|' +
    'LY27 18|MA32 -6|MX23 -102|MZ-18 36|PE-9 -75|PS32 35|SN14 -14|TN34 9|UY-33 -56|VN16 107|ZA-29 25'
  )
    .split('|')
    .map((entry) => [entry.slice(0, 2), entry.slice(2).split(' ').map(Number) as [number, number]] as const),
);

/** Far from its country as it is, and in it with its numbers exchanged. */
function exchanged(lat: number, lon: number, country: string | undefined): boolean {
  const middle = MIDDLES.get(country ?? '');
  if (!middle) return false;
  const far = (a: number, b: number) => Math.max(Math.abs(a - middle[0]), Math.abs(b - middle[1]));
  return far(lat, lon) > 15 && far(lon, lat) < 10;
}

/** Degrees to a hundredth of a metre: more is what computing left there. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/**
 * Where a row is: the feature's own geometry, else one column with both coordinates, else two. What cannot be a place is
 * left out and told. A latitude and a longitude that were swapped are mended, and told: the latitude lies beyond the pole,
 * or the place is in its country the other way round only.
 */
export function placeOf(
  { place }: Row,
  { crs }: Table,
  said: {
    readonly coordinates: Cell | undefined;
    readonly lat: string;
    readonly lon: string;
    readonly country: string | undefined;
  },
  tell: (code: RemarkCode, value?: string, column?: Field) => void,
): Point | null {
  const field = said.lat || said.lon ? 'lat' : 'coordinates';
  let point: { lat: number; lon: number } | undefined;
  let shown: string;
  if (place !== undefined) {
    if (typeof place === 'string') {
      tell('geometry', place);
      return null;
    }
    shown = place.join(', ');
    point = { lon: place[0], lat: place[1] };
    if (crs) {
      tell('crs', `${crs}: ${shown}`);
      return null;
    }
  } else if (said.coordinates?.length) {
    const { coordinates } = said;
    shown = typeof coordinates === 'string' ? coordinates : coordinates.join(', ');
    point = parseCoordinates(coordinates);
  } else {
    const { lat, lon } = said;
    if (!lat && !lon) return null;
    shown = `${lat} / ${lon}`;
    if (!lat || !lon) {
      tell('half', shown, field);
      return null;
    }
    const [north, east] = [parseAngle(lat), parseAngle(lon)];
    point = north !== undefined && east !== undefined ? { lat: north, lon: east } : undefined;
  }
  if (!point || !Number.isFinite(point.lat) || !Number.isFinite(point.lon)) {
    tell('coordinates', shown, field);
    return null;
  }
  let { lat, lon } = point;
  if ((Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90) || exchanged(lat, lon, said.country)) {
    tell('swapped', shown, field);
    [lat, lon] = [lon, lat];
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    tell('range', shown, field);
    return null;
  }
  // what spreadsheets make of an empty cell: the Gulf of Guinea
  if (!lat && !lon) {
    tell('zero', shown, field);
    return null;
  }
  return { type: 'Point', coordinates: [round(lon), round(lat)] };
}
