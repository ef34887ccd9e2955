import { fits, OPERATORS } from './operators.ts';
import type { Rule } from './rule.ts';
import { isPath, LIMITS, RuleError, validate } from './rule.ts';

// One token a match, blanks before it left out; groups for the token, a reference, a number, a quoted text, a word.
const TOKEN =
  /\s*(\$\{([^}]*)\}|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?!\w)|(['"])((?:(?!\4)[^\\]|\\(?:[\\'"ntr]|u[\da-fA-F]{4}))*)\4|([A-Za-z_]\w*)|<>|[=!<>]=*|&&|\|\||\S|$)/uy;

const ESCAPES: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r' };

// Between `and` (2) and the comparisons (4) stands `not`; `!` and `-x` stand above all.
const NOT = 3;
const COMPARISON = 4;
const UNARY = 7;

/**
 * A condition's text as a rule: `${exports} === 'yes'` → `{ "===": [{ "var": "exports" }, "yes"] }`.
 * @throws RuleError with the place and what was expected there
 */
export function parse(source: string): Rule {
  let at = 0; // where the current token begins
  let token = ''; // '' at the end
  let groups: readonly (string | undefined)[] = [];
  let depth = 0;

  const fail = (expected: string, position = at): never => {
    throw new RuleError(source.slice(position), expected, position);
  };
  const next = (): void => {
    [, token = '', ...groups] = TOKEN.exec(source)!;
    at = TOKEN.lastIndex - token.length;
  };
  const accept = (wanted: string): boolean => token === wanted && (next(), true);
  const close = (): unknown => accept(')') || fail('“)”');

  const expression = (least: number): Rule => {
    let left = operand(least);
    let chain: Rule[] = []; // the arguments of `left`, while a + b + c goes on with one operator
    let last = '';
    let before = 0;
    for (;;) {
      const operator = token === '&&' ? 'and' : token === '||' ? 'or' : token;
      const level = OPERATORS.get(operator)?.[3] ?? -1;
      if (level < least) return left;
      // 1 < x < 5 is one comparison; 1 <= x < 5 or a === b === c would not mean what they look like.
      if (level === COMPARISON && before === level && (operator !== last || /==/.test(last))) fail('an operator');
      next();
      const right = expression(level + 1);
      if (operator === last) chain.push(right);
      else left = { [operator]: (chain = [left, right]) };
      last = operator;
      before = level;
    }
  };

  const operand = (least: number): Rule => {
    // Text nests at most 3 deep for each level of a rule: this only protects the stack, `validate` counts.
    if (++depth > 4 * LIMITS.depth) fail('less');
    const start = at;
    const word = token;
    const [id, number, , text, name] = groups;
    const refuse = (): never => fail('a value', start);
    next();
    const rule = ((): Rule => {
      if (id !== undefined) return isPath(id.trim()) ? { var: id.trim() } : refuse();
      if (number) return Number.isFinite(+number) ? +number : refuse();
      if (text !== undefined)
        return text.replace(/\\(u(....)|.)/g, (_, letter: string, code?: string) =>
          code ? String.fromCharCode(parseInt(code, 16)) : (ESCAPES[letter] ?? letter),
        );
      if (word === '!') return { '!': [operand(UNARY)] };
      if (word === '-') return groups[1] ? 0 - (operand(UNARY) as number) : { '-': [operand(UNARY)] };
      if (word === '(') {
        const inner = expression(0);
        close();
        return inner;
      }
      if (word === 'not' && least <= NOT) return { '!': [expression(NOT)] };
      if (word === 'true' || word === 'false') return word === 'true';
      const today = word === 'today';
      const known = today || (name && OPERATORS.has(name) && !OPERATORS.get(name)![3]);
      if (!known || !accept('(')) return refuse();
      const args: Rule[] = [];
      if (!accept(')')) {
        do args.push(expression(0));
        while (accept(','));
        close();
      }
      if (today ? args.length : !fits(word, args)) refuse();
      return today ? { var: '$today' } : { [word]: args };
    })();
    depth--;
    return rule;
  };

  if (source.length > LIMITS.text) fail('less', LIMITS.text);
  TOKEN.lastIndex = 0;
  next();
  const rule = expression(0);
  if (token) fail('an operator');
  return validate(rule);
}

/**
 * A condition as authors write it, text or JSON, as a rule in canonical form.
 * @throws RuleError
 */
export const toRule = (condition: unknown): Rule =>
  typeof condition === 'string' ? parse(condition) : validate(condition);
