import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convert } from '../../src/cli/convert/convert.ts';
import { condition, type Known } from '../../src/cli/convert/translate.ts';
import { WorkbookError } from '../../src/cli/convert/workbook.ts';
import { parseXPath } from '../../src/cli/convert/xpath.ts';
import { compile } from '../../src/form/compile.ts';
import { infix } from '../../src/rules/author.ts';
import { compile as ready, parse, reader, type Value } from '../../src/rules/index.ts';
import { form } from './xlsform.ts';

const full = process.env.VARCO_PROOF === 'full';

describe('an XLSForm of any cells', () => {
  it('never becomes what compile refuses, whatever its cells hold', () => {
    const word = fc.constantFrom(
      'a',
      'b',
      'yn',
      'yes',
      "${a} = 'yes'",
      '${b} > 3',
      'not(${a})',
      "selected(${b}, 'no')",
      '. > 3',
      '${a} + ${b}',
      'true()',
      'x'.repeat(70),
      '1',
      '-',
      '${',
      '\u0000',
      '__proto__',
      'constructor',
      'sum(${a})',
    );
    const type = fc.constantFrom(
      'text',
      'integer',
      'select_one yn',
      'select_multiple yn',
      'calculate',
      'note',
      'begin group',
      'end group',
      'begin repeat',
      'end repeat',
      'date',
      'range',
      'acknowledge',
      'rank yn',
      'geopoint',
      'image',
      '__proto__',
    );
    const row = fc
      .tuple(type, word, word, word, word, word, word, word, word)
      .map((cells) => cells.map((cell, i) => (i < 3 || cell.length % 3 ? cell : '')));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        try {
          form('type name label relevant constraint calculation required default choice_filter', rows);
        } catch (error) {
          expect(error).toBeInstanceOf(WorkbookError);
          expect((error as Error).message).toContain('nothing to ask');
        }
      }),
      { numRuns: full ? 5000 : 200 },
    );
  });
});

/** XPath 1.0 over answers as ODK holds them: texts, '' when there is none. */
type Answer = Record<'one' | 'many' | 'age', string>;
type Tree = { text: string; holds: (answers: Answer) => boolean };
const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc
    .tuple(fc.constantFrom('=', '!='), fc.constantFrom('yes', 'no', ''))
    .map(([op, v]) => ({ text: `\${one} ${op} '${v}'`, holds: (a: Answer) => (a.one === v) === (op === '=') })),
  fc.tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), fc.integer({ min: 0, max: 3 })).map(([op, n]) => ({
    text: `\${age} ${op} ${n}`,
    holds: ({ age }: Answer) => {
      const x = age === '' ? NaN : Number(age);
      return { '=': x === n, '!=': x !== n, '<': x < n, '<=': x <= n, '>': x > n, '>=': x >= n }[op]!;
    },
  })),
  fc
    .constantFrom('yes', 'no')
    .map((v) => ({ text: `selected(\${many}, '${v}')`, holds: (a: Answer) => a.many.split(' ').includes(v) })),
  fc.integer({ min: 0, max: 2 }).map((n) => ({
    text: `count-selected(\${many}) = ${n}`,
    holds: (a: Answer) => a.many.split(' ').filter(Boolean).length === n,
  })),
  fc.constantFrom('yes', 'no').map((v) => ({ text: `\${many} != '${v}'`, holds: (a: Answer) => a.many !== v })),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree')).map(([a, op, b]) => ({
      text: `(${a.text}) ${op} (${b.text})`,
      holds: (x: Answer) => (op === 'and' ? a.holds(x) && b.holds(x) : a.holds(x) || b.holds(x)),
    })),
    tie('tree').map((a) => ({ text: `not(${a.text})`, holds: (x: Answer) => !a.holds(x) })),
  ),
}));

describe('a translated condition', () => {
  it('holds exactly when it held in XPath, unanswered questions included', () => {
    const values = new Map([
      ['yes', 'yes'],
      ['no', 'no'],
    ]);
    const known: Record<string, Known> = {
      one: { path: 'one', kind: 'string', values },
      many: { path: 'many', kind: 'list', values },
      age: { path: 'age', kind: 'number' },
    };
    const answer = fc.record({
      one: fc.constantFrom('', 'yes', 'no'),
      many: fc.constantFrom('', 'yes', 'no', 'yes no'),
      age: fc.constantFrom('', '0', '1', '2', '3'),
    });
    fc.assert(
      fc.property(tree, answer, ({ text, holds }, given) => {
        const rule = condition(parseXPath(text), { question: (name) => known[name] ?? 'unknown' });
        const data: Value = {
          one: given.one,
          many: given.many.split(' ').filter(Boolean),
          ...(given.age && { age: Number(given.age) }),
        };
        expect([text, ready(parse(infix(rule)))(reader(data)) === true]).toEqual([text, holds(given)]);
      }),
      { numRuns: full ? 20_000 : 1000 },
    );
  });
});

const corpus = join(import.meta.dirname, '../../../shared/corpora/xlsform/tests');
const workbooks = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xlsx'))
  : [];
/** Forms of the public corpus that hold nothing to ask, each with why. */
const nothing: Record<string, string> = {
  'bad_calc.xlsx': 'nothing to ask',
  'include_json.xlsx': 'nothing to ask',
};

describe.skipIf(!workbooks.length)('the public corpus of XLSForms', () => {
  it.each(workbooks)('%s is converted to what compile accepts, or refused with a reason', (name) => {
    const bytes = readFileSync(join(corpus, name));
    const why = nothing[basename(name)];
    if (why) return expect(() => convert(bytes, basename(name))).toThrow(why);
    const { questionnaire, remarks } = convert(bytes, basename(name));
    expect(() => compile(questionnaire)).not.toThrow();
    for (const remark of remarks)
      expect(remark).toMatchObject({ row: expect.any(Number), column: expect.stringMatching(/^[A-Z]+$/) });
  });
});
