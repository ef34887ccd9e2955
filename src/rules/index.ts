/** The condition language: infix text → rule (a JsonLogic profile) → value. See README.md; author.ts has what only authors need. */
export { compile, reader, type Read } from './evaluate.ts';
export { given } from './operators.ts';
export { parse, toRule } from './parse.ts';
export { LIMITS, references, RuleError, type Rule, type Value } from './rule.ts';
