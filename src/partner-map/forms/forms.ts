/** The forms of the map, in a part of their own: who only looks needs none of it. Open one by `Inset.of(el, …).open()`. */
import { addMessages } from '../../locale/index.ts';
import type { InsetForm } from '../../respondent/inset.ts';
import type { Proposal } from './propose.ts';

addMessages({ it: () => import('./generated/it.ts'), sq: () => import('./generated/sq.ts') });

export { Inset } from '../../respondent/inset.ts';
export { contact } from './contact.ts';
export { help } from './help.ts';
export { meeting } from './meeting.ts';

/** The form of an entry comes with the towns that it can be placed by: it is loaded when it is wanted. */
export const propose = async (proposal: Proposal): Promise<InsetForm> =>
  (await import('./propose.ts')).propose(proposal);
