import type { Value } from './rule.ts';

type Bool = boolean | undefined;
type Apply = (values: readonly Value[]) => Value;
type Operator = readonly [apply: Apply, least: number, most?: number, level?: number];

/**
 * The value itself, or `undefined` when it is no answer: null, blank text, NaN and infinities, lists and records
 * without one answered member. Looks eight levels deep: no question nests more.
 */
export function given(value: unknown, depth = 8): Value {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.trim() ? value : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined; // -0 is 0
  if (typeof value !== 'object' || !value || !depth) return;
  return Object.values(value).some((member) => given(member, depth - 1) !== undefined) ? (value as Value) : undefined;
}

/** 15 significant digits, as spreadsheets do: 0.1 + 0.2 is 0.3. Overflow and NaN are unanswered. */
const clean = (n: number): Value => given(Number.isSafeInteger(n) ? n : +n.toPrecision(15));

// Kleene's three-valued logic; anything but true and false is not known.
const not = (value: Value): Bool => (typeof value === 'boolean' ? !value : undefined);
const and = (values: readonly Value[]): Bool =>
  !values.includes(false) && (values.every((value) => value === true) || undefined);
const or = (values: readonly Value[]): Bool => not(and(values.map(not)));

/** Same type and same value; not known when a side is unanswered, a list or a record. */
const same = ([a, b]: readonly Value[]): Bool =>
  a === undefined || b === undefined || typeof a === 'object' || typeof b === 'object' ? undefined : a === b;

// An EDTF date down to what can be put in order: of seasons (2021-21) and unspecified parts (2021-XX) the year alone.
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?(?=[?~%]?$))?/;

/** Below, at or above 0; not known for mixed types, for intervals, and where one date contains the other (2021, 2021-03). */
function order(a: Value, b: Value): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return;
  if (a === b) return 0;
  const [x] = DATE.exec(a) ?? [];
  const [y] = DATE.exec(b) ?? [];
  if (x && y && (x.startsWith(y) || y.startsWith(x) || /[/.]/.test(a + b))) return;
  return a < b ? -1 : 1;
}

/** Two values in order, or each of three with the next. */
const ordered =
  (test: (n: number) => boolean): Apply =>
  ([first, ...others]) =>
    and(
      others.map((value) => {
        const n = order(first, value);
        first = value;
        return n === undefined ? n : test(n);
      }),
    );

const fold =
  (join: (a: number, b: number) => number): Apply =>
  (values) =>
    values.length && values.every((value) => typeof value === 'number')
      ? clean(values.reduce((a, b) => join(a, b)))
      : undefined;

/** Those answered in a list or a record; the value itself when it is single. */
const members = (value: Value): Value[] =>
  typeof value === 'object' && value
    ? Object.values(value).filter((member) => given(member) !== undefined)
    : value === undefined
      ? []
      : [value as Value];

const aggregate =
  (apply: Apply): Apply =>
  (values) =>
    apply(values.flatMap(members));

const add = fold((a, b) => a + b);
const subtract = fold((a, b) => a - b);

/**
 * if(c, a, c2, b, …, otherwise): the first value whose condition holds. Among yes and no it is Kleene's: while `c` is not
 * known neither is the choice, unless both values agree.
 */
const choose: Apply = (values) => {
  let b = values.length % 2 ? values.at(-1) : undefined;
  for (let i = values.length >> 1; i--;) {
    const [c, a] = values.slice(2 * i);
    if (c === true || a === b) b = a;
    else if (c !== false && (typeof a === 'boolean' || typeof b === 'boolean')) b = undefined;
  }
  return b;
};

/**
 * Every operator of the profile: what it makes of its values, the fewest and the most of them, and how strongly it binds
 * when it stands between them in a condition's text. Those without a strength are called by name: `count(x)`.
 */
export const OPERATORS = new Map(
  Object.entries<Operator>({
    answered: [([x]) => x !== undefined, 1, 1],
    selected: [
      ([x, ...options]) =>
        x === undefined ? x : or(members(x).flatMap((member) => options.map((option) => same([member, option])))),
      2,
    ],
    count: [([x]) => members(x).length, 1, 1],
    sum: [aggregate(add), 1],
    min: [aggregate(fold(Math.min)), 1],
    max: [aggregate(fold(Math.max)), 1],
    if: [choose, 2],
    round: [
      ([x, digits = 0]) => {
        if (typeof x !== 'number' || typeof digits !== 'number' || !(Math.abs(digits) <= 15)) return;
        const unit = 10 ** Math.trunc(digits);
        return clean((Math.sign(x) * Math.round(Number(clean(Math.abs(x) * unit)))) / unit);
      },
      1,
      2,
    ],
    year: [
      ([x]) => (typeof x === 'number' ? x : typeof x === 'string' && DATE.test(x) ? +x.slice(0, 4) : undefined),
      1,
      1,
    ],
    var: [([x]) => x, 1, 1, -1],
    '!': [([x]) => not(x), 1, 1, -1],
    or: [or, 1, Infinity, 1],
    and: [and, 1, Infinity, 2],
    '===': [same, 2, 2, 4],
    '!==': [(values) => not(same(values)), 2, 2, 4],
    '<': [ordered((n) => n < 0), 2, 3, 4],
    '<=': [ordered((n) => n <= 0), 2, 3, 4],
    '>': [ordered((n) => n > 0), 2, 3, 4],
    '>=': [ordered((n) => n >= 0), 2, 3, 4],
    '+': [add, 2, Infinity, 5],
    '-': [(values) => subtract(values.length < 2 ? [0, ...values] : values), 1, Infinity, 5],
    '*': [fold((a, b) => a * b), 2, Infinity, 6],
    '/': [fold((a, b) => a / b), 2, Infinity, 6],
    '%': [fold((a, b) => a % b), 2, Infinity, 6],
  }),
);

/** Whether a known operator takes as many arguments as these. */
export function fits(operator: string, args: readonly unknown[]): boolean {
  const [, least, most = Infinity] = OPERATORS.get(operator)!;
  return args.length >= least && args.length <= most;
}
