import type { Rule } from './rule.ts';
import { parts } from './rule.ts';
import { OPERATORS } from './operators.ts';

const NOT = 3;
const ATOM = 8;

/** A rule as the text that an author would write; `parse` gives the same rule back. */
export const infix = (rule: Rule): string => write(rule)[0];

/** The text and how strongly it binds. */
function write(rule: Rule): [text: string, level: number] {
  const found = parts(rule);
  if (!found) return [typeof rule === 'string' ? quote(rule) : String(rule), ATOM];
  const [operator, args] = found;
  if (operator === 'var') return [args[0] === '$today' ? 'today()' : `\${${args[0] as string}}`, ATOM];
  const level = OPERATORS.get(operator)![3];
  if (!level) return [`${operator}(${args.map(infix).join(', ')})`, ATOM];
  // Equal strength is wrapped too: a chain without parentheses means one operator with many arguments.
  const wrap = (arg: Rule, level: number): string => {
    const [text, binds] = write(arg);
    return binds > level && !(operator === '-' && args.length < 2 && typeof arg === 'number') ? text : `(${text})`;
  };
  if (operator === '!') return [`not ${wrap(args[0]!, 7)}`, NOT];
  if (args.length < 2) return [`-${wrap(args[0]!, 7)}`, 7];
  return [args.map((arg) => wrap(arg, level)).join(` ${operator} `), level];
}

const ESCAPES: { readonly [letter: string]: string } = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const quote = (text: string): string => `'${text.replace(/[\\'\n\r\t]/g, (letter) => ESCAPES[letter]!)}'`;
