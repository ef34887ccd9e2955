import { css } from 'lit';

/** Of an interview that somebody leads: the banner, notes beside or below the questions, how sure an answer is. */
export const guidedStyles = css`
  .banner {
    padding: var(--varco-space) calc(var(--varco-space) * 2);
    border: 1px solid var(--varco-edge);
    border-radius: var(--varco-radius);
  }
  .evidence {
    margin-block: calc(var(--varco-space) * -1) calc(var(--varco-space) * 3);
    font-size: 0.9375em;
    & summary {
      color: var(--varco-muted);
      font-weight: 400;
    }
  }
  /* what takes the focus is not under the drawer (WCAG 2.4.11) */
  .led :is(a, button, input, select, summary, textarea) {
    scroll-margin-block-end: 8em;
  }
  aside.private {
    position: sticky;
    inset-block-end: 0;
    max-block-size: 60vh;
    overflow-y: auto;
  }
  .private {
    padding: var(--varco-space) calc(var(--varco-space) * 2);
    border: 2px dashed var(--varco-edge);
    border-radius: var(--varco-radius);
    background: var(--varco-tint);
    & summary {
      color: inherit;
    }
    & .icon {
      vertical-align: text-bottom;
    }
    & .advice {
      font-style: italic;
    }
    & .control {
      inline-size: 100%;
    }
    & dl div {
      display: block;
    }
  }
  @media print {
    .private,
    .banner,
    .in-full {
      display: none;
    }
  }
  @container varco (width >= 58em) {
    .led .main {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 16em;
      align-content: start;
      gap: 0 calc(var(--varco-space) * 4);
      max-inline-size: none;
      & > * {
        grid-column: 1;
      }
      & > aside {
        grid-area: 1 / 2 / span 99;
        inset-block: 16px auto;
        align-self: start;
        max-block-size: calc(100vh - 32px);
      }
    }
  }
`;
