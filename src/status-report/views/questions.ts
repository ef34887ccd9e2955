/** What was answered to each question, and a class beside the whole: it comes as soon as the first figures are there. */
import '../figures/layout/later.ts';
import './messages.ts';
import { css } from 'lit';

export const lateStyles = css``;
export { besideOf, filterView } from '../all/filter.ts';
export { drawingOf } from '../all/report.ts';
