import { css } from 'lit';

/** What an interview has beside the questions: the line of experiences, prompts. Of what comes later: late.styles.ts. */
export const interviewStyles = css`
  .small {
    padding-block: 0;
  }
  .retraced {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--varco-space);
    max-inline-size: none;
    padding: 0;
    list-style: none;
    & button {
      padding-inline: var(--varco-space);
      font-weight: 400;
      text-align: start;
      &[aria-current] {
        box-shadow: inset 0 -4px var(--varco-accent);
        font-weight: 600;
        text-decoration: none;
      }
    }
  }
  .prompts {
    padding-inline-start: calc(var(--varco-space) * 2);
    border-inline-start: 4px solid var(--varco-line);
    list-style: none;
    font-style: italic;
    & li {
      margin-block-end: 4px;
    }
  }
  .timeline {
    max-inline-size: none;
    padding: 0;
    list-style: none;
    & li {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 4px calc(var(--varco-space) * 2);
      padding-block: calc(var(--varco-space) * 1.5);
      border-block-end: 1px solid var(--varco-line);
    }
    & .notice {
      grid-column: 1 / -1;
    }
  }
  .row .option {
    align-items: center;
    min-block-size: 44px;
    margin-inline-end: calc(var(--varco-space) * 2);
  }
  .miscount {
    font-weight: 600;
  }
  /* as the others, which come with late.styles.ts: nothing changes when that is there */
  .fold summary {
    padding-block: 10px;
    color: var(--varco-accent);
    font-weight: 600;
    cursor: pointer;
  }
  @container varco (width >= 44em) {
    .timeline li {
      grid-template-columns: 8em minmax(0, 1fr) auto;
    }
  }
`;
