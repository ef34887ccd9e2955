/** An expression of an XLSForm: the XPath 1.0 of ODK XForms (https://getodk.github.io/xforms-spec/#xpath), as a tree. */
export type Expression = { readonly at: number } & (
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  /** `${name}` */
  | { readonly kind: 'question'; readonly name: string }
  /** `.`: the answer that a constraint is about */
  | { readonly kind: 'self' }
  /** a bare name: a column of the choices sheet, in a choice_filter */
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly args: readonly [Expression, Expression] }
  | { readonly kind: 'minus'; readonly of: Expression }
);
export type Operator = keyof typeof levels;

const levels = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
} as const;
const unary = 7;
const deepest = 60;

/** What is no expression, or has no counterpart among conditions of ours. `at` counts characters from 0. */
export class XPathError extends Error {
  override name = 'XPathError';
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

// reference, number, quoted text, name (with its prefix), operator, or any single character
const token =
  /\$\{[^}]*\}|\d+(?:\.\d*)?|\.\d+|'[^']*'|"[^"]*"|[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?|[!<>]=|==|<>|&&|\|\||\.\.|[^]/uy;

/**
 * Parses an expression. Typographic quotes, which spreadsheets put in, are taken as straight ones.
 * @throws XPathError
 */
export function parseXPath(text: string): Expression {
  const source = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  let at = 0;
  let now = '';
  let depth = 0;
  const next = (): void => {
    at += now.length;
    while (/\s/.test(source.charAt(at))) at++;
    token.lastIndex = at;
    now = token.exec(source)?.[0] ?? '';
  };
  const fail = (what: string): never => {
    throw new XPathError(what, at);
  };
  const unexpected = (): never => fail(now ? `\`${now}\` is not expected there` : 'the expression is not complete');

  const expression = (least: number): Expression => {
    let left = operand();
    for (;;) {
      if (/^(==|<>|&&|\|\|)$/.test(now))
        fail(`\`${now}\` is no operator of XPath: write ${{ '==': '=', '<>': '!=', '&&': 'and', '||': 'or' }[now]}`);
      const level = Object.hasOwn(levels, now) ? levels[now as Operator] : 0;
      if (level < Math.max(least, 1)) return left;
      const operator = now as Operator;
      const place = at;
      next();
      left = { kind: 'operation', operator, args: [left, expression(level + 1)], at: place };
    }
  };

  const operand = (): Expression => {
    if (++depth > deepest) fail(`more than ${deepest} levels of parentheses`);
    const place = at;
    const word = now;
    next();
    const found = ((): Expression => {
      if (word === '-') return { kind: 'minus', of: expression(unary), at: place };
      if (word === '(') {
        const inner = expression(1);
        if (now !== ')') unexpected();
        next();
        return inner;
      }
      if (word.startsWith('${')) return { kind: 'question', name: word.slice(2, -1).trim(), at: place };
      if (/^['"]./s.test(word)) return { kind: 'text', value: word.slice(1, -1), at: place };
      if (/^\.?\d/.test(word)) return { kind: 'number', value: Number(word), at: place };
      if (word === '.') return { kind: 'self', at: place };
      if (/^[\p{L}_]/u.test(word)) return now === '(' ? call(word, place) : { kind: 'column', name: word, at: place };
      at = place;
      now = word;
      if (word === '..' || word === '/') return fail('paths have no counterpart: name the question as ${name}');
      return word === "'" || word === '"' ? fail('a text that is not closed') : unexpected();
    })();
    depth--;
    if (now === '/' || now === '[') fail('paths have no counterpart: name the question as ${name}');
    return found;
  };

  const call = (name: string, place: number): Expression => {
    const args: Expression[] = [];
    next();
    if (now !== ')')
      for (;;) {
        args.push(expression(1));
        if (now !== ',') break;
        next();
      }
    if (now !== ')') unexpected();
    next();
    return { kind: 'call', name, args, at: place };
  };

  next();
  const whole = expression(1);
  if (now) unexpected();
  return whole;
}

/** The parts of an expression that must all hold: `a and (b and c)` → a, b, c. */
export const conjuncts = (expression: Expression): Expression[] =>
  expression.kind === 'operation' && expression.operator === 'and' ? expression.args.flatMap(conjuncts) : [expression];
