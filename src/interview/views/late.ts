/** What comes minutes after the beginning, in a file of its own: who is still telling needs none of it. */
export { ladder, ladderEntry } from './ladder.ts';
export { others } from './others.ts';
export { document, mirror, oneSided } from './told.ts';
