import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addMessages, loadLocale } from '../../src/locale/index.ts';
import { formatWhen } from '../../src/locale/when.ts';
import '../support/proof.ts';

const spaces = (text: string): string => text.replace(/\s/g, ' ');

beforeAll(async () => {
  addMessages({
    it: () => import('../../src/event-calendar/generated/it.ts'),
    sq: () => import('../../src/event-calendar/generated/sq.ts'),
  });
  await Promise.all(['it', 'sq'].map(loadLocale));
});

describe('when something is, in words', () => {
  it.each([
    ['2021', '2021', '2021', '2021'],
    ['2018~', 'circa 2018', 'circa 2018', 'rreth 2018'],
    ['2021-21', 'primavera 2021', 'spring 2021', 'pranvera 2021'],
    ['2021-22', 'estate 2021', 'summer 2021', 'vera 2021'],
    ['2021-23', 'autunno 2021', 'autumn 2021', 'vjeshta 2021'],
    ['2021-24~', 'circa inverno 2021', 'circa winter 2021', 'rreth dimri 2021'],
    ['2021-03', 'marzo 2021', 'March 2021', 'mars 2021'],
    ['2021-03-05', '5 marzo 2021', 'March 5, 2021', '5 mars 2021'],
    ['2019-05/2019-10', 'maggio–ottobre 2019', 'May – October 2019', 'maj – tetor 2019'],
    ['2021-03/2021-03', 'marzo 2021', 'March 2021', 'mars 2021'],
    [
      '2021-03/..',
      'marzo 2021, senza un termine stabilito',
      'March 2021, no end set',
      'mars 2021, pa afat përfundimi të caktuar',
    ],
    [
      '../2021-03-05',
      'senza un inizio stabilito, termine 5 marzo 2021',
      'no start set, ends March 5, 2021',
      'pa fillim të caktuar, mbaron 5 mars 2021',
    ],
    ['{2018-06-04,2018-06-12}', '4 e 12 giugno 2018', 'June 4 and 12, 2018', '4 dhe 12 qershor 2018'],
    [
      '{2018-06-06,2018-06-16,2018-06-26}',
      '6, 16 e 26 giugno 2018',
      'June 6, 16, and 26, 2018',
      '6, 16 dhe 26 qershor 2018',
    ],
    [
      '{2018-06-04,2018-07-04}',
      '4 giugno 2018 e 4 luglio 2018',
      'June 4, 2018 and July 4, 2018',
      '4 qershor 2018 dhe 4 korrik 2018',
    ],
    ['{2018-03,2018-05}', 'marzo e maggio 2018', 'March and May 2018', 'mars dhe maj 2018'],
    ['{2018,2020}', '2018 e 2020', '2018 and 2020', '2018 dhe 2020'],
    [
      '{2018-03,2018-05~}',
      'marzo 2018 e circa maggio 2018',
      'March 2018 and circa May 2018',
      'mars 2018 dhe rreth maj 2018',
    ],
    ['{2018-06-04}', '4 giugno 2018', 'June 4, 2018', '4 qershor 2018'],
    ['2021-02-30', '2021-02-30', '2021-02-30', '2021-02-30'],
    ['soon', 'soon', 'soon', 'soon'],
  ])('says %s', (text, ...said) => {
    expect(['it', 'en', 'sq'].map((locale) => spaces(formatWhen(text, locale)))).toEqual(said);
  });

  it.each([
    ['2021-03', 'marzo 2021, periodo indicativo', 'March 2021, indicative period', 'mars 2021, periudhë orientuese'],
    ['2021-03~', 'marzo 2021, periodo indicativo', 'March 2021, indicative period', 'mars 2021, periudhë orientuese'],
    ['2021-03-05', '5 marzo 2021, data indicativa', 'March 5, 2021, indicative date', '5 mars 2021, datë orientuese'],
    [
      '2021-21',
      'primavera 2021, periodo indicativo',
      'spring 2021, indicative period',
      'pranvera 2021, periudhë orientuese',
    ],
  ])('says that %s is indicative', (text, ...said) => {
    expect(['it', 'en', 'sq'].map((locale) => spaces(formatWhen(text, locale, { indicative: true })))).toEqual(said);
  });

  it('folds nothing where a language would then read as another date', () => {
    expect(formatWhen('{2018-06-06,2018-06-12}', 'ja')).toContain('2018年6月12日');
  });

  it('never says a day of what is known to the month, the season or the year only', () => {
    const pad = (n: number): string => String(n).padStart(2, '0');
    const vague = fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((month) => `-${pad(month)}`),
      fc.integer({ min: 21, max: 24 }).map((season) => `-${season}`),
      fc.constant(''),
    );
    const year = fc.integer({ min: 1900, max: 2099 });
    fc.assert(
      fc.property(year, vague, fc.constantFrom('', '~'), fc.boolean(), (y, rest, about, indicative) => {
        for (const locale of ['it', 'en', 'sq']) {
          const numbers = formatWhen(`${y}${rest}${about}`, locale, { indicative }).match(/\d+/g);
          expect(numbers).toEqual([String(y)]);
        }
      }),
    );
  });
});
