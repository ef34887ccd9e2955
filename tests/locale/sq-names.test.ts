import { describe, expect, it } from 'vitest';
import { albanian } from '../../src/locale/sq-names.ts';
import { countries, languages } from '../../src/locale/index.ts';

const spaces = (text: string) => text.replace(/\s/g, ' ');

describe('Albanian for browsers without it', () => {
  it('names every country and language as CLDR does', () => {
    const region = albanian.DisplayNames({ type: 'region' });
    for (const { code, name } of countries('sq')) expect(region.of(code), code).toBe(name);
    const language = albanian.DisplayNames({ type: 'language' });
    for (const { code, name } of languages('sq')) expect(language.of(code), code).toBe(name);
    expect([language.of('sq-AL'), language.of('xx')]).toEqual(['shqip', 'xx']);
  });

  it('writes dates as CLDR does, with whole names of months', () => {
    const formats: Intl.DateTimeFormatOptions[] = [
      { year: 'numeric' },
      { year: 'numeric', month: 'long' },
      { year: 'numeric', month: 'long', day: 'numeric' },
      { month: 'long' },
      { weekday: 'long' },
      { hour: '2-digit', minute: '2-digit' },
    ];
    for (const format of formats)
      for (let month = 0; month < 12; month++) {
        const options = { ...format, hourCycle: 'h23', timeZone: 'UTC' } as const;
        const at = new Date(Date.UTC(2021, month, month + 1, 21, 5));
        expect(spaces(albanian.DateTimeFormat(options).format(at))).toBe(
          spaces(new Intl.DateTimeFormat('sq', options).format(at)),
        );
      }
    const day = albanian.DateTimeFormat({ dateStyle: 'long', timeZone: 'UTC' });
    expect(day.formatRange(new Date('2021-03-05'), new Date('2021-04-07'))).toMatch(/^5 mars\s–\s7 prill 2021$/);
  });

  it('writes numbers and lists as CLDR does', () => {
    for (const options of [{}, { style: 'percent' }, { style: 'currency', currency: 'EUR' }] as const)
      for (const n of [0.5, 12, -1234, 12345, 1234567.5])
        expect(albanian.NumberFormat(options).format(n)).toBe(new Intl.NumberFormat('sq', options).format(n));
    for (const type of ['conjunction', 'disjunction'] as const)
      for (const items of [[], ['a'], ['a', 'b e c'], ['a', 'b', 'c']])
        expect(albanian.ListFormat({ type }).format(items)).toBe(new Intl.ListFormat('sq', { type }).format(items));
  });
});
