/** Bringing in a file of events, in a part of its own: few pages offer it. */
import { addMessages } from '../../locale/index.ts';

addMessages({ it: () => import('./generated/it.ts'), sq: () => import('./generated/sq.ts') });

export { importing } from './import-view.ts';
export { importStyles as lateStyles } from './import.styles.ts';
