/** What comes when an event is opened, or when the page is idle: who is still looking needs none of it. */
import { addMessages } from '../../locale/index.ts';

addMessages({ it: () => import('./generated/it.ts'), sq: () => import('./generated/sq.ts') });

export { card } from './card.ts';
export { circuits } from './circuits.ts';
export { lateStyles } from './late.styles.ts';
export { linkData } from './linked-data.ts';
export { taking } from './taking.ts';
export { sendUnsent } from '../../respondent/unsent.ts';
export { year } from './year.ts';
