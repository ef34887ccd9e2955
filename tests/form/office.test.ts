import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeFor } from '../../src/form/office.ts';

const office = (id: string, countries?: string[], sectors?: string[]) => ({ id, label: id, countries, sectors });
const codes = fc.uniqueArray(fc.constantFrom('IT', 'AL', 'XK', 'FR'), { maxLength: 3 });
const sectors = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
const offices = fc
  .array(
    fc.record({ countries: fc.option(codes, { nil: undefined }), sectors: fc.option(sectors, { nil: undefined }) }),
    { maxLength: 6 },
  )
  .map((all) => all.map((each, i) => ({ id: `o${i}`, label: `${i}`, ...each })));

describe('the office that takes a request', () => {
  const all = [
    office('north', ['FR']),
    office('balkans', ['AL', 'XK']),
    office('farms', undefined, ['food']),
    office('old'),
    office('front'),
  ];

  it.each([
    [{ countries: ['XK'] }, 'balkans'],
    [{ countries: ['AL', 'FR'] }, 'north'],
    [{ countries: ['AL'], sectors: ['food'] }, 'balkans'],
    [{ countries: ['DE'], sectors: ['food'] }, 'farms'],
    [{ countries: ['DE'] }, 'front'],
    [{}, 'front'],
  ])('is of %j: %s', (request, id) => {
    expect(officeFor(all, request)?.id).toBe(id);
  });

  it('is none where each is for something else', () => {
    expect(officeFor([office('north', ['FR'])], { countries: ['IT'] })).toBeUndefined();
    expect(officeFor([office('both', ['FR'], ['food'])], { countries: ['FR'] })).toBeUndefined();
  });

  it('is the one that the request names, where that fits, or nothing else does', () => {
    expect(officeFor(all, { countries: ['AL', 'FR'] }, 'balkans')?.id).toBe('balkans');
    expect(officeFor(all, { countries: ['AL'] }, 'north')?.id).toBe('balkans');
    expect(officeFor(all, { countries: ['DE'] }, 'old')?.id).toBe('front');
    expect(officeFor([office('north', ['FR'])], { countries: ['IT'] }, 'north')?.id).toBe('north');
    expect(officeFor(all, { countries: 'FR' }, 'nobody')?.id).toBe('front');
  });

  it('has none before it that fits too; one for everything comes last', () => {
    fc.assert(
      fc.property(offices, codes, sectors, (all, countries, wanted) => {
        const shares = (own: string[] | undefined, asked: string[]) =>
          !own?.length || own.some((code) => asked.includes(code));
        const special = all.filter((o) => o.countries?.length || o.sectors?.length);
        const fitting = special.filter((o) => shares(o.countries, countries) && shares(o.sectors, wanted));
        const general = all.filter((o) => !special.includes(o));
        expect(officeFor(all, { countries, sectors: wanted })).toBe(fitting[0] ?? general.at(-1));
      }),
    );
  });
});
