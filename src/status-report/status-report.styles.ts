import { css } from 'lit';

export const statusReportStyles = css`
  .figure {
    margin: 0 0 calc(var(--varco-space) * 4);
  }
`;
