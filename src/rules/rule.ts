import { nearest } from '../contract/nearest.ts';

/** An answer, or the value of a rule. Unanswered is `undefined`; `null`, blank text and empty lists count as it. */
export type Value = undefined | null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** A rule as JSON: the JsonLogic profile of README.md, e.g. `{ "===": [{ "var": "exports" }, "yes"] }`. */
export type Rule = boolean | number | string | { readonly [operator: string]: string | readonly Rule[] };

/** Longest condition as text (UTF-16 units), most operators and values in a rule, deepest nesting. */
export const LIMITS = { text: 10_000, nodes: 5_000, depth: 64 } as const;

const many = 1e9;

/** What can be called by name in a condition's text, with the fewest and the most arguments. */
export const FUNCTIONS: { readonly [name: string]: readonly [number, number] } = {
  answered: [1, 1],
  selected: [2, many],
  count: [1, 1],
  sum: [1, many],
  min: [1, many],
  max: [1, many],
  if: [2, many],
  round: [1, 2],
  year: [1, 1],
};

/** Every operator of the profile, functions included. */
export const OPERATORS: typeof FUNCTIONS = {
  ...FUNCTIONS,
  var: [1, 1],
  '===': [2, 2],
  '!==': [2, 2],
  '<': [2, 3],
  '<=': [2, 3],
  '>': [2, 3],
  '>=': [2, 3],
  and: [1, many],
  or: [1, many],
  '!': [1, 1],
  '+': [2, many],
  '-': [1, many],
  '*': [2, many],
  '/': [2, many],
  '%': [2, many],
};

/** What to write instead of what other languages have. */
const INSTEAD: { readonly [word: string]: string } = {
  '=': '===',
  '==': '===',
  '!=': '!==',
  '<>': '!==',
  '&': 'and',
  '|': 'or',
  '^': 'x * x',
  '?': 'if(condition, a, b)',
  '?:': 'if',
  '??': 'if(answered(x), x, other)',
  '!!': 'answered(x)',
  in: 'selected(x, a, b)',
  contains: 'selected(x, a, b)',
  length: 'count(x)',
  null: 'answered(x) or not answered(x)',
  undefined: 'answered(x) or not answered(x)',
  exists: 'answered(x)',
  missing: 'not answered(x)',
  val: 'var',
  '.': 'count(${x}), selected(${x}, a) or ${group.field}',
  '~': 'a “pattern” in the question',
  '≤': '<=',
  '≥': '>=',
  '≠': '!==',
  '“': 'straight quotes',
  '”': 'straight quotes',
  '‘': 'straight quotes',
  '’': 'straight quotes',
};

/** Own property only: tables here are asked about words that strangers wrote. */
export const has = (table: object, key: string): boolean => Object.hasOwn(table, key);

/** What to write instead of `word`, or the valid name nearest to it, as the end of a sentence to an author; else ''. */
export function advice(word: string, names: Iterable<string> = Object.keys(OPERATORS)): string {
  if (has(INSTEAD, word)) return `; write ${INSTEAD[word]}`;
  const name = nearest(word, names);
  return name ? `; did you mean ${name}?` : '';
}

/** A rule that cannot be read. `position` counts UTF-16 units from 0 in `toRule`'s text; `path` is a JSON Pointer. */
export class RuleError extends Error {
  override name = 'RuleError';
  constructor(
    readonly found: string,
    readonly expected: string,
    readonly position = 0,
    readonly path = '',
    source?: string,
  ) {
    const where = source === undefined ? path || '/' : `column ${position + 1}`;
    super(`${where}: found ${found}, expected ${expected}${source === undefined ? '' : pointer(source, position)}`);
  }
}

/** The words around a position with an arrow under it. */
function pointer(source: string, position: number): string {
  const start = Math.max(0, position - 40);
  return `\n  ${source.slice(start, position + 40).replace(/\s/g, ' ')}\n  ${' '.repeat(position - start)}^`;
}

const ID = /^[\p{L}\p{N}_$-]+(\.[\p{L}\p{N}_$-]+)*$/u;

/** Whether a text can stand inside `${…}`: letters, digits, `_`, `-`, `$`, in parts joined by dots. */
export const isPath = (text: unknown): text is string => typeof text === 'string' && ID.test(text);

/** The operator and the arguments of a rule that is not a plain value. */
export function parts(rule: Rule): [operator: string, args: readonly Rule[]] | undefined {
  if (typeof rule !== 'object') return;
  const operator = Object.keys(rule)[0]!;
  const args = rule[operator]!;
  return [operator, typeof args === 'string' ? [args] : args];
}

/**
 * Any JSON as a rule of the profile, in canonical form (`{"!": x}` → `{"!": [x]}`, `{"and": [x]}` → `x`).
 * @throws RuleError naming the place, when an operator, a number of arguments or a value is not of the profile
 */
export function validate(json: unknown): Rule {
  let nodes = 0;
  const visit = (node: unknown, path: string, depth: number): Rule => {
    const fail = (found: string, expected: string): never => {
      throw new RuleError(found, expected, 0, path);
    };
    if (depth > LIMITS.depth || ++nodes > LIMITS.nodes)
      return fail('too much', `at most ${LIMITS.depth} levels and ${LIMITS.nodes} parts`);
    if (typeof node === 'boolean') return node;
    if (typeof node === 'number') return Number.isFinite(node) ? node + 0 : fail(`${node}`, 'a finite number');
    if (typeof node === 'string') return node.trim() ? node : fail('a blank text', 'some text, or not answered(x)');
    if (typeof node !== 'object' || !node || Array.isArray(node))
      return fail(
        node === null ? 'null' : node ? `a ${Array.isArray(node) ? 'list' : typeof node}` : 'nothing',
        `a value or an operator${node ? '' : advice('null')}`,
      );
    const keys = Object.keys(node);
    const operator = keys[0] ?? '{}';
    if (keys.length !== 1) return fail(`${keys.length} operators in one object`, 'exactly one');
    const arity = has(OPERATORS, operator) && OPERATORS[operator];
    if (!arity) return fail(`“${operator}”`, `an operator of the profile${advice(operator)}`);
    const given = (node as Record<string, unknown>)[operator];
    const logical = /^(and|or)$/.test(operator);
    const args = Array.isArray(given) ? given : logical ? [] : [given];
    const [least, most] = arity;
    if (args.length < least || args.length > most)
      return fail(
        `${args.length} arguments for “${operator}”`,
        `${least}${most === least ? '' : most === many ? ' or more' : ` to ${most}`}`,
      );
    if (operator === 'var')
      return isPath(args[0])
        ? { var: args[0] }
        : fail(
            typeof args[0] === 'string' ? `the id “${args[0]}”` : `an id that is no text`,
            'an id such as "exports"',
          );
    const below = args.map((arg, i) =>
      visit(arg, `${path}/${operator.replace(/\//g, '~1')}${Array.isArray(given) ? `/${i}` : ''}`, depth + 1),
    );
    return below.length === 1 && logical ? below[0]! : { [operator]: below };
  };
  return visit(json, '', 0);
}

/** The ids that a rule reads, each once, in order: `exp_any`, `ski_lang.en`, `exp_list.title`. */
export function references(rule: Rule): string[] {
  const found = new Set<string>();
  const visit = (node: Rule): void => {
    const [operator, args] = parts(node) ?? [];
    if (operator === 'var') found.add(args![0] as string);
    else args?.forEach(visit);
  };
  visit(rule);
  return [...found];
}
