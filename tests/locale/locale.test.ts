import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import * as locale from '../../src/locale/index.ts';

const { choose, countries, fold, formatEdtf, languages, numberFormat, parseNumber, plural } = locale;
const spaces = (text: string) => text.replace(/\s/g, ' ');

describe('choosing a text', () => {
  const text = { it: 'Avanti', 'en-GB': 'Next', sq: '' };
  it('takes the exact language, then its base, then a sister of it', () => {
    expect(choose(text, 'en-GB', ['it'])).toEqual({ text: 'Next', lang: 'en-GB' });
    expect(choose(text, 'it-CH', ['en-GB'])).toEqual({ text: 'Avanti', lang: 'it' });
    expect(choose(text, 'en', ['it'])).toEqual({ text: 'Next', lang: 'en-GB' });
  });

  it('falls back to the definition’s own order, then to the first there is, telling the language it is in', () => {
    expect(choose(text, 'fr', ['sq', 'en-GB', 'it'])).toEqual({ text: 'Next', lang: 'en-GB' });
    expect(choose(text, 'fr', [])).toEqual({ text: 'Avanti', lang: 'it' });
    expect(choose(text, 'sq', ['it'])).toEqual({ text: 'Avanti', lang: 'it' });
    expect(choose({}, 'sq', ['it'])).toEqual({ text: '', lang: 'sq' });
  });

  it('takes a text without languages to be in the definition’s first', () => {
    expect(choose('Avanti', 'en', ['it', 'en'])).toEqual({ text: 'Avanti', lang: 'it' });
    expect(choose('Avanti', 'en', [])).toEqual({ text: 'Avanti', lang: 'en' });
  });

  it('is not fooled by languages named as members of every object', () => {
    expect(choose(text, 'constructor', ['toString', '__proto__'])).toEqual({ text: 'Avanti', lang: 'it' });
  });
});

describe('numbers', () => {
  it('reads back whatever it writes, in Italian, English and Albanian', () => {
    const number = fc.oneof(
      fc.integer(),
      fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((n) => Number(n.toFixed(6))),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('it', 'en', 'sq', 'it-CH', 'de', 'fr'),
        number,
        fc.boolean(),
        (tag, n, useGrouping) => {
          const text = numberFormat(tag, { maximumFractionDigits: 6, useGrouping }).format(n);
          expect(parseNumber(text, tag), text).toBe(n + 0);
        },
      ),
      { numRuns: process.env.VARCO_PROOF === 'full' ? 100_000 : 3_000 },
    );
  });

  it.each([
    ['1.234', 'it', 1234],
    ['1.234', 'en', 1.234],
    ['1.234', 'sq', 1.234],
    ['1,234', 'en', 1234],
    ['1.5', 'it', 1.5],
    ['1,5', 'en', 1.5],
    ['0.123', 'it', 0.123],
    ['1234.567', 'it', 1234.567],
    ['1.234.567', 'sq', 1234567],
    ['1.234,5', 'sq', 1234.5],
    ['12 345,6', 'it', 12345.6],
    ['1’234', 'it-CH', 1234],
    ['€ 1.200,50', 'it', 1200.5],
    ['12 %', 'it', 12],
    ['−7', 'it', -7],
    ['+7', 'it', 7],
    ['.5', 'en', 0.5],
    ['5.', 'en', 5],
    [' 12 ', 'it', 12],
    ['-0', 'it', 0],
  ])('reads %s in %s as %d', (text, tag, n) => {
    expect(parseNumber(text, tag)).toBe(n);
  });

  it('takes nothing for a number that is none', () => {
    for (const text of [
      '',
      ' ',
      '-',
      '.',
      ',',
      'abc',
      '12a',
      '1e5',
      '0x10',
      'Infinity',
      'NaN',
      '12 34',
      '1.23.4',
      '1,2,3',
      '9'.repeat(400),
    ])
      expect(parseNumber(text, 'it'), text).toBeUndefined();
  });

  it('never throws on what is typed, and reads only finite numbers', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789., ’-') })), (text) => {
        const n = parseNumber(text, 'it');
        expect(n === undefined || Number.isFinite(n)).toBe(true);
      }),
    );
  });

  it('says one, several and millions as each language does', () => {
    const posts = { one: '{n} posto', many: '{n} di posti', other: '{n} posti' };
    expect(plural('it', 1, posts)).toBe('1 posto');
    expect(plural('it', 0, posts)).toBe('0 posti');
    expect(plural('it', 1_000_000, posts)).toBe('1.000.000 di posti');
    expect(plural('it', 2, { other: '{n} $& {n}' })).toBe('2 $& 2');
    expect(plural('sq', 1, { one: '{n} vend', other: '{n} vende' })).toBe('1 vend');
    expect(plural('en', 2, { one: '{n} seat', other: '{n} seats' })).toBe('2 seats');
  });
});

describe('dates', () => {
  it.each([
    ['2021', 'it', '2021'],
    ['2021-03', 'it', 'marzo 2021'],
    ['2021-03-05', 'it', '5 marzo 2021'],
    ['2021-03-05', 'en', 'March 5, 2021'],
    ['2021-03-05', 'sq', '5 mars 2021'],
    ['1970-01-01', 'it', '1 gennaio 1970'],
    ['2021-03-05/2021-03-07', 'it', '5–7 marzo 2021'],
    ['2020/2021-03', 'it', '2020 – marzo 2021'],
    ['2021-03/..', 'it', 'marzo 2021 –'],
    ['../2021', 'it', '– 2021'],
    ['2021/2020', 'it', '2021 – 2020'],
    ['2018~', 'en', 'circa 2018'],
    ['2018-03~', 'it', 'circa marzo 2018'],
    ['2018~/2019', 'it', 'circa 2018 – 2019'],
    ['2018~/2018~', 'it', 'circa 2018 – circa 2018'],
    ['../2018~', 'it', '– circa 2018'],
    ['2021-02-31', 'it', '2021-02-31'],
    ['2021-02-31~', 'it', '2021-02-31~'],
    ['2021-13', 'it', '2021-13'],
    ['soon', 'it', 'soon'],
    ['', 'it', ''],
  ])('shows %s in %s as “%s”', (edtf, tag, shown) => {
    // CLDR writes 05–07 in some versions
    expect(spaces(formatEdtf(edtf, tag)).replace('05–07', '5–7')).toBe(shown);
  });

  it('counts hours to 23 in every language', () => {
    const at = new Date(Date.UTC(2021, 2, 5, 22, 42));
    for (const tag of ['it', 'en', 'en-US', 'sq'])
      expect(locale.dateFormat(tag, { timeStyle: 'short', timeZone: 'UTC' }).format(at)).toBe('22:42');
    expect(locale.dateFormat('sq', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(new Date(0))).toBe(
      '00:00',
    );
  });
});

describe('names and search', () => {
  it('folds case, accents and the letters that have none to lose', () => {
    expect(fold('Përgjigje ÇELËS')).toBe('pergjigje celes');
    expect(fold('Łódź, Tromsø, Straße, l’Aquila')).toBe("lodz, tromso, strasse, l'aquila");
    expect(fold('perche\u0301')).toBe(fold('perché'));
  });

  it('names the countries of ISO 3166-1 and Kosovo once each, sorted in the language', () => {
    for (const tag of ['it', 'en', 'sq']) {
      const list = countries(tag);
      expect(new Set(list.map(({ code }) => code)).size).toBe(250);
      expect(list.length).toBe(250);
      expect(list.every(({ code, name }) => name && name !== code)).toBe(true);
      expect(list.map(({ name }) => name)).toEqual(list.map(({ name }) => name).sort(locale.collator(tag).compare));
    }
    const named = (tag: string, code: string) => countries(tag).find((each) => each.code === code)?.name;
    expect([named('it', 'AL'), named('en', 'AL'), named('sq', 'AL')]).toEqual(['Albania', 'Albania', 'Shqipëri']);
    expect(named('sq', 'XK')).toBe('Kosovë');
  });

  it('names the languages of ISO 639-1 once each', () => {
    const list = languages('it');
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
    expect(list.length).toBeGreaterThan(180);
    expect(list.find(({ code }) => code === 'sq')?.name).toBe('albanese');
  });

  it('keeps few formatters, and the same one while it is in use', () => {
    const first = numberFormat('it', { minimumFractionDigits: 2 });
    expect(numberFormat('it', { minimumFractionDigits: 2 })).toBe(first);
    for (let i = 0; i < 100; i++)
      numberFormat('it', { minimumIntegerDigits: 1 + (i % 20), maximumFractionDigits: i % 9 });
    expect(numberFormat('it', { minimumFractionDigits: 2 })).not.toBe(first);
  });
});

describe('the language of the interface', () => {
  it('serves a regional tag by its base, and none that it does not speak', () => {
    expect(['it-CH', 'IT', 'sq-XK', 'en-GB', 'fr', 'item', ''].map(locale.match)).toEqual([
      'it',
      'it',
      'sq',
      'en',
      undefined,
      undefined,
      undefined,
    ]);
    expect(locale.interfaceLocale('fr')).toBe('en');
    expect(locale.match('constructor')).toBeUndefined();
  });

  it('takes tags as people write them, and refuses what is none', () => {
    expect(['it_IT', ' EN-gb ', 'sq'].map(locale.canonicalTag)).toEqual(['it-IT', 'en-GB', 'sq']);
    expect(['', null, undefined, 'italiano!', '--', 'x'].map(locale.canonicalTag)).toEqual(Array(6).fill(undefined));
  });

  it('speaks the source language until another is loaded, and keeps languages apart when calls nest', async () => {
    const step = () => locale.msg(locale.str`Step ${1} of ${2}`, { id: 'no-such-message' });
    expect(locale.isLoaded('sq-AL')).toBe(false);
    await locale.loadLocale('sq-AL');
    expect(locale.isLoaded('sq')).toBe(true);
    locale.withLocale('sq', () => {
      expect(step()).toBe('Step 1 of 2');
      expect(locale.withLocale('it', locale.currentLocale)).toBe('it');
      expect(() => locale.withLocale('it', () => JSON.parse(''))).toThrow();
      expect(locale.currentLocale()).toBe('sq');
    });
    expect(locale.currentLocale()).toBe('en');
  });
});
