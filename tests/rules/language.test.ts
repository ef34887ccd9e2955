import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, infix, type Explained } from '../../src/rules/author.ts';
import { parse, references, RuleError, toRule } from '../../src/rules/index.ts';
import { nearest } from '../../src/contract/nearest.ts';
import type { Rule } from '../../src/rules/index.ts';
import { rule, runs } from './arbitrary.ts';

const v = (id: string): Rule => ({ var: id });

/** The error of a condition that is refused, and what is said of it to its author. */
function refusal(condition: unknown): RuleError & Explained {
  try {
    toRule(condition);
  } catch (error) {
    expect(error).toBeInstanceOf(RuleError);
    return Object.assign(error as RuleError, explain(error as RuleError, condition));
  }
  throw new Error(`${JSON.stringify(condition)} was taken`);
}

describe('the text of a condition', () => {
  it.each<[string, Rule]>([
    [
      "${exports} === 'yes' and count(${markets}) > 2",
      { and: [{ '===': [v('exports'), 'yes'] }, { '>': [{ count: [v('markets')] }, 2] }] },
    ],
    ["${a} === \"it's\" || ${b} !== '\\u00e8\\n'", { or: [{ '===': [v('a'), "it's"] }, { '!==': [v('b'), 'è\n'] }] }],
    ['${ski_lang.en} === "C" && true', { and: [{ '===': [v('ski_lang.en'), 'C'] }, true] }],
    ['not ${a} === 1 and ${b}', { and: [{ '!': [{ '===': [v('a'), 1] }] }, v('b')] }],
    ['!${a} === false', { '===': [{ '!': [v('a')] }, false] }],
    ['1 <= ${x} <= 5', { '<=': [1, v('x'), 5] }],
    ['1 + 2 * 3 - 4', { '-': [{ '+': [1, { '*': [2, 3] }] }, 4] }],
    ['(1 - 2) - 3', { '-': [{ '-': [1, 2] }, 3] }],
    ['1 - 2 - 3', { '-': [1, 2, 3] }],
    ['-${a} - -2.5e-1', { '-': [{ '-': [v('a')] }, -0.25] }],
    ["if(${a} > 1, 'x', ${b}, 'y', 'z')", { if: [{ '>': [v('a'), 1] }, 'x', v('b'), 'y', 'z'] }],
    ['selected(${a}, "x", "y")', { selected: [v('a'), 'x', 'y'] }],
    ['year(${when}) < year(today())', { '<': [{ year: [v('when')] }, { year: [v('$today')] }] }],
    [
      'round(sum(${x}, ${group.cost}) / 3, 2) === 1',
      { '===': [{ round: [{ '/': [{ sum: [v('x'), v('group.cost')] }, 3] }, 2] }, 1] },
    ],
    ['  ${ a }\n', v('a')],
  ])('%s', (source, expected) => {
    expect(parse(source)).toEqual(expected);
    expect(toRule(JSON.parse(JSON.stringify(expected)))).toEqual(expected);
  });

  it('is given back the same from any rule', () => {
    fc.assert(
      fc.property(rule, (r) => {
        expect(parse(infix(r))).toEqual(r);
        if (typeof r !== 'string') expect(toRule(JSON.parse(JSON.stringify(r)))).toEqual(r);
      }),
      runs(2000),
    );
  });

  it('is read or refused with a place inside it, whatever it is', () => {
    const piece = fc.constantFrom(
      '${a}',
      '${',
      '}',
      "'",
      '"',
      '\\',
      '(',
      ')',
      ',',
      '===',
      '==',
      '!',
      '-',
      'not ',
      'and ',
      'if(',
      '1',
      '.',
      ' ',
      'constructor(',
      '__proto__',
      'è',
      '💥',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((list) => list.join('')),
        ),
        (source) => {
          try {
            const r = parse(source);
            expect(parse(infix(r))).toEqual(r);
          } catch (error) {
            expect(error).toBeInstanceOf(RuleError);
            expect((error as RuleError).position).toBeLessThanOrEqual(source.length);
          }
        },
      ),
      runs(2000),
    );
  });
});

describe('a mistake in the text', () => {
  it.each([
    ["${a} == 'x'", 5, 'write ==='],
    ["${a} = 'x'", 5, 'write ==='],
    ["${a} != 'x'", 5, 'write !=='],
    ["${a} <> 'x'", 5, 'write !=='],
    ['${a} & ${b}', 5, 'write and'],
    ['${a} ≥ 2', 5, 'write >='],
    ['${a} === null', 9, 'not answered(x)'],
    ["${a}.includes('x')", 4, 'selected(${x}, a)'],
    ['${a} ? 1 : 2', 5, 'if(condition, a, b)'],
    ['${a} === /x/', 9, 'pattern'],
    ["${a} in ('x')", 5, 'selected(x, a, b)'],
    ['anwsered(${a})', 0, 'did you mean answered?'],
    ['eval(1)', 0, 'a function: answered, selected'],
    ['constructor(1)', 0, 'a function'],
    ["exports === 'yes'", 0, 'write ${exports}'],
    ['${a} === “yes”', 9, 'straight quotes'],
    ['TRUE', 0, 'did you mean true?'],
    ["'open", 0, 'not closed'],
    ['${a', 0, 'not closed'],
    ['${a b}', 0, 'an id'],
    ['1 <= ${x} < 5', 10, '“and” between'],
    ['1 === 1 === 1', 8, '“and” between'],
    ['1 + not ${a}', 4, 'in parentheses'],
    ['max(1,)', 6, 'a value'],
    ['if(true)', 0, '2 or more'],
    ['count()', 0, '1'],
    ['1 + today(1)', 4, '0 arguments'],
    ['count > 1', 0, '“(” after count'],
    ['(${a} == 1)', 6, 'write ==='],
    ['(1', 2, '“)”'],
    ['1 2', 2, 'an operator or the end'],
    ['5a', 0, 'a number'],
    ['1e999', 0, 'a smaller number'],
    ["'\\q'", 0, 'u0000'],
    ['', 0, 'a value'],
  ])('%s is told with its column and what to write', (source, position, advice) => {
    const error = refusal(source);
    expect(error.position).toBe(position);
    expect(error.message).toContain(`column ${position + 1}: found`);
    expect(error.message).toContain(advice);
  });

  it('points at the column', () => {
    expect(refusal("${age} == 'x'").message.split('\n').slice(1)).toEqual(["  ${age} == 'x'", '         ^']);
  });

  it('is told for text that is too long or nests too deep, without exhausting the stack', () => {
    for (const deep of [
      '('.repeat(9_999),
      '!'.repeat(9_999),
      '-'.repeat(9_999),
      'not '.repeat(2_000),
      'count('.repeat(1_500),
    ])
      expect(refusal(deep).message).toContain('64 levels');
    expect(refusal('1+1-'.repeat(2_000) + '1').message).toContain('64 levels');
    expect(refusal('1'.repeat(10_001)).message).toContain('10000 characters');
  });
});

describe('a mistake in the JSON', () => {
  it.each<[unknown, string, string]>([
    [{ and: [true, { '==': [1, 1] }] }, '/and/1', 'write ==='],
    [{ slected: [v('a'), 'x'] }, '', 'did you mean selected?'],
    [{ '/': [1, { '*': [2] }] }, '/~1/1', '2 or more'],
    [{ '!': { '<': [1, 2, 3, 4] } }, '/!', '2 to 3'],
    [{ var: 3 }, '', 'an id'],
    [{ var: ['a', 1] }, '', '2 arguments'],
    [{ '===': [v('a'), null] }, '/===/1', 'answered(x)'],
    [{ '===': [v('a'), ''] }, '/===/1', 'answered(x)'],
    [{ '===': [v('a'), ['x']] }, '/===/1', 'a list'],
    [{ and: [], or: [] }, '', 'exactly one'],
    [{}, '', 'exactly one'],
    [{ and: true }, '', '0 arguments'],
    [{ '+': [1, Infinity] }, '/+/1', 'finite'],
    [JSON.parse('{"__proto__":[1]}'), '', 'an operator of the profile'],
    [undefined, '', 'nothing'],
    [{ var: Symbol('x') }, '', 'no text'],
    [{ '!': [Symbol('x')] }, '/!/0', 'a symbol'],
    [10n, '', 'a bigint'],
    [() => 1, '', 'a value or an operator'],
  ])('is told with its path: %o', (json, path, advice) => {
    const error = refusal(json);
    expect(error.message).toContain(`${path || '/'}: found`);
    expect(error.message).toContain(advice);
  });

  it('is told for 10,000 levels, cycles and sheer size', () => {
    expect(refusal(JSON.parse('{"!":'.repeat(10_000) + 'true' + '}'.repeat(10_000))).message).toContain('64 levels');
    const cycle: { and: unknown[] } = { and: [true] };
    cycle.and.push(cycle, cycle);
    expect(refusal(cycle).message).toContain('64 levels');
    expect(refusal({ and: Array.from({ length: 100_000 }, () => true) }).message).toContain('5000 parts');
  });

  it('is all that any JSON can cause', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything({ withNullPrototype: true })), (json) => {
        try {
          toRule(json);
        } catch (error) {
          expect(error).toBeInstanceOf(RuleError);
        }
      }),
      runs(2000),
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });
});

describe('around the language', () => {
  it('names the ids that a rule reads, each once', () => {
    expect(references(parse('${a} > 1 and (${b.c} === ${a} or answered(${d.e})) and today() > "2021"'))).toEqual([
      'a',
      'b.c',
      'd.e',
      '$today',
    ]);
    expect(references(true)).toEqual([]);
  });

  it('suggests the nearest name, and none when all are far', () => {
    const names = ['exports', 'markets', 'exp_any', 'legal_form'];
    expect(nearest('exprots', names)).toBe('exports');
    expect(nearest('EXPORTS', names)).toBe('exports');
    expect(nearest('legalform', names)).toBe('legal_form');
    expect(nearest('zzz', names)).toBeUndefined();
    expect(nearest('', names)).toBeUndefined();
    expect(nearest('x'.repeat(1e6), ['y'.repeat(1e6)])).toBeUndefined();
  });
});
