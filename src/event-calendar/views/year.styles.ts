import { css } from 'lit';

/** A year: its months, and what lies along them. */
export const yearStyles = css`
  .year,
  .spans {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: 4px;
    max-inline-size: none;
    padding: 0;
    list-style: none;
  }
  .year {
    margin-block-end: calc(var(--varco-space) * 2);
  }
  .year button {
    flex-direction: column;
    inline-size: 100%;
    padding: 4px 0;
    border: 1px solid var(--varco-edge);
    color: var(--varco-ink);
    font-weight: 400;
    & span {
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    & .short {
      display: none;
    }
    &[data-none] {
      border-color: var(--varco-line);
      color: var(--varco-muted);
    }
  }
  .spans {
    gap: var(--varco-space) 4px;
    margin-block-start: var(--varco-space);
    & li {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
    }
    & i {
      grid-column: var(--from) / var(--to);
      block-size: 6px;
      border-radius: 3px;
      background: var(--varco-accent);
      forced-color-adjust: none;
    }
    & div {
      grid-column: var(--from) / -1;
    }
    & .name {
      font-weight: 400;
    }
    & [data-late] div {
      grid-column: 1 / var(--to);
      text-align: end;
    }
  }
  @container varco (640px < width < 960px) {
    .year button .long {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
    }
    .year button .short {
      display: block;
      font-size: max(0.875em, 14px);
    }
  }
  @container varco (max-width: 640px) {
    .year {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .spans,
    .spans li {
      display: block;
    }
    .spans i {
      display: none;
    }
    .spans [data-late] div {
      text-align: start;
    }
  }
`;
