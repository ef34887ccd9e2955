import { nearest } from '../../contract/nearest.ts';
import type { Rule } from '../../rules/index.ts';
import { XPathError, type Expression, type Operator } from './xpath.ts';

/** What a question's answer is, for rules. `values`: its choices, from the workbook's names to ours. */
export interface Known {
  /** as rules name it from where the expression stands */
  readonly path: string;
  readonly kind: 'number' | 'string' | 'list' | 'boolean' | 'date' | 'time' | 'record' | 'any';
  readonly values?: ReadonlyMap<string, string> | undefined;
  /** a field of a repeat seen from outside: all its answers at once */
  readonly repeated?: boolean;
}

export interface Scope {
  /** @returns what `${name}` is, or why it cannot be used */
  question(name: string): Known | string;
  /** what `.` is */
  readonly self?: Known | undefined;
  /** the cells of a choice, for its choice_filter, and what columns there are */
  readonly columns?: { readonly cells: ReadonlyMap<string, string>; readonly names: ReadonlySet<string> } | undefined;
}

const comparisons: Partial<Record<Operator, string>> = {
  '=': '===',
  '!=': '!==',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const arithmetic: Partial<Record<Operator, string>> = { '+': '+', '-': '-', '*': '*', div: '/', mod: '%' };
const mirror: Partial<Record<string, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const truth: Readonly<Record<string, boolean>> = {
  ok: true,
  yes: true,
  true: true,
  1: true,
  no: false,
  false: false,
  0: false,
};

const fail = (what: string, { at }: Expression): never => {
  throw new XPathError(what, at);
};

/** What an expression gives, as far as it can be told without the answers. */
export function kindOf(expression: Expression, scope: Scope): Known['kind'] {
  switch (expression.kind) {
    case 'text':
    case 'column':
      return 'string';
    case 'number':
    case 'minus':
      return 'number';
    case 'self':
      return scope.self?.kind ?? 'any';
    case 'question': {
      const known = scope.question(expression.name);
      return typeof known === 'string' ? 'any' : known.kind;
    }
    case 'operation':
      return expression.operator in arithmetic ? 'number' : 'boolean';
    case 'call': {
      const { name, args } = expression;
      if (/^(count|count-selected|sum|min|max|round|number|int|format-date|string-length)$/.test(name)) return 'number';
      if (/^(selected|not|true|false|boolean|regex)$/.test(name)) return 'boolean';
      if (/^(today|now|date)$/.test(name)) return 'date';
      if (name === 'if') {
        const [, then, otherwise] = args;
        const kind = then ? kindOf(then, scope) : 'any';
        return then?.kind === 'text' && !then.value && otherwise ? kindOf(otherwise, scope) : kind;
      }
      return name === 'coalesce' && args[0] ? kindOf(args[0], scope) : 'any';
    }
  }
}

/** A value that does not depend on answers: cells of the choice put in. */
function constant(expression: Expression, scope: Scope): string | number | undefined {
  if (expression.kind === 'text' || expression.kind === 'number') return expression.value;
  if (expression.kind === 'minus' && expression.of.kind === 'number') return -expression.of.value;
  if (expression.kind !== 'column') return undefined;
  const { name } = expression;
  const column = name.toLowerCase();
  if (!scope.columns?.names.has(column))
    return fail(
      `\`${name}\` is a bare name${scope.columns ? ' and no column of the choices' : ''}: write \${${name}} for an answer, '${name}' for a text`,
      expression,
    );
  return scope.columns.cells.get(column) ?? '';
}

function known(expression: Expression, scope: Scope): Known | undefined {
  if (expression.kind === 'self') return scope.self ?? fail('`.` has no answer here', expression);
  if (expression.kind !== 'question') return undefined;
  const found = scope.question(expression.name);
  return typeof found === 'string' ? fail(found, expression) : found;
}

/** `and` and `or` without the parts that are settled. */
function join(operator: 'and' | 'or', parts: readonly Rule[]): Rule {
  const neutral = operator === 'and';
  const open = parts.filter((part) => part !== neutral);
  if (open.includes(!neutral)) return !neutral;
  return open.length ? (open.length > 1 ? { [operator]: open } : open[0]!) : neutral;
}
export const all = (parts: readonly Rule[]): Rule => join('and', parts);

const opposite: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** The answers without which a rule is not known: all it reads, but for what it only counts. */
function needs(rule: Rule): string[] {
  if (typeof rule !== 'object') return [];
  if (Object.keys(rule).some((operator) => operator === 'count' || operator === 'answered')) return [];
  return 'var' in rule ? [rule.var as string] : Object.values(rule).flatMap((args) => (args as Rule[]).flatMap(needs));
}

/**
 * The opposite as XPath means it: what is not so for want of an answer is not so. Ours is neither so nor not so then,
 * hence `not selected(x, 'a')` becomes `not answered(x) or not selected(x, 'a')`.
 * @param self the answer a constraint is about, which is there when it is checked
 */
function not(rule: Rule, self?: string): Rule {
  if (typeof rule === 'boolean') return !rule;
  if (typeof rule !== 'object') return { '!': [rule] };
  const [[operator, args]] = Object.entries(rule) as [[string, readonly Rule[]]];
  if (operator === 'and' || operator === 'or')
    return join(
      operator === 'and' ? 'or' : 'and',
      args.map((arg) => not(arg, self)),
    );
  if (operator === '!') return args[0]!;
  const denied: Rule = operator in opposite ? { [opposite[operator]!]: args } : { '!': [rule] };
  const open = [...new Set(needs(rule))].filter((path) => path !== self && path !== '$today');
  return join('or', [...open.map((path): Rule => ({ '!': [{ answered: [{ var: path }] }] })), denied]);
}

/** An expression that says yes or no, by XPath's rules of what counts as true. @throws XPathError */
export function condition(expression: Expression, scope: Scope): Rule {
  const fixed = constant(expression, scope);
  if (fixed !== undefined) return typeof fixed === 'number' ? fixed !== 0 : fixed !== '';
  const answer = known(expression, scope);
  if (answer) {
    const ask: Rule = { var: answer.path };
    if (answer.kind === 'boolean') return ask;
    return answer.kind === 'number' && !answer.repeated ? { '!==': [ask, 0] } : { answered: [ask] };
  }
  const rule = value(expression, scope);
  const kind = kindOf(expression, scope);
  if (kind === 'boolean') return rule;
  return kind === 'number' ? { '!==': [rule, 0] } : { answered: [rule] };
}

/** An expression as a rule that gives a value. @throws XPathError when it has no counterpart */
export function value(expression: Expression, scope: Scope): Rule {
  const fixed = constant(expression, scope);
  if (fixed !== undefined) return fixed === '' ? fail('an empty text is no value here', expression) : fixed;
  const answer = known(expression, scope);
  if (answer) return { var: answer.path };
  switch (expression.kind) {
    case 'minus':
      return { '-': [number(expression.of, scope)] };
    case 'operation': {
      const { operator, args } = expression;
      if (operator === 'and' || operator === 'or')
        return join(
          operator,
          args.map((arg) => condition(arg, scope)),
        );
      if (operator in comparisons) return compare(operator, args[0], args[1], scope);
      return { [arithmetic[operator]!]: args.map((arg) => number(arg, scope)) };
    }
    case 'call':
      return call(expression, scope);
    default:
      return fail('it has no counterpart', expression);
  }
}

/** An operand of arithmetic. */
function number(expression: Expression, scope: Scope): Rule {
  const fixed = constant(expression, scope);
  if (typeof fixed === 'string')
    return fixed.trim() !== '' && Number.isFinite(Number(fixed))
      ? Number(fixed)
      : fail(`"${fixed}" is no number`, expression);
  const kind = kindOf(expression, scope);
  if (kind !== 'number' && kind !== 'any') return fail(`arithmetic takes numbers, and this is a ${kind}`, expression);
  return value(expression, scope);
}

function compare(operator: Operator, left: Expression, right: Expression, scope: Scope): Rule {
  const [a, b] = [constant(left, scope), constant(right, scope)];
  if (a !== undefined && b !== undefined) return settled(operator, a, b);
  // the fixed value to the right
  if (a !== undefined) return compare(mirror[operator] ?? operator, right, left, scope);
  const symbol = comparisons[operator]!;
  const say = (ask: Rule, other: Rule): Rule =>
    operator === '!=' ? not({ '===': [ask, other] }, scope.self?.path) : { [symbol]: [ask, other] };
  if (left.kind === 'call' && left.name === 'string-length') return byLength(operator, left, b, scope);
  if (b === undefined) {
    const kinds = [kindOf(left, scope), kindOf(right, scope)];
    if (!kinds.includes('any') && kinds[0] !== kinds[1]) fail(`a ${kinds[0]} is compared with a ${kinds[1]}`, left);
    return say(single(left, scope), single(right, scope));
  }
  if (b === '') {
    const given: Rule = { answered: [value(left, scope)] };
    return operator === '!='
      ? given
      : operator === '='
        ? not(given, scope.self?.path)
        : fail('nothing comes before or after an empty text', right);
  }
  const answer = known(left, scope);
  const ask = single(left, scope, answer?.kind === 'list');
  if (answer?.values) {
    const option = answer.values.get(String(b));
    if (option === undefined) {
      // in a filter, a cell that is no choice of the other question just never fits
      if (scope.columns) return operator === '!=';
      return unknownChoice(String(b), answer, right);
    }
    if (answer.kind !== 'list') return say(ask, option);
    const only: Rule = { and: [{ selected: [ask, option] }, { '===': [{ count: [ask] }, 1] }] };
    return operator === '='
      ? only
      : operator === '!='
        ? not(only, scope.self?.path)
        : fail('choices have no order', left);
  }
  const kind = kindOf(left, scope);
  if (kind === 'boolean') {
    const wanted = truth[String(b).toLowerCase()] ?? fail(`"${b}" is neither yes nor no`, right);
    return operator === '='
      ? wanted
        ? ask
        : not(ask, scope.self?.path)
      : operator === '!='
        ? wanted
          ? not(ask, scope.self?.path)
          : ask
        : fail('yes and no have no order', left);
  }
  if (kind === 'number') return say(ask, Number.isFinite(Number(b)) ? Number(b) : fail(`"${b}" is no number`, right));
  if (kind === 'string') {
    if (operator === '=' || operator === '!=') return say(ask, String(b));
    fail('texts have no order', left);
  }
  return say(ask, b);
}

const unknownChoice = (said: string, { values }: Known, where: Expression): never => {
  const near = nearest(said, values!.keys());
  return fail(`"${said}" is no choice of that question${near ? `; did you mean "${near}"?` : ''}`, where);
};

/** A value of one answer, not of all the answers of a repeat. */
function single(expression: Expression, scope: Scope, list = false): Rule {
  const answer = known(expression, scope);
  if (answer?.repeated) fail('it is asked several times: take its sum(), min(), max() or count()', expression);
  if (answer?.kind === 'list' && !list)
    fail('several choices are no single value: use selected() or count-selected()', expression);
  return value(expression, scope);
}

/** Two fixed values, by XPath's rules: as numbers when one is a number or the comparison is of order. */
function settled(operator: Operator, a: string | number, b: string | number): boolean {
  const numbers = typeof a === 'number' || typeof b === 'number' || /[<>]/.test(operator);
  const [x, y] = numbers ? [Number(a), Number(b)] : [a, b];
  switch (operator) {
    case '=':
      return x === y;
    case '!=':
      return x !== y;
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    default:
      return x >= y;
  }
}

/** The length of a text is asked only to learn whether there is one: other lengths are minLength and maxLength. */
function byLength(operator: Operator, call: Expression & { kind: 'call' }, b: unknown, scope: Scope): Rule {
  const [of] = call.args;
  const given: Rule = { answered: [value(of ?? fail('string-length() of what?', call), scope)] };
  const asked = `${operator}${String(b)}`;
  if (['>0', '>=1', '!=0'].includes(asked)) return given;
  if (['=0', '<1', '<=0'].includes(asked)) return not(given, scope.self?.path);
  return fail('the length of a text can be asked for in its own constraint only', call);
}

function call(expression: Expression & { kind: 'call' }, scope: Scope): Rule {
  const { name, args } = expression;
  const [first, second, third] = args;
  const need = (n: number) =>
    args.length === n || fail(`${name}() takes ${n} argument${n === 1 ? '' : 's'}`, expression);
  switch (name) {
    case 'true':
    case 'false':
      return name === 'true';
    case 'not':
      need(1);
      return not(condition(first!, scope), scope.self?.path);
    case 'boolean':
      need(1);
      return condition(first!, scope);
    case 'today':
    case 'now':
      return { var: '$today' };
    case 'date':
    case 'string':
      need(1);
      return value(first!, scope);
    case 'number':
      need(1);
      return number(first!, scope);
    case 'selected': {
      need(2);
      const answer = known(first!, scope) ?? fail('selected() takes a question', first!);
      const option = constant(second!, scope);
      if (option === undefined) return { selected: [{ var: answer.path }, single(second!, scope)] };
      const code = answer.values ? answer.values.get(String(option)) : String(option);
      if (code === undefined) return scope.columns ? false : unknownChoice(String(option), answer, second!);
      return { selected: [{ var: answer.path }, code] };
    }
    case 'count-selected':
    case 'count':
      need(1);
      return { count: [value(first!, scope)] };
    case 'sum':
    case 'min':
    case 'max':
      return args.length ? { [name]: args.map((arg) => number(arg, scope)) } : fail(`${name}() of what?`, expression);
    case 'round': {
      const digits = second ? constant(second, scope) : 0;
      if (!first || typeof digits !== 'number') return fail('round() takes a number and how many digits', expression);
      return { round: [number(first, scope), digits] };
    }
    case 'format-date':
      if (second && constant(second, scope) === '%Y') return { year: [value(first!, scope)] };
      return fail("format-date() has a counterpart for '%Y' only", expression);
    case 'coalesce': {
      need(2);
      const a = value(first!, scope);
      return { if: [{ answered: [a] }, a, value(second!, scope)] };
    }
    case 'if': {
      need(3);
      const asked = condition(first!, scope);
      const empty = (arg: Expression) => arg.kind === 'text' && arg.value === '';
      if (empty(second!) && empty(third!)) return fail('both values are empty', expression);
      if (empty(third!)) return { if: [asked, value(second!, scope)] };
      if (empty(second!)) return { if: [not(asked, scope.self?.path), value(third!, scope)] };
      return { if: [asked, value(second!, scope), value(third!, scope)] };
    }
    default:
      return fail(`${name}() has no counterpart`, expression);
  }
}
