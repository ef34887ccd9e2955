import { css } from 'lit';

export const lateStyles = css`
  .mine {
    & .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--varco-space);
      align-items: center;
      margin-block-end: calc(var(--varco-space) * 2);
    }
    & p.small {
      font-size: 0.875em;
    }
    & .kept {
      margin-block-end: calc(var(--varco-space) * 3);
    }
    & section {
      margin-block: calc(var(--varco-space) * 4);
    }
    & .notice p:last-child {
      margin: 0;
    }
    & .notice button {
      margin-block-start: var(--varco-space);
    }
    & :is(#answers, .changed) > summary {
      min-block-size: 44px;
      padding-block: 8px;
      font-weight: 600;
      cursor: pointer;
    }
    & dl {
      margin: 0 0 calc(var(--varco-space) * 2);
    }
    & dl > div {
      padding: var(--varco-space);
      border-block-end: 1px solid var(--varco-line);
    }
    & dd {
      margin: 0;
      font-weight: 600;
    }
    & dd :is(ul, ol) {
      margin: 0;
      font-weight: 400;
    }
  }
  .sentence {
    max-inline-size: 40ch;
    font-size: clamp(1.25em, 1em + 1.6cqi, 1.75em);
    line-height: 1.3;
    text-wrap: pretty;
    margin-block-end: calc(var(--varco-space) * 3);
  }
  .code {
    max-inline-size: 70ch;
    & label {
      display: block;
      font-weight: 600;
    }
    & input {
      flex: 1 1 20ch;
      min-inline-size: 0;
      min-block-size: 44px;
      padding: 8px;
      border: 1px solid var(--varco-edge);
      border-radius: var(--varco-radius);
      background: var(--varco-paper);
    }
    & input[aria-invalid] {
      border: 2px solid var(--varco-danger);
    }
  }
  .dimensions article {
    margin-block-end: calc(var(--varco-space) * 2);
    break-inside: avoid;
    padding-block-start: calc(var(--varco-space) * 2);
    border-block-start: 1px solid var(--varco-line);
    & > :is(h1, h2, h3, h4, h5, h6) {
      margin-block-end: 4px;
    }
    & .kind {
      margin: var(--varco-space) 0 0;
      font-weight: 600;
    }
    & ul {
      padding: 0;
      list-style: none;
    }
    & .score strong {
      font-size: 1.25em;
    }
  }
  /* a mark beside the word, not in place of it */
  .kind::before {
    content: '○ ' / '';
  }
  .lifted .kind::before {
    content: '▲ ' / '';
  }
  .lowered .kind::before {
    content: '▼ ' / '';
  }
  .reason {
    display: block;
    inline-size: 100%;
    text-align: start;
    text-decoration: none;
    & span {
      font-weight: 400;
      color: var(--varco-ink);
    }
    & strong {
      text-decoration: underline;
    }
  }
  .steps ol {
    display: grid;
    gap: calc(var(--varco-space) * 2);
    max-inline-size: none;
    padding: 0;
    list-style: none;
    counter-reset: step;
    & li {
      padding: calc(var(--varco-space) * 2);
      border: 1px solid var(--varco-line);
      border-radius: var(--varco-radius);
    }
    & p:last-child {
      margin: 0;
    }
  }
  .step {
    font-weight: 600;
    & button {
      justify-content: start;
      padding-inline: 0;
      text-align: start;
    }
    & a {
      display: inline-block;
      padding-block: 10px;
    }
  }
  .address {
    display: none;
  }
  .dimensions button[aria-expanded] {
    padding-inline-start: 0;
    & .icon {
      inline-size: 1em;
    }
    &[aria-expanded='true'] .icon {
      transform: scaleY(-1);
    }
  }
  @media not print {
    [data-folded] {
      display: none;
    }
  }
  @container varco (inline-size > 44em) {
    .dimensions .cards {
      columns: 2;
      column-gap: calc(var(--varco-space) * 4);
    }
    .steps ol {
      grid-template-columns: repeat(3, 1fr);
    }
  }
  /* one page of A4 */
  @media print {
    .mine {
      font-size: 8pt;
      line-height: 1.2;
      & section {
        margin-block: 6px 0;
        padding-block-start: 4px;
        & > :first-child {
          font-size: 1.25em;
        }
      }
      & :is(.code, .row, #answers, .changed, .kept, .tools, figure details, p.band, .cards .open ul, .why li + li),
      & .changes:not(:has(#changes)) {
        display: none;
      }
      & :is(h2, h3, h4, h5, h6, p, ul) {
        max-inline-size: none;
        margin-block: 0 2px;
      }
      & .figure {
        margin-block-end: 8px;
        & > .muted {
          display: none;
        }
      }
      & .drawing {
        inline-size: auto;
        block-size: 52mm;
      }
      & .notice {
        margin-block: 4px;
        padding-block: 2px;
      }
    }
    .varco:has(> .mine) > :is(h1, h2, h3, h4, h5, h6) {
      margin-block: 0 4px;
      font-size: 11pt;
    }
    #picture,
    #changes {
      outline: none;
    }
    .sentence {
      max-inline-size: none;
      margin-block-end: 4px;
      font-size: 11pt;
    }
    .dimensions .cards {
      columns: 3;
      column-gap: 16px;
    }
    /* what is only heard would still lengthen the page */
    .unseen,
    .mine > :first-child:not(:last-child, .notice) {
      display: none;
    }
    .dimensions article {
      margin-block-end: 2px;
      padding-block-start: 3px;
      & .kind {
        display: inline;
        margin: 0;
      }
      & .why ul,
      & .why li {
        display: inline;
      }
      /* what is long stands whole in the copy of the answers */
      & .why > div {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 4;
        overflow: hidden;
      }
      & .score strong {
        font-size: 1em;
      }
    }
    /* a button is a box of its own however it is displayed */
    .reason {
      display: contents;
      & strong {
        color: var(--varco-ink);
        text-decoration: none;
      }
    }
    .steps ol {
      grid-template-columns: repeat(3, 1fr);
      gap: 8px;
      & li {
        break-inside: avoid;
        padding: 4px 8px;
      }
      & a {
        padding: 0;
      }
    }
    /* where a link leads, for who has it in hand */
    .address {
      display: block;
      overflow-wrap: anywhere;
      font-size: 7pt;
      font-weight: 400;
    }
    .changes dl {
      display: none;
    }
  }
`;
