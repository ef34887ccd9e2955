import { describe, expect, it } from 'vitest';
import { BORDER, COAST, DISPUTED, REGION, SEAM, decode, type Basemap } from '../../src/partner-map/basemap/decode.ts';
import { detail } from '../../src/partner-map/basemap/detail.ts';
import { packed as regionsIt } from '../../src/partner-map/basemap/generated/regions-it.ts';
import { packed as world110 } from '../../src/partner-map/basemap/generated/world-110.ts';
import { packed as world50 } from '../../src/partner-map/basemap/generated/world-50.ts';
import { italy, regionAt } from '../../src/partner-map/basemap/italy.ts';
import { countryAt } from '../../src/partner-map/basemap/place.ts';
import { toX, toY } from '../../src/partner-map/geo/mercator.ts';

const coarse = decode(world110);
const fine = decode(world50);
const maps = { 'countries at 110m': coarse, 'countries at 50m': fine, 'regions of Italy': italy };

/** The points of an arc, `~n` from its end to its beginning. */
function pointsOf({ points, starts }: Basemap, arc: number): [number, number][] {
  const n = arc < 0 ? ~arc : arc;
  const all: [number, number][] = [];
  for (let i = starts[n]!; i < starts[n + 1]!; i += 2) all.push([points[i]!, points[i + 1]!]);
  return arc < 0 ? all.reverse() : all;
}
const ringsOf = (map: Basemap): [number, number][][] =>
  map.shapes.flatMap(({ rings }) => rings.map((ring) => ring.flatMap((arc) => pointsOf(map, arc))));
const arcsOf = (map: Basemap, kind: number): [number, number][][] =>
  [...map.kinds].flatMap((one, arc) => (one === kind ? [pointsOf(map, arc)] : []));

describe.each(Object.entries(maps))('the map of %s', (_, map) => {
  it('has no step across half the world, and all within the square', () => {
    const steps = ringsOf(map).flatMap((ring) => ring.slice(1).map(([x], i) => Math.abs(x - ring[i]![0])));
    expect(Math.max(...steps.slice(0, 50_000), ...steps.slice(50_000))).toBeLessThan(0.5);
    expect(map.points.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('has rings that are closed, arc by arc', () => {
    for (const { rings } of map.shapes) {
      for (const ring of rings) {
        ring.forEach((arc, i) => {
          const before = pointsOf(map, ring.at(i - 1)!);
          expect(pointsOf(map, arc)[0]).toEqual(before.at(-1));
        });
      }
    }
  });

  it('has each border once, and twice in the rings, there and back', () => {
    const uses = new Map<number, number[]>();
    for (const arc of map.shapes.flatMap(({ rings }) => rings.flat())) {
      const n = arc < 0 ? ~arc : arc;
      uses.set(n, [...(uses.get(n) ?? []), arc]);
    }
    for (const [n, arcs] of uses) {
      const shared = [DISPUTED, REGION, ...(map === italy ? [] : [BORDER])].includes(map.kinds[n]!);
      expect(arcs, `arc ${n} of kind ${map.kinds[n]}`).toEqual(shared ? [n, ~n] : [n]);
    }
    expect(uses.size).toBe(map.kinds.length);
  });

  it('has boxes that hold their shapes, and no wider', () => {
    for (const { rings, box } of map.shapes) {
      const points = rings.flat().flatMap((arc) => pointsOf(map, arc));
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const around = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      around.forEach((value, i) => expect(box[i]).toBeCloseTo(value, 6));
    }
  });
});

describe('the countries', () => {
  it('are those of Natural Earth, by their ISO codes', () => {
    const codes = (map: Basemap) => new Set(map.shapes.map(({ code }) => code).filter(Boolean));
    expect(codes(coarse).size).toBe(175);
    expect(codes(fine).size).toBe(237);
    for (const map of [coarse, fine]) {
      for (const code of codes(map)) expect(code).toMatch(/^[A-Z]{2}$/);
      for (const code of codes(coarse)) expect([...codes(fine)]).toContain(code);
    }
  });

  it.each<[string, number, number, string | undefined]>([
    ['Rome', 12.5, 41.9, 'IT'],
    ['Tirana', 19.82, 41.33, 'AL'],
    ['Pristina', 21.16, 42.66, 'XK'],
    ['Belgrade', 20.46, 44.8, 'RS'],
    ['Brussels', 4.35, 50.85, 'BE'],
    ['Simferopol', 34.1, 44.95, 'UA'],
    ['the desert by Laayoune', -12.8, 27.1, 'EH'],
    ['Ramallah', 35.2, 31.9, 'PS'],
    ['Nicosia’s north', 33.4, 35.27, 'CY'],
    ['Hargeisa', 44.06, 9.56, 'SO'],
    ['Taipei’s mountains', 121.3, 24.6, 'TW'],
    ['Viti Levu', 178.0, -17.8, 'FJ'],
    ['Chukotka west of 180°', 178, 66.5, 'RU'],
    ['Chukotka east of 180°', -175, 66.5, 'RU'],
    ['Alaska', -152, 65, 'US'],
    ['Lesotho, inside South Africa', 28.2, -29.6, 'LS'],
    ['the South Pole', 0, -90, 'AQ'],
    ['Antarctica in the east', 100, -80, 'AQ'],
    ['Antarctica at 180°', 180, -89, 'AQ'],
    ['the North Pole', 0, 90, undefined],
    ['the Tyrrhenian', 12, 40, undefined],
    ['the Caspian', 50.5, 42, undefined],
    ['the Pacific at 180°', 180, 0, undefined],
  ])('%s is where it is', (_, longitude, latitude, code) => {
    expect(countryAt(coarse, longitude, latitude)).toBe(code);
    expect(countryAt(fine, longitude, latitude)).toBe(code);
  });

  it('has Malta and San Marino where there is room for them', () => {
    expect(countryAt(fine, 14.4, 35.9)).toBe('MT');
    expect(countryAt(fine, 12.46, 43.94)).toBe('SM');
    expect(countryAt(coarse, 12.46, 43.94)).toBe('IT');
  });

  it('is nobody’s on the Siachen glacier', () => {
    expect(countryAt(fine, 77.2, 35.5)).toBeUndefined();
    expect(fine.shapes.filter(({ code }) => !code)).toHaveLength(1);
  });
});

describe('the lines', () => {
  const near = (map: Basemap, kind: number, longitude: number, latitude: number): boolean =>
    arcsOf(map, kind).some((arc) =>
      arc.slice(1).some(([bx, by], i) => {
        const [ax, ay] = arc[i]!;
        const [px, py] = [toX(longitude) - ax, toY(latitude) - ay];
        const [dx, dy] = [bx - ax, by - ay];
        const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
        return Math.hypot(px - along * dx, py - along * dy) < 0.0015;
      }),
    );

  it.each<[string, number, number]>([
    ['Western Sahara and Morocco', -10.5, 27.66],
    ['Serbia and Kosovo', 21.4, 42.87],
    ['the line of control in Kashmir', 74.2, 34.6],
    ['Aksai Chin', 78.9, 34.3],
    ['the two Koreas', 127.5, 38.3],
    ['Halaib', 35, 22],
    ['Somaliland', 48.9, 9.5],
  ])('are disputed between %s', (_, longitude, latitude) => {
    for (const map of [coarse, fine]) {
      expect(near(map, DISPUTED, longitude, latitude)).toBe(true);
      expect(near(map, BORDER, longitude, latitude)).toBe(false);
    }
  });

  it.each<[string, number, number]>([
    ['Western Sahara and Mauritania', -12, 24.5],
    ['Kosovo and Albania', 20.4, 42.32],
    ['India and Pakistan in the south', 70.3, 27.9],
    ['Egypt and Sudan in the west', 28, 22],
    ['France and Italy', 6.9, 44.9],
  ])('are settled between %s', (_, longitude, latitude) => {
    for (const map of [coarse, fine]) {
      expect(near(map, BORDER, longitude, latitude)).toBe(true);
      expect(near(map, DISPUTED, longitude, latitude)).toBe(false);
    }
  });

  it('has no coast along the antimeridian or the map’s south, where land is cut', () => {
    for (const map of [coarse, fine]) {
      const along = (value: number, axis: 0 | 1) => (arc: [number, number][]) =>
        arc.slice(1).some((point, i) => point[axis] === value && arc[i]![axis] === value);
      for (const cut of [along(0, 0), along(1, 0), along(1, 1)]) {
        expect(arcsOf(map, COAST).some(cut)).toBe(false);
        expect(arcsOf(map, SEAM).some(cut)).toBe(true);
      }
    }
  });

  it('are Italy’s own where it has a neighbour, to give way to those of its regions', () => {
    for (const map of [coarse, fine]) {
      const italian = map.shapes.find(({ code }) => code === 'IT')!;
      expect(italian.rings.flat().every((arc) => arc >= 0)).toBe(true);
      expect(italian.rings.flat().some((arc) => map.kinds[arc] === BORDER)).toBe(true);
    }
  });
});

describe('the regions of Italy', () => {
  it.each<[string, number, number, string, string]>([
    ['Torino', 7.69, 45.07, 'IT-21', 'Piedmont'],
    ['Aosta', 7.32, 45.74, 'IT-23', 'Aosta Valley'],
    ['Milano', 9.19, 45.46, 'IT-25', 'Lombardy'],
    ['Trento', 11.12, 46.07, 'IT-32', 'Trentino-South Tyrol'],
    ['Venezia (Mestre)', 12.24, 45.49, 'IT-34', 'Veneto'],
    ['Trieste', 13.8, 45.66, 'IT-36', 'Friuli-Venezia Giulia'],
    ['Genova', 8.93, 44.43, 'IT-42', 'Liguria'],
    ['Bologna', 11.34, 44.49, 'IT-45', 'Emilia-Romagna'],
    ['Firenze', 11.25, 43.77, 'IT-52', 'Tuscany'],
    ['Perugia', 12.39, 43.11, 'IT-55', 'Umbria'],
    ['Ancona', 13.5, 43.6, 'IT-57', 'Marche'],
    ['Roma', 12.5, 41.9, 'IT-62', 'Lazio'],
    ['L’Aquila', 13.4, 42.35, 'IT-65', 'Abruzzo'],
    ['Campobasso', 14.66, 41.56, 'IT-67', 'Molise'],
    ['Napoli', 14.27, 40.86, 'IT-72', 'Campania'],
    ['Bari', 16.86, 41.11, 'IT-75', 'Apulia'],
    ['Potenza', 15.8, 40.64, 'IT-77', 'Basilicata'],
    ['Catanzaro', 16.59, 38.9, 'IT-78', 'Calabria'],
    ['Palermo', 13.35, 38.11, 'IT-82', 'Sicily'],
    ['Cagliari', 9.12, 39.23, 'IT-88', 'Sardinia'],
  ])('%s lies in its own', (_, longitude, latitude, id, english) => {
    const region = regionAt(longitude, latitude);
    expect(region?.id).toBe(id);
    expect(region?.name.en).toBe(english);
    expect(region?.name.it).toBeTruthy();
    expect(region?.name.sq).toBeTruthy();
  });

  it('are twenty, and none abroad, at sea, or in San Marino', () => {
    expect(new Set(italy.shapes.map(({ code }) => code)).size).toBe(20);
    for (const [longitude, latitude] of [
      [19.82, 41.33],
      [12, 40],
      [12.46, 43.94],
      [9.1, 42.2],
      [45.46, 9.19],
    ]) {
      expect(regionAt(longitude!, latitude!)).toBeUndefined();
    }
  });

  it('have lines between them, the country’s border, and coasts', () => {
    for (const kind of [REGION, BORDER, COAST]) expect(arcsOf(italy, kind).length).toBeGreaterThan(5);
    expect(decode(regionsIt)).toEqual(italy);
  });
});

describe('what a view is drawn from', () => {
  const view = (longitude: number, latitude: number, zoom: number) =>
    detail({ x: toX(longitude), y: toY(latitude), zoom, width: 800, height: 600 });

  it('is the coarse map of the world, then the fine one, then Italy’s regions where Italy is seen', () => {
    expect(view(12, 42, 2)).toEqual(['110']);
    expect(view(12, 42, 4.5)).toEqual(['50']);
    expect(view(12, 42, 6)).toEqual(['50', 'IT']);
    expect(view(12 + 360, 42, 6)).toEqual(['50', 'IT']);
    expect(view(22, 42, 6)).toEqual(['50', 'IT']);
    expect(view(40, 42, 6)).toEqual(['50']);
    expect(view(12, 65, 6)).toEqual(['50']);
    expect(view(12, 10, 6)).toEqual(['50']);
  });
});
