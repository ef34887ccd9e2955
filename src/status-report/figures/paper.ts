import type { Chart } from './spec.ts';

/**
 * Widths of drawings on paper, which are the same whatever the screen is: of A4 or Letter between usual margins, the text of
 * drawings being 8.5 points (paper.styles.ts). A printer's real width is told by no browser before it prints; on less, they are
 * shown a little smaller.
 */
const COLUMN = 488;
const ROW = 1000;

/** Whether a chart takes the whole row, where others stand in two columns. */
export const isBroad = ({ kind }: Chart): boolean => kind === 'stacked' || kind === 'standings';

/** How wide a chart is drawn for paper. */
export const inPrint = (chart: Chart): number => (isBroad(chart) ? ROW : COLUMN);
