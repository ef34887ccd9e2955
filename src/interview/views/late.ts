/** What comes minutes after the beginning, in a file of its own: who is still telling needs none of it. */
export { frame } from './frame.ts';
export { ladder, ladderEntry } from './ladder.ts';
export { copies, takeaway } from './takeaway.ts';
export { document, mirror, oneSided, readBack } from './told.ts';
