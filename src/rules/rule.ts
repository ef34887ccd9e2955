import { fits, given, OPERATORS } from './operators.ts';

/** An answer, or the value of a rule. Unanswered is `undefined`; `null`, blank text and empty lists count as it. */
export type Value = undefined | null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** A rule as JSON: the JsonLogic profile of README.md, e.g. `{ "===": [{ "var": "exports" }, "yes"] }`. */
export type Rule = boolean | number | string | { readonly [operator: string]: string | readonly Rule[] };

/** Longest condition as text (UTF-16 units), most operators and values in a rule, deepest nesting. */
export const LIMITS = { text: 10_000, nodes: 5_000, depth: 64 } as const;

/**
 * A rule or a pattern that cannot be read. Its words are few, since pages load it: `explain` (author.ts) has those for
 * the author.
 */
export class RuleError extends Error {
  override name = 'RuleError';
  constructor(
    /** The part of the rule where the mistake is; of a text, all from there on. */
    readonly found: unknown,
    readonly expected: string,
    /** UTF-16 units from 0, in a text. */
    readonly position = 0,
    /** The keys that lead to `found`, in JSON. */
    readonly path: readonly (string | number)[] = [],
  ) {
    super(`${expected} expected at ${path.join('/') || position}`);
  }
}

/** Whether a text can stand inside `${…}`: ASCII letters, digits, `_`, `-`, `$`, in parts joined by dots. */
export const isPath = (text: unknown): text is string => typeof text === 'string' && /^[\w$-]+(\.[\w$-]+)*$/.test(text);

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
  const visit = (node: unknown, path: readonly (string | number)[], depth: number): Rule => {
    const fail = (expected = 'a rule'): never => {
      throw new RuleError(node, expected, 0, path);
    };
    if (depth > LIMITS.depth || ++nodes > LIMITS.nodes) fail('less');
    if (typeof node !== 'object') return (given(node) as Rule | undefined) ?? fail();
    const [operator = '', ...others] = Object.keys(node ?? {});
    if (others.length || !OPERATORS.has(operator)) fail();
    const below = (node as Record<string, unknown>)[operator];
    const listed = Array.isArray(below);
    const logical = operator === 'and' || operator === 'or';
    const args: unknown[] = listed ? below : logical ? [] : [below];
    if (!fits(operator, args)) fail();
    if (operator === 'var') return isPath(args[0]) ? { var: args[0] } : fail();
    const rules = args.map((arg, i) => visit(arg, listed ? [...path, operator, i] : [...path, operator], depth + 1));
    return logical && rules.length < 2 ? rules[0]! : { [operator]: rules };
  };
  return visit(json, [], 0);
}

/** The ids that a rule reads, each once, in order: `exp_any`, `ski_lang.en`, `exp_list.title`. */
export function references(rule: Rule): string[] {
  const [operator, args = []] = parts(rule) ?? [];
  return operator === 'var' ? [args[0] as string] : [...new Set(args.flatMap(references))];
}
