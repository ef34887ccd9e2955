import { css } from 'lit';

/** What surrounds the questions in every widget that asks: title, contents, step, review, receipt. Tokens, buttons and notices come from element/. */
export const respondentStyles = css`
  #title,
  #step,
  #wrong {
    font-size: clamp(1.125em, 5cqi, 1.25em);
    &:focus {
      outline: none;
    }
  }
  #title {
    flex: 1 1 12em;
    font-size: clamp(1.125em, 5cqi, 1.75em);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--varco-space) * 4);
  }
  header {
    margin-block-end: calc(var(--varco-space) * 2);
  }
  /* no \`* + *\`: it has every style computed again when one question comes */
  .main {
    max-inline-size: 46em;
    & > * {
      margin-block: 0 calc(var(--varco-space) * 2);
    }
    & .notice > * {
      margin-block: var(--varco-space);
    }
  }
  .actions .primary {
    margin-inline-start: auto;
  }
  nav {
    & ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    & [aria-expanded] {
      justify-content: space-between;
      inline-size: 100%;
      text-decoration: none;
    }
  }
  nav p,
  :where([aria-expanded='false']) ~ ol {
    display: none;
  }
  /* its place is kept: nothing moves when it is said */
  .saved {
    inline-size: 10em;
    min-block-size: 1.5em;
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 8px;
  }
  .step {
    gap: var(--varco-space);
    justify-content: flex-start;
    inline-size: 100%;
    border: 0;
    color: inherit;
    font-weight: 400;
    text-align: start;
    &[aria-current] {
      box-shadow: inset 4px 0 var(--varco-accent);
      background: var(--varco-tint);
      font-weight: 600;
    }
  }
  .place {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.75em;
    block-size: 1.75em;
    border: 1px solid var(--varco-edge);
    border-radius: 50%;
  }
  .place .icon,
  .tick {
    color: var(--varco-success);
  }
  .tick {
    font-size: 3em;
    line-height: 1;
  }
  summary {
    padding-block: 10px;
    color: var(--varco-accent);
    font-weight: 600;
    cursor: pointer;
  }
  .error a {
    display: block;
    padding-block: 4px;
    color: var(--varco-danger);
  }
  section {
    padding-block-end: calc(var(--varco-space) * 2);
  }
  dl {
    margin: 0;
    & div {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: baseline;
      gap: 0 calc(var(--varco-space) * 2);
      padding-block: var(--varco-space);
      border-block-end: 1px solid var(--varco-line);
    }
    & dt {
      color: var(--varco-muted);
    }
    & dd {
      grid-row: 2;
      grid-column: 1 / -1;
      margin: 0;
      white-space: pre-line;
      & + dd {
        grid-area: 1 / -2;
        white-space: nowrap;
      }
    }
    & button {
      margin-block: -10px;
    }
  }
  code {
    display: block;
  }
  .print {
    display: none;
    .visited & {
      display: block;
    }
  }
  @container varco (width >= 44em) {
    .columns {
      grid-template-columns: minmax(13em, 1fr) minmax(0, 3fr);
    }
    nav {
      position: sticky;
      inset-block-start: 16px;
      align-self: start;
      & ol,
      & p {
        display: block;
      }
      & [aria-expanded] {
        display: none;
      }
    }
    dl div {
      grid-template-columns: 2fr 3fr auto;
    }
    dl dd {
      grid-area: 1 / 2;
    }
  }
  @media print {
    nav,
    header .control,
    .saved,
    .tick {
      display: none;
    }
    .columns,
    .print {
      display: block;
    }
  }
`;
