import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { infix } from '../../src/rules/author.ts';
import { isCondition } from '../../src/rules/evaluate.ts';
import { compile, given, parse, reader, toRule } from '../../src/rules/index.ts';
import type { Rule, Value } from '../../src/rules/index.ts';
import { answers, comparing, rule, runs } from './arbitrary.ts';

const value = (condition: string, data: Value = {}): Value => compile(toRule(condition))(reader(data));

describe('an unanswered question', () => {
  const blank: Value[] = [undefined, null, '', ' \n', [], [null, ''], {}, { row: null }, NaN, Infinity];

  it.each(['===', '!==', '<', '<=', '>', '>='])('makes no comparison true: %s', (operator) => {
    for (const x of blank)
      for (const other of ['1', "'yes'", '${b}', '${x}']) {
        expect(value(`\${x} ${operator} ${other}`, { x, b: 2 })).toBe(false);
        expect(value(`not (\${x} ${operator} ${other})`, { x, b: 2 })).toBe(false);
        expect(value(`${other} ${operator} \${x}`, { x, b: 2 })).toBe(false);
      }
    expect(value(`\${x} ${operator} 1`)).toBe(false);
  });

  it('is told by answered(), and counts none', () => {
    for (const x of blank) {
      expect(value('answered(${x})', { x })).toBe(false);
      expect(value('not answered(${x})', { x })).toBe(true);
      expect(value('count(${x})', { x })).toBe(0);
      expect(value('selected(${x}, "a")', { x })).toBe(false);
      expect(value('not selected(${x}, "a")', { x })).toBe(false);
      expect(value('${x} + 1', { x })).toBeUndefined();
      expect(value('sum(${x})', { x })).toBeUndefined();
      expect(value('sum(${x}, 2)', { x })).toBe(2);
      expect(value('min(${x}, 2, 1)', { x })).toBe(1);
      expect(value('max(${x})', { x })).toBeUndefined();
      expect(given(x)).toBeUndefined();
    }
    for (const x of [0, false, 'x', ['x'], { row: 0 }, [[{ a: 0 }]]]) expect(value('answered(${x})', { x })).toBe(true);
  });

  it('leaves if() to its last value, and a condition in it not known', () => {
    expect(value("if(${x} > 1, 'many', 'few')")).toBe('few');
    expect(value("if(${x} > 1, 'many')")).toBeUndefined();
    expect(value('if(${x} > 1, false, true)')).toBe(false);
    expect(value('if(${x} > 1, true, true)')).toBe(true);
    expect(value('not if(${x} > 1, ${y}, ${no})', { no: false })).toBe(false);
    expect(value("if(${a} > 5, 'a', ${a} > 3, 'b', 'c')", { a: 4 })).toBe('b');
  });

  it('cannot make a condition true: with one answer more, what was true stays true', () => {
    const base = fc.record({
      a: fc.constantFrom<Value>(undefined, 0, 1, 2, 'yes', true, '2021'),
      b: fc.constantFrom<Value>(undefined, 1, 'no', false, '2021-03'),
      c: fc.constantFrom<Value>(undefined, 2, 'yes', ['yes', 'no']),
    });
    fc.assert(
      fc.property(comparing, base, base, (r, some, more) => {
        const known = Object.fromEntries(Object.entries(some).filter(([, x]) => x !== undefined));
        const before = compile(r)(reader(known));
        if (before === true) expect(compile(r)(reader({ ...more, ...known }))).toBe(true);
      }),
      runs(5000),
    );
  });

  it('makes no condition true that only compares unanswered questions', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('===', '!==', '<', '<=', '>', '>=', 'selected'),
        fc.integer(),
        fc.nat(5),
        (operator, n, nots) => {
          let r: Rule = { [operator]: [{ var: 'a' }, n] };
          for (let i = 0; i < nots; i++) r = { '!': [r] };
          expect(compile(r)(() => undefined)).toBe(false);
        },
      ),
      runs(300),
    );
  });
});

describe('three-valued logic', () => {
  // t, f: answered; u: not known.
  const data = { t: true, f: false };
  const known = (text: string): string => {
    const asTrue = value(text, data);
    const asFalse = value(`not (${text})`, data);
    return asTrue === true ? 't' : asFalse === true ? 'f' : 'u';
  };
  const w = (letter: string) => `\${${letter}}`;

  it('has the tables of Kleene', () => {
    const table = (operator: string) =>
      [...'tfu'].map((a) => [...'tfu'].map((b) => known(`(${w(a)} ${operator} ${w(b)})`)).join('')).join(' ');
    expect(table('and')).toBe('tfu fff ufu');
    expect(table('or')).toBe('ttt tfu tuu');
    expect([...'tfu'].map((a) => known(`(not ${w(a)})`)).join('')).toBe('ftu');
  });

  it('keeps the laws of De Morgan, commutation, association and double negation', () => {
    const one = fc.constantFrom('t', 'f', 'u').map(w);
    fc.assert(
      fc.property(one, one, one, (a, b, c) => {
        expect(known(`not (${a} and ${b})`)).toBe(known(`not ${a} or not ${b}`));
        expect(known(`${a} or ${b}`)).toBe(known(`${b} or ${a}`));
        expect(known(`(${a} and ${b}) and ${c}`)).toBe(known(`${a} and (${b} and ${c})`));
        expect(known(`${a} and (${b} or ${c})`)).toBe(known(`${a} and ${b} or ${a} and ${c}`));
        expect(known(`not not ${a}`)).toBe(known(a));
      }),
    );
  });

  it('takes neither 1 nor "yes" for true', () => {
    for (const x of [1, 'yes', 'true', ['x'], { a: 1 }, null, undefined]) {
      expect(value('${x} and true', { x })).toBe(false);
      expect(value('${x} or false', { x })).toBe(false);
    }
  });
});

describe('values', () => {
  it.each<[string, Value, Value]>([
    ["${a} === 'yes'", { a: 'yes' }, true],
    ["${a} === '1'", { a: 1 }, false],
    ["${a} !== '1'", { a: 1 }, true],
    ['${a} < 10', { a: '9' }, false],
    ["${a} === 'x'", { a: ['x'] }, false],
    ["${a} !== 'x'", { a: ['x'] }, false],
    ['1 < ${a} < 5', { a: 5 }, false],
    ['1 < ${a} < 5', { a: 4 }, true],
    ['5 >= ${a} >= 5', { a: 5 }, true],
    ['0.1 + 0.2 === 0.3', {}, true],
    ['33.3 + 33.3 + 33.4 === 100', {}, true],
    ['9007199254740991 + 0 === 9007199254740991', {}, true],
    ['1 / 0', {}, undefined],
    ['1 % 0 === 1', {}, false],
    ['1e308 * 10', {}, undefined],
    ['-7 % 3', {}, -1],
    ['8 / 2 / 2', {}, 2],
    ["'1' + 1", {}, undefined],
    ["sum(${a}, 'x')", { a: 1 }, undefined],
    ['round(2.5)', {}, 3],
    ['round(-2.5)', {}, -3],
    ['round(1.005, 2)', {}, 1.01],
    ['round(1234, -2)', {}, 1200],
    ['round(1e-7, 3)', {}, 0],
    ['round(1, 1e9)', {}, undefined],
    ['round(-0.4)', {}, 0],
    ["selected(${a}, 'x', 'y')", { a: ['z', 'y'] }, true],
    ["selected(${a}, 'x', 'y')", { a: ['z'] }, false],
    ["selected(${a}, 'x', 'y')", { a: 'y' }, true],
    ["not selected(${a}, 'x')", { a: ['z'] }, true],
    ['selected(${a}, 2)', { a: ['2'] }, false],
    ['count(${a})', { a: ['x', null, 'y', ''] }, 2],
    ['count(${m})', { m: { en: 'B', fr: '', de: 0 } }, 2],
    ['sum(${m})', { m: { en: 60, fr: 39.5, de: 0.5 } }, 100],
    ['sum(${g.cost})', { g: [{ cost: 1 }, { cost: null }, {}, { cost: 4 }] }, 5],
    ['count(${g})', { g: [{ cost: 1 }, { cost: null }, {}] }, 1],
    ["selected(${g.kinds}, 'x')", { g: [{ kinds: ['y'] }, { kinds: ['z', 'x'] }] }, true],
    ['${g.1.cost}', { g: [{ cost: 1 }, { cost: 2 }] }, 2],
    ['max(3, ${a}, -1)', { a: [7, 2] }, 7],
    ['year(${a})', { a: '2021-03' }, 2021],
    ['year(${a}) + 1', { a: 2021 }, 2022],
    ['year(${a})', { a: 'soon' }, undefined],
    ['year(today()) >= 2021', { $today: '2024-02-29' }, true],
  ])('%s of %j is %j', (text, data, expected) => {
    expect(value(text, data)).toBe(expected);
  });

  it('orders dates only where their precision tells', () => {
    const before = (a: string, b: string) => [
      value(`'${a}' < '${b}'`),
      value(`'${a}' > '${b}'`),
      value(`'${a}' <= '${b}'`),
    ];
    expect(before('2021-03', '2021-04-01')).toEqual([true, false, true]);
    expect(before('2021', '2020-12-31')).toEqual([false, true, false]);
    expect(before('2021~', '2022?')).toEqual([true, false, true]);
    for (const vague of ['2021', '2021-03', '2021-03~', '2021-21', '2021-XX', '2021-01/2021-06'])
      expect(before(vague, '2021-03-15')).toEqual([false, false, false]);
    expect(before('2021-03', '2021-03')).toEqual([false, false, true]);
    expect(before('09:30', '10:00')).toEqual([true, false, true]);
  });

  it('are reached through own properties only', () => {
    for (const path of [
      '__proto__',
      'constructor',
      'constructor.name',
      'toString',
      'a.length',
      'a.constructor',
      's.length',
      'a.0.__proto__',
    ])
      expect(given(reader({ a: ['x'], s: 'text' })(path))).toBeUndefined();
    expect(reader(JSON.parse('{"__proto__":{"x":1}}'))('__proto__.x')).toBe(1);
    for (const nothing of [undefined, null, 1, 'x', []])
      expect(reader(nothing)('a.b')).toSatisfy((x) => given(x) === undefined);
  });

  it('of hostile answers never throw, change nothing, and are the same twice', () => {
    const before = [Object.prototype, Array.prototype, Function.prototype].map((p) =>
      Object.getOwnPropertyNames(p).join(),
    );
    fc.assert(
      fc.property(rule, answers, (r, data) => {
        const frozen = JSON.stringify(data);
        const run = compile(r);
        const first = run(reader(data));
        expect(run(reader(data))).toEqual(first);
        expect(JSON.stringify(data)).toBe(frozen);
        if (isCondition(r)) expect(first).toBeTypeOf('boolean');
        if (typeof first === 'number') expect(first).toSatisfy(Number.isFinite);
      }),
      runs(3000),
    );
    expect(
      [Object.prototype, Array.prototype, Function.prototype].map((p) => Object.getOwnPropertyNames(p).join()),
    ).toEqual(before);
  });

  it('never throw, even when reading does', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    let deep: Value = [];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    for (const text of ['count(${a})', '${a} === 1', 'answered(${a})', 'sum(${a.b})']) {
      for (const read of [
        () => trap,
        () => {
          throw new Error('no');
        },
        reader(trap),
        () => deep,
        reader({ a: deep }),
      ])
        expect(() => compile(parse(text))(read)).not.toThrow();
    }
  });

  it('are the same from text and from JSON', () => {
    fc.assert(
      fc.property(rule, answers, (r, data) => {
        expect(compile(parse(infix(r)))(reader(data))).toEqual(compile(r)(reader(data)));
      }),
      runs(500),
    );
  });
});

describe('whether a rule is a condition', () => {
  it.each([
    ['${a} > 1', true],
    ['true', true],
    ['not ${a}', true],
    ['if(${a} > 1, ${b} > 1, false)', true],
    ['if(${a} > 1, ${b} > 1, 2)', false],
    ['${a}', false],
    ['count(${a})', false],
    ["'x'", false],
  ])('%s', (text, expected) => expect(isCondition(parse(text))).toBe(expected));
});
