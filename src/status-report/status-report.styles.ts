import { allStyles } from './all/all.styles.ts';
import { figureStyles } from './figures/figures.styles.ts';

export const statusReportStyles = [figureStyles, allStyles];
