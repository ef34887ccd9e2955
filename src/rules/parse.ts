import type { Rule } from './rule.ts';
import { advice, FUNCTIONS, has, isPath, LIMITS, RuleError, validate } from './rule.ts';

// One token a match: reference, number, quoted text, word, operator, or any single character.
const TOKEN =
  /\$\{[^}]*\}|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|(['"])(?:(?!\1)[^\\]|\\[^])*\1|[\p{L}_][\p{L}\p{N}_]*|<>|[=!<>]=*|&&|\|\||\?[?:]?|[^]/uy;

const ALIAS: { readonly [token: string]: string } = { '&&': 'and', '||': 'or' };

/** Binding strength of the infix operators; `not` stands between `and` and the comparisons, `!` and `-x` above all. */
export const LEVEL: { readonly [operator: string]: number } = {
  or: 1,
  and: 2,
  '===': 4,
  '!==': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};
const NOT = 3;
const COMPARISON = 4;
const UNARY = 7;

const ESCAPES: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r' };

/**
 * A condition's text as a rule: `${exports} === 'yes'` → `{ "===": [{ "var": "exports" }, "yes"] }`.
 * @throws RuleError with the place, what was found there and what was expected
 */
export function parse(source: string): Rule {
  let at = 0; // where the current token begins
  let token = ''; // '' at the end
  let depth = 0;

  const fail = (expected: string, position = at, found = token): never => {
    throw new RuleError(found ? `“${found}”` : 'the end', expected, position, '', source);
  };
  const next = (): void => {
    at += token.length;
    while (/\s/.test(source.charAt(at))) at++;
    TOKEN.lastIndex = at;
    token = TOKEN.exec(source)?.[0] ?? '';
  };
  const take = (wanted: string): void => {
    if (token !== wanted) fail(`“${wanted}”${advice(token, Object.keys(LEVEL))}`);
    next();
  };

  const expression = (least: number): Rule => {
    let left = operand(least);
    let chain: Rule[] = []; // the arguments of `left`, while a + b + c goes on with one operator
    let last = '';
    for (;;) {
      const operator = ALIAS[token] ?? token;
      const level = has(LEVEL, operator) ? LEVEL[operator]! : -1;
      if (level < least) return left;
      // 1 < x < 5 is one comparison; 1 <= x < 5 or a === b === c would not mean what they look like.
      if (level === COMPARISON && LEVEL[last] === COMPARISON && (operator !== last || /==/.test(last)))
        fail('“and” between two comparisons');
      next();
      const right = expression(level + 1);
      if (operator === last) chain.push(right);
      else left = { [operator]: (chain = [left, right]) };
      last = operator;
    }
  };

  const operand = (least: number): Rule => {
    // Text nests at most 3 deep for each level of a rule: this only protects the stack, `validate` counts.
    if (++depth > 4 * LIMITS.depth) fail(`at most ${LIMITS.depth} levels`);
    const start = at;
    const word = token;
    next();
    const rule = ((): Rule => {
      if (word === 'true' || word === 'false') return word === 'true';
      if (word === '!') return { '!': [operand(UNARY)] };
      if (word === '-') return /^\d/.test(token) ? 0 - (operand(UNARY) as number) : { '-': [operand(UNARY)] };
      if (word === 'not') return least > NOT ? fail('“not …” in parentheses', start, word) : { '!': [expression(NOT)] };
      if (/^\d/.test(word)) return number(word, start);
      if (/^['"]./s.test(word)) return text(word, start);
      if (/^[\p{L}_]/u.test(word)) return call(word, start);
      if (word === '(') {
        const inner = expression(0);
        take(')');
        return inner;
      }
      if (/^\$\{/.test(word)) {
        const id = word.slice(2, -1).trim();
        return isPath(id) ? { var: id } : fail('an id such as ${exports}', start, word);
      }
      const hint = /['"$]/.test(word) ? ' (this one is not closed)' : advice(word === '/' ? '~' : word, []);
      return fail(`a value${hint}`, start, word);
    })();
    depth--;
    return rule;
  };

  const number = (word: string, start: number): number => {
    if (at === start + word.length && /^[\p{L}_\d]/u.test(token)) fail('a number', start, word + token);
    const value = Number(word);
    return Number.isFinite(value) ? value : fail('a smaller number', start, word);
  };

  const text = (word: string, start: number): string =>
    word.slice(1, -1).replace(/\\(?:u([\da-fA-F]{4})|([^]))/g, (whole: string, code?: string, letter = '') => {
      if (code) return String.fromCharCode(parseInt(code, 16));
      if (/[\\'"]/.test(letter)) return letter;
      return ESCAPES[letter] ?? fail(String.raw`one of \\ \' \" \n \t \r \u0000`, start, whole);
    });

  const call = (name: string, start: number): Rule => {
    const known = name === 'today' || has(FUNCTIONS, name);
    if (!known || token !== '(') {
      const names = [...Object.keys(FUNCTIONS), 'today', 'and', 'or', 'not', 'true', 'false'];
      const hint = advice(name, names);
      if (known) fail(`“(” after ${name}`);
      if (token === '(') fail(`a function${hint || `: ${names.slice(0, -5).join(', ')}`}`, start, name);
      fail(`a value${hint || `; write \${${name}} for an answer, '${name}' for a text`}`, start, name);
    }
    next();
    const args: Rule[] = [];
    if (token !== ')')
      for (;;) {
        args.push(expression(0));
        if (token !== ',') break;
        next();
      }
    take(')');
    const [least, most] = name === 'today' ? [0, 0] : FUNCTIONS[name]!;
    if (args.length < least || args.length > most)
      fail(`${least}${most > least ? ' or more' : ''} arguments`, start, `${name}() with ${args.length}`);
    return name === 'today' ? { var: '$today' } : { [name]: args };
  };

  if (source.length > LIMITS.text)
    fail(`at most ${LIMITS.text} characters`, LIMITS.text, `${source.length} characters`);
  next();
  const rule = expression(0);
  if (token) fail(`an operator or the end${advice(token, Object.keys(LEVEL))}`);
  return validate(rule);
}

/**
 * A condition as authors write it, text or JSON, as a rule in canonical form.
 * @throws RuleError
 */
export const toRule = (condition: unknown): Rule =>
  typeof condition === 'string' ? parse(condition) : validate(condition);
