import type { Rule, Value } from './rule.ts';
import { parts, validate } from './rule.ts';

/** Reads the answer at a path; `undefined` when there is none, or when the question is not shown. */
export type Read = (path: string) => Value;
type Run = (read: Read) => Value;
type Bool = boolean | undefined;

/**
 * The value itself, or `undefined` when it is no answer: null, blank text, NaN and infinities, lists and records
 * without one answered member. Looks eight levels deep: no question nests more.
 */
export function given(value: unknown, depth = 8): Value {
  if (typeof value === 'string') return value.trim() ? value : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object' || !value || !depth) return;
  return Object.values(value).some((member) => given(member, depth - 1) !== undefined) ? (value as Value) : undefined;
}

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

/** Whether a condition holds: only `true` does, neither `1` nor `'yes'` (conditions are checked to be such at load). */
export const holds = (value: Value): boolean => value === true;

/** Whether a rule says yes or no whatever the answers, so that “not known” becomes `false` in the end. */
export function isCondition(rule: Rule): boolean {
  const [operator, args] = parts(rule) ?? [];
  if (operator !== 'if') return operator ? /^([=!<>]|and|or|ans|sel)/.test(operator) : typeof rule === 'boolean';
  return args!.every((arg, i) => (i % 2 === 0 && i < args!.length - 1) || isCondition(arg));
}

/** 15 significant digits, as spreadsheets do: 0.1 + 0.2 is 0.3. Overflow and NaN are unanswered. */
const clean = (n: number): Value => given(Number.isSafeInteger(n) ? n + 0 : +n.toPrecision(15));

// Kleene's three-valued logic; anything but true and false is not known.
const bool = (value: Value): Bool => (typeof value === 'boolean' ? value : undefined);
const not = (a: Bool): Bool => (a === undefined ? a : !a);
const and = (a: Bool, b: Bool): Bool => (a === false || b === false ? false : a && b);
const or = (a: Bool, b: Bool): Bool => not(and(not(a), not(b)));

// An EDTF date down to what can be put in order: of seasons (2021-21) and unspecified parts (2021-XX) the year alone.
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?(?=[?~%]?$))?/;

/** -1, 0 or 1; not known for mixed types, for intervals, and where one date contains the other (2021, 2021-03). */
function order(a: Value, b: Value): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  if (typeof a !== 'string' || typeof b !== 'string') return;
  if (a === b) return 0;
  const x = DATE.exec(a)?.[0];
  const y = DATE.exec(b)?.[0];
  if (x && y && (x.startsWith(y) || y.startsWith(x) || /[/.]/.test(a + b))) return;
  return a < b ? -1 : 1;
}

const COMPARE: { readonly [operator: string]: (n: number) => boolean } = {
  '<': (n) => n < 0,
  '<=': (n) => n <= 0,
  '>': (n) => n > 0,
  '>=': (n) => n >= 0,
};

/** Same type and same value; not known when a side is unanswered, a list or a record. */
const same = (a: Value, b: Value): Bool =>
  a === undefined || b === undefined || typeof a === 'object' || typeof b === 'object' ? undefined : a === b;

const members = (value: Value): Value[] =>
  value === undefined || value === null
    ? []
    : typeof value === 'object'
      ? Object.values(value).filter((member) => given(member) !== undefined)
      : [value];

const FOLD: { readonly [operator: string]: (a: number, b: number) => number } = {
  '+': (a, b) => a + b,
  sum: (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  min: Math.min,
  max: Math.max,
};

const FUNCTION: { readonly [operator: string]: (...values: Value[]) => Value } = {
  answered: (x) => x !== undefined,
  selected: (x, ...options) =>
    members(x).reduce<Bool>(
      (found, member) => options.reduce<Bool>((hit, option) => or(hit, same(member, option)), found),
      x === undefined ? x : false,
    ),
  count: (x) => members(x).length,
  round: (x, digits = 0) => {
    if (typeof x !== 'number' || typeof digits !== 'number' || !(Math.abs(digits) <= 15)) return;
    const unit = 10 ** Math.trunc(digits);
    return clean((Math.sign(x) * Math.round(Number(clean(Math.abs(x) * unit)))) / unit);
  },
  year: (x) => (typeof x === 'number' ? x : typeof x === 'string' && DATE.test(x) ? +x.slice(0, 4) : undefined),
};

function build(rule: Rule): Run {
  const found = parts(rule);
  if (!found) return () => rule as Value;
  const [operator, args] = found;
  if (operator === 'var') return (read) => given(read(args[0] as string));
  const runs = args.map(build);
  const [first, second, third] = runs;

  if (operator === '!') return (read) => not(bool(first!(read)));
  if (operator === 'and' || operator === 'or') {
    const join = operator === 'and' ? and : or;
    return (read) => runs.map((run) => bool(run(read))).reduce(join);
  }
  if (operator === '===') return (read) => same(first!(read), second!(read));
  if (operator === '!==') return (read) => not(same(first!(read), second!(read)));
  if (operator === 'if') return choose(runs);

  const compare = COMPARE[operator];
  if (compare) {
    const pair = (a: Value, b: Value): Bool => {
      const n = order(a, b);
      return n === undefined ? n : compare(n);
    };
    return (read) => {
      const middle = second!(read);
      const left = pair(first!(read), middle);
      return third ? and(left, pair(middle, third(read))) : left;
    };
  }

  const fold = FOLD[operator];
  if (fold) {
    const aggregate = operator.length > 1;
    return (read) => {
      const values = runs.flatMap((run) => {
        const value = run(read);
        return aggregate ? members(value) : [value];
      });
      if (!values.length || values.some((value) => typeof value !== 'number')) return;
      const numbers = values as number[];
      return clean(operator === '-' && numbers.length < 2 ? 0 - numbers[0]! : numbers.reduce((a, b) => fold(a, b)));
    };
  }

  const apply = FUNCTION[operator]!;
  return (read) => apply(...runs.map((run) => run(read)));
}

/**
 * if(c, a, c2, b, …, otherwise): the first value whose condition holds. Among yes and no it is Kleene's: while `c` is not
 * known neither is the choice, unless both values agree.
 */
function choose([when, then, ...rest]: readonly Run[]): Run {
  if (!then) return when ?? (() => undefined);
  const otherwise = choose(rest);
  return (read) => {
    const c = when!(read);
    const a = then(read);
    const b = otherwise(read);
    if (c === true || a === b) return a;
    return c === false || (typeof a !== 'boolean' && typeof b !== 'boolean') ? b : undefined;
  };
}

/**
 * A rule ready to be asked again and again. Pure: the same answers give the same value.
 * The result never throws, whatever is read; a condition gives `false` where the answer is not known,
 * any other rule `undefined`.
 * @param rule from `toRule`: a text here is the value of a rule, not a condition to be read
 * @throws RuleError when the rule is not of the profile
 */
export function compile(rule: Rule): (read: Read) => Value {
  const run = build(validate(rule));
  const unknown = isCondition(rule) ? false : undefined;
  return (read) => {
    try {
      return run(read) ?? unknown;
    } catch {
      return unknown; // a hostile getter or proxy in the answers
    }
  };
}
