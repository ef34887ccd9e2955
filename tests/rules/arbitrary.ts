import fc from 'fast-check';
import type { Rule, Value } from '../../src/rules/index.ts';

/** Scales the number of runs: `VARCO_PROOF=full` for the long proof. */
export const runs = (few: number): { numRuns: number } => ({
  numRuns: process.env.VARCO_PROOF === 'full' ? few * 20 : few,
});

export const IDS = ['a', 'b', 'c', 'exp_list.title', 'ski_lang.en', '__proto__', 'constructor', 'e-1', '$today'];

const path = fc.constantFrom(...IDS).map((id): Rule => ({ var: id }));
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }).filter((s) => s.trim() !== '');
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((n) => n + 0);
const leaf = fc.oneof(path, path, number, text, fc.constantFrom('yes', 'no', '2021', '2021-03', '10:30'), fc.boolean());

const BINARY = ['===', '!==', '<', '<=', '>', '>='];
const BETWEEN = ['<', '<=', '>', '>='];
const MANY = ['and', 'or', '+', '-', '*', '/', '%', 'if', 'selected'];
const ONE = ['!', '-', 'answered', 'count', 'year', 'round'];
const SOME = ['sum', 'min', 'max'];

const node = (operator: string, args: readonly Rule[]): Rule => ({ [operator]: args });

/** Any canonical rule of the profile, well typed or not. */
export const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => {
  const of = (operators: string[], minLength: number, maxLength: number) =>
    fc
      .tuple(fc.constantFrom(...operators), fc.array(tie('rule'), { minLength, maxLength }))
      .map(([o, args]) => node(o, args));
  return {
    rule: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'rule', withCrossShrink: true },
      leaf,
      of(BINARY, 2, 2),
      of(BETWEEN, 3, 3),
      of(MANY, 2, 4),
      of(ONE, 1, 1),
      of(SOME, 1, 3),
      of(['round'], 2, 2),
    ),
  };
}).rule;

/** A condition without answered(), count(), sum(), min(), max() and if() among values: those that only compare. */
export const comparing: fc.Arbitrary<Rule> = fc.letrec<{ condition: Rule; value: Rule }>((tie) => {
  const of = (operators: string[], what: 'condition' | 'value', minLength: number, maxLength = minLength) =>
    fc
      .tuple(fc.constantFrom(...operators), fc.array(tie(what), { minLength, maxLength }))
      .map(([o, args]) => node(o, args));
  return {
    value: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'value' },
      fc.constantFrom('a', 'b', 'c').map((id): Rule => ({ var: id })),
      fc.constantFrom<Rule>(0, 1, 2, 'yes', 'no', '2021', '2021-03'),
      of(['+', '-', '*', '/', '%'], 'value', 2, 3),
      of(['round', 'year'], 'value', 1),
    ),
    condition: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'condition' },
      of(BINARY, 'value', 2),
      of(BETWEEN, 'value', 3),
      of(['selected'], 'value', 2, 3),
      fc.constantFrom('a', 'b').map((id): Rule => ({ var: id })),
      fc.boolean(),
      of(['and', 'or'], 'condition', 2, 3),
      of(['!'], 'condition', 1),
      of(['if'], 'condition', 3),
    ),
  };
}).condition;

/** Answers as they come from a form or from a stranger. */
export const answers: fc.Arbitrary<Value> = fc.oneof(
  fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'exp_list', 'ski_lang', '__proto__', 'constructor', 'e-1', '$today'),
    fc.oneof(
      fc.constantFrom<Value>(
        undefined,
        null,
        '',
        ' ',
        'yes',
        'no',
        0,
        1,
        2,
        NaN,
        Infinity,
        true,
        false,
        '2021',
        '2021-03-04',
      ),
      fc.constantFrom<Value>([], ['yes'], [null], [{ title: 'x' }, { title: '' }, null], { en: 'B' }, { en: null }, {}),
      fc.integer(),
      fc.jsonValue() as fc.Arbitrary<Value>,
    ),
  ),
  fc.jsonValue() as fc.Arbitrary<Value>,
);
