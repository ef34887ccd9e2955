/** What runs wherever a form is filled in or judged. Checking a definition is apart (compile.ts): visitors need none of it. */
export { build } from './build.ts';
export { Form } from './form.ts';
export { judge } from './judge.ts';
export { pipe } from './pipe.ts';
export { reasons, type Contribution, type Reasons } from './reasons.ts';
export { bandOf, scores, worths, type Score, type Scores, type Worth } from './scores.ts';
export type * from './types.ts';
