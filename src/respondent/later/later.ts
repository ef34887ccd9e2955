/**
 * What few respondents come to, and only with a network: why answers were refused, earlier ones that these are to replace, and
 * what else a receipt's code is good for. It is fetched when it is wanted.
 */
import { addMessages } from '../../locale/index.ts';

// Albanian has them beside everybody's
addMessages({ it: () => import('../generated/it.ts'), sq: async () => ({ templates: {} }) });

export { erase } from '../receipt.ts';
export { reason, refused } from './reason.ts';
export { replacing } from './replacing.ts';
export { visit } from './visit.ts';
