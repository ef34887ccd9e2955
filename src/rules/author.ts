/** What only an author needs of the condition language: the check of kinds, the text again, the sentence, the advice. */
export { check, type Kind, type RuleProblem, type Type } from './check.ts';
export { explain, type Explained } from './explain.ts';
export { infix } from './infix.ts';
export { sentence, type Phrases, type Words } from './sentence.ts';
