import { css } from 'lit';

/** The frame around the questions: title, contents, step, review, receipt. Tokens, buttons and notices come from element/. */
export const questionnaireStyles = css`
  [tabindex='-1'] {
    overflow-wrap: anywhere;
  }
  :is(h1, h2, h3, h4, h5, h6):focus {
    outline: none;
    box-shadow: none;
  }
  header > :first-child {
    flex: 1 1 20rem;
    font-size: clamp(1.25rem, 5cqi, 1.75rem);
  }
  header .control {
    inline-size: auto;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--varco-space) * 4);
    margin-block-start: calc(var(--varco-space) * 2);
  }
  /* no \`* + *\`: it has every style computed again when one question comes */
  .main {
    max-inline-size: 46rem;
    margin-block-start: calc(var(--varco-space) * -2);
    & > * {
      margin-block-start: calc(var(--varco-space) * 2);
    }
    & .notice > * {
      margin-block: var(--varco-space);
    }
  }
  .fields {
    margin-block: calc(var(--varco-space) * 3) calc(var(--varco-space) * 5);
  }
  .actions .primary {
    margin-inline-start: auto;
  }
  nav {
    & ol {
      display: none;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    & [aria-expanded] {
      justify-content: space-between;
      inline-size: 100%;
        text-decoration: none;
    }
    & [aria-expanded='true'] ~ ol {
      display: block;
    }
    & p {
      display: none;
    }
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 0.5rem;
  }
  .step {
    justify-content: flex-start;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding-inline: var(--varco-space);
    border-width: 0 0 0 4px;
    border-color: transparent;
    border-radius: 0;
    color: inherit;
    font-weight: 400;
    text-align: start;
    overflow-wrap: anywhere;
    &[aria-current] {
      border-color: var(--varco-accent);
      background: var(--varco-tint);
      font-weight: 600;
    }
  }
  .place {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border: 1px solid var(--varco-edge);
    border-radius: 50%;
  }
  .place .icon,
  .tick {
    color: var(--varco-success);
  }
  .tick .icon {
    inline-size: 4rem;
    block-size: 4rem;
  }
  .notice.error a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--varco-danger);
  }
  section {
    margin-block-end: calc(var(--varco-space) * 4);
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
      grid-column: 1;
      overflow-wrap: anywhere;
      color: var(--varco-muted);
    }
    & dd {
      grid-column: 1;
      margin: 0;
      overflow-wrap: anywhere;
      white-space: pre-line;
      & + dd {
        grid-area: 1 / 2;
        white-space: nowrap;
      }
    }
    & button {
      min-block-size: 24px;
      padding-block: 0;
    }
  }
  code {
    display: block;
    margin-block: var(--varco-space);
    overflow-wrap: anywhere;
  }
  .print {
    display: none;
  }
  @container varco (min-width: 52rem) {
    .columns {
      grid-template-columns: minmax(13rem, 18rem) minmax(0, 1fr);
    }
    nav {
      position: sticky;
      inset-block-start: 1rem;
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
      grid-column: 2;
      & + dd {
        grid-area: auto / 3;
      }
    }
  }
  @media (forced-colors: active) {
    .step:not([aria-current]) {
      border-color: Canvas;
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
