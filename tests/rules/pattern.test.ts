import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/rules/author.ts';
import { RuleError } from '../../src/rules/index.ts';
import { pattern } from '../../src/rules/pattern.ts';
import { runs } from './arbitrary.ts';

const full = process.env.VARCO_PROOF === 'full';

const single = fc.constantFrom(
  'a',
  'b',
  'c',
  'é',
  '💥',
  '.',
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '[ab]',
  '[^a]',
  '[a-c\\d-]',
  '[^\\s\\]]',
  '\\p{L}',
  '\\p{Lu}',
  '\\P{N}',
  '\\.',
  '\\\\',
  '\\u{1f4a5}',
  '\\n',
  '[]',
  '[^]',
);
const source = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'pattern', withCrossShrink: true },
    single,
    single,
    fc.tuple(tie('any'), tie('any')).map((both) => both.join('')),
    fc.tuple(tie('any'), tie('any')).map((both) => `(?:${both.join('|')})`),
    fc
      .tuple(
        tie('any'),
        fc.constantFrom('?', '*', '+', '{2}', '{0}', '{1,}', '{0,2}', '{1,3}', '*?', '+?', '??', '{1,2}?'),
      )
      .map(([p, q]) => `(${p})${q}`),
    fc.tuple(tie('any')).map(([p]) => `^${p}$`),
    fc.tuple(tie('any')).map(([p]) => `(|${p})`),
  ),
})).any;
const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'A', 'é', '💥', '1', ' ', '.', '\\', ']', '-', '\n', '\ud800'), {
    maxLength: 8,
  })
  .map((list) => list.join(''));

describe('a pattern', () => {
  it('matches what the native expression matches', () => {
    fc.assert(
      fc.property(source, fc.array(text, { maxLength: 10 }), (p, texts) => {
        const ours = pattern(p);
        const native = new RegExp(`^(?:${p})$`, 'u');
        for (const t of ['', 'a', ...texts]) expect([t, ours(t)]).toEqual([t, native.test(t)]);
      }),
      runs(3000),
    );
  });

  it.each([
    ['[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]', 'RSSMRA80A01H501U', true],
    ['\\d{5}', '0014', false],
    ['\\p{Lu}\\p{L}*( \\p{Lu}\\p{L}*)*', 'Élan Vital', true],
    ['https?:\\/\\/.+', 'https://example.org/', true],
    ['^IT\\d{11}$', 'IT01234567890', true],
    ['a|^b$', 'b', true],
    ['a^b', 'ab', false],
    ['AB\\-\\d', 'AB-1', true],
    ['', '', true],
    ['', 'a', false],
  ])('%s on “%s”: %s', (p, t, expected) => expect(pattern(p)(t)).toBe(expected));

  it('takes time in proportion to the text, whatever was written to blow up', () => {
    const long = 'a'.repeat(100_000);
    for (const p of ['(a+)+$', '^(a+)+', '(a|a)*', '(a|aa)+', '(.*)*x?', '([a-z]+)*\\d?', '(a*)*b?', '(x+x+)+y|a*']) {
      const test = pattern(p);
      test('a');
      const start = performance.now();
      expect(test(long)).toBe(true);
      expect(test(`${long}!!`)).toBe(p.startsWith('(.*)'));
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  });

  it.skipIf(!full)(
    'takes no more than a tenth of a second of this processor, whatever the pattern and the text',
    () => {
      const costly = ['(\\w?){990}', '(((a?)*)*)*(b?){900}', '([^\\s]?){600}x', '(.*)*x?', 'a*', '(a|b|.|\\w)*'];
      for (const p of costly) {
        const test = pattern(p);
        for (let length = 1000; length < 10_000_000; length *= 1.2) {
          const text = 'a'.repeat(length);
          // the least of three: what else the machine does is not the pattern's
          const spent = [1, 2, 3].map(() => {
            const from = process.cpuUsage();
            test(text);
            const { user, system } = process.cpuUsage(from);
            return (user + system) / 1000;
          });
          expect(Math.min(...spent), `${p} on ${Math.round(length)} characters`).toBeLessThan(100);
        }
      }
    },
  );

  it('bounds the work of the largest pattern on the longest text that it reads', () => {
    const test = pattern('(\\w?){990}');
    expect(test('ab'.repeat(495))).toBe(true);
    const start = performance.now();
    expect(test('a'.repeat(5_000))).toBe(false);
    expect(test('a'.repeat(10_000_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it.each([
    ['(a)\\1', 3, 'back references'],
    ['(?<x>a)\\k<x>', 0, 'named groups'],
    ['(?=a)', 0, 'lookaround'],
    ['(?!a)', 0, 'lookaround'],
    ['(?<=a)b', 0, 'lookaround'],
    ['\\bword', 0, 'word boundaries'],
    ['a{1000}{3}', 7, 'something to repeat'],
    ['(a{1000}){3}', 12, 'too many states'],
    ['((a{100}){100}){100}', 14, 'too many states'],
    ['a{1000000000000}', 16, 'too many states'],
    [`${'a'.repeat(2_001)}`, 2001, 'too many states'],
    ['(){1000000000000}', 17, 'too many states'],
    ['(a', 2, 'the end: “)”'],
    ['a)', 1, '“)”: “(” before it'],
    ['[a', 0, '“[”: “]” after it'],
    ['a]', 1, '“]”: \\]'],
    ['{', 0, '“{”: \\{'],
    ['}', 0, '“}”: \\}'],
    ['*', 0, 'something to repeat'],
    ['a**', 2, 'something to repeat'],
    ['^*', 1, 'something to repeat'],
    ['a{3,2}', 1, 'the smaller number first'],
    ['[b-a]', 0, 'what is understood'],
    ['\\p{Nothing}', 0, 'what is understood'],
    ['\\q', 0, 'what is understood'],
    ['a\\', 1, 'a character after it'],
    ['('.repeat(5_000), 51, 'nested deeper'],
  ])('refuses %s with the place and the reason', (p, position, reason) => {
    const refused = (): unknown => {
      try {
        return pattern(p);
      } catch (error) {
        return error;
      }
    };
    const error = refused() as RuleError;
    expect(error).toBeInstanceOf(RuleError);
    expect(error.position).toBe(position);
    const { found, expected, message } = explain(error, p);
    expect(`${found}: ${expected}`).toContain(reason);
    expect(message).toContain(`column ${position + 1}: found`);
  });

  it('is taken or refused, whatever it is, and then answers', () => {
    const piece = fc.constantFrom(
      'a',
      '\\',
      '(',
      ')',
      '(?:',
      '(?',
      '[',
      ']',
      '{',
      '}',
      '{1,2}',
      '|',
      '*',
      '+',
      '?',
      '^',
      '$',
      '\\d',
      '-',
      ',',
      '\\p{L}',
      '\\u',
      '💥',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        text,
        (p, t) => {
          let test: (text: string) => boolean;
          try {
            test = pattern(p);
          } catch (error) {
            expect(error).toBeInstanceOf(RuleError);
            return;
          }
          expect(test(t)).toBeTypeOf('boolean');
        },
      ),
      runs(3000),
    );
  });
});
