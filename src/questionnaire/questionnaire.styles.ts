import { css } from 'lit';

/** The frame around the questions: title, contents, step, review, receipt. Tokens and buttons come from element/. */
export const questionnaireStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--varco-space) calc(var(--varco-space) * 3);
    align-items: baseline;
    justify-content: space-between;
    margin-block-end: calc(var(--varco-space) * 2);
  }
  [tabindex='-1'] {
    overflow-wrap: anywhere;
    hyphens: auto;
    scroll-margin-block-start: calc(var(--varco-space) * 2);
  }
  .language select {
    inline-size: auto;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--varco-space) * 2);
    align-items: center;
    min-block-size: 2.75rem;
  }
  .saved {
    color: var(--varco-muted);
    min-inline-size: 10ch;
  }
  .columns {
    display: grid;
    gap: calc(var(--varco-space) * 4);
  }
  .main {
    min-inline-size: 0;
    max-inline-size: 46rem;
  }
  .intro,
  .thanks,
  .outcome p {
    max-inline-size: 70ch;
  }
  .questions {
    display: grid;
    gap: calc(var(--varco-space) * 4);
    margin-block: calc(var(--varco-space) * 3);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--varco-space) * 2);
    justify-content: space-between;
    margin-block: calc(var(--varco-space) * 4) 0;
  }
  .outcome .actions {
    justify-content: flex-start;
  }
  .contents ol {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .contents ol:not(.open) {
    display: none;
  }
  .place {
    justify-content: space-between;
    inline-size: 100%;
    text-decoration: none;
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 0.5rem;
    margin-block-end: var(--varco-space);
    accent-color: var(--varco-accent);
  }
  .step {
    display: flex;
    gap: calc(var(--varco-space) * 1.5);
    align-items: center;
    justify-content: flex-start;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: var(--varco-space);
    border: 0;
    border-inline-start: 4px solid transparent;
    border-radius: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .step:hover {
    background: var(--varco-tint);
  }
  .step[aria-current] {
    border-color: var(--varco-accent);
    background: var(--varco-tint);
    font-weight: 600;
  }
  .ordinal {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border: 1px solid var(--varco-edge);
    border-radius: 50%;
    font-size: 0.875rem;
  }
  .step.done .ordinal,
  .tick {
    border-color: var(--varco-success);
    color: var(--varco-success);
  }
  .summary {
    border: 1px solid var(--varco-danger);
    border-inline-start-width: 6px;
    border-radius: var(--varco-radius);
    padding: calc(var(--varco-space) * 2);
    margin-block-end: calc(var(--varco-space) * 3);
  }
  .summary ul {
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  .summary a {
    line-height: 1.75;
    color: var(--varco-danger);
  }
  .of {
    font-weight: 600;
  }
  .answers {
    margin: 0;
  }
  .answer {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 calc(var(--varco-space) * 2);
    padding-block: var(--varco-space);
    border-block-end: 1px solid var(--varco-line);
  }
  dt {
    grid-column: 1;
    color: var(--varco-muted);
  }
  dd {
    grid-column: 1;
    margin: 0;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .change {
    grid-column: 2;
    grid-row: 1 / span 2;
    align-self: center;
  }
  .muted {
    color: var(--varco-muted);
  }
  .tick svg {
    inline-size: 4rem;
    block-size: 4rem;
  }
  .code {
    border: 1px solid var(--varco-line);
    border-radius: var(--varco-radius);
    padding: calc(var(--varco-space) * 2);
    margin-block: calc(var(--varco-space) * 2);
  }
  code {
    display: block;
    margin-block: var(--varco-space);
    overflow-wrap: anywhere;
    font-size: 1.0625rem;
  }
  .parked {
    margin-block: calc(var(--varco-space) * 3);
  }
  .parked summary {
    min-block-size: 2.75rem;
    cursor: pointer;
  }
  .copy {
    margin-block-start: calc(var(--varco-space) * 4);
  }
  @container varco (min-width: 52rem) {
    .columns {
      grid-template-columns: minmax(13rem, 18rem) minmax(0, 1fr);
    }
    .contents ol:not(.open) {
      display: block;
    }
    .place {
      pointer-events: none;
      padding-inline: 0;
      color: var(--varco-muted);
    }
    .place .icon {
      display: none;
    }
    .contents {
      position: sticky;
      inset-block-start: calc(var(--varco-space) * 2);
      align-self: start;
    }
    .answer {
      grid-template-columns: 2fr 3fr auto;
    }
    dd {
      grid-column: 2;
    }
    .change {
      grid-column: 3;
      grid-row: 1;
    }
  }
  @media print {
    .contents,
    .tools,
    .actions,
    .change,
    .code button,
    .tick {
      display: none;
    }
    .columns {
      display: block;
    }
  }
`;
