import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubles, find, insideText, Lines, parsePath } from '../../src/cli/check/place.ts';
import { JsonMistake, scan } from '../../src/cli/check/scan.ts';
import { jsonPath } from '../../src/contract/author-issue.ts';

const runs = process.env.VARCO_PROOF === 'full' ? 20_000 : 500;

const mistake = (text: string): JsonMistake | undefined => {
  try {
    scan(text);
  } catch (error) {
    if (error instanceof JsonMistake) return error;
    throw error;
  }
  return undefined;
};
const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Every place of a value with its path. */
function* places(value: unknown, path: (string | number)[] = []): Generator<[(string | number)[], unknown]> {
  yield [path, value];
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* places(item, [...path, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) yield* places(member, [...path, name]);
}

describe('JSON with its places', () => {
  it('finds every value of a document where JSON.parse reads it, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '  ', '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const root = scan(text);
        for (const [path, member] of places(JSON.parse(text))) {
          const { node, whole } = find(root, parsePath(jsonPath(path)));
          expect(whole).toBe(true);
          expect(JSON.parse(text.slice(node.start, node.end))).toEqual(member);
        }
      }),
      { numRuns: runs },
    );
  });

  it('accepts what JSON.parse accepts and refuses what it refuses', () => {
    const bits = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '\\u00e',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'E+',
      'true',
      'fals',
      'null',
      ' ',
      '\n',
      '\t',
      '\u00a0',
      '\u0000',
      'è',
      "'",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        expect([text, !mistake(text)]).toEqual([text, parses(text)]);
      }),
      { numRuns: runs * 10 },
    );
  });

  it('tells a broken document at a character inside it, or at its end', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', '"', '}', ',', '\\', 'x'), (json, where, instead) => {
        const at = where % (json.length + 1);
        const text = json.slice(0, at) + instead + json.slice(at + 1);
        const found = mistake(text);
        expect(!found).toBe(parses(text));
        if (found) expect(found.offset >= 0 && found.offset <= text.length).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it.each([
    ['{"a": 1,}', 8, '`}`', 'no comma before `}`'],
    ['[1, 2,\n]', 7, '`]`', 'no comma before `]`'],
    ['{"a": 1 "b": 2}', 7, 'no comma', '`,` or `}`'],
    ['["a" "b"]', 4, 'no comma', '`,` or `]`'],
    ["{'a': 1}", 1, "`'`", 'straight double quotes'],
    ['{"a": “no”}', 6, '`“`', 'straight double quotes'],
    ['{a: 1}', 1, '`a`', 'a name in double quotes'],
    ['{"a": yes}', 6, '`yes`', 'true, false, null'],
    ['{"a": True}', 6, '`True`', 'true'],
    ['{"a": 1} // c', 9, '`/`', 'JSON has no comments'],
    ['{"a": 01}', 6, '`01`', 'a number'],
    ['{"a": "x\n"}', 6, 'not closed on its line', 'closes the text'],
    ['{"a": "\\d"}', 7, '`\\d`', 'an escape'],
    ['{"a" 1}', 5, '`1`', '`:` after the name'],
    ['{"a": ', 6, 'the end of the file', 'a value'],
    ['', 0, 'the end of the file', 'a value'],
  ])('says what is wrong and where: %j', (text, offset, found, expected) => {
    const told = mistake(text)!;
    expect(told.offset).toBe(offset);
    expect(told.found).toContain(found);
    expect(told.expected).toContain(expected);
  });

  it('refuses a document nested past all use instead of failing', () => {
    expect(mistake('['.repeat(100_000))!.expected).toBe('at most 500 levels');
  });
});

describe('a place in a file', () => {
  it('is the same line and column whatever ends the lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zè{}]{0,5}$/), { minLength: 1 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, end) => {
          const text = rows.join(end);
          const lines = new Lines(text);
          let offset = 0;
          rows.forEach((row, i) => {
            for (let column = 0; column <= row.length; column++)
              expect(lines.at(offset + column)).toEqual({ line: i + 1, column: column + 1 });
            offset += row.length + end.length;
          });
        },
      ),
      { numRuns: runs / 5 },
    );
  });

  it('shows its line with a caret under the character, also of a line of a megabyte', () => {
    const long = `${'a'.repeat(500_000)}X${'b'.repeat(500_000)}`;
    const lines = new Lines(`short\n${long}`);
    const [line, caret] = lines.excerpt(lines.at(6 + 500_000));
    expect(line.length).toBeLessThan(110);
    expect(line[caret.indexOf('^')]).toBe('X');
  });

  it('inside a text is counted past its escapes', () => {
    const text = '"\\u00e8 \\n\\"x"';
    expect(text[insideText(text, scan(text), [...(JSON.parse(text) as string)].indexOf('x'))]).toBe('x');
  });

  it('of what is not there is that of the last thing on the way', () => {
    const text = '{"a": [{"b": 1}]}';
    const found = find(scan(text), ['a', 0, 'c', 'd']);
    expect(found.whole).toBe(false);
    expect(text.slice(found.node.start, found.node.end)).toBe('{"b": 1}');
  });

  it('of a name that stands twice is told for the second', () => {
    const text = '{"a": 1, "b": [{"c": 1, "c": 2}], "a": 3}';
    expect([...doubles(scan(text))].map(({ path, start }) => [jsonPath(path), start])).toEqual([
      ['$.b[0].c', 24],
      ['$.a', 34],
    ]);
  });
});
