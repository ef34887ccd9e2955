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
      & section > :first-child {
        margin-block: calc(var(--varco-space) * 2) var(--varco-space);
        font-size: 1.375em;
      }
      & :is(h1, h2, h3, h4, h5, h6) {
        break-after: avoid;
      }
      & :is(li, tr) {
        break-inside: avoid;
      }
      & .sentences li {
        padding-block: 4px;
        border: 0;
      }
      & .wide {
        overflow: visible;
      }
      & table {
        inline-size: 100%;
      }
      & p,
      & li {
        orphans: 3;
        widows: 3;
      }
    }
  }
`;
