import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Option, Question } from '../../src/contract/questionnaire.ts';
import { toggled } from '../../src/fields/choices.ts';
import { matching, type Choice } from '../../src/fields/combobox.ts';
import { dateParts, joinDate, joinPeriod, remaining, toNumber, typed } from '../../src/fields/inputs.ts';
import { problemText } from '../../src/fields/problem-text.ts';
import type { ProblemCode } from '../../src/form/index.ts';
import { fold } from '../../src/locale/index.ts';

describe('the parts of a date', () => {
  it('make the date at the precision that is known', () => {
    expect(joinDate(['2021', '', ''])).toBe('2021');
    expect(joinDate(['2021', '03', ''])).toBe('2021-03');
    expect(joinDate([' 2021 ', '03', '5'])).toBe('2021-03-05');
    expect(joinDate(['2018', '', ''], true)).toBe('2018~');
    expect(joinDate(['', '', ''], true)).toBe('');
    expect(joinPeriod('2019-05', '2019-10')).toBe('2019-05/2019-10');
    expect(joinPeriod('2019', '')).toBe('2019');
  });

  it('are shown again where they were typed, whatever was typed', () => {
    const part = fc.stringMatching(/^[0-9a-z]{0,4}$/);
    fc.assert(
      fc.property(part, part, fc.stringMatching(/^(\d\d|[a-z]{0,3})$/), fc.boolean(), (year, month, day, about) => {
        expect(dateParts(joinDate([year, month, day], about))).toEqual([year, month, day]);
      }),
    );
  });

  it('never make a period out of a slash in one of them', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (year, day) => !joinDate([year, '', day]).includes('/')));
  });
});

describe('a number', () => {
  it('is read again from how it is shown, in every language', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.constantFrom('it', 'en', 'sq'), (n, locale) => {
        const rounded = Number(n.toFixed(6)) + 0;
        expect(toNumber(typed(rounded, locale), locale)).toBe(rounded);
      }),
    );
  });

  it('that is none stays as it was typed, and blank is no answer', () => {
    expect(toNumber('dodici', 'it')).toBe('dodici');
    expect(toNumber('  ', 'it')).toBeUndefined();
    expect(typed('dodici', 'it')).toBe('dodici');
  });
});

describe('ticking', () => {
  const options: Option[] = ['a', 'b', 'none', 'never'].map((value) => ({
    value,
    label: value,
    ...(value[0] === 'n' && { exclusive: true }),
  }));

  it('never leaves an exclusive option beside another, nor one twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'none', 'never')), (ticks) => {
        const chosen = ticks.reduce<string[]>((value, tick) => toggled(value, options, tick), []);
        expect(new Set(chosen).size).toBe(chosen.length);
        if (chosen.some((v) => v[0] === 'n')) expect(chosen).toHaveLength(1);
      }),
    );
  });

  it('takes what is no list for an empty one', () => {
    expect(toggled('a', options, 'b')).toEqual(['b']);
    expect(toggled(undefined, options, 'a')).toEqual(['a']);
  });
});

describe('search', () => {
  const choice = (label: string, ...more: string[]): Choice => ({
    value: label.slice(0, 2).toUpperCase(),
    label,
    keys: [label, ...more].map(fold),
  });
  const choices = [
    choice('Korea del Nord'),
    choice('Macedonia del Nord'),
    choice('Norvegia', 'Norway'),
    choice('Albania', 'Shqipëri'),
  ];

  it('puts names that begin with the words before names that hold them', () => {
    expect(matching(choices, 'nor').map(({ label }) => label)).toEqual([
      'Norvegia',
      'Korea del Nord',
      'Macedonia del Nord',
    ]);
  });

  it('finds a name in another language, without its accents', () => {
    expect(matching(choices, ' SHQIPERI ').map(({ label }) => label)).toEqual(['Albania']);
  });

  it('offers all in their order while nothing is typed, and nothing that does not match', () => {
    expect(matching(choices, ' ')).toEqual(choices);
    expect(matching(choices, 'zzz')).toEqual([]);
  });
});

describe('the count of characters', () => {
  it('counts signs as people do, and is silent far from the limit', () => {
    expect(remaining('x'.repeat(79), 100)).toBe('');
    expect(remaining('x'.repeat(85), 100)).toBe('Characters left: 15');
    expect(remaining('😀'.repeat(90), 100)).toBe('Characters left: 10');
    expect(remaining('x', Infinity)).toBe('');
  });
});

describe('what is wrong', () => {
  const context = { locale: 'en', locales: ['en'] };
  const question = (type: string, more = {}) => ({ type, id: 'q', label: 'Q', ...more }) as unknown as Question;
  const say = (code: ProblemCode, params: object, q: Question) =>
    problemText({ path: 'q', code, params: params as never }, q, context);

  it('is said in its own words for every code', () => {
    const plain = 'Please check this answer.';
    const codes: Record<ProblemCode, [params: object, words: string]> = {
      required: [{}, 'This answer is required.'],
      type: [{}, 'Write it as in this example: 12.5'],
      min: [{ min: 1 }, 'Enter 1 or more.'],
      max: [{ max: 9 }, 'Enter 9 or less.'],
      step: [{ step: 5 }, 'Use steps of 5.'],
      minLength: [{ min: 3 }, 'Characters: At least 3.'],
      maxLength: [{ max: 10, length: 12 }, 'Characters: No more than 10.'],
      pattern: [{}, plain],
      option: [{}, 'Choose from the list.'],
      minSelected: [{ min: 2 }, 'At least 2.'],
      maxSelected: [{ max: 3 }, 'No more than 3.'],
      exclusive: [{}, plain],
      other: [{}, 'Which?'],
      row: [{ row: 'r' }, 'Choose an answer in every row. Missing: Row'],
      total: [{ total: 100, sum: 90 }, 'The total must be 100; it is now 90.'],
      minItems: [{ min: 1 }, 'At least 1.'],
      maxItems: [{ max: 5 }, 'No more than 5.'],
      fileSize: [{ name: 'a.pdf', max: 2e6 }, 'a.pdf: No more than 2 MB.'],
      fileType: [{ name: 'a.exe', accept: '.pdf, image/*' }, 'a.exe: Types taken: PDF, image.'],
      check: [{ index: 0 }, plain],
      unknown: [{}, plain],
      hidden: [{}, plain],
      calculated: [{}, plain],
    };
    for (const [code, [params, words]] of Object.entries(codes)) {
      const said = say(code as ProblemCode, params, question('matrix', { rows: [{ id: 'r', label: 'Row' }] }));
      expect([code, said]).toEqual([code, words]);
    }
  });

  it('uses the author’s own words where there are some', () => {
    expect(say('pattern', {}, question('text', { patternMessage: 'Three letters.' }))).toBe('Three letters.');
    const check = [
      { rule: '1', message: 'No.' },
      { rule: '2', message: { en: 'Not so.' } },
    ];
    expect(say('check', { index: 1 }, question('text', { check }))).toBe('Not so.');
  });

  it('shows years without grouping and dates in words', () => {
    expect(say('max', { max: 2026 }, question('year'))).toBe('Enter 2026 or less.');
    expect(say('min', { min: '2021-03' }, question('date'))).toBe('Not before March 2021.');
    expect(say('max', { max: 1234567 }, question('integer'))).toBe('Enter 1,234,567 or less.');
  });
});
