import { expect } from '@open-wc/testing';
import { decode } from '../../src/partner-map/basemap/decode.ts';
import { draw, type Look, type Maps } from '../../src/partner-map/basemap/draw.ts';
import { packed as world110 } from '../../src/partner-map/basemap/generated/world-110.ts';
import { packed as world50 } from '../../src/partner-map/basemap/generated/world-50.ts';
import { italy } from '../../src/partner-map/basemap/italy.ts';
import { toX, toY, worldSize } from '../../src/partner-map/geo/mercator.ts';

// Pure colours, so that a pixel says what was drawn there.
const LOOK: Look = {
  sea: '#0000ff',
  land: '#ffffff',
  chosen: '#ffff00',
  coast: '#000000',
  border: '#ff0000',
  region: '#00ff00',
};
const coarse = decode(world110);
const fine = decode(world50);

type Colour = readonly [number, number, number];
const isSea = ([r, g, b]: Colour): boolean => r === 0 && g === 0 && b === 255;
const isLand = ([r, g, b]: Colour): boolean => r === 255 && g === 255 && b === 255;
const isChosen = ([r, g, b]: Colour): boolean => r === 255 && g === 255 && b === 0;
/** Reddish and greenish: a thin line covers a part of its pixels only. */
const isBorder = ([r, g, b]: Colour): boolean => r - Math.max(g, b) > 40;
const isRegion = ([r, g, b]: Colour): boolean => g - Math.max(r, b) > 40;

/** A drawn view, and the colour at a place of it. */
function drawn(
  maps: Maps,
  [longitude, latitude, zoom]: readonly [number, number, number],
  { ratio = 1, width = 600, height = 400, chosen = [] as string[] } = {},
) {
  const canvas = document.createElement('canvas');
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const ctx = canvas.getContext('2d', { willReadFrequently: true })!;
  const view = { x: toX(longitude), y: toY(latitude), zoom, width, height };
  draw(ctx, view, maps, LOOK, ratio, new Set(chosen));
  const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
  const pixel = (x: number, y: number): Colour => {
    const i = (Math.round(y) * canvas.width + Math.round(x)) * 4;
    return [data[i]!, data[i + 1]!, data[i + 2]!];
  };
  const place = (lon: number, lat: number): [number, number] => [
    ((toX(lon) - view.x) * worldSize(zoom) + width / 2) * ratio,
    ((toY(lat) - view.y) * worldSize(zoom) + height / 2) * ratio,
  ];
  return {
    at: (lon: number, lat: number): Colour => pixel(...place(lon, lat)),
    /** the pixels from a place straight to another */
    along(from: readonly [number, number], to: readonly [number, number], aside = 0): Colour[] {
      const [[ax, ay], [bx, by]] = [place(...from), place(...to)];
      const count = Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)));
      return Array.from({ length: count }, (_, i) =>
        pixel(ax + ((bx - ax) * i) / count, ay + ((by - ay) * i) / count + aside),
      );
    },
    pixels: (): Colour[] =>
      Array.from({ length: data.length / 4 }, (_, i) => [data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!]),
    canvas,
  };
}

describe('the drawn basemap', () => {
  for (const [name, world] of Object.entries({ coarse, fine })) {
    it(`has land where there is land and sea where there is sea (${name})`, () => {
      for (const ratio of [1, 2]) {
        const { at } = drawn({ world }, [14, 42, 4], { ratio });
        expect(isLand(at(12.8, 42.2)), 'Lazio').to.be.true;
        expect(isLand(at(20, 41)), 'Albania').to.be.true;
        expect(isSea(at(12, 40)), 'the Tyrrhenian').to.be.true;
        expect(isSea(at(15.5, 43)), 'the Adriatic').to.be.true;
      }
    });
  }

  it('draws a line that is disputed in dashes, and one that is not without a gap', () => {
    const { along } = drawn({ world: fine }, [-8, 26, 5]);
    /** along a line of a parallel, whichever pixel it fell on */
    const share = (from: [number, number], to: [number, number]): number => {
      const rows = [-2, -1, 0, 1, 2].map((aside) => along(from, to, aside).map(isBorder));
      return rows[0]!.filter((_, i) => rows.some((row) => row[i])).length / rows[0]!.length;
    };
    const dashed = share([-12.5, 27.66], [-9.2, 27.66]);
    expect(dashed, 'Western Sahara and Morocco').to.be.within(0.3, 0.8);
    expect(share([-11.8, 26], [-8.9, 26]), 'Western Sahara and Mauritania').to.equal(1);
  });

  it('goes on across the antimeridian, without a smear or a seam', () => {
    const { at, along } = drawn({ world: fine }, [180, 0, 2], { width: 800, height: 500 });
    for (const latitude of [-25, -5, 5, 15, 30, 45]) {
      const open = along([170.2, latitude], [189.5, latitude]);
      expect(open.filter((colour) => !isSea(colour)).length, `at ${latitude}°`).to.be.below(open.length / 4);
    }
    expect(isLand(at(150, -25)), 'Australia').to.be.true;
    expect(isLand(at(180 + 75, 45)), 'North America').to.be.true;
    for (const zoom of [3, 3.3, 4.7]) {
      const chukotka = drawn({ world: fine }, [180, 67.5, zoom]);
      expect(chukotka.along([178.5, 67.5], [181.5, 67.5]).every(isLand), `Chukotka at zoom ${zoom}`).to.be.true;
    }
  });

  it('closes Antarctica along the edge of the map, with no coast there', () => {
    const { along } = drawn({ world: coarse }, [60, -84, 3]);
    expect(along([40, -85.04], [80, -85.04]).every(isLand)).to.be.true;
    // toY stops at the edge: this is the row of pixels beyond it.
    expect(along([40, -90], [80, -90], 1).every(isSea)).to.be.true;
  });

  it('comes again from west to east where the view is wider than the world', () => {
    const { at } = drawn({ world: coarse }, [0, 20, 0.5], { width: 1000 });
    for (const turn of [-1, 0, 1]) expect(isLand(at(20 + 360 * turn, 10)), `turn ${turn}`).to.be.true;
  });

  it('tints the countries that are chosen', () => {
    const { at } = drawn({ world: fine, regions: { IT: italy } }, [14, 42, 5], { chosen: ['FR', 'AL', 'IT'] });
    const places: Record<string, [number, number]> = {
      France: [4, 45.5],
      Corsica: [9.1, 42.1],
      Albania: [20, 41],
      Lazio: [12.8, 42.2],
    };
    for (const [name, place] of Object.entries(places)) expect(isChosen(at(...place)), name).to.be.true;
    expect(isLand(at(16, 47.5)), 'Austria').to.be.true;
  });

  it('draws the regions of a country in its place', () => {
    const view = [12.5, 43, 6] as const;
    const count = (maps: Maps): number => drawn(maps, view).pixels().filter(isRegion).length;
    expect(count({ world: fine })).to.equal(0);
    expect(count({ world: fine, regions: { IT: italy } })).to.be.above(300);
  });

  it('leaves no gap along the border between Italy’s finer lines and its neighbours’', () => {
    const { along } = drawn({ world: fine, regions: { IT: italy } }, [10, 46, 7], { width: 1000, height: 600 });
    for (const [from, to] of [
      [
        [6.2, 44.9],
        [7.5, 44.9],
      ],
      [
        [8.0, 45.7],
        [8.0, 46.8],
      ],
      [
        [10.2, 46.1],
        [10.2, 47],
      ],
      [
        [11.5, 46.6],
        [11.5, 47.3],
      ],
      [
        [13, 46.3],
        [13.9, 46.3],
      ],
    ] as const) {
      expect(along(from, to).filter(isSea), `${from} to ${to}`).to.have.length(0);
    }
  });

  it('draws the borders as the system does under forced colours: no land, lines alone', () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [300, 300];
    const ctx = canvas.getContext('2d')!;
    const look = { sea: '#fff', land: '#fff', chosen: '#00f', coast: '#000', border: '#000', region: '#000' };
    draw(ctx, { x: toX(12), y: toY(42), zoom: 4, width: 300, height: 300 }, { world: coarse }, look, 1);
    const { data } = ctx.getImageData(0, 0, 300, 300);
    const dark = data.filter((value, i) => i % 4 === 0 && value < 128).length;
    expect(dark).to.be.within(300, 20_000);
  });
});
