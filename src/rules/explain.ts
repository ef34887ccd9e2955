import { nearest } from '../contract/nearest.ts';
import { fits, OPERATORS } from './operators.ts';
import { MAX_DEPTH, MAX_STATES } from './pattern.ts';
import { LIMITS, type RuleError } from './rule.ts';

/** An error of `toRule` or `pattern` in the words for an author. */
export interface Explained {
  readonly found: string;
  readonly expected: string;
  /** The whole sentence with the place; under it, for text, the words around it with an arrow. */
  readonly message: string;
}

const names = [...OPERATORS.keys()];
const INFIX = names.filter((name) => OPERATORS.get(name)![3]! > 0);
/** What can be called by name in a condition's text. */
const FUNCTIONS = [...names.filter((name) => !OPERATORS.get(name)![3]), 'today'];
const WORDS = [...FUNCTIONS, 'and', 'or', 'not', 'true', 'false'];

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
  '/': 'a “pattern” in the question',
  '≤': '<=',
  '≥': '>=',
  '≠': '!==',
  '“': 'straight quotes',
  '”': 'straight quotes',
  '‘': 'straight quotes',
  '’': 'straight quotes',
};

/** What to write instead of `word`, or the valid name nearest to it, as the end of a sentence to an author; else ''. */
function advice(word: string, valid: readonly string[]): string {
  if (Object.hasOwn(INSTEAD, word)) return `; write ${INSTEAD[word]}`;
  const name = nearest(word, valid);
  return name ? `; did you mean ${name}?` : '';
}

/** How many arguments an operator takes. */
function arity(operator: string): string {
  const [, least, most = Infinity] = OPERATORS.get(operator)!;
  return `${least}${most === least ? '' : most === Infinity ? ' or more' : ` to ${most}`}`;
}

type Words = [found: string, expected: string];
const MUCH = `at most ${LIMITS.depth} levels and ${LIMITS.nodes} parts`;

/** A part of a rule as JSON that is none of the profile. */
function inJson(node: unknown): Words {
  const value = 'a value or an operator';
  if (node === undefined) return ['nothing', value];
  if (node === null) return ['null', `${value}${advice('null', [])}`];
  if (typeof node === 'number') return [`${node}`, 'a finite number'];
  if (typeof node === 'string') return ['a blank text', 'some text, or not answered(x)'];
  if (typeof node !== 'object' || Array.isArray(node))
    return [`a ${Array.isArray(node) ? 'list' : typeof node}`, value];
  const [operator = '', ...others] = Object.keys(node);
  if (!operator || others.length) return [`${Object.keys(node).length} operators in one object`, 'exactly one'];
  if (!OPERATORS.has(operator)) return [`“${operator}”`, `an operator of the profile${advice(operator, names)}`];
  const given = (node as Record<string, unknown>)[operator];
  const args = Array.isArray(given) ? given : /^(and|or)$/.test(operator) ? [] : [given];
  if (!fits(operator, args)) return [`${args.length} arguments for “${operator}”`, arity(operator)];
  return [typeof args[0] === 'string' ? `the id “${args[0]}”` : 'an id that is no text', 'an id such as "exports"'];
}

const TOKEN =
  /^(?:\$\{[^}]*\}|\d[\p{L}\p{N}_.]*|(['"])(?:(?!\1)[^\\]|\\[^])*\1|[\p{L}_][\p{L}\p{N}_]*|<>|[=!<>]=*|&&|\|\||\?[?:]?|[^])/u;

/** What stands in a condition's text where a value should. */
function value(word: string, called: boolean): string {
  if (/^\$\{/.test(word)) return 'an id such as ${exports}';
  if (/^['"]./.test(word)) return String.raw`after \ one of \ ' " n t r u0000`;
  if (/^['"$]/.test(word)) return 'a value (this one is not closed)';
  if (/^\d/.test(word)) return Number.isNaN(+word) ? 'a number' : 'a smaller number';
  if (word === 'not') return '“not …” in parentheses';
  if (FUNCTIONS.includes(word)) return called ? `${word === 'today' ? 0 : arity(word)} arguments` : `“(” after ${word}`;
  const hint = advice(word, /^[\p{L}_]/u.test(word) ? WORDS : []);
  if (called) return `a function${hint || `: ${FUNCTIONS.join(', ')}`}`;
  return `a value${hint || (/^[\p{L}_]/u.test(word) ? `; write \${${word}} for an answer, '${word}' for a text` : '')}`;
}

/** The rest of a condition's text, from the mistake on. */
function inText(rest: string, expected: string): Words {
  const [word = ''] = TOKEN.exec(rest) ?? [];
  const found = word ? `“${word}”` : 'the end';
  const called = /^[\p{L}_][\p{L}\p{N}_]*\s*\(/u.test(rest);
  if (expected === 'a value') return [found, value(word, called)];
  if (OPERATORS.get(word)?.[3] === 4) return [found, '“and” between two comparisons'];
  return [found, `${expected === 'an operator' ? 'an operator or the end' : expected}${advice(word, INFIX)}`];
}

const PATTERN_TOKEN =
  /^(?:\[\^?(?:\\[^]|[^\]\\])*\]|\\[pP]\{[\w=]+\}|\\u\{[\da-fA-F]+\}|\\[^]|\(\?<?.|\{\d+(?:,\d*)?\}|[^])/u;

/** What is expected in place of a pattern's token; the first that fits it says. */
const REFUSED: readonly (readonly [token: RegExp, expected: string])[] = [
  [/^\(\?/, '(…) or (?:…): lookaround and named groups are not allowed'],
  [/^\\[1-9k]/, 'no back references: they are not allowed'],
  [/^\\[bB]/, 'no word boundaries: the whole text is matched'],
  [/^\\$/, 'a character after it'],
  [/^\)$/, '“(” before it'],
  [/^\[$/, '“]” after it'],
  [/^\{$/, '\\{'],
  [/^\}$/, '\\}'],
  [/^\]$/, '\\]'],
  [/^[?*+{]/, 'something to repeat'],
  [/^/, 'what is understood'],
];

/** Why a pattern stops where this begins. */
function inPattern(rest: string): Words {
  const [word = ''] = PATTERN_TOKEN.exec(rest) ?? [];
  const [, n, m] = /^\{(\d+),(\d+)\}/.exec(word) ?? [];
  const expected = Number(n) > Number(m) ? 'the smaller number first' : REFUSED.find(([token]) => token.test(word))![1];
  return [`“${word}”`, expected];
}

/**
 * What `toRule` or `pattern` threw, with what to write instead.
 * @param source the condition or the pattern that it was given
 */
export function explain({ found: node, expected: wanted, position, path }: RuleError, source: unknown): Explained {
  const text = typeof node === 'string' && wanted !== 'a rule' && typeof source === 'string';
  const [found, expected] = ((): Words => {
    if (wanted === 'fewer states') return ['too many states', `at most ${MAX_STATES}: repeat less`];
    if (wanted === 'fewer groups') return ['groups nested deeper', `at most ${MAX_DEPTH} levels`];
    if (wanted === 'less')
      return text && source.length > LIMITS.text
        ? [`${source.length} characters`, `at most ${LIMITS.text} characters`]
        : ['too much', MUCH];
    if (wanted === 'a rule') return inJson(node);
    if (wanted === 'a pattern') return inPattern(node as string);
    return inText(node as string, wanted);
  })();
  const pointer = path.map((key) => `/${String(key).replace(/\//g, '~1')}`).join('');
  const place = text ? `column ${position + 1}` : pointer || '/';
  const message = `${place}: found ${found}, expected ${expected}`;
  return { found, expected, message: text ? message + arrow(source, position) : message };
}

/** The words around a position with an arrow under it. */
function arrow(source: string, position: number): string {
  const start = Math.max(0, position - 40);
  return `\n  ${source.slice(start, position + 40).replace(/\s/g, ' ')}\n  ${' '.repeat(position - start)}^`;
}
