import { RuleError } from './rule.ts';

/** Most states that a pattern may expand to: `[a-z]{10}` takes ten, `(ab){1,50}` a hundred and more. */
export const MAX_STATES = 2_000;

/**
 * Most steps for one text, states × characters (and eight for each character itself), so that no text takes longer than a
 * tenth of a second. A longer text does not match: 1,250 characters for the largest pattern, 125,000 for one of ten states.
 */
const MAX_STEPS = 2_500_000;

/** Most groups in groups. */
export const MAX_DEPTH = 50;

/** Whether a character is one of a class; the step serves to ask each class once for a character. */
type Test = (char: string, step: number) => boolean;

/** Takes a character that passes `test`; without one goes on freely to `to` and `or`, at `^` or `$` only there. */
interface State {
  readonly to?: State;
  or?: State;
  readonly test?: Test | undefined;
  readonly only?: string;
  /** The step at which it was last entered. */
  seen?: number;
}

/** Makes the states for a part of a pattern before the given one and gives the first of them; how many they are. */
type Part = [link: (to: State) => State, size: number];

// One token a match: class, escape, group opening, counted repetition, or any single character.
const TOKEN =
  /\[\^?(?:\\[^]|[^\]\\])*\]|\\[pP]\{[\w=]+\}|\\u\{[\da-fA-F]+\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[^]|\(\?:|\(\?<?.|\{\d+(?:,\d*)?\}|[^]|$/uy;

const RANGES: { readonly [sign: string]: string } = { '?': '0,1', '*': '0,', '+': '1,' };

/**
 * A test of whole texts against a regular expression that an author wrote. The time is in proportion to states ×
 * characters whatever the pattern, since nothing is tried twice: R. Cox, “Regular Expression Matching Can Be Simple
 * And Fast” (2007), after K. Thompson (1968). Agrees with `new RegExp('^(?:' + source + ')$', 'u')` on what it takes:
 * literals, `.`, classes, `\d \w \s \p{…}` and the like, groups, `|`, `? * + {n,m}` (lazy or not), `^` and `$`.
 * @throws RuleError for back references, lookaround, word boundaries, more than 2,000 states, and bad syntax
 */
export function pattern(source: string): (text: string) => boolean {
  const end: State = { test: () => false };
  const [link, size] = read(source);
  const start = link(end);
  let step = 0; // goes on from text to text, so that `seen` needs no clearing

  return (text) => {
    let position = 0;
    let live: State[] = []; // those that take a character, and the end
    const enter = (state?: State): void => {
      if (!state || state.seen === step) return;
      if (state.only && (state.only === '^' ? position : position < text.length)) return;
      state.seen = step;
      if (state.test) live.push(state);
      else {
        enter(state.to);
        enter(state.or);
      }
    };
    if (text.length * (size + 8) > MAX_STEPS) return false;
    step++;
    enter(start);
    for (const char of text) {
      const before = live;
      live = [];
      step++;
      position += char.length;
      for (const { test, to } of before) if (test!(char, step)) enter(to);
      if (!live.length) return false;
    }
    return live.includes(end);
  };
}

/** The pattern as one part, its size counted before anything is expanded. */
function read(source: string): Part {
  let at = 0;
  let token = '';
  let depth = 0;
  const fail = (expected = 'a pattern'): never => {
    throw new RuleError(source.slice(at), expected, at);
  };
  const next = (): void => {
    TOKEN.lastIndex = at += token.length;
    token = TOKEN.exec(source)![0];
  };
  const bound = (size: number): number => (size > MAX_STATES ? fail('fewer states') : size);

  const choice = (): Part => {
    const of = [sequence()];
    while (token === '|') {
      next();
      of.push(sequence());
    }
    return [
      (to) => of.map(([link]) => link(to)).reduceRight((or, first) => ({ to: first, or })),
      bound(of.reduce((sum, [, size]) => sum + size + 1, -1)),
    ];
  };
  const sequence = (): Part => {
    const of: Part[] = [];
    let size = 0;
    while (!/^[|)]?$/.test(token)) {
      const part = piece();
      of.push(part);
      size = bound(size + part[1]);
    }
    return [(to) => of.reduceRight((after, [link]) => link(after), to), size];
  };
  const piece = (): Part => {
    const word = token;
    if (/^[$^]$/.test(word)) {
      next();
      return [(to) => ({ to, only: word }), 1];
    }
    const [link, size] = /^\((\?:)?$/.test(word) ? group() : one(word);
    const range = RANGES[token] ?? /^\{(.+)\}$/.exec(token)?.[1];
    if (!range) return [link, size];
    const [low, high = low] = range.split(',');
    const least = Number(low);
    const most = high ? Number(high) : Infinity;
    if (least > most) fail();
    next();
    if (token === '?') next(); // lazy: the same texts match
    return [
      (to) => {
        let after = to;
        if (most === Infinity) {
          const loop: State = { to };
          loop.or = link(loop);
          after = loop;
        } else for (let i = least; i < most; i++) after = { to: link(after), or: to };
        for (let i = 0; i < least; i++) after = link(after);
        return after;
      },
      bound(most === Infinity ? (least + 1) * size + 1 : most * size + most - least),
    ];
  };
  const group = (): Part => {
    if (depth++ > MAX_DEPTH) fail('fewer groups');
    next();
    const [link, size] = choice();
    if (token !== ')') fail('“)”');
    next();
    depth--;
    return [link, size || 1]; // an empty group is counted too, or (){1000000000} would take its time
  };

  const classes = new Map<string, Test>();
  const one = (word: string): Part => {
    let test = classes.get(word);
    if (!test) {
      let native: RegExp;
      try {
        // one character: no way to blow up
        native = new RegExp(`^${/^\\["'#%&,:;<=>@`~!-]$/.test(word) ? word[1] : word}$`, 'u');
      } catch {
        return fail();
      }
      if (/^\\[bB]?$/.test(word)) fail();
      let [last, hit] = [0, false];
      test = (char, step) => {
        if (step !== last) [last, hit] = [step, native.test(char)];
        return hit;
      };
      classes.set(word, test);
    }
    next();
    return [(to) => ({ to, test }), 1];
  };

  next();
  const tree = choice();
  if (token) fail();
  return tree;
}
