import { css } from 'lit';
import { allStyles } from './all/all.styles.ts';

export const statusReportStyles = [
  css`
    .figure {
      margin: 0 0 calc(var(--varco-space) * 4);
    }
  `,
  allStyles,
];
