import type { Rule } from './rule.ts';
import { parts } from './rule.ts';
import { infix } from './infix.ts';
import { nearest } from '../contract/nearest.ts';

/** `any` is for what cannot be known before it is answered: it fits everywhere. */
export type Kind = 'any' | 'boolean' | 'number' | 'string' | 'date' | 'time' | 'list' | 'record';

/**
 * What kind of answer a question gives. A list (multiple choice, field of a repeated group) and a record (matrix,
 * allocation) have members of kind `of`; `options` are the values that the answer, or each member, can take.
 */
export interface Type {
  readonly kind: Kind;
  readonly of?: Kind;
  readonly options?: readonly string[];
}

/** A mistake in a rule that could be read. `path` is a JSON Pointer inside the rule, `part` its text there. */
export interface RuleProblem {
  readonly path: string;
  readonly part: string;
  readonly found: string;
  readonly expected: string;
  readonly message: string;
}

const ANY: Type = { kind: 'any' };
const DATE = /^\d{4}(-|$)/;
const TIME = /^\d\d:\d\d/;

const NAMES: { readonly [kind in Kind]: string } = {
  any: 'anything',
  boolean: 'a condition (yes or no)',
  number: 'a number',
  string: 'a text',
  date: 'a date',
  time: 'a time',
  list: 'a list of answers',
  record: 'an answer with rows',
};

const SCALARS: readonly Kind[] = ['boolean', 'number', 'string', 'date', 'time'];
const ORDERED: readonly Kind[] = ['number', 'date', 'time'];

const wording = (kinds: readonly Kind[]): string =>
  kinds.length > 3 ? 'a single answer or value' : kinds.map((kind) => NAMES[kind]).join(' or ');

/** Whether a part of a rule can stand where one of these kinds is wanted. Dates and times are written as texts. */
const fits = (node: Rule, { kind }: Type, kinds: readonly Kind[]): boolean =>
  kind === 'any' ||
  kinds.includes('any') ||
  kinds.includes(kind) ||
  (typeof node === 'string' &&
    ((kinds.includes('date') && DATE.test(node)) || (kinds.includes('time') && TIME.test(node))));

/**
 * The mistakes of types in a rule, so that none is left for a respondent to meet: unknown ids, kinds that cannot be
 * compared or added, values that are not options of the question.
 * @param typeOf the type of the answer at a path, `undefined` when there is no such question
 * @param expected what the rule as a whole must be; `boolean` for a condition
 * @param names the valid ids, to suggest the nearest
 */
export function check(
  rule: Rule,
  typeOf: (path: string) => Type | undefined,
  expected: Kind = 'any',
  names: Iterable<string> = [],
): RuleProblem[] {
  const problems: RuleProblem[] = [];

  const report = (node: Rule, path: string, found: string, wanted: string): Type => {
    const part = infix(node);
    problems.push({ path, part, found, expected: wanted, message: `${part}: found ${found}, expected ${wanted}` });
    return ANY;
  };

  const need = (node: Rule, path: string, kinds: readonly Kind[]): Type => {
    const type = infer(node, path);
    if (fits(node, type, kinds)) return type;
    const { kind } = type;
    const instead =
      kind === 'list' && kinds.length > 1
        ? '; selected(), count() or sum() read a list'
        : kind === 'record' && kinds.length > 1
          ? '; name one row: ${question.row}'
          : kind === 'string' && kinds === ORDERED
            ? ' (dates as 2021-03-31)'
            : '';
    return report(node, path, NAMES[kind], wording(kinds) + instead);
  };

  /** Things that are compared: of one kind; a fixed value must be an option of the question it is compared with. */
  const match = (pair: readonly [Rule, string, Type][]): void => {
    for (const [i, [node, path, type]] of pair.entries()) {
      const [other, , { kind, options }] = pair[1 - i]!;
      if (options && typeof node !== 'object') {
        if (options.includes(node as string)) return;
        const near = nearest(String(node), options);
        const valid = options.slice(0, 8).join(', ') + (options.length > 8 ? ', …' : '');
        report(node, path, 'no option of the question', near ? `'${near}'` : `one of ${valid}`);
        return;
      }
      if (i && !fits(node, type, [kind]) && !fits(other, { kind }, [type.kind]))
        report(node, path, NAMES[type.kind], `${NAMES[kind]} like the other side`);
    }
  };

  const infer = (node: Rule, path: string): Type => {
    const found = parts(node);
    if (!found) return { kind: typeof node as Kind };
    const [operator, args] = found;
    const at = (i: number) => `${path}/${operator.replace('/', '~1')}/${i}`;
    const all = (kinds: readonly Kind[]): Type[] => args.map((arg, i) => need(arg, at(i), kinds));

    switch (operator) {
      case 'var': {
        const id = args[0] as string;
        const type = id === '$today' ? ({ kind: 'date' } as const) : typeOf(id);
        if (type) return type;
        const near = nearest(id, names);
        return report(node, path, `the unknown id “${id}”`, near ? `“${near}”` : 'the id of a question');
      }
      case 'and':
      case 'or':
      case '!':
        all(['boolean']);
        return { kind: 'boolean' };
      case 'answered':
        all(['any']);
        return { kind: 'boolean' };
      case '===':
      case '!==':
      case '<':
      case '<=':
      case '>':
      case '>=': {
        const sides = args.map(
          (arg, i) => [arg, at(i), need(arg, at(i), /==/.test(operator) ? SCALARS : ORDERED)] as const,
        );
        for (let i = 1; i < sides.length; i++) match([sides[i - 1] as never, sides[i] as never]);
        return { kind: 'boolean' };
      }
      case 'selected': {
        const x = need(args[0]!, at(0), [...SCALARS, 'list']);
        const member: Type = x.kind === 'list' ? { kind: x.of ?? 'any', options: x.options } : x;
        for (let i = 1; i < args.length; i++)
          match([
            [args[0]!, at(0), member],
            [args[i]!, at(i), need(args[i]!, at(i), SCALARS)],
          ]);
        return { kind: 'boolean' };
      }
      case 'count':
        all(['list', 'record']);
        return { kind: 'number' };
      case 'sum':
      case 'min':
      case 'max':
        all(['number', 'list', 'record']).forEach(({ of = 'any' }, i) => {
          if (!fits(args[i]!, { kind: of }, ['number']))
            report(args[i]!, at(i), `members each ${NAMES[of]}`, 'members that are numbers');
        });
        return { kind: 'number' };
      case 'year':
        all(['date', 'number']);
        return { kind: 'number' };
      case 'if': {
        const branches = args.flatMap((arg, i) => {
          const branch = i % 2 > 0 || i === args.length - 1;
          const type = need(arg, at(i), [branch ? 'any' : 'boolean']);
          return branch ? [{ arg, i, type }] : [];
        });
        // A fixed text may be a date: what the others are decides.
        const { type } =
          branches.find(({ arg, type: { kind } }) => kind !== 'any' && typeof arg !== 'string') ?? branches[0]!;
        for (const { arg, i, type: own } of branches)
          if (!fits(arg, own, [type.kind]))
            report(arg, at(i), NAMES[own.kind], `${NAMES[type.kind]} like the other values`);
        return { kind: type.kind, of: type.of };
      }
      default:
        all(['number']);
        return { kind: 'number' };
    }
  };

  need(rule, '', [expected]);
  return problems;
}
