import type { Rule } from './rule.ts';
import { parts } from './rule.ts';
import { isCondition } from './evaluate.ts';

type Join = (a: string, b: string) => string;

/** The phrases of one language; every function takes ready-made texts and gives one. In words.ts: it, en, sq. */
export interface Phrases {
  /** BCP 47 tag, for numbers and lists. */
  readonly lang: string;
  readonly quote: (text: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly today: string;
  /** Comparisons of texts and numbers, then those that sound otherwise for dates and times. */
  readonly compare: { readonly [operator: string]: Join };
  readonly dates: { readonly [operator: string]: Join };
  readonly between: (a: string, low: string, high: string, inclusive: boolean) => string;
  /** “x has more than n answers”, for each comparison with a fixed number; `n` is the number as well, for plurals. */
  readonly counts: { readonly [operator: string]: (x: string, n: number) => string };
  readonly holds: (x: string) => string;
  readonly answered: (x: string) => string;
  readonly unanswered: (x: string) => string;
  readonly selected: Join;
  readonly unselected: Join;
  readonly not: (condition: string) => string;
  /** Arithmetic and functions of any number of things already joined in a list. */
  readonly sum: (list: string) => string;
  readonly min: (list: string) => string;
  readonly max: (list: string) => string;
  readonly count: (x: string) => string;
  readonly year: (x: string) => string;
  readonly round: (x: string, digits: string) => string;
  readonly remainder: Join;
  readonly choose: (condition: string, then: string) => string;
  readonly otherwise: (value: string) => string;
}

/** Phrases and the names of things: the label of the question at a path, and of one of its options. */
export interface Words extends Phrases {
  readonly label: (path: string) => string;
  readonly option: (path: string, value: string) => string | undefined;
}

const SYMBOL: { readonly [operator: string]: string } = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' };
const OPPOSITE: { readonly [operator: string]: string } = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};
const MIRROR: { readonly [operator: string]: string } = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const isDate = (node: Rule): boolean =>
  typeof node === 'string' ? /^\d{4}(-|$)|^\d\d:/.test(node) : parts(node)?.[1][0] === '$today';

/**
 * A rule as a plain sentence in the language of `words`, for authors and for whoever reviews a form: «“Avete esportato
 * all’estero?” è “Sì” e “Mercati” ha più di 2 risposte». Labels are quoted as they are.
 */
export function sentence(rule: Rule, words: Words): string {
  const numbers = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 15 });
  const lists = {
    and: new Intl.ListFormat(words.lang, { type: 'conjunction' }),
    or: new Intl.ListFormat(words.lang, { type: 'disjunction' }),
  };

  /** The name of a value, given what it is compared with: an option's label, yes and no, a number, a quoted text. */
  const value = (node: Rule, beside?: Rule): string => {
    const found = parts(node);
    if (found) return thing(node);
    if (typeof node === 'boolean') return words.quote(node ? words.yes : words.no);
    if (typeof node === 'number') return numbers.format(node);
    const [operator, args] = (beside !== undefined && parts(beside)) || [];
    const label = operator === 'var' ? words.option(args![0] as string, node as string) : undefined;
    return words.quote(label ?? (node as string));
  };

  /** A part of the rule that is a thing: an answer, a number, a result; wrapped `inside` arithmetic. */
  const thing = (node: Rule, inside = false): string => {
    const [operator, args] = parts(node) ?? [];
    if (!operator) return value(node);
    if (operator === 'var') return args![0] === '$today' ? words.today : words.quote(words.label(args![0] as string));
    const said = result(operator, args!, node);
    return inside ? `(${said})` : said;
  };

  const result = (operator: string, args: readonly Rule[], node: Rule): string => {
    switch (operator) {
      case 'sum':
      case 'min':
      case 'max':
        return words[operator](lists.and.format(args.map((arg) => thing(arg))));
      case 'count':
      case 'year':
        return words[operator](thing(args[0]!));
      case 'round':
        return words.round(thing(args[0]!), thing(args[1] ?? 0));
      case '%':
        return args.map((arg) => thing(arg, true)).reduce(words.remainder);
      case 'if':
        return args
          .flatMap((arg, i) => {
            if (i % 2) return [words.choose(clause(args[i - 1]!), thing(arg))];
            return i === args.length - 1 ? [words.otherwise(thing(arg))] : [];
          })
          .join('; ');
    }
    if (!Object.hasOwn(SYMBOL, operator)) return clause(node);
    const things = args.map((arg) => thing(arg, true));
    return things.length < 2 ? `−${things[0]!}` : things.join(SYMBOL[operator]);
  };

  /** A part of the rule that is said of something. `inside` another clause it is wrapped when it has several. */
  const clause = (node: Rule, inside = false, negative = false): string => {
    if (typeof node === 'boolean') return node === negative ? words.no : words.yes;
    const found = parts(node);
    if (!found) return value(node);
    const [operator, args] = found;
    const [a, b, c] = args;
    if (operator === '!') return clause(a!, inside, !negative);
    if (operator === 'answered') return (negative ? words.unanswered : words.answered)(thing(a!));
    if (operator === 'selected') {
      const options = lists.or.format(args.slice(1).map((option) => value(option, a)));
      return (negative ? words.unselected : words.selected)(thing(a!), options);
    }
    if (operator === 'and' || operator === 'or') {
      // Not (a and b) is said as: not a, or not b.
      const both = (operator === 'and') !== negative;
      const said = lists[both ? 'and' : 'or'].format(args.map((arg) => clause(arg, true, negative)));
      return inside ? `(${said})` : said;
    }
    if (Object.hasOwn(OPPOSITE, operator)) {
      if (c === undefined) return comparison(negative ? OPPOSITE[operator]! : operator, a!, b!);
      const [low, high] = operator[0] === '<' ? [a!, c] : [c, a!];
      const said = words.between(thing(b!), value(low, b), value(high, b), operator.length > 1);
      return negative ? words.not(said) : said;
    }
    if (operator !== 'var') return negative ? words.not(thing(node)) : thing(node);
    return negative ? words.compare['===']!(thing(node), words.quote(words.no)) : words.holds(thing(node));
  };

  const comparison = (operator: string, a: Rule, b: Rule): string => {
    // The fixed value is said last: 3 < x is “x is more than 3”.
    if (typeof a !== 'object' && typeof b === 'object') return comparison(MIRROR[operator] ?? operator, b, a);
    const [counted, args] = parts(a) ?? [];
    if (counted === 'count' && typeof b === 'number') return words.counts[operator]!(thing(args![0]!), b);
    const say = (isDate(a) || isDate(b) ? words.dates[operator] : undefined) ?? words.compare[operator]!;
    return say(value(a, b), value(b, a));
  };

  return parts(rule)?.[0] === 'var' || isCondition(rule) ? clause(rule) : thing(rule);
}
