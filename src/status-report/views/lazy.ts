import { latePart } from '../../element/late.ts';

/** one respondent's picture, which brings the form engine with it */
export const { load: loadMine, late: mine } = latePart(() => import('./mine.ts'));
/** what was answered to each question */
export const { late: questions } = latePart(() => import('./questions.ts'));
/** what is asked for: cross-tables, texts, files */
export const { load, late } = latePart(() => import('./late.ts'));
