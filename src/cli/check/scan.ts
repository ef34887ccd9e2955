/**
 * JSON with the place of everything in it. `JSON.parse` gives the values; this gives where each one stands, and tells a
 * mistake of syntax by what was found and what was expected, at its character.
 */
export interface JsonNode {
  /** offsets in the text (UTF-16 units), `end` excluded */
  readonly start: number;
  readonly end: number;
  readonly members?: readonly JsonMember[];
  readonly items?: readonly JsonNode[];
}

/** `start` and `end` are of the name, with its quotes. */
export interface JsonMember {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly value: JsonNode;
}

/** A mistake of syntax, at an offset of the text. */
export class JsonMistake extends Error {
  override name = 'JsonMistake';
  constructor(
    readonly offset: number,
    readonly found: string,
    readonly expected: string,
  ) {
    super(`found ${found}, expected ${expected}`);
  }
}

/** Deeper than any document of ours, and shallow enough for the stack. */
const deepest = 500;

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[\p{L}\p{N}_$.+-]+/uy;

const plainText = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Reads a JSON text (RFC 8259), accepting what `JSON.parse` accepts down to 500 levels.
 * @throws JsonMistake
 */
export function scan(text: string): JsonNode {
  let at = 0;

  const fail = (expected: string, offset = at, found = sight(offset)): never => {
    throw new JsonMistake(offset, found, expected);
  };
  const sight = (offset: number): string => {
    if (offset >= text.length) return 'the end of the file';
    word.lastIndex = offset;
    const seen = word.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(offset)!);
    if (seen === '\n' || seen === '\r') return 'the end of the line';
    if (seen === '\t') return 'a tab';
    return /^[\p{Cc}\p{Cf}\p{Z}]$/u.test(seen)
      ? `the character U+${seen.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
      : `\`${seen.length > 30 ? `${seen.slice(0, 29)}…` : seen}\``;
  };
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const [found = ''] = pattern.exec(text) ?? [];
    at += found.length;
    return found;
  };
  const skip = (): string => {
    match(space);
    return text.charAt(at);
  };

  const string = (): void => {
    const start = at++;
    for (;;) {
      match(plainText);
      const next = text.charAt(at);
      if (next === '"') return void at++;
      if (next === '\\') {
        if (!match(escape))
          fail('an escape: \\" \\\\ \\/ \\n \\t \\r \\b \\f or \\u and 4 digits', at, `\`${text.slice(at, at + 2)}\``);
      } else if (next === '' || next === '\n' || next === '\r')
        fail('a `"` that closes the text', start, 'a text that is not closed on its line');
      else fail('\\t or \\u and 4 digits: a control character does not stand in a text as it is');
    }
  };

  const value = (depth: number): JsonNode => {
    const first = skip();
    const start = at;
    if (depth > deepest) fail(`at most ${deepest} levels`);
    switch (first) {
      case '{':
        return object(depth, start);
      case '[':
        return list(depth, start);
      case '"':
        string();
        return { start, end: at };
    }
    if (/[-\d]/.test(first) && match(number)) {
      if (/[\w.+]/.test(text.charAt(at))) {
        at = start;
        fail('a number such as 3, -0.5 or 1e6');
      }
      return { start, end: at };
    }
    for (const name of ['true', 'false', 'null'])
      if (text.startsWith(name, at) && !/[\w$]/.test(text.charAt(at + name.length))) {
        at += name.length;
        return { start, end: at };
      }
    return fail(`a value${advice(first)}`);
  };

  /** What writers of other languages put here. */
  const advice = (first: string): string => {
    if (first === "'" || first === '“' || first === '”' || first === '„')
      return ': texts stand in straight double quotes (")';
    if (first === '/') return ': JSON has no comments';
    if (first === ']' || first === '}') return `, or no comma before \`${first}\``;
    const { 0: seen } = /^\w*/.exec(text.slice(at, at + 20))!;
    if (/^(true|false|null)$/i.test(seen)) return `: ${seen.toLowerCase()}`;
    if (/^(yes|no|none|undefined|nan)$/i.test(seen)) return ': true, false, null, a number or a text in quotes';
    return /^\p{L}/u.test(first) ? ': texts stand in quotes' : '';
  };

  const object = (depth: number, start: number): JsonNode => {
    const members: JsonMember[] = [];
    at++;
    if (skip() === '}') at++;
    else
      for (;;) {
        const first = skip();
        const place = at;
        if (first !== '"')
          fail(
            first === '}'
              ? 'no comma before `}`'
              : `a name in double quotes${/['“”/]/.test(first) ? advice(first) : ''}`,
          );
        string();
        const end = at;
        if (skip() !== ':') fail('`:` after the name');
        at++;
        const node = value(depth + 1);
        members.push({ name: JSON.parse(text.slice(place, end)) as string, start: place, end, value: node });
        const after = skip();
        if (after !== '}' && after !== ',')
          fail(
            `\`,\` or \`}\`${after === '/' ? advice(after) : ''}`,
            after === '"' ? node.end : at,
            after === '"' ? 'no comma' : undefined,
          );
        at++;
        if (after === '}') break;
      }
    return { start, end: at, members };
  };

  const list = (depth: number, start: number): JsonNode => {
    const items: JsonNode[] = [];
    at++;
    if (skip() === ']') at++;
    else
      for (;;) {
        if (items.length && skip() === ']') fail('no comma before `]`');
        const node = value(depth + 1);
        items.push(node);
        const after = skip();
        if (after !== ']' && after !== ',')
          fail(
            `\`,\` or \`]\`${after === '/' ? advice(after) : ''}`,
            /["{[]/.test(after) ? node.end : at,
            /["{[]/.test(after) ? 'no comma' : undefined,
          );
        at++;
        if (after === ']') break;
      }
    return { start, end: at, items };
  };

  const root = value(0);
  if (skip()) fail(`the end of the file${advice(skip())}`);
  return root;
}
