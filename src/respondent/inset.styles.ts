import { css } from 'lit';

/** A form inside a widget; nested under `.inset` with the styles of questions (inset.ts). */
export const insetStyles = css`
  & {
    max-inline-size: 46em;
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
  summary > * {
    display: inline;
  }
  /* an answer before and after */
  .was,
  .is {
    display: block;
  }
`;
