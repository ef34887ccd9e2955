/** The condition language: infix text → rule (a JsonLogic profile) → value, and → a plain sentence. See README.md. */
export { check, type Kind, type RuleProblem, type Type } from './check.ts';
export { compile, given, holds, isCondition, reader, type Read } from './evaluate.ts';
export { infix } from './infix.ts';
export { parse, toRule } from './parse.ts';
export { pattern, PatternError } from './pattern.ts';
export { LIMITS, references, RuleError, type Rule, type Value } from './rule.ts';
export { sentence, type Phrases, type Words } from './sentence.ts';
