/** What comes later, in a part of its own: who only looks needs none of it. Its words come with it. */
import { addMessages } from '../../locale/index.ts';

addMessages({ it: () => import('./generated/it.ts'), sq: () => import('./generated/sq.ts') });

export { exportEntry, exports } from './exports.ts';
export { moreStyles } from './more.styles.ts';
export { presence } from './presence.ts';
export { shortlist, shortlistCount, star } from './shortlist.ts';
export { Shortlist } from '../shortlist/shortlist.ts';
export { writeLinkedData } from '../io/light-dom.ts';
export { jsonLd } from '../io/schema-org.ts';

/** The import reads what no page needs but a manager's: it is loaded when it is wanted. */
export const loadImporter = (): Promise<typeof import('./importer.ts')> => import('./importer.ts');
