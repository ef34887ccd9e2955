import { given, OPERATORS } from './operators.ts';
import type { Rule, Value } from './rule.ts';
import { parts } from './rule.ts';

/** Reads the answer at a path; `undefined` when there is none, or when the question is not shown. */
export type Read = (path: string) => Value;

function own(value: Value, key: string): Value {
  if (typeof value !== 'object' || !value) return;
  // A field of a repeated group is the list of its items' answers.
  if (Array.isArray(value) && !/^\d+$/.test(key))
    return value.flatMap((item: Value) => (Array.isArray(item) ? [] : (given(own(item, key)) ?? [])));
  return Object.hasOwn(value, key) ? (value as { [key: string]: Value })[key] : undefined;
}

/** A `Read` over plain answers. Own properties only: `__proto__`, `constructor` and the like lead nowhere. */
export const reader =
  (answers: Value): Read =>
  (path) =>
    path.split('.').reduce(own, answers);

/** Whether a rule says yes or no whatever the answers, so that “not known” becomes `false` in the end. */
export function isCondition(rule: Rule): boolean {
  const [operator, args] = parts(rule) ?? [];
  if (operator !== 'if') return operator ? /^([=!<>]|and|or|ans|sel)/.test(operator) : typeof rule === 'boolean';
  return args!.every((arg, i) => (i % 2 === 0 && i < args!.length - 1) || isCondition(arg));
}

function build(rule: Rule): (read: Read) => Value {
  const [operator, args = []] = parts(rule) ?? [];
  if (!operator) return () => rule as Value;
  if (operator === 'var') return (read) => given(read(args[0] as string));
  const [apply] = OPERATORS.get(operator)!;
  const runs = args.map(build);
  return (read) => apply(runs.map((run) => run(read)));
}

/**
 * A rule ready to be asked again and again. Pure: the same answers give the same value.
 * The result never throws, whatever is read; a condition gives `false` where the answer is not known,
 * any other rule `undefined`. Only `true` means that a condition holds.
 * @param rule from `toRule`, which knows it to be of the profile: a text here is the value of a rule, not a condition to be read
 */
export function compile(rule: Rule): (read: Read) => Value {
  const run = build(rule);
  const unknown = isCondition(rule) ? false : undefined;
  return (read) => {
    try {
      return run(read) ?? unknown;
    } catch {
      return unknown; // a hostile getter or proxy in the answers
    }
  };
}
