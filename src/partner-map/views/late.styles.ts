import { css } from 'lit';

/** What the card of an entry has beside the list. */
export const lateStyles = css`
  dl.facts {
    display: grid;
    gap: 4px calc(var(--varco-space) * 2);
    margin: var(--varco-space) 0;
    & div {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--varco-space);
    }
    & dt {
      min-inline-size: 9em;
    }
    & dd {
      margin: 0;
      color: var(--varco-ink);
    }
  }
  .card {
    padding-block-end: calc(var(--varco-space) * 2);
    & :is(h2, h3, h4, h5, h6):not([id]) {
      margin: calc(var(--varco-space) * 2) 0 4px;
      font-size: 1em;
    }
    & #card {
      margin: var(--varco-space) 0 4px;
      font-size: 1.25em;
    }
  }
  .sides {
    display: grid;
    gap: 0 calc(var(--varco-space) * 2);
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
  }
  .profiles > li {
    margin-block-end: var(--varco-space);
    padding: var(--varco-space);
    border-inline-start: 3px solid var(--varco-accent);
    background: var(--varco-tint);
    & p {
      margin: 4px 0 0;
    }
    &[data-over] {
      border-color: var(--varco-line);
      color: var(--varco-muted);
    }
  }
  .tag {
    padding: 1px 8px;
    border: 1px solid var(--varco-edge);
    border-radius: 10px;
    color: var(--varco-ink);
    font-size: max(0.8125em, 13px);
    white-space: nowrap;
  }
  .links {
    padding-inline-start: 1.2em;
  }
  .small {
    font-size: max(0.875em, 14px);
  }
  button.small {
    min-block-size: 28px;
    padding: 2px 4px;
    font-size: 1em;
    font-weight: 600;
    text-align: start;
  }
`;
