export { compile } from './compile.ts';
export { Form } from './form.ts';
export { judge } from './judge.ts';
export { scores } from './scores.ts';
export { pipe } from './pipe.ts';
export type * from './types.ts';
