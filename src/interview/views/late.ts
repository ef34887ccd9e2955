/** What comes minutes after the beginning, in a file of its own: who is still telling needs none of it. */
import { addMessages } from '../../locale/index.ts';

addMessages({ it: () => import('./generated/it.ts'), sq: () => import('./generated/sq.ts') });

export { countries } from './countries.ts';
export { drawing } from './drawing.ts';
export { frame } from './frame.ts';
export { banner, evidence, lead, notesLeft, privateNotes } from './guided.ts';
export { ladder, ladderEntry } from './ladder.ts';
export { others } from './others.ts';
export { sentInFull } from './sent.ts';
export { strip } from './strip.ts';
export { copies, takeaway } from './takeaway.ts';
export { document, mirror, oneSided, readBack } from './told.ts';
export { lateStyles } from './late.styles.ts';
export { prefill } from '../prefill.ts';
export { begun, marked, receiptForm } from './prefill.ts';
