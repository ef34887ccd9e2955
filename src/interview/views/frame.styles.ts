import { css } from 'lit';

/** What the stories propose beside a question of the frame, and the document on paper. */
export const frameStyles = css`
  .stories {
    margin-block-end: calc(var(--varco-space) * 2);
    padding: 4px calc(var(--varco-space) * 2);
    border-inline-start: 4px solid var(--varco-line);
    & p {
      margin-block: var(--varco-space);
    }
    & button {
      max-inline-size: 100%;
      text-align: start;
      white-space: normal;
    }
    & + .stories {
      margin-block-start: calc(var(--varco-space) * -2);
    }
  }
  /* before what is made of it there is no need for so much room */
  .fields:has(+ .stories > .said) {
    padding-block-end: var(--varco-space);
  }
  .copies .notice {
    inline-size: 100%;
  }
  /* a place too narrow turns the questions' tables into lists: of these, what a cell says goes by its column */
  .wide {
    & table {
      display: table;
      table-layout: auto;
    }
    & thead {
      display: table-header-group;
    }
    & tbody {
      display: table-row-group;
    }
    & tr {
      display: table-row;
    }
    & :is(th, td) {
      display: table-cell;
    }
  }
  .paper {
    display: none;
  }
  @media print {
    .varco:has(.document) > .notice,
    .main:has(> .document) > :not(.document),
    .screen,
    .from {
      display: none;
    }
    .paper {
      display: block;
    }
    .document {
      font-size: 0.875em;
      & :is(h1, h2, h3, h4, h5, h6) {
        margin-block: calc(var(--varco-space) * 1.5) 4px;
        break-after: avoid;
      }
      & section > :first-child {
        margin-block: calc(var(--varco-space) * 2) var(--varco-space);
        font-size: 1.375em;
      }
      & :is(li, tr) {
        break-inside: avoid;
      }
      & :is(caption, thead) {
        break-after: avoid;
      }
      & .sentences li {
        padding-block: 4px;
        border: 0;
      }
      & .wide {
        overflow: visible;
      }
      & tbody th {
        font-weight: 600;
      }
    }
  }
`;
