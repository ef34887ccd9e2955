import { css } from 'lit';

/** What an interview has beside the questions: lines of experiences and tracks, prompts, sentences with what they stand on. */
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
  .timeline,
  .tracks,
  .sentences,
  .kept ul {
    max-inline-size: none;
    padding: 0;
    list-style: none;
  }
  .timeline li,
  .tracks li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px calc(var(--varco-space) * 2);
    padding-block: calc(var(--varco-space) * 1.5);
    border-block-end: 1px solid var(--varco-line);
  }
  .kept li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--varco-space);
    align-items: center;
    margin-block-end: 4px;
  }
  .row .option {
    align-items: center;
    min-block-size: 44px;
    margin-inline-end: calc(var(--varco-space) * 2);
  }
  .miscount {
    font-weight: 600;
  }
  .sentences li {
    padding-block: var(--varco-space);
    border-block-end: 1px solid var(--varco-line);
  }
  .said {
    white-space: pre-line;
  }
  .from a {
    display: inline-block;
    min-block-size: 24px;
    margin-inline-end: var(--varco-space);
    font-size: 0.9375em;
  }
  .wide {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    & caption {
      padding-block-end: var(--varco-space);
      font-weight: 600;
      text-align: start;
    }
    & :is(th, td) {
      min-inline-size: 6em;
      padding: var(--varco-space);
      border-block-end: 1px solid var(--varco-line);
      text-align: start;
      vertical-align: top;
      overflow-wrap: normal;
    }
  }
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
    }
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
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
      font-weight: 600;
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
  @container varco (width >= 44em) {
    .timeline li {
      grid-template-columns: 8em minmax(0, 1fr) auto;
    }
    .tracks li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
  }
`;
