/** The forms of the calendar, in a part of their own: who only looks needs none of it. */
import { addMessages } from '../../locale/index.ts';

addMessages({ it: () => import('./generated/it.ts'), sq: () => import('./generated/sq.ts') });
// some words are the card's, too
addMessages({ it: () => import('../views/generated/it.ts'), sq: () => import('../views/generated/sq.ts') });

export { asked } from './asked.ts';
export { outgoing } from './outgoing-view.ts';
export { formsStyles as lateStyles } from './forms.styles.ts';
