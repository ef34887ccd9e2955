import { css } from 'lit';

/** A form inside a widget; nested under `.inset` with the styles of questions (inset.ts). */
export const insetStyles = css`
  & {
    container: varco / inline-size;
    /* a heading that takes the focus is not hidden under what sticks above it */
    scroll-margin-block: calc(var(--varco-space) * 2);
  }
  & > .bar {
    display: flex;
    justify-content: flex-end;
  }
  .fields {
    gap: 2em;
    padding-block-end: 2em;
  }
  .change {
    margin: 0;
    padding-block: var(--varco-space);
    border-block-end: 1px solid var(--varco-line);
  }
`;
