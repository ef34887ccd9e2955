import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, type Kind, type Type } from '../../src/rules/author.ts';
import { compile, parse, reader, type Value } from '../../src/rules/index.ts';
import { rule, runs } from './arbitrary.ts';

const TYPES: Record<string, Type> = {
  exports: { kind: 'string', options: ['yes', 'no'] },
  markets: { kind: 'list', of: 'string', options: ['europe', 'asia', 'africa'] },
  name: { kind: 'string' },
  age: { kind: 'number' },
  since: { kind: 'date' },
  starts: { kind: 'time' },
  agree: { kind: 'boolean' },
  ski_lang: { kind: 'record', of: 'string', options: ['A', 'B'] },
  'ski_lang.en': { kind: 'string', options: ['A', 'B'] },
  shares: { kind: 'record', of: 'number' },
  costs: { kind: 'list', of: 'number' },
  score: { kind: 'any' },
};
const typeOf = (path: string) => (Object.hasOwn(TYPES, path) ? TYPES[path] : undefined);
const problems = (text: string, expected: Kind = 'boolean') => check(parse(text), typeOf, expected, Object.keys(TYPES));

describe('a rule whose types agree', () => {
  it.each([
    "${exports} === 'yes' and count(${markets}) > 2",
    "selected(${markets}, 'asia', 'europe') or not selected(${exports}, 'no')",
    "${since} >= '2021-03' and year(${since}) < year(today()) and ${since} <= today()",
    "'09:00' <= ${starts} <= '18:30'",
    '${agree} and ${agree} === true',
    "${ski_lang.en} === 'B' and count(${ski_lang}) === 2",
    'sum(${shares}) === 100 and max(${costs}, ${age}, 3) > round(${age} / 3, 1)',
    '${score} > 3 and ${score} === "x" and ${score}',
    "if(${age} > 18, ${name} === 'x', true)",
    'answered(${markets}) and answered(${name})',
    "if(${agree}, ${since}, '2021') > '2020-01-01'",
    "if(${agree}, '2021', ${since}) > '2020-01-01'",
  ])('has no problem: %s', (text) => expect(problems(text)).toEqual([]));
});

describe('a rule whose types do not agree', () => {
  it.each([
    ["${exprots} === 'yes'", '/===/0', '${exprots}', 'the unknown id “exprots”', '“exports”'],
    ["${zzzzzz} === 'yes'", '/===/0', '${zzzzzz}', 'unknown id', 'the id of a question'],
    ["true and ${exports} === 'yess'", '/and/1/===/1', "'yess'", 'no option', "'yes'"],
    ["'maybe' !== ${exports}", '/!==/0', "'maybe'", 'no option', 'one of yes, no'],
    ['${exports} === 1', '/===/1', '1', 'no option', 'one of yes, no'],
    ["selected(${markets}, 'asia', 'aisa')", '/selected/2', "'aisa'", 'no option', "'asia'"],
    ["${markets} === 'asia'", '/===/0', '${markets}', 'a list', 'selected(), count() or sum()'],
    ["${ski_lang} === 'A'", '/===/0', '${ski_lang}', 'rows', 'name one row'],
    ["${age} === '18'", '/===/1', "'18'", 'a text', 'a number'],
    ['${age} > ${since}', '/>/1', '${since}', 'a date', 'a number'],
    ["${since} > 'soon'", '/>/1', "'soon'", 'a text', 'dates as 2021-03-31'],
    ['${name} < 3', '/</0', '${name}', 'a text', 'a number or a date or a time'],
    ["1 < ${age} < '5'", '/</2', "'5'", 'a text', 'a number'],
    ['${age} + ${name} > 1', '/>/0/+/1', '${name}', 'a text', 'a number'],
    ['count(${age}) > 1', '/>/0/count/0', '${age}', 'a number', 'a list of answers'],
    ['sum(${markets}) > 1', '/>/0/sum/0', '${markets}', 'members each a text', 'numbers'],
    ["round(${age}, 'x') > 1", '/>/0/round/1', "'x'", 'a text', 'a number'],
    ['year(${name}) > 1', '/>/0/year/0', '${name}', 'a text', 'a date'],
    ['not ${age}', '/!/0', '${age}', 'a number', 'a condition'],
    ["if(${age} > 1, 1, 'a') > 0", '/>/0/if/2', "'a'", 'a text', 'a number'],
    ['if(${age}, true, false)', '/if/0', '${age}', 'a number', 'a condition'],
    ['1 / ${agree} > 1', '/>/0/~1/1', '${agree}', 'a condition', 'a number'],
    ['count(${markets})', '', 'count(${markets})', 'a number', 'a condition'],
  ])('is told with its place and the mend: %s', (text, path, part, found, expected) => {
    const [problem, ...others] = problems(text);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path, part });
    expect(problem!.found).toContain(found);
    expect(problem!.expected).toContain(expected);
    expect(problem!.message).toBe(`${part}: found ${problem!.found}, expected ${problem!.expected}`);
  });

  it('tells every mistake of a rule, each once', () => {
    expect(problems("${exprots} === 'x' and ${age} === 'y' and not ${name}").map((p) => p.path)).toEqual([
      '/and/0/===/0',
      '/and/1/===/1',
      '/and/2/!/0',
    ]);
  });

  it('shortens long lists of options', () => {
    const options = Array.from({ length: 200 }, (_, i) => `option-${i}`);
    const [problem] = check(parse("${a} === 'zzz'"), () => ({ kind: 'string', options }));
    expect(problem!.message.length).toBeLessThan(200);
  });
});

describe('checking', () => {
  const value: Record<string, fc.Arbitrary<Value>> = {
    boolean: fc.boolean(),
    number: fc.integer({ min: -3, max: 3 }),
    string: fc.constantFrom('yes', 'no', '2021'),
    date: fc.constantFrom('2021', '2021-03', '2022-01-01'),
    list: fc.constant(['yes']),
  };

  it('never throws, and what it passes as a condition gives yes or no', () => {
    const kinds = fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom<Kind>('boolean', 'number', 'string', 'date', 'list'),
    );
    fc.assert(
      fc.property(rule, kinds, fc.infiniteStream(fc.nat()), (r, types, seeds) => {
        const found = check(
          r,
          (path) => (types[path] ? { kind: types[path]!, of: 'string' } : { kind: 'any' }),
          'boolean',
        );
        const data = Object.fromEntries(
          Object.entries(types).map(([id, kind]) => [
            id,
            fc.sample(value[kind]!, { seed: seeds.next().value!, numRuns: 1 })[0],
          ]),
        );
        const result = compile(r)(reader(data as Value));
        if (!found.length && !JSON.stringify(r).includes('"var"'))
          expect(result === undefined || typeof result === 'boolean').toBe(true);
      }),
      runs(500),
    );
  });

  it('is not fooled by ids that every object has', () => {
    expect(problems('${constructor} === 1')[0]!.found).toContain('unknown id');
  });
});
