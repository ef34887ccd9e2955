/** Most states that a pattern may expand to: `[a-z]{10}` takes ten, `(ab){1,50}` a hundred and more. */
export const MAX_STATES = 2_000;

/**
 * Most steps for one text, states × characters, so that no text takes longer than a tenth of a second or so.
 * A longer text does not match: 5,000 characters for the largest pattern, a million for one of ten states.
 */
const MAX_STEPS = 10_000_000;

const MAX_DEPTH = 50;

/** A pattern that cannot be used. `position` counts UTF-16 units from 0. */
export class PatternError extends Error {
  override name = 'PatternError';
  constructor(
    readonly reason: string,
    readonly position: number,
    source: string,
  ) {
    super(`column ${position + 1} of the pattern ${source.slice(0, 100)}: ${reason}`);
  }
}

/** Whether a character is one of a class; the step serves to ask each class once for a character. */
type Test = (char: string, step: number) => boolean;

type Node =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: '^' | '$' }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Node[] } // one after the other, or one of them
  | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number };

// One token a match: class, escape, group opening, counted repetition, or any single character.
const TOKEN =
  /\[\^?(?:\\[^]|[^\]\\])*\]|\\[pP]\{[\w=]+\}|\\u\{[\da-fA-F]+\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[^]|\(\?:|\(\?<?.|\{\d+(?:,\d*)?\}|[^]/uy;

/**
 * A test of whole texts against a regular expression that an author wrote. The time is in proportion to states ×
 * characters whatever the pattern, since nothing is tried twice: R. Cox, “Regular Expression Matching Can Be Simple
 * And Fast” (2007), after K. Thompson (1968). Agrees with `new RegExp('^(?:' + source + ')$', 'u')` on what it takes:
 * literals, `.`, classes, `\d \w \s \p{…}` and the like, groups, `|`, `? * + {n,m}` (lazy or not), `^` and `$`.
 * @throws PatternError for back references, lookaround, word boundaries, more than 2,000 states, and bad syntax
 */
export function pattern(source: string): (text: string) => boolean {
  // The automaton, a state per index: it takes a character that passes `tests`, or goes on freely to `to` and `or`
  // (`only` at the start or at the end of the text).
  const tests: (Test | undefined)[] = [];
  const only: ('^' | '$' | undefined)[] = [];
  const to: number[] = [];
  const or: number[] = [];
  const state = (next: number, other = -1, test?: Test, at?: '^' | '$'): number => {
    or.push(other);
    tests.push(test);
    only.push(at);
    return to.push(next) - 1;
  };

  /** Adds the states for a node before the state `next`; gives the first of them. */
  const link = (node: Node, next: number): number => {
    switch (node.kind) {
      case 'one':
        return state(next, -1, node.test);
      case '^':
      case '$':
        return state(next, -1, undefined, node.kind);
      case 'all':
        return node.of.reduceRight((after, part) => link(part, after), next);
      case 'any':
        return node.of.map((part) => link(part, next)).reduceRight((after, first) => state(first, after));
      case 'repeat': {
        let after = next;
        if (node.most === Infinity) {
          after = state(next);
          or[after] = link(node.of, after);
        } else for (let i = node.least; i < node.most; i++) after = state(link(node.of, after), next);
        for (let i = 0; i < node.least; i++) after = link(node.of, after);
        return after;
      }
    }
  };

  const end = state(-1);
  const start = link(read(source), end);
  const size = to.length;
  const seen = new Int32Array(size); // the step at which a state was last entered
  const stack = new Int32Array(2 * size + 2);
  let current = new Int32Array(size);
  let following = new Int32Array(size);
  let clock = 0; // goes on from text to text, so that `seen` needs no clearing

  return (text) => {
    if (text.length * size > MAX_STEPS) return false;
    if (clock > 1e9) seen.fill((clock = 0));
    let position = 0;
    let many = 0;

    /** Puts into `following` the states that take a character, or the end, and are free to reach from `first`. */
    const enter = (first: number): void => {
      stack[0] = first;
      for (let top = 1; top;) {
        const i = stack[--top]!;
        if (i < 0 || seen[i] === clock) continue;
        if (only[i] && (only[i] === '^' ? position : position < text.length)) continue;
        seen[i] = clock;
        if (tests[i] || i === end) following[many++] = i;
        else {
          stack[top++] = or[i]!;
          stack[top++] = to[i]!;
        }
      }
    };
    clock++;
    enter(start);
    for (const char of text) {
      [current, following] = [following, current];
      const live = many;
      many = 0;
      clock++;
      position += char.length;
      for (let n = 0; n < live; n++) {
        const i = current[n]!;
        if (tests[i]?.(char, clock)) enter(to[i]!);
      }
      if (!many) return false;
    }
    return following.subarray(0, many).includes(end);
  };
}

/** The pattern as a tree, with its size counted before anything is expanded. */
function read(source: string): Node {
  let at = 0;
  let token = '';
  const fail = (reason: string): never => {
    throw new PatternError(reason, at, source);
  };
  const next = (): void => {
    at += token.length;
    TOKEN.lastIndex = at;
    token = TOKEN.exec(source)?.[0] ?? '';
  };
  type Sized = [node: Node, size: number];
  const sized = (node: Node, size: number): Sized =>
    size > MAX_STATES ? fail(`too many states (over ${MAX_STATES}): repeat less`) : [node, size];

  const choice = (depth: number): Sized => {
    const of = [sequence(depth)];
    while (token === '|') {
      next();
      of.push(sequence(depth));
    }
    return of.length < 2 ? of[0]! : sized({ kind: 'any', of: of.map(([node]) => node) }, total(of) + of.length - 1);
  };
  const sequence = (depth: number): Sized => {
    const of: Sized[] = [];
    while (token && token !== '|' && token !== ')') {
      of.push(repeated(depth));
      sized({ kind: '^' }, total(of));
    }
    return [{ kind: 'all', of: of.map(([node]) => node) }, total(of)];
  };
  const repeated = (depth: number): Sized => {
    const [node, size] = atom(depth);
    const [, n, comma, m] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? [];
    const least = n ? Number(n) : token === '+' ? 1 : 0;
    const most = n ? (comma ? (m ? Number(m) : Infinity) : least) : token === '?' ? 1 : Infinity;
    if (!n && !/^[?*+]$/.test(token)) return [node, size];
    if (node.kind === '^' || node.kind === '$') fail('nothing to repeat');
    if (least > most) fail('the numbers are out of order');
    next();
    if (token === '?') next(); // lazy: the same texts match
    if (/^(?:[?*+]|\{\d.*)$/.test(token)) fail('nothing to repeat');
    const optional = most === Infinity ? 1 : most - least;
    return sized({ kind: 'repeat', of: node, least, most }, least * size + optional * (size + 1));
  };
  const atom = (depth: number): Sized => {
    const word = token;
    if (word === '(' || word === '(?:') {
      if (depth > MAX_DEPTH) fail(`groups nested deeper than ${MAX_DEPTH}`);
      next();
      const inner = choice(depth + 1);
      if (token !== ')') fail('“)” is missing');
      next();
      return inner;
    }
    if (/^\(\?/.test(word)) fail('lookaround and named groups are not allowed: use (…) or (?:…)');
    if (/^\\[1-9k]/.test(word)) fail('back references are not allowed');
    if (word === '\\') fail('a lone \\ at the end');
    if (/^\\[bB]/.test(word)) fail('word boundaries are not allowed: the whole text is matched');
    if (/^[?*+{]/.test(word)) fail(/^\{$/.test(word) ? 'write \\{ for a brace' : 'nothing to repeat');
    if (/^[\]}[]$/.test(word)) fail(word === '[' ? '“]” is missing' : `write \\${word}`);
    if (word === '^' || word === '$') {
      next();
      return [{ kind: word }, 1];
    }
    const test = single(word) ?? fail(`${word} is not understood`);
    next();
    return [{ kind: 'one', test }, 1];
  };

  const classes = new Map<string, Test>();
  const single = (word: string): Test | undefined => {
    if (!/^(?:\.$|\[|\\)/.test(word)) return (char) => char === word;
    let test = classes.get(word);
    if (test) return test;
    let native: RegExp;
    try {
      native = new RegExp(`^${/^\\["'#%&,:;<=>@`~!-]$/.test(word) ? word[1] : word}$`, 'u'); // one character: no way to blow up
    } catch {
      return;
    }
    let [last, hit] = [0, false];
    test = (char, step) => {
      if (step !== last) [last, hit] = [step, native.test(char)];
      return hit;
    };
    classes.set(word, test);
    return test;
  };

  next();
  const [tree] = choice(0);
  if (token) fail('“(” is missing');
  return tree;
}

const total = (of: readonly [unknown, number][]): number => of.reduce((sum, [, size]) => sum + size, 0);
