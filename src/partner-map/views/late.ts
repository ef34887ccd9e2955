/** What comes when an entry is opened, or when the page is idle: who is still searching needs none of it. */
import { addMessages } from '../../locale/index.ts';

addMessages({ it: () => import('./generated/it.ts'), sq: () => import('./generated/sq.ts') });

export { sendUnsent } from '../../respondent/unsent.ts';
export { linkData } from './linked-data.ts';
export { actions } from './actions.ts';
export { card } from './card.ts';
export { lateStyles } from './late.styles.ts';
export { panel } from './panel.ts';
export { picking } from './picking.ts';
export { tiles } from './tiles.ts';
