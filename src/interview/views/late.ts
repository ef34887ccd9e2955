/** What comes minutes after the beginning, in a file of its own: who is still telling needs none of it. */
import { addMessages } from '../../locale/index.ts';

addMessages({ it: () => import('./generated/it.ts'), sq: () => import('./generated/sq.ts') });

export { banner, lead, ledFields, notesLeft, privateNotes } from './guided.ts';
export { ladder, ladderEntry } from './ladder.ts';
export { sentInFull } from './sent.ts';
export { document, mirror, oneSided } from './told.ts';
export { drawing } from './drawing.ts';
export { countries } from './countries.ts';
export { strip } from './strip.ts';
export { lateStyles } from '../late.styles.ts';
export { prefill } from '../prefill.ts';
export { begun, marked, receiptForm } from './prefill.ts';
