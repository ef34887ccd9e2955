import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, pack, type Mark, type Placed } from '../../src/interview/line/lanes.ts';
import { byCountry } from '../../src/interview/line/places.ts';
import { scaleOf } from '../../src/interview/line/scale.ts';
import { moodShape, outcomeShape } from '../../src/interview/line/shapes.ts';
import { monthOf, periodOf, yearsOf } from '../../src/interview/line/when.ts';
import { definition } from './told.ts';

const pad = (n: number, width: number) => String(n).padStart(width, '0');
const year = fc.oneof(fc.integer({ min: 1924, max: 2030 }), fc.integer({ min: 0, max: 9999 })).map((y) => pad(y, 4));
const two = (max: number) => fc.integer({ min: 1, max }).map((n) => pad(n, 2));
const date = fc.oneof(
  year,
  fc.tuple(year, two(12)).map((parts) => parts.join('-')),
  fc.tuple(year, two(12), two(28)).map((parts) => parts.join('-')),
);
const when = fc.oneof(
  date,
  fc.tuple(date, fc.constantFrom('~', '?', '%')).map(([at, sign]) => at + sign),
  fc.tuple(date, date).map(([from, to]) => `${from}/${to}`),
  date.map((from) => `${from}/..`),
  date.map((to) => `../${to}`),
);
const periods = fc.array(
  when.map((at) => periodOf(at)!),
  { minLength: 1, maxLength: 60 },
);
const day = (text: string) => Date.parse(text) / 864e5;

describe('when an experience was', () => {
  it('is as precise as it was told: a day and a month are points, a year and a period are not', () => {
    expect(periodOf('2019-03-05')).toEqual({
      from: day('2019-03-05'),
      to: day('2019-03-06'),
      point: true,
      rough: false,
    });
    expect(periodOf('2020-02')).toMatchObject({ from: day('2020-02-01'), to: day('2020-03-01'), point: true });
    expect(periodOf('2019')).toMatchObject({ from: day('2019-01-01'), to: day('2020-01-01'), point: false });
    expect(periodOf('2019-05/2019-10')).toMatchObject({
      from: day('2019-05-01'),
      to: day('2019-11-01'),
      point: false,
    });
  });

  it('may be open, uncertain, the wrong way round, and before the year 1000', () => {
    expect(periodOf('2019/..')).toMatchObject({ from: day('2019-01-01'), to: undefined, point: false });
    expect(periodOf('../2019')).toMatchObject({ from: undefined, to: day('2020-01-01') });
    expect(periodOf('2018~')).toMatchObject({ rough: true, point: false });
    expect(periodOf('2019/2014')).toMatchObject({ from: day('2014-01-01'), to: day('2020-01-01') });
    expect(periodOf('0099-12-31')).toMatchObject({ from: day('0099-12-31'), point: true });
  });

  it('is unknown where nothing that is a date was said', () => {
    for (const said of [undefined, null, 5, '', 'next year', '2019-13', '../..', '/', ['2019']])
      expect(periodOf(said)).toBe(undefined);
  });

  it('ends after it began', () => {
    fc.assert(
      fc.property(when, (at) => {
        const { from, to } = periodOf(at)!;
        expect(to ?? Infinity).toBeGreaterThan(from ?? -Infinity);
      }),
    );
  });

  it('is told by its years', () => {
    const years = (...all: string[]) => yearsOf(all.map(periodOf));
    expect(years('2014-05-03')).toBe('2014');
    expect(years('2014-12-31', '2024-01', '')).toBe('2014/2024');
    expect(years('2020/..', '../0950')).toBe('0950/2020');
    expect(years('', 'then')).toBe(undefined);
  });
});

describe('the scale of the line', () => {
  const years = (most: number, ...all: string[]) =>
    scaleOf(
      all.map((at) => periodOf(at)!),
      most,
    ).ticks.map(({ edtf }) => edtf);

  it('has ticks at round years, from before the first experience to after the last', () => {
    expect(years(12, '2014-06', '2024-03')).toEqual(Array.from({ length: 12 }, (_, i) => String(2014 + i)));
    expect(years(5, '2014-06', '2024-03')).toEqual(['2010', '2015', '2020', '2025']);
    expect(years(6, '1924-01-01', '2024-01-01')).toEqual(['1900', '1925', '1950', '1975', '2000', '2025']);
  });

  it('has months where all is in a year', () => {
    expect(years(5, '2021-05-05')).toEqual(['2021', '2021-04', '2021-07', '2021-10', '2022']);
  });

  it('goes on where a period does', () => {
    expect(years(12, '2018', '2020/..').at(-1)).toBe('2022');
    expect(years(12, '../2018', '2020')[0]).toBe('2017');
  });

  it('holds every period, in no more ticks than there is room for, all as far apart', () => {
    fc.assert(
      fc.property(periods, fc.integer({ min: 2, max: 20 }), (some, most) => {
        const { from, to, ticks } = scaleOf(some, most);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(most);
        expect([ticks[0]!.day, ticks.at(-1)!.day]).toEqual([from, to]);
        const months = ticks.map((tick) => monthOf(tick.day));
        expect(new Set(months.slice(1).map((month, i) => month - months[i]!)).size).toBe(1);
        for (const period of some) {
          expect(period.from ?? from).toBeGreaterThanOrEqual(from);
          expect(period.to ?? to).toBeLessThanOrEqual(to);
        }
      }),
    );
  });
});

describe('the lanes of the line', () => {
  const room = { width: 736, shape: 24, gap: 8 };
  /** As they are drawn: by date, some of them with a bar. */
  const marks = (width: number) =>
    fc
      .array(
        fc.record({
          ends: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
          point: fc.boolean(),
          label: fc.integer({ min: 0, max: 1200 }),
        }),
        { maxLength: 60 },
      )
      .map((all) =>
        all
          .map(({ ends, point, label }): Mark => {
            const [from, to] = ends.map((end) => end * width).sort((a, b) => a - b) as [number, number];
            return { from, to: point ? from : to, point, label };
          })
          .sort((a, b) => a.from - b.from),
      );
  const anywhere = fc
    .integer({ min: 100, max: 1200 })
    .chain((width) => fc.tuple(fc.constant({ ...room, width }), marks(width)));
  const lanesOf = (placed: readonly Placed[]) => {
    const lanes: Placed[][] = [];
    for (const one of placed) (lanes[one.lane] ??= []).push(one);
    return lanes;
  };

  it('let nothing lie over another, and keep the order', () => {
    fc.assert(
      fc.property(anywhere, ([place, all]) => {
        const placed = pack(all, place);
        expect(placed.length).toBe(all.length);
        for (const lane of lanesOf(placed)) {
          // no lane is left empty
          expect(lane.length).toBeGreaterThan(0);
          for (const [i, { left }] of lane.entries())
            if (i) expect(left).toBeGreaterThanOrEqual(lane[i - 1]!.right + place.gap);
        }
      }),
    );
  });

  it('have the shape, its label and its bar inside the drawing, the label beside the shape', () => {
    fc.assert(
      fc.property(anywhere, ([place, all]) => {
        for (const [i, { shape, label, left, right }] of pack(all, place).entries()) {
          const { from, to, label: wanted } = all[i]!;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(place.width);
          expect(left).toBeLessThanOrEqual(Math.min(shape, label.from, from));
          expect(right).toBeGreaterThanOrEqual(Math.max(shape + place.shape, label.from + label.width, to));
          expect(label.width).toBeLessThanOrEqual(wanted);
          // each has as much as it wants, or at least half of what there is
          expect(label.width).toBeGreaterThanOrEqual(Math.min(wanted, (place.width - place.shape) / 2) - 1e-6);
          if (label.before) expect(label.from + label.width).toBeCloseTo(shape);
          else expect(label.from).toBeCloseTo(shape + place.shape);
        }
      }),
    );
  });

  it('put what is of the same day one under the other', () => {
    const same: Mark[] = Array.from({ length: 12 }, () => ({ from: 300, to: 300, point: true, label: 60 }));
    expect(pack(same, room).map(({ lane }) => lane)).toEqual(same.map((_, i) => i));
    expect(pack(same, room).map(({ shape }) => shape)).toEqual(same.map(() => 288));
  });

  it('cut labels shorter only where there would be too many lanes', () => {
    const some: Mark[] = Array.from({ length: 12 }, (_, i) => ({ from: i * 60, to: i * 60, point: true, label: 200 }));
    const lanes = (placed: readonly Placed[]) => lanesOf(placed).length;
    const [long, short] = [fit(some, room, [200, 30], 9), fit(some, room, [200, 30], 2)];
    expect(Math.max(...long.map(({ label }) => label.width))).toBe(200);
    expect(Math.max(...short.map(({ label }) => label.width))).toBe(30);
    expect(lanes(short)).toBeLessThan(lanes(long));
    expect(fit([], room, [200], 9)).toEqual([]);
  });
});

describe('the shapes on the line', () => {
  const { experience, optionSets } = definition;
  const offered = (optionSets!.outcome as { value: string }[]).map(({ value }) => value);
  const of = (outcome: string) => outcomeShape(outcome, experience, offered);

  it('tell each outcome of the published interview from all others', () => {
    expect(['consolidated', 'oneoff', 'stopped'].map(of)).toEqual(['disc', 'half-disc', 'ring']);
    expect(new Set(offered.map(of)).size).toBe(offered.length);
  });

  it('never show what worked as what did not, whatever an author calls them', () => {
    const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(values, fc.nat(12), fc.nat(12), (all, a, b) => {
        const [success, failure] = [all.slice(0, a), all.slice(a, a + b)];
        const shapes = (some: string[]) => some.map((value) => outcomeShape(value, { success, failure }, all));
        const [good, bad, others] = [success, failure, [...all.slice(a + b), 'none of these']].map(shapes);
        expect(good!.filter((shape) => bad!.includes(shape) || others!.includes(shape))).toEqual([]);
        expect(bad!.filter((shape) => others!.includes(shape))).toEqual([]);
      }),
    );
  });

  it('tell the thirds of a mood on any scale', () => {
    expect([1, 2, 3, 4, 5].map((mood) => moodShape(mood, { min: 1, max: 5 }))).toEqual([
      'down',
      'down',
      'level',
      'up',
      'up',
    ]);
    expect([-9, 0, 99].map((mood) => moodShape(mood, { min: 0, max: 10 }))).toEqual(['down', 'down', 'up']);
    expect(moodShape(1, { min: 1, max: 1 })).toBe('down');
  });
});

describe('experiences by country', () => {
  const list = fc.array(fc.constantFrom('Albania', 'Belgio', 'Francia', ''), { maxLength: 60 });

  it('stand where there are most of them, then by name; those of no country last; none is lost', () => {
    fc.assert(
      fc.property(list, (names) => {
        const things = names.map((name, i) => ({ name, i }));
        const found = byCountry(
          things,
          ({ name }) => name,
          (a, b) => (a < b ? -1 : 1),
        );
        expect(found.flatMap((country) => country.things.map(({ i }) => i)).sort((a, b) => a - b)).toEqual(
          things.map(({ i }) => i),
        );
        const named = found.filter(({ name }) => name);
        expect(found.slice(0, named.length)).toEqual(named);
        for (const [i, { name, things: some }] of named.entries()) {
          expect(some.map((thing) => thing.i)).toEqual(some.map((thing) => thing.i).sort((a, b) => a - b));
          const before = named[i - 1];
          if (before) expect([before.things.length, name! > before.name!]).not.toEqual([some.length, false]);
          if (before) expect(before.things.length).toBeGreaterThanOrEqual(some.length);
        }
      }),
    );
  });
});
