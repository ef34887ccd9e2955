import { latePart } from '../../element/late.ts';

export const { load, late } = latePart(() => import('./late.ts'));
